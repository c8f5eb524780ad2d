"""What a person decided is honoured: one happening, not one, wrong, another day, place or doer; in any order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronist.errors import ConfigError
from chronist.link.decisions import Decisions, decide, published_of
from chronist.link.events import events_of, link
from chronist.link.features import features
from chronist.link.groups import Groups
from chronist.link.judged import judged, judged_documents
from chronist.link.judgements import (
    HEADER,
    DocumentName,
    JudgedActor,
    JudgedPlace,
    Judgement,
    Kind,
    Line,
    key,
    name_claim,
    read_lines,
    write_line,
)
from chronist.model import Change, Claim, Document, Event, Facets, Interval, KnownBy, Ref, Toll
from chronist.views import Evidence
from made import controls, said


def strike(**facts: object) -> Evidence:
    given = {"published": "2016-07-15", "time": "2016-07-14", "where": "Homs", "event": Event.ASSAULT}
    return said(**(given | {"actors": "SYR.mil"} | facts))  # type: ignore[arg-type]


def document(id_: str, report: str = "") -> Document:
    return Document(id=id_, report=report or f"report-{id_}", address=f"{id_}.txt", text="x" * 40)


def about(kind: Kind, *items: Evidence, **what: object) -> Judgement:
    claims = tuple(name_claim(i.claim, document(i.claim.document)) for i in items)
    return Judgement(judgement=kind, claims=claims, **what)  # type: ignore[arg-type]


def lines(*judgements: Judgement) -> tuple[Line, ...]:
    return read_lines("\n".join([HEADER, *map(write_line, judgements)]), "judgements.jsonl")


def decided(items: Iterable[Evidence], *judgements: Judgement) -> Decisions:
    claims = [i.claim for i in items]
    documents = [document(d) for d in sorted({c.document for c in claims})]
    return decide(lines(*judgements), claims, documents, "judgements.jsonl")


def grouped(items: Sequence[Evidence], *judgements: Judgement) -> set[frozenset[str]]:
    return {frozenset(e.claims) for e in link(items, decided(items, *judgements))}


def ids(*items: Evidence) -> frozenset[str]:
    return frozenset(i.claim.id for i in items)


HOMS, AGAIN, IDLIB = strike(), strike(outlet="Gazette"), strike(where="Idlib", outlet="Post")


def test_without_judgements_nothing_changes() -> None:
    assert grouped([HOMS, AGAIN, IDLIB]) == {ids(HOMS, AGAIN), ids(IDLIB)}


def test_the_same_makes_one_of_two_whole_events() -> None:
    found = grouped([HOMS, AGAIN, IDLIB], about(Kind.SAME, AGAIN, IDLIB))
    assert found == {ids(HOMS, AGAIN, IDLIB)}


def test_different_keeps_two_claims_in_two_events() -> None:
    assert grouped([HOMS, AGAIN], about(Kind.DIFFERENT, HOMS, AGAIN)) == {ids(HOMS), ids(AGAIN)}


def test_different_is_stronger_than_what_joins_by_way_of_others() -> None:
    third = strike(outlet="Post")
    found = grouped([HOMS, AGAIN, third], about(Kind.DIFFERENT, HOMS, AGAIN))
    assert len(found) == 2
    assert not any(ids(HOMS, AGAIN) <= group for group in found)


def test_the_same_reaches_through_a_claim_that_is_not_known_yet() -> None:
    decisions = decided([HOMS, AGAIN, IDLIB], about(Kind.SAME, HOMS, AGAIN), about(Kind.SAME, AGAIN, IDLIB))
    (event,) = link([HOMS, IDLIB], decisions)
    assert set(event.claims) == ids(HOMS, IDLIB)


def test_a_wrong_claim_is_in_no_evidence() -> None:
    decisions = decided([HOMS, AGAIN], about(Kind.WRONG, HOMS))
    assert judged([HOMS, AGAIN], decisions) == [AGAIN]


def test_a_claim_gets_its_day() -> None:
    march = Interval(first=date(2016, 3, 1), last=date(2016, 3, 31))
    for item in (HOMS, strike(time=None)):
        (found,) = judged([item], decided([item], about(Kind.DATE, item, time=march)))
        assert found.claim.time is not None
        assert (found.claim.time.first, found.claim.time.last) == (march.first, march.last)
        assert found.claim.time.edtf == "2016-03-01/2016-03-31"


def test_a_claim_gets_its_place_and_so_does_the_control_it_tells() -> None:
    item = strike(facets=controls(Change.GAINED, "Homs", "IS"))
    there = JudgedPlace(id="p:Idlib", name="Idlib", kind="settlement", lat=35.9, lon=36.6, country="SYR")
    (found,) = judged([item], decided([item], about(Kind.PLACE, item, place=there)))
    assert [(p.id, p.lat, p.country) for p in found.claim.places] == [("p:Idlib", 35.9, "SYR")]
    assert [c.place for c in found.claim.facets.control] == [Ref(id="p:Idlib", name="Idlib")]


@pytest.mark.parametrize(("holder", "then"), [("SYR.mil", "IS"), ("RUS", "RUS")])
def test_a_claim_gets_its_doer_and_so_does_the_control_that_he_took(holder: str, then: str) -> None:
    item = strike(facets=controls(Change.GAINED, "Homs", holder))
    by = JudgedActor(id="IS", name="Islamic State", kind="rebel")
    (found,) = judged([item], decided([item], about(Kind.ACTOR, item, actor=by)))
    assert [(a.id, a.name) for a in found.claim.actors] == [("IS", "Islamic State")]
    assert [c.holder.id for c in found.claim.facets.control if c.holder] == [then]


def test_a_document_gets_its_date_by_its_id_or_its_report() -> None:
    day = Interval(first=date(2016, 3, 1), last=date(2016, 3, 1))
    judgement = Judgement(judgement=Kind.DATE, document=DocumentName(id="old", report="r1"), time=day)
    cleaned_anew = msgspec.structs.replace(document("new", "r1"), flags=("undated",))
    decisions = decide(lines(judgement), [], [cleaned_anew, document("other")], "j")
    found, other = judged_documents([cleaned_anew, document("other")], decisions)
    assert (found.published.first, found.published.known_by, found.flags) == (date(2016, 3, 1), KnownBy.GIVEN, ())
    assert other.published.known_by is KnownBy.UNKNOWN
    assert published_of(lines(judgement), cleaned_anew) == day


def renamed(item: Evidence, **changes: object) -> Evidence:
    claim: Claim = msgspec.structs.replace(item.claim, id="changed", **changes)
    return msgspec.structs.replace(item, claim=claim)


def test_a_claim_is_found_again_by_the_place_of_its_trigger() -> None:
    now = renamed(HOMS, event=Event.COERCE)
    assert decided([now], about(Kind.WRONG, HOMS)).wrong == {"changed"}


def test_a_claim_is_found_again_by_its_words_in_the_same_report() -> None:
    trigger = msgspec.structs.replace(HOMS.claim.trigger, start=7, end=15)
    now = renamed(HOMS, document="cleaned-anew", trigger=trigger)
    made = [document("cleaned-anew", f"report-{HOMS.claim.document}")]
    assert decide(lines(about(Kind.WRONG, HOMS)), [now.claim], made, "j").wrong == {"changed"}


def test_what_is_not_found_again_is_told_and_decides_nothing() -> None:
    decisions = decided([AGAIN], about(Kind.WRONG, HOMS), about(Kind.SAME, HOMS, AGAIN), about(Kind.WRONG, AGAIN))
    assert sorted(decisions.unapplied) == [2, 3]
    assert HOMS.claim.id in decisions.unapplied[2]
    assert decisions.wrong == ids(AGAIN)


def test_two_claims_on_one_trigger_are_not_guessed_between() -> None:
    two = [renamed(HOMS), msgspec.structs.replace(HOMS, claim=msgspec.structs.replace(HOMS.claim, id="other"))]
    assert sorted(decided(two, about(Kind.WRONG, HOMS)).unapplied) == [2]


MAY, JUNE = (Interval(first=date(2016, m, 1), last=date(2016, m, 1)) for m in (5, 6))


@pytest.mark.parametrize(
    ("judgements", "told"),
    [
        ([about(Kind.SAME, HOMS, AGAIN), about(Kind.DIFFERENT, AGAIN, HOMS)], "lines 2 and 3 "),
        (
            [about(Kind.SAME, HOMS, AGAIN), about(Kind.DIFFERENT, HOMS, IDLIB), about(Kind.SAME, AGAIN, IDLIB)],
            "lines 2, 3 and 4 ",
        ),
        (
            [about(Kind.DATE, HOMS, time=MAY), about(Kind.WRONG, AGAIN), about(Kind.DATE, HOMS, time=JUNE)],
            "lines 2 and 4 ",
        ),
        (
            [
                about(Kind.ACTOR, HOMS, actor=JudgedActor(id="RUS", name="Russia")),
                about(Kind.ACTOR, HOMS, actor=JudgedActor(id="USA", name="United States")),
            ],
            "lines 2 and 3 ",
        ),
    ],
)
def test_contradictions_name_their_lines(judgements: list[Judgement], told: str) -> None:
    with pytest.raises(ConfigError, match=f"judgements.jsonl: {told}contradict"):
        decided([HOMS, AGAIN, IDLIB], *judgements)


def test_said_twice_is_no_contradiction() -> None:
    once = about(Kind.DATE, HOMS, time=MAY)
    assert decided([HOMS], once, msgspec.structs.replace(once, because="the caption says so")).times == {
        HOMS.claim.id: MAY
    }


def test_what_is_undone_decides_nothing_and_may_be_brought_back() -> None:
    wrong = about(Kind.WRONG, HOMS)
    undo = Judgement(judgement=Kind.UNDO, undoes=wrong.id)
    assert decided([HOMS], wrong, undo).wrong == frozenset()
    assert decided([HOMS], wrong, undo, Judgement(judgement=Kind.UNDO, undoes=undo.id)).wrong == ids(HOMS)
    assert decided([HOMS], wrong, undo, msgspec.structs.replace(wrong, because="seen again")).wrong == ids(HOMS)
    assert [line.undone_by for line in lines(wrong, undo)] == [3, None]


def test_a_judgement_comes_back_as_it_was_written() -> None:
    judgement = about(Kind.DATE, HOMS, time=MAY, because="a “caption”\nof two lines", by="R.", when=date(2026, 1, 2))
    (line,) = lines(judgement)
    assert "\n" not in write_line(judgement)
    assert (line.number, line.judgement) == (2, judgement)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("same a b", "line 2 is no judgement"),
        ('{"judgement":"maybe"}', "line 2 is no judgement"),
        ('{"judgement":"wrong","colour":"red"}', "line 2 is no judgement"),
        ('{"judgement":"same","claims":[]}', "line 2: a judgement same does not have these parts"),
        ('{"chronist_judgements":7}', "line 2: format 7"),
    ],
)
def test_a_line_that_is_no_judgement_is_named(text: str, told: str) -> None:
    with pytest.raises(ConfigError, match=told):
        read_lines(f"{HEADER}\n{text}\n", "mine.jsonl")


def test_lines_may_be_empty_and_heads_repeated() -> None:
    wrong = write_line(about(Kind.WRONG, HOMS))
    assert [line.number for line in read_lines(f"{HEADER}\n\n{wrong}\r\n{HEADER}\n", "j")] == [3]


def test_the_key_depends_on_what_holds_alone() -> None:
    one, two = about(Kind.WRONG, HOMS), about(Kind.WRONG, AGAIN)
    assert key(()) == ""
    assert key(lines(one, two)) == key(lines(two, one)) != key(lines(one))
    assert key(lines(one, two, Judgement(judgement=Kind.UNDO, undoes=two.id))) == key(lines(one))


def dead(number: int) -> Facets:
    return Facets(toll=(Toll(kind="killed", low=number, best=number, high=number, text=str(number)),))


CLAIMS = st.lists(
    st.builds(
        lambda day, where, who, outlet, number: strike(
            time=f"2016-07-{day}", where=where, actors=who, outlet=outlet, facets=dead(number)
        ),
        st.integers(10, 14),
        st.sampled_from(["Homs", "Idlib", ""]),
        st.sampled_from(["SYR.mil", "RUS", ""]),
        st.sampled_from(["Courier", "Gazette", "Post"]),
        st.integers(1, 3),
    ),
    min_size=2, max_size=12, unique_by=lambda e: e.claim.id,
)  # fmt: skip


def contradictory(judgements: Sequence[Judgement]) -> bool:
    """Worked out anew, slowly: joins until nothing changes."""
    whole = {c.id: c.id for j in judgements for c in j.claims}
    same = [tuple(c.id for c in j.claims) for j in judgements if j.judgement is Kind.SAME]
    for one, other in same * len(whole):
        whole[one] = whole[other] = min(whole[one], whole[other])
    apart = [tuple(c.id for c in j.claims) for j in judgements if j.judgement is Kind.DIFFERENT]
    return any(whole[one] == whole[other] for one, other in apart)


@settings(max_examples=80, deadline=None)
@given(data=st.data(), items=CLAIMS)
def test_same_and_different_are_honoured_in_any_order_and_split(data: st.DataObject, items: list[Evidence]) -> None:
    pairs = st.tuples(st.sampled_from([Kind.SAME, Kind.DIFFERENT]), st.permutations(items).map(lambda p: p[:2]))
    judgements = [about(kind, *pair) for kind, pair in data.draw(st.lists(pairs, max_size=6))]
    if contradictory(judgements):
        with pytest.raises(ConfigError, match="contradict one another"):
            decided(items, *judgements)
        return
    decisions = decided(items, *judgements)
    expected = link(items, decisions)
    event_of = {c: e.id for e in expected for c in e.claims}
    for judgement in judgements:
        one, other = (event_of[c.id] for c in judgement.claims)
        assert (one == other) is (judgement.judgement is Kind.SAME)
    mixed, cut = data.draw(st.permutations(items)), data.draw(st.integers(0, len(items)))
    groups = Groups(decided(mixed, *data.draw(st.permutations(judgements))))
    groups.add(features(e) for e in mixed[:cut])
    groups.add(features(e) for e in mixed[cut:])
    assert events_of(groups.all()) == expected
