"""Agencies that bylines and credits name are the report's agencies; others who are named there are not."""

from __future__ import annotations

import pytest

from chronist.clean import clean
from chronist.model import Document, RawReport
from chronist.outlets import Outlets

BODY = (
    "The army said on Tuesday that its troops had left the town of Kidal after two days of talks with local leaders. "
    "Nobody was hurt, a spokesman told a crowd in the capital."
)


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        (f"By Jane Dorn, Associated Press\n\n{BODY}", "Associated Press"),
        (f"By Reuters Staff\n\n{BODY}", "Reuters"),
        (f"{BODY}\n\nAdditional reporting by Reuters", "Reuters"),
        (f"{BODY}\n\nReuters contributed to this report.", "Reuters"),
        (f"{BODY}\n\n(With inputs from AFP)", "Agence France-Presse"),
        (f"{BODY}\n\n© Agence France-Presse", "Agence France-Presse"),
        (f"{BODY}\n\n(Reporting by Ana Ruiz in Bamako and Xinhua)", "Xinhua"),
        (f"{BODY} – (Reuters)", "Reuters"),
        (f"KIDAL, March 3. /TASS/. {BODY}", "TASS"),
        (f"By Jane Dorn\n\n{BODY}", None),
        (f"By Jane Dorn, The Daily Mail\n\n{BODY}", None),
        (f"{BODY}\n\n(With inputs from agencies)", None),
        (f"{BODY} Reuters was told so by two officers.", None),
        (BODY, None),
    ],
)
def test_agency(text: str, agency: str | None) -> None:
    found = clean(RawReport(address="x", body=text.encode(), media="text/plain"), Outlets.load())
    assert isinstance(found, Document)
    assert found.agency == agency
    assert found.text.startswith("The army")
