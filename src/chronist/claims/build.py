"""Claims: a document, its parse and its annotation in, Claims out.

Acts and facets of one trigger become one Claim. Its status comes from the words around the trigger, its speakers from
the attributions that its trigger stands in, innermost first, then the agency and the outlet that printed it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import msgspec
from spacy.tokens import Doc, Token
from spacy.tokens import Span as SpacySpan

from chronist.annotate.language import lemma
from chronist.claims.acled import acled_type
from chronist.claims.acts import Act, find_acts
from chronist.claims.facets import FacetReading, Text, find_facets
from chronist.claims.facets.spots import meant_towns
from chronist.claims.implied import implied_act
from chronist.claims.lexicon import Lexicon
from chronist.claims.promises import promises, refusals
from chronist.claims.relevance import is_relevant
from chronist.claims.roles import Roles
from chronist.claims.scope import places_of, says_verbs, times_of
from chronist.claims.speech import speakers_at
from chronist.claims.status import StatusReading, read_status
from chronist.claims.verbal import as_said
from chronist.claims.words import word_class
from chronist.config import Config
from chronist.model import (
    IN_NAME,
    REAL,
    ActorMention,
    Annotation,
    Attribution,
    Claim,
    Control,
    Document,
    Facets,
    PlaceMention,
    Span,
    Speaker,
    Status,
    content_hash,
)


@dataclass(frozen=True, slots=True)
class ClaimBuilder:
    """Builds the claims of one document after another with tables loaded once."""

    lexicon: Lexicon
    says: frozenset[str]

    @classmethod
    def of(cls, config: Config) -> ClaimBuilder:
        """Load the tables that a configuration names."""
        return cls(Lexicon.load(config.tables("acts")), says_verbs())

    def build(self, document: Document, doc: Doc, annotation: Annotation) -> list[Claim]:
        """All claims of a document in the order of their triggers; every span lies in the document's text."""
        placed = tuple(p for p in annotation.places if p.relation != IN_NAME)
        annotation = msgspec.structs.replace(annotation, places=placed)
        roles = Roles.of(doc, annotation, self.lexicon)
        text = Text.of(doc, annotation)
        reading = _Reading(self, document, doc, annotation, roles, text, _locations(annotation))
        return reading.claims()


@dataclass(frozen=True, slots=True)
class _Reading:
    """One document being read."""

    builder: ClaimBuilder
    document: Document
    doc: Doc
    annotation: Annotation
    roles: Roles
    text: Text
    located: tuple[PlaceMention, ...]

    def claims(self) -> list[Claim]:
        found = refusals(find_acts(self.doc, self.builder.lexicon, self.roles), self.roles)
        told = [*promises(found, self.roles), *(as_said(a, self.doc) for a in found)]
        facets: dict[int, list[FacetReading]] = defaultdict(list)
        own = {a.trigger.i for a in told}
        for facet in find_facets(self.text):
            facets[_place_of(facet.trigger, own)].append(facet)
        actors = self.annotation.actors
        acts = {a.trigger.i: a for a in told if a.trigger.i in facets or is_relevant(a, self.doc, actors)}
        acts |= {
            i: a
            for i in facets.keys() - acts.keys()
            if (a := implied_act(self.doc[i], facets[i], self.roles)) is not None
        }
        return [self._claim(self.doc[i], acts.get(i), facets[i]) for i in sorted(acts.keys() | facets.keys())]

    def _claim(self, trigger: Token, act: Act | None, facets: list[FacetReading]) -> Claim:
        sentence = _trimmed(trigger.sent)
        status = read_status(trigger)
        attributions = speakers_at(trigger.idx, trigger.idx + len(trigger), self.annotation.attributions)
        speakers = self._speakers([*_given_by(facets, trigger), *attributions])
        real = (
            act.status
            if act and act.status
            else _status(status, facets, [] if _is_beside(trigger, attributions) else attributions)
        )
        merged = _with_basis(_merge(facets), speakers)
        event = act.event if act else None
        actors = act.actors if act else tuple(m for f in facets for m in f.actors)
        recipients = act.recipients if act else tuple(m for f in facets for m in f.recipients)
        doers = {(m.start, m.end) for m in actors}
        where = [p for p in self.located if (p.start, p.end) not in doers]
        if act is None and merged == Facets(stance=merged.stance):
            where = []  # who stands by whom is not done anywhere
        claim = Claim(
            id="",
            document=self.document.id,
            start=sentence.start_char,
            end=sentence.end_char,
            quote=sentence.text,
            event=event,
            mode=act.mode if act else None,
            cameo=act.cameo if act else None,
            acled=acled_type(act, sentence) if act else None,
            trigger=Span(start=trigger.idx, end=trigger.idx + len(trigger), text=trigger.text),
            status=real,
            status_cues=status.cues,
            actors=_once(actors),
            recipients=_once(recipients),
            places=places_of(trigger, where, self.builder.says)
            or tuple(p for f in facets for p in f.places)
            or (meant_towns(trigger, self.text) if act else ()),
            time=times_of(trigger, self.annotation.times, self.builder.says),
            speakers=speakers,
            facets=merged,
            confidence=max([act.confidence] if act else [f.confidence for f in facets]),
            rule=" ".join([*([act.rule] if act else []), *(f.rule for f in facets)]),
            background=status.background,
        )
        return msgspec.structs.replace(claim, id=_claim_id(claim))

    def _speakers(self, attributions: list[Attribution]) -> tuple[Speaker, ...]:
        named = [self._speaker(a) for a in attributions if a.source is not None and not self._is_no_speaker(a)]
        printed = [n for n in (self.document.agency, self.document.outlet) if n]
        chain = (*named, *(Speaker(text=n, name=n, kind="media") for n in printed))
        # One who stands twice in a row ("Moscow said it said") is one speaker.
        return tuple(s for i, s in enumerate(chain) if i == 0 or s.name != chain[i - 1].name)

    def _is_no_speaker(self, attribution: Attribution) -> bool:
        """A heading ("Osk, 3-6 June:", "OSK:") and a thing that only shows something."""
        assert attribution.source is not None
        text = attribution.source.text
        dated = any(c.isdigit() for c in text) and not self._at_head(attribution.source)
        dated = dated or not any(c.isalpha() for c in text)
        return dated or self._is_place_label(attribution.source) or self._is_mute(attribution)

    def _is_place_label(self, source: Span) -> bool:
        """ "OSK: The army ..." in a digest says where."""
        after = self.document.text[source.end : source.end + 1]
        return after == ":" and source.text.isupper() and any(p.start == source.start for p in self.annotation.places)

    def _is_mute(self, attribution: Attribution) -> bool:
        """'These sanctions show that ...': a thing that shows is no speaker; a report, a person, a body is."""
        assert attribution.source is not None
        cue = attribution.cue and self.doc.char_span(attribution.cue.start, attribution.cue.end)
        span = self.doc.char_span(attribution.source.start, attribution.source.end, alignment_mode="expand")
        if not cue or span is None or lemma(cue.root) not in word_class("showing"):
            return False
        head = span.root
        written = lemma(head) in word_class("document") | word_class("printed")
        thing = head.pos_ == "NOUN" and not written and not self._at_head(attribution.source)
        return thing and head.ent_type_ not in {"PERSON", "ORG", "GPE", "NORP"}

    def _last_speaker(self, attribution: Attribution) -> ActorMention | None:
        """Who spoke just before: of "it said" or "he said", where the one before fits a person or a body."""
        assert attribution.source is not None
        wants_person = attribution.source.text.casefold() in _SINGLE
        before = [
            a.source for a in self.annotation.attributions if a.source and a.source.end <= attribution.source.start
        ]
        for source in sorted(before, key=lambda s: -s.end)[:_SPEAKERS_BACK]:
            inside = [m for m in self._at_head(source) if m.id]
            if inside and source.text.casefold() not in _PRONOUNS:
                best = max(inside, key=_names_best)
                return best if (best.kind == "person") == wants_person else None
        return None

    def _at_head(self, source: Span) -> list[ActorMention]:
        """The mentions of who a phrase stands for: "Arland's chief of staff, Mr Orlo" is Mr Orlo, and never Arland."""
        span = self.doc.char_span(source.start, source.end, alignment_mode="expand")
        if span is None:
            return []
        if span[0].tag_ == "WP" and span[0].head.dep_ == "relcl":  # "Mr Orlo, who had hoped to stay, said"
            before = span[0].head.head.idx
            return [m for m in self.annotation.actors if m.start <= before < m.end]
        heads = [span.root, *(c for c in span.root.children if c.dep_ == "appos"), span[-1]]
        apart = span[-1] != span.root and span[-1].head != span.root
        if apart and (span[-1].pos_ != "PROPN" or span[-2].pos_ != "NOUN"):
            heads.pop()  # a name at the end counts where it belongs to the head: "the state channel Ekran"
        places = [t.idx for t in heads]
        return [m for m in self.annotation.actors if any(m.start <= at < m.end for at in places)]

    def _antecedent(self, source: Span) -> Span:
        """The report of "a report, which says": who "which" or "who" tells of."""
        span = self.doc.char_span(source.start, source.end, alignment_mode="expand")
        if span is None or span[0].tag_ not in {"WP", "WDT"} or span[0].head.dep_ != "relcl":
            return source
        noun = span[0].head.head
        told = self.doc[noun.left_edge.i : noun.i + 1]
        return Span(start=told.start_char, end=told.end_char, text=told.text)

    def _speaker(self, attribution: Attribution) -> Speaker:
        assert attribution.source is not None
        source = self._antecedent(attribution.source)
        source = _with_name(source, self.document.text, self.annotation.actors)
        known = max(self._at_head(source), key=_names_best, default=None)
        if (known is None or known.id is None) and source.text.casefold() in _PRONOUNS:
            known = self._last_speaker(attribution) or known
        return Speaker(
            start=source.start,
            end=source.end,
            text=source.text,
            name=known.name or known.text if known else source.text,
            id=known.id if known else None,
            kind=known.kind if known else None,
            cue=attribution.cue,
            asserts=attribution.asserts,
        )


def _given_by(facets: list[FacetReading], trigger: Token) -> list[Attribution]:
    """Who gives a figure, as an attribution of the words that give it."""
    cue = Span(start=trigger.idx, end=trigger.idx + len(trigger), text=trigger.text)
    sources = dict.fromkeys(f.source for f in facets if f.source is not None)
    return [Attribution(content=cue, source=s, cue=cue, asserts=True, kind="says") for s in sources]


_PRONOUNS = frozenset({"it", "he", "she", "they"})
_SINGLE = frozenset({"he", "she"})
_SPEAKERS_BACK = 3  # further back a pronoun has more than one candidate


def _place_of(trigger: Token, acts: set[int]) -> int:
    """Where a facet's claim stands: at its trigger, or at the verb that carries it out ("conducted a strike")."""
    verb = trigger.head
    carried = trigger.pos_ == "NOUN" and trigger.dep_ in {"dobj", "nsubjpass"} and lemma(verb) in word_class("light")
    moves = carried and trigger.i not in acts and verb.i in acts
    return int(verb.i if moves else trigger.i)


def _with_name(source: Span, text: str, actors: tuple[ActorMention, ...]) -> Span:
    """The source and the name that follows it at once: "the state channel" and "Ekran" of "the state channel Ekran"."""
    after = [m for m in actors if m.start == source.end + 1 and m.form == "name" and text[source.end].isspace()]
    end = max((m.end for m in after), default=source.end)
    return Span(start=source.start, end=end, text=text[source.start : end])


def _names_best(mention: ActorMention) -> tuple[bool, bool, bool, int]:
    """Orders the mentions inside a speaker's phrase: known, by name, a person, the longest."""
    return mention.id is not None, mention.form == "name", mention.kind == "person", mention.end - mention.start


def _locations(annotation: Annotation) -> tuple[PlaceMention, ...]:
    """The places that are no part of an actor's name ("US envoy") and no adjective ("US-led")."""
    adjectives = {(m.start, m.end) for m in annotation.actors if m.form == "demonym"}
    inside = {
        (p.start, p.end)
        for m in annotation.actors
        if m.kind != "place"
        for p in annotation.places
        if m.start <= p.start and p.end <= m.end and m.end - m.start > p.end - p.start
    }
    return tuple(p for p in annotation.places if (p.start, p.end) not in adjectives | inside)


def _trimmed(sentence: SpacySpan) -> SpacySpan:
    start, end = sentence.start, sentence.end
    while start < end - 1 and sentence.doc[start].is_space:
        start += 1
    while end > start + 1 and sentence.doc[end - 1].is_space:
        end -= 1
    return sentence.doc[start:end]


def _is_beside(trigger: Token, attributions: list[Attribution]) -> bool:
    """True in a relative clause of what is said or denied: "denied a role in the raid in which ten were killed"."""
    if not attributions:
        return False
    start = attributions[0].content.start
    return any(t.dep_ == "relcl" and t.head.idx >= start for t in (trigger, *trigger.ancestors))


def _status(reading: StatusReading, facets: list[FacetReading], attributions: list[Attribution]) -> Status:
    """The words' own status; a facet's fixed phrase, then a denying speaker, may overrule what looks real."""
    status = next((f.status for f in facets if f.status is not None), reading.status)
    if status in REAL and attributions and not attributions[0].asserts:
        return Status.DENIED
    return status


def _merge(facets: list[FacetReading]) -> Facets:
    """All readings of a trigger in one record; of single-valued facets the surest."""
    merged = Facets()
    for reading in sorted(facets, key=lambda f: f.confidence):
        for name in Facets.__struct_fields__:
            value = getattr(reading.facets, name)
            if isinstance(value, tuple):
                old = getattr(merged, name)
                merged = msgspec.structs.replace(merged, **{name: old + tuple(v for v in value if v not in old)})
            elif value is not None:
                merged = msgspec.structs.replace(merged, **{name: value})
    return merged


def _with_basis(facets: Facets, speakers: tuple[Speaker, ...]) -> Facets:
    """Say for each change of control whether a party claims, concedes, or others report it."""
    if not facets.control:
        return facets
    inner = next((s.id for s in speakers if s.id), None)
    return msgspec.structs.replace(facets, control=tuple(_basis(c, inner) for c in facets.control))


def _basis(control: Control, speaker: str | None) -> Control:
    if control.basis or control.place is None:
        return control
    holder = control.holder.id if control.holder else None
    loser = control.from_.id if control.from_ else None
    basis = "reported"
    if speaker and _same_side(speaker, holder):
        basis = "conceded" if control.change in {"lost", "not-held"} else "claimed"
    elif speaker and _same_side(speaker, loser):
        basis = "conceded"
    return msgspec.structs.replace(control, basis=basis)


def _same_side(speaker: str, party: str | None) -> bool:
    if party is None:
        return False
    mine, theirs = speaker.split("."), party.split(".")
    # A state's opposition and people are no part of its side.
    return speaker == party or (mine[0] == theirs[0] and not {*mine[1:], *theirs[1:]} & {"opp", "civ"})


def _once(mentions: tuple[ActorMention, ...]) -> tuple[ActorMention, ...]:
    return tuple(dict.fromkeys(mentions))


def _claim_id(claim: Claim) -> str:
    kinds = msgspec.json.encode(claim.facets).decode()
    return content_hash(claim.document, claim.trigger.start, claim.trigger.end, claim.event, kinds)
