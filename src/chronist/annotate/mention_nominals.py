"""Nouns that take up an actor: "the group", "the jihadists", "the envoy" in, the mention they stand for or None out."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from spacy.tokens import Token

from chronist.annotate.actor_table import ActorTable
from chronist.annotate.mention_focus import Focus, Named, has_use, is_person_noun
from chronist.model import ActorMention

_APPOSED = 6  # tokens from an office to the name after its comma
_NEAR = 3  # sentences back in which a group is in focus
_NEVER_CUT = frozenset({"prime", "vice", "deputy", "former", "acting", "assistant"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_ARMED = frozenset({"armed-group", "rebels"})
_GROUPS = frozenset({"armed-group", "rebels", "monitor", "organisation", "opposition", "party"})
_SAME_KIND = frozenset({"coalition", "agency", "monitor", "court", "party", "international"})


def titles_of(focus: Focus, table: ActorTable) -> dict[str, list[Named]]:
    """Which persons the text calls envoy, minister, spokesman, or the table knows to have been."""
    found: dict[str, list[Named]] = {}
    for named in focus.named:
        if named.mention.kind != "person" or named.mention.form != "name":
            continue
        for title in sorted(_titles(focus, named) | _offices(named, table)):
            for short in _shorter(title):
                found.setdefault(short, []).append(named)
    return found


def _shorter(title: str) -> tuple[str, ...]:
    """A title and what it may be cut to: a foreign minister is "the minister", a prime minister never."""
    *first, last = title.split()
    return (title,) if not first or first[0] in _NEVER_CUT else (title, last)


def _title_at(head: Token) -> str:
    """The title that a noun is with what stands before it, but no country: "foreign minister"."""
    before = [
        c.lower_ for c in head.lefts if c.dep_ in {"compound", "amod", "nmod"} and not c.ent_type_ and c.i < head.i
    ]
    after = next(
        (f" of {o.lower_}" for p in head.rights if p.lower_ == "of" for o in p.children if o.lower_ == "state"), ""
    )
    return " ".join([*before, head.lower_]) + after


def _titles(focus: Focus, named: Named) -> set[str]:
    """Titles before the name and beside it: "envoy Lena Osk", "Lena Osk, the envoy", "the envoy to Oslo, Lena Osk"."""
    head = named.head
    before = [c for c in head.lefts if c.dep_ in {"compound", "nmod", "amod"} and c.ent_type_ != "NORP"]
    words = [c.lower_ for c in before if c.idx < named.mention.start]
    found = (
        {" ".join(words[k:]) for k in range(len(words))}
        if before and words and is_person_noun(before[len(words) - 1])
        else set()
    )
    found |= {_title_at(c) for c in head.children if c.dep_ == "appos" and is_person_noun(c)}
    if head.dep_ == "appos" and is_person_noun(head.head):
        found.add(_title_at(head.head))
    office = _office_before(focus, named)
    found |= {_title_at(office.head)} if office else set()
    return found | ({"diplomat"} if any(has_use(t.split()[-1], "diplomat") for t in found) else set())


def _office_before(focus: Focus, named: Named) -> Named | None:
    """The noun that stands before a name and a comma: "the Russian ambassador to Syria, Alexander Osk"."""
    first = named.head.left_edge.i if named.head.left_edge.i <= named.head.i else named.head.i
    while first < named.head.i and focus.doc[first].idx < named.mention.start:
        first += 1
    near = focus.before(focus.doc[first], 0, lambda n: n.person and n.mention.form == "nominal")
    if not near or not 0 < first - near[-1].head.i <= _APPOSED:
        return None
    between = focus.doc[near[-1].head.i + 1 : first]
    return (
        near[-1]
        if len(between) == 0 or (between[-1].text == "," and not any(t.pos_ == "VERB" for t in between))
        else None
    )


def _body(focus: Focus, named: Named) -> str:
    """The state or body that a person serves: of the id, or of the office before the name."""
    office = _office_before(focus, named) if named.mention.id is None else None
    return ((office.mention.id if office else named.mention.id) or "").split(".")[0]


def _offices(named: Named, table: ActorTable) -> set[str]:
    actor = table.actors.get(named.mention.id or "")
    return {office for office, _ in actor.offices} if actor else set()


def resolve_nominal(focus: Focus, named: Named, titles: dict[str, list[Named]]) -> ActorMention | None:
    """The mention with the id and name of what it takes up; None where that is not sure."""
    if named.mention.form != "nominal":
        return None
    if named.mention.id is not None:
        return _bearer(focus, named, titles)
    if not _is_definite(named):
        return None
    target = _target(focus, named, titles)
    if target is None or (
        target.mention.id is None and target.mention.kind != "person" and target.mention.form != "name"
    ):
        return None
    to = target.mention
    return msgspec.structs.replace(named.mention, id=to.id, name=to.name or to.text, kind=to.kind)


def _bearer(focus: Focus, named: Named, titles: dict[str, list[Named]]) -> ActorMention | None:
    """'The US secretary of state' where the text names one: the one so titled before who serves that state or body."""
    head, body = named.head, (named.mention.id or "").split(".")[0]
    introduces = any(c.dep_ == "det" and c.lower_ not in _DEFINITE for c in head.children)
    if introduces or not named.person or named.mention.kind == "person":
        return None
    people = [n for n in titles.get(_title_at(head), []) if n.head.i < head.i and _body(focus, n) == body]
    if len({n.who for n in people}) != 1:
        return None
    to = people[-1].mention
    return msgspec.structs.replace(named.mention, id=to.id, name=to.name, kind=to.kind)


def _is_definite(named: Named) -> bool:
    """'the militants', with nothing that tells them from others ("the other militants")."""
    head = named.head
    determined = any(c.dep_ == "det" and c.lower_ in _DEFINITE for c in head.children)
    told_apart = any(
        c.dep_ in {"relcl", "acl", "amod"} or (c.dep_ == "prep" and c.lower_ in {"of", "from"}) for c in head.children
    )
    return determined and not told_apart


def _target(focus: Focus, named: Named, titles: dict[str, list[Named]]) -> Named | None:
    head = named.head
    if named.person:
        return _person(head, titles)
    if has_use(head.lower_, "group-noun") and " " not in named.mention.text:
        sayers = _sayers(head)
        said_by = {focus.by_head[t.i].who for t in sayers if t.i in focus.by_head}
        if not said_by and any(t.lower_ == "it" for t in sayers):
            return None  # who "it" is, is not known yet, and may be the group in focus
        return _only(
            focus,
            head,
            lambda n: n.mention.kind in _GROUPS and n.mention.form in {"name", "nominal"} and n.who not in said_by,
        )
    if has_use(head.lower_, "armed-noun"):
        kinds = {"rebels"} if named.mention.kind == "rebels" else _ARMED
        return _only(focus, head, lambda n: n.mention.kind in kinds)
    if named.mention.kind in _SAME_KIND:
        return _only(focus, head, lambda n: n.mention.kind == named.mention.kind)
    if head.lower_ == "ministry":
        return _only(focus, head, lambda n: "ministry" in n.mention.text.lower())
    return None


def _sayers(head: Token) -> list[Token]:
    """Who says the clause that a noun stands in: "the Osk Observatory said the group had left" is not of itself."""
    verbs = [t.head for t in head.ancestors if t.dep_ == "ccomp" and t.head.pos_ == "VERB"]
    return [c for v in verbs for c in v.children if c.dep_ == "nsubj"]


def _person(head: Token, titles: dict[str, list[Named]]) -> Named | None:
    """The one person so titled before here."""
    people = [n for n in titles.get(_title_at(head), []) if n.head.i < head.i]
    return people[-1] if len({n.who for n in people}) == 1 else None


def _only(focus: Focus, head: Token, fits: Callable[[Named], bool]) -> Named | None:
    """The one actor of that sort in the last sentences; ids only, since unresolved nouns name nobody."""
    near = [n for n in focus.before(head, _NEAR, fits) if n.mention.id is not None or n.mention.form == "name"]
    return near[-1] if len({n.who for n in near}) == 1 else None
