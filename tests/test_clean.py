"""Cleaning undoes the damage of pages, takes no body text away, and says what it took and how a date is known."""

from __future__ import annotations

import time
from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronist.clean import clean, take_apart
from chronist.clean.lines import words
from chronist.model import Document, Given, KnownBy, Problem, RawReport, content_hash
from chronist.outlets import Outlets

OUTLETS = Outlets.load()
BODY = "Rebels left the town of Bardol on Friday after a deal with the government, residents said."
MORE = "Buses took them to the north of the country, where they are to stay until the end of the talks."
LAST = "The army said that it would enter the town on Saturday and that it would harm nobody."


def cleaned(text: str, media: str = "text/plain", **given: str) -> Document:
    report = RawReport(address="a", body=text.encode(), media=media, given=Given(**given))
    found = clean(report, OUTLETS)
    assert isinstance(found, Document), found
    return found


def kinds(document: Document) -> dict[str, str]:
    return {removed.text: removed.kind for removed in document.removed}


def page(*lines: str) -> str:
    return "\n\n".join(lines)


def test_plain_report() -> None:
    found = cleaned(page("Rebels leave Bardol", BODY, MORE))
    assert (found.title, found.text) == ("Rebels leave Bardol", f"{BODY}\n\n{MORE}")
    assert found.id == content_hash(found.text, None, None, None)
    assert found.flags == ("undated",)
    assert found.published.known_by == KnownBy.UNKNOWN


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement", "ADVERTISEMENT", "Share", "Short link:", "READ SOME MORE", "All news", "Follow us on Twitter",
        "Read more: Talks resume in Oslo", "© 2016 Example News", "Copyright 2016 Example. All rights reserved.",
        "12 comments", "Comments (4)", "Sign up for our newsletter", "Story continues below advertisement",
        "3 min read", "Tags: Bardol, war",
        "Related Articles", "Jane Doe contributed to this report.", "Image caption", "Most Read",
        "(Reporting by Jane Doe; Editing by John Roe)", "https://example.org/a/b", "Facebook Twitter",
    ],
)  # fmt: skip
def test_furniture_goes_and_is_kept_in_removed(line: str) -> None:
    found = cleaned(page("Rebels leave Bardol", BODY, line, MORE))
    assert found.text == page(BODY, MORE)
    assert line in kinds(found)
    assert next(r for r in found.removed if r.text == line).line == 5


@pytest.mark.parametrize(
    "line",
    [
        "Soldiers near Bardol on Friday. Photograph: AFP/Getty Images",
        "File photo of the minister. (Photo: Reuters)",
        "File photo of the minister",
        "The minister at a meeting in Oslo [File: Jane Doe/Reuters]",
        "Smoke over Bardol on Friday. REUTERS/Jane Doe",
        "Smoke over Bardol (AP Photo/Jane Doe)",
        "FILE - In this May 3, 2015 picture, smoke rises over Bardol.",
        "A street in Bardol [Jane Doe/Al Jazeera]",
        "Photo: Jane Doe",
    ],
)
def test_caption_goes(line: str) -> None:
    found = cleaned(page("Rebels leave Bardol", line, BODY, MORE))
    assert found.text == page(BODY, MORE)
    assert kinds(found)[line] == "caption"
    assert found.agency is None  # whose picture it is does not say whose text it is


@pytest.mark.parametrize(
    "heading", ["Hotel district", "Peace process", "The road to Bardol", "'Baby step'", "Bardol’s future"]
)
def test_crosshead_goes(heading: str) -> None:
    found = cleaned(page("Rebels leave Bardol", BODY, heading, MORE))
    assert found.text == page(BODY, MORE)
    assert kinds(found)[heading] == "crosshead"


@pytest.mark.parametrize(
    "line",
    [
        "He said no.",
        "The talks failed.",
        "Share prices fell.",
        "More troops followed on Monday.",
        "Follow the money, he said.",
        '"Leave."',
        '"This is our town. "',
        'The minister told reporters: "We had no choice."',
        "Nobody was hurt",
        "A video showed it was over",
        "Photographs showed smoke over the town.",
        "He posted a photo by mistake.",
        "She told AFP/Reuters.",
        "He posted it on Flickr.",
        "Copyright law was changed as well.",
        "Who will police the town?",
        "- Ten dead in Bardol",
        "The Post reported the same.",
        "Reports said that the army had contributed to this.",
        "By Friday they had left.",
    ],
)
def test_body_text_stays(line: str) -> None:
    found = cleaned(page("Rebels leave Bardol", BODY, line, MORE))
    assert found.text == page(BODY, line, MORE)


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (["After", "Ghana", "sent troops to shore up", "Mr Addo", "last year, talks began."],
         "After Ghana sent troops to shore up Mr Addo last year, talks began."),
        (["Talks in the", "Middle East", "and in", "Europe", "failed to end the war."],
         "Talks in the Middle East and in Europe failed to end the war."),
        (["The minister wrote on", "Twitter", "that he would go."], "The minister wrote on Twitter that he would go."),
        (["The army of", "Ghana", ", which left in May, is back."], "The army of Ghana, which left in May, is back."),
        (["The town of", "Bardol."], "The town of Bardol."),
        (["Ghana", "'s army has left the town for good."], "Ghana's army has left the town for good."),
        (["The rebels said that the", "Advertisement", "army had left the town for good."],
         "The rebels said that the army had left the town for good."),
        (["The minister met the president of the neighbouring state", "John Addo", "in the capital for talks."],
         "The minister met the president of the neighbouring state John Addo in the capital for talks."),
        (["The U.S.", "military said that it had left."], "The U.S. military said that it had left."),
    ],
)  # fmt: skip
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_broken_sentence_is_made_whole(lines: list[str], whole: str, between: str) -> None:
    found = cleaned(f"Rebels leave Bardol\n\n{BODY}\n\n{between.join(lines)}\n\n{MORE}")
    assert found.text == page(BODY, whole, MORE)


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        ([BODY, "What the talks are about", MORE],) * 2,
        ([BODY, "al-Shabaab denied that it had left the town.", MORE],) * 2,
        ([BODY, "He said:", '"We had no choice but to leave the town."'],) * 2,
        ([BODY, "The towns:", "- Bardol", "- Kern"],) * 2,
    ],
)
def test_what_only_looks_broken_is_left(lines: list[str], kept: list[str]) -> None:
    assert cleaned(page("Rebels leave Bardol", *lines)).text == page(*kept)


def test_wrapped_text_is_unwrapped() -> None:
    wrapped = (
        "Rebels left the town of Bardol on Friday after a deal with the government that\n"
        "was brokered by the United Nations, residents said, and buses took them to the\n"
        "north of the country.\n\n"
        "The army said that it would enter the town on Saturday and that it would harm\n"
        "nobody who had laid down his arms before the end of the week, as had been\n"
        "agreed."
    )
    paragraphs = [" ".join(p.split("\n")) for p in wrapped.split("\n\n")]
    assert cleaned(wrapped).text == page(*paragraphs)


def test_a_paragraph_a_line_is_not_unwrapped() -> None:
    assert cleaned("\n".join(["Rebels leave Bardol", BODY, MORE, LAST])).text == page(BODY, MORE, LAST)


@pytest.mark.parametrize(
    ("quote", "body", "kind"),
    [
        (f"{MORE} |", f'"{MORE}" he said in a statement on Friday.', "pull-quote"),
        (MORE, MORE, "repeat"),
        ('"We did not want to leave our town, but nobody came to help us," Marr added.',
         '"We did not want to leave our town, but nobody came to help us," Marr said.', "repeat"),
    ],
)  # fmt: skip
def test_repeated_line_goes(quote: str, body: str, kind: str) -> None:
    first = cleaned(page("Rebels leave Bardol", BODY, quote, LAST, body))
    assert Counter(first.removed)[first.removed[-1]] == 1
    assert [r.kind for r in first.removed if r.kind != "title"] == [kind]
    assert len(first.text.split("\n\n")) == 3


def test_same_words_of_another_speaker_stay() -> None:
    said = '"We did not want to leave our town, but nobody came to help us," {} said.'
    assert (
        len(cleaned(page("Rebels leave Bardol", BODY, said.format("Marr"), said.format("Kern"))).text.split("\n\n"))
        == 3
    )


def test_headline_of_another_report_at_the_end_goes() -> None:
    found = cleaned(page("Rebels leave Bardol", BODY, MORE, "Ghana votes for new parliament"))
    assert found.text == page(BODY, MORE)
    assert kinds(found)["Ghana votes for new parliament"] == "related"


@pytest.mark.parametrize(
    "last", ["The minister told the paper that he would", "He said the talks would resume on Monday"]
)
def test_text_that_is_cut_off_stays(last: str) -> None:
    assert cleaned(page("Rebels leave Bardol", BODY, MORE, last)).text == page(BODY, MORE, last)


@pytest.mark.parametrize(
    ("line", "day", "agency"),
    [
        ("AFP , Thursday 14 Jul 2016", date(2016, 7, 14), "Agence France-Presse"),
        ("Friday, March 18, 2016", date(2016, 3, 18), None),
        ("Published: 18 March 2016", date(2016, 3, 18), None),
        ("Reuters, Bardol, March 18, 2016", date(2016, 3, 18), "Reuters"),
        ("18 March 2016 - 10:15 GMT", date(2016, 3, 18), None),
        ("By Jane Doe | 2016-03-18 10:15", date(2016, 3, 18), None),
        ("Posted on 18th March, 2016 at 10:15am", date(2016, 3, 18), None),
        ("Updated: 20 March 2016 | Published: 18 March 2016", date(2016, 3, 18), None),
        ("18/03/2016", date(2016, 3, 18), None),
        ("Last updated: 18 March 2016", date(2016, 3, 18), None),
    ],
)
def test_line_of_date_above_the_text(line: str, day: date, agency: str | None) -> None:
    found = cleaned(page("Rebels leave Bardol", line, BODY, MORE))
    assert found.text == page(BODY, MORE)
    assert (found.published.first, found.published.last, found.published.known_by) == (day, day, KnownBy.DATELINE)
    assert (found.published.edtf, found.agency, found.dateline) == (day.isoformat(), agency, line)
    assert found.published.reasons[0].startswith(f'line 3: "{line}"')
    assert found.flags == ()


@pytest.mark.parametrize(
    "line", ["18/03/16", "03/04/2016", "Version 2016-13-45", "On 18 March 2016 they left for the north."]
)
def test_no_line_of_date(line: str) -> None:
    assert cleaned(page("Rebels leave Bardol", line, BODY, MORE)).published.known_by == KnownBy.UNKNOWN


@pytest.mark.parametrize(
    ("opening", "dateline", "agency", "day"),
    [
        ("MOSCOW, February 7. /TASS/.  ", "MOSCOW, February 7. /TASS/", "TASS", None),
        ("BEIRUT (AP) — ", "BEIRUT (AP)", "Associated Press", None),
        ("Tripoli, Libya (CNN) -- ", "Tripoli, Libya (CNN)", None, None),
        ("(CNN) -- ", "(CNN)", None, None),
        ("CAIRO, Feb. 20, 2014 (Xinhua) -- ", "CAIRO, Feb. 20, 2014 (Xinhua)", "Xinhua", date(2014, 2, 20)),
        ("BEIRUT, Lebanon — ", "BEIRUT, Lebanon", None, None),
        ("BEIRUT/GENEVA (Reuters) - ", "BEIRUT/GENEVA (Reuters)", "Reuters", None),
        ("ADEN, 14 July 2016 (IRIN) - ", "ADEN, 14 July 2016 (IRIN)", "The New Humanitarian", date(2016, 7, 14)),
        ("14 July 2016 – ", "14 July 2016", None, date(2016, 7, 14)),
        ("NAIROBI, Kenya (AP) _\n\n", "NAIROBI, Kenya (AP)", "Associated Press", None),
        ("OSLO, August 8 (Xinhua) --\n", "OSLO, August 8 (Xinhua)", "Xinhua", None),
        ("WASHINGTON _\n", "WASHINGTON", None, None),
        (
            "BEIRUT, 3 May 2016 (Harbour Press) - ",
            "BEIRUT, 3 May 2016 (Harbour Press)",
            "Harbour Press",
            date(2016, 5, 3),
        ),
        (
            "ADEN, Yemen (Gulf News Wire), 3 May 2016 - ",
            "ADEN, Yemen (Gulf News Wire), 3 May 2016",
            "Gulf News Wire",
            date(2016, 5, 3),
        ),
    ],
)
def test_dateline_of_the_text(opening: str, dateline: str, agency: str | None, day: date | None) -> None:
    found = cleaned(page("Rebels leave Bardol", f"{opening}{BODY}", MORE))
    assert found.text == page(BODY, MORE)
    assert (found.dateline, found.agency, found.published.first) == (dateline, agency, day)


@pytest.mark.parametrize(
    "opening",
    [
        "NATO — which said so — left. ",
        "The army (SAA) said so. ",
        "NEW: ",
        "Bardol (population 900) fell. ",
        "UPDATE - ",
    ],
)
def test_no_dateline(opening: str) -> None:
    assert cleaned(page("Rebels leave Bardol", f"{opening}{BODY}", MORE)).text == page(f"{opening}{BODY}", MORE)


def test_title_and_highlights_run_together_with_the_text() -> None:
    found = cleaned(page(f"Rebels leave the town. BARDOL, Kern (AP) - {BODY}", MORE))
    assert (found.text, found.dateline) == (page("Rebels leave the town.", BODY, MORE), "BARDOL, Kern (AP)")
    found = cleaned(page(f"Rebels leave the town Army to enter on Saturday (CNN) -- {BODY}", MORE))
    assert found.text.endswith(page(BODY, MORE))


def test_title_with_a_place_in_capitals_is_no_dateline() -> None:
    found = cleaned(page("BARDOL - Rebels leave town", BODY, MORE))
    assert (found.title, found.dateline, found.text) == ("BARDOL - Rebels leave town", None, page(BODY, MORE))


def test_interview_has_no_dateline() -> None:
    text = page("An interview", f"MARR — {BODY}", f"KERN — {MORE}")
    assert cleaned(text).text == page(f"MARR — {BODY}", f"KERN — {MORE}")


@pytest.mark.parametrize(
    "credit", [" – (Reuters)", " (Reuters)", " (Reuters/AFP)", " – Reuters", "\n\nReuters", "\n\nSource: Reuters"]
)
def test_credit_at_the_end(credit: str) -> None:
    found = cleaned(page("Rebels leave Bardol", BODY, f"{MORE}{credit}"))
    assert (found.text, found.agency) == (page(BODY, MORE), "Reuters")


def test_organisation_in_brackets_at_the_end_is_no_credit() -> None:
    text = f"{MORE} So said the observers (SOBS)"
    assert cleaned(page("Rebels leave Bardol", BODY, text)).text == page(BODY, text)


@pytest.mark.parametrize(
    ("given", "edtf", "known_by"),
    [
        ({"published": "2016-03-18"}, "2016-03-18", KnownBy.GIVEN),
        ({"published": "2016-03-18T23:30:00+02:00"}, "2016-03-18", KnownBy.GIVEN),
        ({"published": "20160318"}, "2016-03-18", KnownBy.GIVEN),
        ({"published": "Fri, 18 Mar 2016 10:00:00 GMT"}, "2016-03-18", KnownBy.GIVEN),
        ({"published": "March 2016"}, "2016-03-01/2016-03-31", KnownBy.GIVEN),
        ({"published": "2016"}, "2016-01-01/2016-12-31", KnownBy.GIVEN),
        ({"published": "2016-03-01/2016-04"}, "2016-03-01/2016-04-30", KnownBy.GIVEN),
        ({"published": "../2016-04"}, "../2016-04-30", KnownBy.GIVEN),
        ({"published": "last week"}, None, KnownBy.UNKNOWN),
        ({"published": "2016-02-30"}, None, KnownBy.UNKNOWN),
        ({"published": "2016-04/2016-03"}, None, KnownBy.UNKNOWN),
        ({"url": "https://example.org/2016/03/18/rebels"}, "2016-03-18", KnownBy.METADATA),
    ],
)
def test_given_date(given: dict[str, str], edtf: str | None, known_by: KnownBy) -> None:
    found = cleaned(page(BODY, MORE), **given)
    assert (found.published.edtf, found.published.known_by) == (edtf, known_by)
    assert found.published.reasons
    assert ("undated" in found.flags) == (edtf is None)


def test_given_date_wins_over_the_line_and_a_bad_one_does_not() -> None:
    text = page("Rebels leave Bardol", "Published: 18 March 2016", BODY, MORE)
    assert cleaned(text, published="2016-04-01").published.edtf == "2016-04-01"
    found = cleaned(text, published="soon")
    assert (found.published.edtf, found.published.known_by) == ("2016-03-18", KnownBy.DATELINE)
    assert "soon" in found.published.reasons[0]


@pytest.mark.parametrize(
    ("given", "outlet"),
    [
        ({"outlet": "bbc.co.uk"}, "BBC"),
        ({"outlet": "The Bardol Herald"}, "The Bardol Herald"),
        ({"url": "https://www.bardol-herald.org/1"}, "bardol-herald.org"),
        ({"url": "https://english.ahram.org.eg/1"}, "Al-Ahram"),
        ({}, None),
    ],
)
def test_outlet(given: dict[str, str], outlet: str | None) -> None:
    assert cleaned(page(BODY, MORE), **given).outlet == outlet


def test_given_title_is_taken_out_of_the_text() -> None:
    found = cleaned(page("REBELS LEAVE BARDOL", BODY, MORE), title="Rebels leave Bardol - Example News")
    assert (found.title, found.text) == ("Rebels leave Bardol - Example News", page(BODY, MORE))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (page("Advertisement", "Share"), "no text is left without 2 boilerplate"),
        ("Войска вошли в город.", "is not English but Russian"),
        ("Les troupes ont quitté la ville dimanche après trois semaines de combats, a déclaré un porte-parole "
         "de l'armée à la télévision. Les rebelles ont démenti avoir perdu le contrôle du centre.",
         "is not English but French"),
    ],
)  # fmt: skip
def test_unusable_text_is_a_problem(text: str, reason: str) -> None:
    found = clean(RawReport(address="a", body=text.encode(), media="text/plain"), OUTLETS)
    assert isinstance(found, Problem)
    assert (found.stage, found.address) == ("clean", "a")
    assert reason in found.reason


@pytest.mark.parametrize("text", ["Talks begin.", "Bardol, Kern, Marel, Addo, Marr.", "¡Bardol!", "UN: 40 dead"])
def test_short_text_is_given_the_benefit(text: str) -> None:
    assert cleaned(text).text


def test_mojibake_and_unseen_characters_are_mended() -> None:
    assert (
        cleaned("The envoyâ€™s plan\u200b was\u00a0na\u00efve,\u00ad she said.").text
        == "The envoy’s plan was naïve, she said."
    )


HTML = """<!DOCTYPE html><html><head><title>Rebels leave Bardol | BBC</title>
<meta property="og:site_name" content="BBC News"><link rel="canonical" href="https://www.bbc.co.uk/news/1">
<meta property="article:published_time" content="2016-03-18T18:05:00Z">
<meta property="article:modified_time" content="2016-03-20T08:00:00Z"><meta name="author" content="Reuters">
<script>document.title = "run"</script></head><body><nav><a href="/">Home</a></nav>
<article><h1>Rebels leave Bardol</h1><p>{0}</p><div>Advertisement</div><h2>Peace talks</h2>
<p>{1} <a href="/x">Kern</a> is near.</p><p>{2}</p></article>
<aside><a href="/1">Ten dead in market</a></aside><footer>© 2016 BBC</footer></body></html>"""


def test_saved_page() -> None:
    found = cleaned(HTML.format(BODY, MORE, LAST), media="text/html")
    assert found.text == page(BODY, f"{MORE} Kern is near.", LAST)
    assert (found.title, found.outlet, found.agency) == ("Rebels leave Bardol", "BBC", "Reuters")
    assert (found.url, found.published.edtf, found.published.known_by) == (
        "https://www.bbc.co.uk/news/1",
        "2016-03-18",
        KnownBy.METADATA,
    )
    assert "last changed 2016-03-20" in found.published.reasons[0]


@pytest.mark.parametrize("body", ["<html><body></body></html>", "http://example.org/", "<html>"])
def test_page_without_text_is_a_problem_and_nothing_is_fetched(body: str) -> None:
    found = clean(RawReport(address="a", body=body.encode(), media="text/html"), OUTLETS)
    assert isinstance(found, Problem)


LINES = st.sampled_from(
    [BODY, MORE, LAST, "Share", "Advertisement", "Peace process", "After", "Ghana", "sent troops to", "last year.", "",
     "Reuters", "Published: 18 March 2016", "Photo: Jane Doe", "Ten dead in Bardol", "(CNN) -- The army left.",
     "It ended. (AFP)", "\u201cNo.\u201d"]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(LINES, max_size=12), st.sampled_from(["\n", "\n\n", "\r\n"]))
def test_no_word_is_lost_or_made_up(lines: list[str], between: str) -> None:
    raw = between.join(lines)
    parts = take_apart(raw, OUTLETS)
    taken = [word for removed in parts.removed for word in words(removed.text)]
    assert Counter(words(parts.text)) + Counter(taken) == Counter(words(raw))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_cleaned_or_a_problem(text: str) -> None:
    report = RawReport(address="a", body=text.encode(), media="text/plain")
    found = clean(report, OUTLETS)
    assert found == clean(report, OUTLETS)
    assert isinstance(found, Problem) or found.text.strip()


@pytest.mark.parametrize(
    "unit", ["A ", "a", "(", "By A ", "A. ", "A,", "--", "A/", "1 ", "\u201c", "MAY 1 ", "a\n", "A\n\n", "Photo: "]
)
def test_no_input_takes_long(unit: str) -> None:
    started = time.process_time()
    take_apart(unit * (40_000 // len(unit)), OUTLETS)
    assert time.process_time() - started < 5
