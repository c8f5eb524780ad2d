"""What a claim is told as: facts of one claim in, the sentence out."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronist.link.events import link
from chronist.model import ActorMention, Change, Event, Facets, Span, Speaker, Status, Toll
from chronist.show.sentences import is_rough, quoted, sentence, tell, told
from chronist.show.words import shortened
from chronist.views import Evidence
from made import controls, said

DAY = "2016-03-27"
RAID = {"published": "2016-03-28", "event": Event.ASSAULT, "time": DAY, "actors": "Reds", "recipients": "Blues"}


def raid(status: Status, *cues: str, speaker: str | None = "Watch", denies: bool = False) -> Evidence:
    item = said(status=status, speaker=speaker, where="Oakham", **RAID)  # type: ignore[arg-type]
    spans = tuple(Span(start=0, end=len(c), text=c) for c in cues)
    speakers = tuple(msgspec.structs.replace(s, asserts=not (denies and s.start == 0)) for s in item.claim.speakers)
    claim = msgspec.structs.replace(item.claim, status_cues=spans, speakers=speakers)
    return msgspec.structs.replace(item, claim=claim)


@pytest.mark.parametrize(
    ("status", "cue", "expected"),
    [
        (Status.HAPPENED, "", "Reds attacked Blues in Oakham on 27 March 2016, Watch said."),
        (Status.ONGOING, "", "Reds attacked Blues in Oakham on 27 March 2016, Watch said."),
        (Status.ATTEMPTED, "tried", "Reds tried to attack Blues in Oakham on 27 March 2016, Watch said."),
        (Status.PLANNED, "planned", "Reds planned to attack Blues in Oakham on 27 March 2016, Watch said."),
        (Status.THREATENED, "threatened", "Reds threatened to attack Blues in Oakham on 27 March 2016, Watch said."),
        (Status.NOT_HAPPENED, "did not", "Reds did not attack Blues in Oakham on 27 March 2016, Watch said."),
        (Status.POSSIBLE, "reportedly", "Reds may have attacked Blues in Oakham on 27 March 2016, Watch said."),
        (Status.PLANNED, "to", None),
        (Status.NOT_HAPPENED, "not to", None),
        (Status.POSSIBLE, "if", None),
        (Status.PROPOSED, "should", None),
    ],
)
def test_each_status_has_its_own_words(status: Status, cue: str, expected: str | None) -> None:
    assert told(raid(status, *([cue] if cue else []))) == expected


def test_who_denies_is_told_as_denying() -> None:
    item = raid(Status.DENIED, denies=True)
    assert told(item) == "Watch denied that Reds attacked Blues in Oakham on 27 March 2016."


def test_what_a_speaker_denies_is_never_told_as_said() -> None:
    assert told(raid(Status.HAPPENED, denies=True)) is None


@given(
    st.sampled_from(sorted(set(Status) - {Status.HAPPENED, Status.ONGOING})), st.sampled_from(["", "to", "if", "may"])
)
def test_nothing_unreal_is_told_as_a_fact(status: Status, cue: str) -> None:
    sentence = told(raid(status, cue, speaker=None))
    assert sentence is None or "Reds attacked" not in sentence


def test_without_a_speaker_the_outlet_reports() -> None:
    assert (
        told(raid(Status.HAPPENED, speaker=None))
        == "Reds attacked Blues in Oakham on 27 March 2016, the Courier reported."
    )


def test_who_took_what_from_whom() -> None:
    facets = controls(Change.GAINED, "Oakham", "Reds", "Blues")
    item = said(published="2016-03-28", time="2016-03-01/2016-03-31", where="Oakham", facets=facets)
    assert told(item) == "Reds took control of Oakham from Blues in March 2016, the Courier reported."


def test_a_state_beside_an_act_is_not_told_for_it() -> None:
    facets = controls(Change.HELD, "Oakham", "Reds")
    assert told(said(published="2016-03-28", event=Event.REQUEST, time=DAY, where="Oakham", facets=facets)) is None


@pytest.mark.parametrize(
    ("text", "cumulative", "expected"),
    [
        (
            "at least 12 civilians",
            False,
            "At least 12 civilians were killed in Oakham on 27 March 2016, the Courier reported.",
        ),
        (
            "scores of fighters",
            False,
            "Scores of fighters were killed in Oakham on 27 March 2016, the Courier reported.",
        ),
        ("30", False, None),
        ("several more people", False, None),
        ("4,000 people", True, None),
    ],
)
def test_counts_are_told_in_their_own_words(text: str, cumulative: bool, expected: str | None) -> None:
    toll = Toll(kind="killed", low=12, best=None, high=None, text=text, cumulative=cumulative)
    item = said(published="2016-03-28", time=DAY, where="Oakham", facets=Facets(toll=(toll,)))
    assert told(item) == expected


def mention(text: str, key: str | None = None, kind: str | None = None) -> ActorMention:
    return ActorMention(start=0, end=len(text), text=text, name=text, id=key, kind=kind)


@pytest.mark.parametrize(
    ("actor", "recipient", "quote"),
    [
        (mention("Reds", "R"), mention("they"), "they were hit"),
        (mention("Reds", "R"), mention("members"), "members of a club"),
        (mention("Reds", "R"), mention("his"), "his house"),
        (mention("Reds", "R"), mention("Bo Dale", "B", "person"), "Bo Dale's house was hit"),
        (mention("Reds", "R"), mention("Bo Dale", "B", "person"), "Bo Dale air defences were hit"),
        (mention("Reds", "R"), mention("the Reds", "R"), "the Reds"),
        (mention("it"), mention("Blues", "B"), "Blues"),
    ],
)
def test_who_cannot_stand_alone_is_quoted(actor: ActorMention, recipient: ActorMention, quote: str) -> None:
    item = said(**RAID)  # type: ignore[arg-type]
    claim = msgspec.structs.replace(item.claim, actors=(actor,), recipients=(recipient,), quote=quote, end=len(quote))
    item = msgspec.structs.replace(item, claim=claim)
    assert told(item) is None
    assert quote in tell(item)


def test_a_quote_names_the_chain_of_speakers() -> None:
    item = said(published="2016-03-28", speaker="Watch")
    assert quoted(item) == "“xxxxxxxxxx” (Watch, as reported by the Courier)"


def test_bare_nouns_that_speak_get_an_article() -> None:
    item = raid(Status.HAPPENED)
    speakers = (Speaker(text="doctor", name="doctor", start=0, end=1), *item.claim.speakers[1:])
    item = msgspec.structs.replace(item, claim=msgspec.structs.replace(item.claim, speakers=speakers))
    assert (told(item) or "").endswith(", a doctor said.")


def test_an_event_is_told_by_the_claim_that_says_most() -> None:
    vague = said(published="2016-03-29", event=Event.ASSAULT, time=DAY, where="Oakham", recipients="Blues")
    full = raid(Status.HAPPENED)
    (event, *rest) = link([vague, full])
    assert not rest
    assert sentence(event, {e.claim.id: e for e in (vague, full)}) == told(full)


@pytest.mark.parametrize(
    ("quote", "rough"),
    [
        ("The port was shelled on Monday.", False),
        ("“The port was shelled,” she said.", False),
        ("NEW: Port is shelled Talks go on in the north", True),
        ("and then they left.", True),
        ("word " * 60, True),
    ],
)
def test_headlines_and_fragments_are_rough(quote: str, rough: bool) -> None:
    assert is_rough(quote) is rough


@given(st.lists(st.text("abcdefg", min_size=1, max_size=9), min_size=1, max_size=40), st.integers(12, 80))
def test_cuts_fall_between_words(words: list[str], length: int) -> None:
    cut = shortened(" ".join(words), length).replace("…", " ").split()
    assert set(cut) <= set(words)
