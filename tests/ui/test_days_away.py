"""How far a day is, as one says it, in both languages."""

from typing import Any

import pytest

from desktop_app.ui import days_away

TODAY = "2026-11-24"


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-11-24", "today"), ("2026-11-25", "tomorrow"), ("2026-12-03", "in 9 days"), ("2026-11-23", ""),
        ("2026-12", ""),
    ],
)  # fmt: skip
def test_what_is_ahead(language: Any, day: str, said: str) -> None:
    assert days_away.ahead(day, TODAY) == said


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-11-23", "1 day late"), ("2026-10-30", "25 days late"), ("2026-06-01", "5 months late"),
        ("2008-12-15", "17 years late"), ("2026-10", "overdue"),
    ],
)  # fmt: skip
def test_what_is_late(language: Any, day: str, said: str) -> None:
    assert days_away.late(day, TODAY) == said


def test_in_french(language: Any) -> None:
    language("fr")
    assert (days_away.ahead("2026-11-25", TODAY), days_away.late("2026-11-20", TODAY)) == (
        "demain",
        "4 jours de retard",
    )
