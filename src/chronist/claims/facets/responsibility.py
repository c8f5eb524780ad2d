"""Who owns, denies or is charged with a hostile act: a text in, responsibility readings out, in MUC-4's terms.

Source of the kinds: MUC-4 (1992), slot PERP: INDIVIDUAL/ORGANIZATION CONFIDENCE. Only hostile acts count: to be
accused of corruption or to deny a divorce is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from chronist.annotate.language import lemma
from chronist.claims.facets.arguments import arguments, mentions, party, words
from chronist.claims.facets.reading import FacetReading, Text
from chronist.claims.predicates import Predicate, is_passive
from chronist.data import rows, values
from chronist.model import Facets, Responsibility

_VERB, _BEHIND = 0.75, 0.6  # rough precision of each kind of phrase
_THEMSELVES = frozenset({"it", "they", "we", "he", "she", "i"})
_NOBODY = frozenset({"no", "nobody", "none", "neither"})


@dataclass(frozen=True, slots=True)
class Row:
    """One row of responsibility_words.csv."""

    kind: str
    who: str
    act: tuple[str, ...]
    needs: str


@cache
def _rows() -> dict[str, tuple[Row, ...]]:
    found: dict[str, list[Row]] = {}
    for r in rows("responsibility_words"):
        for word in values(r["words"]):
            found.setdefault(word, []).append(Row(r["kind"], r["who"], values(r["for"]), r["needs"]))
    return {key: tuple(group) for key, group in found.items()}


def find_responsibility(text: Text) -> Iterator[FacetReading]:
    """One reading a verb, in order of the text."""
    for token in text.doc:
        if token.pos_ in {"VERB", "AUX"} and (lemma(token) in _rows() or lemma(token) == "be"):
            predicate = text.predicate(token)
            found = next((r for row in _rows().get(predicate.lemma, ()) if (r := _read(row, predicate, text))), None)
            found = found or _behind(predicate, text)
        else:
            found = None
        found = found or _owned_up(token, text)
        if found is not None:
            yield found


def _owned_up(verb: Token, text: Text) -> FacetReading | None:
    """ "the Front said it carried out the attack", "that it was behind the bombing" """
    above = verb.head
    if verb.dep_ != "ccomp" or lemma(above) not in words("admits") or verb.pos_ not in {"VERB", "AUX"}:
        return None
    own = [c for c in verb.children if c.dep_ == "nsubj"]
    if not own or own[0].lower_ not in _THEMSELVES or any(c.dep_ in {"neg"} or c.tag_ == "MD" for c in verb.children):
        return None
    behind = [o for c in verb.children if c.lower_ == "behind" for o in c.children if o.dep_ == "pobj"]
    done = text.predicate(verb).objects if lemma(verb) in words("carries_out") else tuple(behind)
    predicate = text.predicate(above)
    who = [h for h in predicate.subjects if not _is_nobody(h)]
    name = next((p for h in who if (p := party(h, text))), None)
    if name is None or not any(lemma(o) in words("claimed_act") for o in done):
        return None
    return _reading(text.predicate(verb), "claimed", name, who[:1], text, confidence=_BEHIND)


def _read(row: Row, predicate: Predicate, text: Text) -> FacetReading | None:
    if not _is_hostile(row, predicate, text):
        return None
    who = [h for h in _doers(row, predicate, text) if not _is_nobody(h)]
    name = next((p for h in who if (p := party(h, text))), None)
    if name is None:
        return None
    kind = row.kind
    if kind == "accused" and predicate.lemma == "suspect":
        kind = "possible"
    elif kind == "accused" and any(_is_authority(h, text) for h in predicate.subjects):
        kind = "accused-by-authorities"
    return _reading(predicate, kind, name, who[:1], text, confidence=_VERB)


def _doers(row: Row, predicate: Predicate, text: Text) -> tuple[Token, ...]:
    """Who may have done it; "denied that the army shelled the town" speaks of the army."""
    if row.kind == "denied":
        inner = [s for c in predicate.complements for s in text.predicate(c).subjects if c.dep_ == "ccomp"]
        named = tuple(s for s in inner if s.pos_ != "PRON")
        owned = [o for o in predicate.objects if lemma(o) in words("owned")]
        of = tuple(h for o in owned for h in (*_owners(o), *text.predicate(o).oblique("of")) if h.i in text.actors)
        if named or of:
            return named or of
    if row.needs == "responsible":
        held = [
            s for c in predicate.trigger.children if c.lower_ == "responsible" for s in c.children if s.dep_ == "nsubj"
        ]
        return (*held, *predicate.objects)
    return arguments(predicate, row.who)


def _owners(noun: Token) -> list[Token]:
    return [c for c in noun.lefts if c.dep_ == "poss" and c.pos_ != "PRON"]


def _is_nobody(head: Token) -> bool:
    return head.lower_ in _NOBODY or any(c.lower_ in _NOBODY for c in head.lefts)


def _is_authority(head: Token, text: Text) -> bool:
    mention = text.actors.get(head.i)
    state = {"state", "government", "military", "police", "force", "official", "ministry", "court"}
    return lemma(head) in words("authority") or (mention is not None and mention.kind in state)


def _is_hostile(row: Row, predicate: Predicate, text: Text) -> bool:
    """True where what is claimed, denied or charged is a hostile act, or responsibility for one."""
    if row.needs == "responsibility":
        owned = [o for o in predicate.objects if lemma(o) in words("owned_up")]
        which = [o for o in predicate.oblique("for") if o.tag_ == "WDT" and predicate.trigger.dep_ == "relcl"]
        acts = any(_acts((*text.predicate(o).oblique("for"), *predicate.oblique("for"))) for o in owned)
        return acts or any(_is_end(o, predicate) for o in owned) or bool(owned and which and predicate.lemma == "claim")
    if row.needs == "attack":
        return any(lemma(o) in words("claimed_act") for o in predicate.objects)
    if row.needs == "responsible" and not any(c.lower_ == "responsible" for c in predicate.trigger.subtree):
        return False
    return any(_stands(spec, predicate, text) for spec in row.act)


def _is_end(owned: Token, predicate: Predicate) -> bool:
    """ "claimed responsibility." says what for in another sentence; "took responsibility for the budget" does not."""
    return (
        predicate.lemma == "claim"
        and lemma(owned) == "responsibility"
        and not any(c.dep_ == "prep" for c in (*owned.children, *predicate.trigger.children))
    )


def _stands(spec: str, predicate: Predicate, text: Text) -> bool:
    if spec == "comp":
        clauses = (c for c in predicate.complements if predicate.lemma != "deny" or c.tag_ != "VB")
        return any(_is_hostile_clause(c) and not is_passive(c) for c in clauses)
    if spec == "obj":
        return any(
            (lemma(o) in words("owned") and _acts_under(o, text)) or lemma(o) in {"responsibility", "involvement"}
            for o in predicate.objects
        ) or (predicate.lemma != "deny" and _acts(predicate.objects))
    near = (predicate, *(text.predicate(o) for o in predicate.objects))
    below = (o for c in predicate.trigger.children if c.lower_ == "responsible" for p in c.children for o in p.children)
    if _acts((*(h for p in near for h in p.oblique(spec)), *below)):
        return True
    gerunds = [
        c
        for p in predicate.trigger.subtree
        if p.dep_ == "prep" and p.lower_ == spec
        for c in p.children
        if c.dep_ == "pcomp"
    ]
    return any(_is_hostile_clause(g) for g in gerunds)


def _acts(heads: tuple[Token, ...]) -> bool:
    return any(lemma(h) in words("hostile_noun") for h in heads)


def _acts_under(noun: Token, text: Text) -> bool:
    return _acts(text.predicate(noun).oblique("in", "for", "of"))


def _is_hostile_clause(clause: Token) -> bool:
    """ "carrying out the attack", "bombing a hospital", "being behind the blast" """
    verbs = [clause, *(c for c in clause.children if c.dep_ == "xcomp")]
    for verb in verbs:
        things = [t for t in verb.subtree if t.pos_ in {"NOUN", "PROPN"} and lemma(t) in words("hostile_noun")]
        if lemma(verb) in {
            "be",
            "carry",
            "commit",
            "use",
            "launch",
            "conduct",
            "stage",
            "order",
            "plan",
            "plot",
            "fire",
            "have",
            "break",
            "breach",
        }:
            if things or any(lemma(t) in {"gas", "weapon", "ceasefire", "truce", "law"} for t in verb.subtree):
                return True
        elif lemma(verb) in words("hostile_verb"):
            return True
    return False


def _behind(predicate: Predicate, text: Text) -> FacetReading | None:
    """ "IS was behind the attack", "believed to be behind the bombing" """
    if predicate.lemma != "be":
        return None
    behind = [c for c in predicate.trigger.children if c.lower_ == "behind" and c.dep_ in {"prep", "advmod"}]
    blamed = [c for c in predicate.trigger.children if c.lower_ == "responsible" and c.dep_ == "acomp"]
    held = [o for c in (*behind, *blamed) for p in (c, *c.children) for o in p.children if o.dep_ == "pobj"]
    name = next((p for h in predicate.subjects if not _is_nobody(h) and (p := party(h, text))), None)
    if name is None or not _acts(tuple(held)):
        return None
    return _reading(
        predicate,
        "possible" if _is_hedged(predicate.trigger) else "accused",
        name,
        list(predicate.subjects[:1]),
        text,
        confidence=_BEHIND,
    )


def _is_hedged(verb: Token) -> bool:
    near = [verb.head, *verb.children] if verb.dep_ in {"xcomp", "ccomp"} else [*verb.children]
    return any(
        lemma(t) in {"believe", "suspect", "think", "may", "might", "could", "possibly", "allege", "likely"}
        for t in near
    )


def _reading(
    predicate: Predicate, kind: str, name: str, who: list[Token], text: Text, *, confidence: float
) -> FacetReading:
    return FacetReading(
        trigger=predicate.trigger,
        facets=Facets(responsibility=Responsibility(kind=kind, who=name)),
        actors=mentions(predicate.subjects, text),
        recipients=mentions((h for h in who if h not in predicate.subjects), text),
        rule=f"responsibility.{kind}",
        confidence=confidence,
    )
