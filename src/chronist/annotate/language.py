"""The parser: texts in, spaCy Docs out, with sentence borders at paragraphs. The one place that loads a model."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import spacy
from spacy.language import Language as SpacyLanguage
from spacy.symbols import NORM, ORTH
from spacy.tokens import Doc, Token
from spacy.util import compile_infix_regex

from chronist.data import rows
from chronist.errors import ConfigError

_LEMMAS = "chronist-lemmas"

# A line break inside a paragraph is followed by a lower-case word and stands after no end of sentence.
_SOFT_BREAK = re.compile(r"^[ \t]*\n[ \t]*$")

# Where the model's tokenizer would glue: "Levant.[3]", "Qanbar(Arabic", "U.S.-Iraq", a quotation to its speaker.
_INFIXES = (
    r"[\u200b-\u200f\u202a-\u202e\u2060\ufeff]+",
    r"(?<=\w)[.,;](?=\[\w)",
    r"(?<=[\w.])\[(?=\w)",
    r"(?<=\w)\](?=\[|\w)",
    r"(?<=[^\W\d])\((?=[A-Z])",
    r"(?<=[A-Z]\.)-(?=\w)",
    r"(?<=\w)[,.?!](?=[\"”]\w)",
    r"(?<=[,.?!])[\"”](?=\w)",
)


@SpacyLanguage.component("chronist_paragraphs")  # type: ignore[untyped-decorator]
def _paragraphs(doc: Doc) -> Doc:
    """Start a sentence after every paragraph break, and nowhere at a line that only wraps."""
    for token in doc[:-1]:
        if not token.is_space or "\n" not in token.text:
            continue
        following = doc[token.i + 1]
        before = doc[token.i - 1] if token.i else None
        wraps = bool(_SOFT_BREAK.match(token.text)) and (
            following.text[:1].islower() or (before is not None and before.text in {",", "-", "--"})
        )
        following.is_sent_start = not wraps
        if not wraps:
            token.is_sent_start = False
    return doc


def _load(model: str) -> SpacyLanguage:
    try:
        path = importlib.import_module(model).model_path()
    except (ImportError, AttributeError):
        path = model
    try:
        # Names are proposed by ner, decided by our tables; lemmas are looked up only where a rule asks.
        return spacy.load(path, disable=["lemmatizer"])
    except OSError as error:
        raise ConfigError(f"model {model!r} is no installed package with a pipeline and no path: {error}") from error


class Parser:
    """A loaded pipeline. Loading takes about two seconds, so it waits for the first text."""

    def __init__(self, model: str) -> None:
        self.model = model
        self._nlp: SpacyLanguage | None = None

    @property
    def nlp(self) -> SpacyLanguage:
        """The pipeline, loaded at first use."""
        if self._nlp is None:
            self._nlp = _load(self.model)
            self._nlp.add_pipe("chronist_paragraphs", before="parser")
            for row in rows("irregular_forms"):
                if row["like"]:  # else the tagger takes "retook Palmyra" for a name
                    self._nlp.tokenizer.add_special_case(row["form"], [{ORTH: row["form"], NORM: row["like"]}])
            infixes = (*(self._nlp.Defaults.infixes or ()), *_INFIXES)
            self._nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
            self._lemmas = _Lemmas(self._nlp.get_pipe("lemmatizer"))
            self._nlp.max_length = 5_000_000
        return self._nlp

    def parse(self, texts: Iterable[str]) -> Iterator[Doc]:
        """One Doc a text, in order; token.idx counts code points of the text."""
        for doc in self.nlp.pipe(texts, batch_size=16):
            doc.user_data[_LEMMAS] = self._lemmas
            yield doc

    @property
    def version(self) -> str:
        """Name and version of the model, as part of what a cached stage depends on."""
        meta: dict[str, Any] = self.nlp.meta
        return f"{meta['lang']}_{meta['name']}-{meta['version']}"


@cache
def _irregular() -> dict[str, str]:
    return {row["form"]: row["lemma"] for row in rows("irregular_forms")}


class _Lemmas:
    """The pipeline's own lemma rules, asked for one word at a time and remembered."""

    def __init__(self, rules: Any) -> None:
        self._rules = rules
        self._known: dict[tuple[int, int], str] = {}

    def __call__(self, token: Token) -> str:
        key = (token.orth, token.tag)
        if key not in self._known:
            found = token.lemma_ or str(self._rules.rule_lemmatize(token)[0])  # the ruler knows be, have, do
            self._known[key] = _irregular().get(found.lower(), found.lower())
        return self._known[key]


def lemma(token: Token) -> str:
    """The token's dictionary form in lower case; looked up on demand: for every word it costs as much as the parse."""
    return str(token.doc.user_data[_LEMMAS](token))
