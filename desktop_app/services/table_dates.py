"""The days and times of a table, in the one form that every field understands, whatever form the file has them in."""

import re
from dataclasses import replace

from desktop_app.domain.fields import Date, Moment
from desktop_app.domain.kinds import KINDS
from desktop_app.services.columns import Mapping
from desktop_app.services.incoming import Table

DAY_FIRST, MONTH_FIRST, YEAR_FIRST = "day/month/year", "month/day/year", "year-month-day"
FORMS = (DAY_FIRST, MONTH_FIRST, YEAR_FIRST)
_FIGURES = re.compile(r"\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(.*)", re.DOTALL)


def with_plain_dates(table: Table, mapping: Mapping, form: str) -> Table:
    """The table with the month-first days of its date columns as ISO ones; day-first ones are understood already."""
    places = [place for place, target in enumerate(mapping.targets) if is_of_dates(target)]
    if form != MONTH_FIRST or not places:
        return table
    return replace(table, rows=[_row(row, places) for row in table.rows])


def is_of_dates(target: str) -> bool:
    """Whether a column goes into a field for days or times."""
    kind, _dot, name = target.partition(".")
    if kind not in KINDS or name not in {field.name for field in KINDS[kind].columns}:
        return False
    return isinstance(KINDS[kind].field(name), Date | Moment)


def _row(row: list[str], places: list[int]) -> list[str]:
    made = list(row)
    for place in places:
        found = _FIGURES.fullmatch(row[place]) if place < len(row) else None
        if found:
            made[place] = f"{found[3]}-{int(found[1]):02}-{int(found[2]):02}{found[4]}"
    return made
