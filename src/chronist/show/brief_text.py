"""A Brief in, the same as Markdown or as one HTML page (no script, no other file) out."""

from __future__ import annotations

import re
from html import escape

from chronist.model import KnownBy
from chronist.show.brief import Brief, Section
from chronist.show.citations import Source
from chronist.show.words import counted

_NOTHING = "Nothing in these reports."
_CITED = re.compile(r"\[(\d+)\]")
_STYLE = (
    "body{font:16px/1.5 Georgia,serif;max-width:46em;margin:2em auto;padding:0 1em;color:#222}"
    "h1{font-size:1.5em}h2{font-size:1.15em;margin-top:1.4em}li{margin:.3em 0}"
    ".sources{font-size:.85em}a{color:#245}:target{background:#ffd}"
)


def markdown(brief: Brief) -> str:
    """The brief as Markdown; `[3]` is the third source."""
    parts = [f"# {brief.title}", brief.basis]
    for section in brief.sections:
        lines = [f"- {line}" for line in section.lines] or [_NOTHING]
        parts += [f"## {section.heading}", "\n".join([*lines, *(f"- {m}" for m in _more(section))])]
    parts += ["## Sources", "\n".join(f"[{s.number}] {source_text(s)}  " for s in brief.sources)]
    return "\n\n".join(parts) + "\n"


def source_text(source: Source) -> str:
    """One source: outlet, title, date, quote with its place in the text, and where the report is."""
    title = f", “{source.title}”" if source.title else ""
    place = f"characters {source.start}–{source.end} of {source.address}"
    date = f"{source.date} (date {source.known_by})" if source.known_by != KnownBy.UNKNOWN else source.date
    return f"{source.outlet}{title}, {date}: “{source.quote}” ({place}; `chronist why {source.claims[0]}`)"


def html(brief: Brief) -> str:
    """The brief as one HTML page; a citation leads to its source."""
    body = [f"<h1>{escape(brief.title)}</h1>", f"<p>{escape(brief.basis)}</p>"]
    for section in brief.sections:
        lines = [*section.lines, *_more(section)]
        shown = "".join(f"<li>{_linked(line)}</li>" for line in lines)
        body += [f"<h2>{escape(section.heading)}</h2>", f"<ul>{shown}</ul>" if lines else f"<p>{_NOTHING}</p>"]
    sources = "".join(f'<li id="s{s.number}" value="{s.number}">{escape(source_text(s))}</li>' for s in brief.sources)
    body += ["<h2>Sources</h2>", f'<ol class="sources">{sources}</ol>']
    head = f'<meta charset="utf-8"><title>{escape(brief.title)}</title><style>{_STYLE}</style>'
    return f'<!doctype html>\n<html lang="en"><head>{head}</head>\n<body>\n' + "\n".join(body) + "\n</body></html>\n"


def _linked(line: str) -> str:
    return _CITED.sub(r'<a href="#s\1">[\1]</a>', escape(line))


def _more(section: Section) -> list[str]:
    return [f"{counted(section.left, 'more')} ({section.see})".replace(" mores ", " more ")] if section.left else []
