"""An import while it is under way: the file, how it is read, what goes where, what it would change, what is decided."""

from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.i18n import N_
from desktop_app.interchange import reading
from desktop_app.interchange.reading import Ways
from desktop_app.services import columns, importing
from desktop_app.services.columns import Mapping
from desktop_app.services.importing import CHANGED, DUPLICATE, NEW, REFUSED, SAME, Entry, Plan
from desktop_app.services.incoming import Incoming, Notice, Source, Table
from desktop_app.services.mapped import records_of
from desktop_app.services.table_dates import DAY_FIRST, with_plain_dates

if TYPE_CHECKING:
    from desktop_app.storage.database import Database
    from desktop_app.ui.jobs import Report

UNREAD = "unread"
"""The state of a line of the file that could not be read, or not all of it."""
STATES = {
    NEW: N_("New"),
    CHANGED: N_("To be changed"),
    SAME: N_("Same"),
    DUPLICATE: N_("Probably a duplicate"),
    REFUSED: N_("Refused"),
    UNREAD: N_("To look at in the file"),
}
STEPS = ("file", "reading", "fields", "changes", "report")


@dataclass
class ImportWork:
    """What is known and decided so far; the methods that take a report run in the background."""

    database: "Database"
    path: Path
    ways: Ways = field(default_factory=Ways)
    source: Source | None = None
    mapping: Mapping | None = None
    dates: str = DAY_FIRST
    plan: Plan | None = None
    taken_as: dict[int, Entry] = field(default_factory=dict)
    """The probable duplicates taken for the record they look like, as they were before, by their place."""

    @property
    def table(self) -> Table | None:
        """The table whose columns are to be mapped; None for files of records."""
        return self.source.table if self.source else None

    def steps(self) -> tuple[str, ...]:
        """The steps this file goes through."""
        return STEPS if self.source is None or self.table is not None else ("file", "changes", "report")

    def read(self, report: "Report | None" = None) -> "ImportWork":
        """The same import with the file read in the chosen ways; its columns mapped as last time, else guessed."""
        source = reading.read(self.path, self.ways, report)
        fresh = replace(self, source=source, plan=None, taken_as={})
        if source.table is None:
            return replace(fresh, mapping=None)
        if self.table is None or self.table.headings != source.table.headings or self.mapping is None:
            kept = columns.recall(self.database, source.table)
            fresh.mapping = kept or columns.guess(source.table)
        if self.source is None:
            fresh.dates = source.table.facts.get("dates", DAY_FIRST)
        return fresh

    def guess(self, kind: str) -> None:
        """Guess anew where the columns go, for rows that are of a kind."""
        assert self.table is not None
        self.mapping = columns.guess(self.table, kind)

    def compare(self, report: "Report") -> Plan:
        """Put the file beside the base."""
        return importing.plan(self.database, self._records(report), report)

    def _records(self, report: "Report") -> list[Incoming]:
        assert self.source is not None
        if self.table is None:
            return self.source.records
        assert self.mapping is not None
        table = with_plain_dates(self.table, self.mapping, self.dates)
        return records_of(table, self.mapping, importing.organisation_kinds(self.database), report)

    # Deciding ------------------------------------------------------------------------------------------------

    def counts(self) -> dict[str, int]:
        """How many records of each state, and how many lines could not be read."""
        found = Counter(entry.state for entry in self.plan.entries) if self.plan else Counter[str]()
        found[UNREAD] = len(self.notices())
        return {state: found.get(state, 0) for state in STATES}

    def notices(self) -> list[Notice]:
        """What is to be looked at in the file: lines that could not be read, cells that did not fit their field."""
        return (self.source.notices if self.source else []) + (self.plan.doubts if self.plan else [])

    def chosen(self) -> int:
        """How many records are to be written."""
        return sum(1 for entry in self.plan.entries if entry.chosen and can_be_chosen(entry)) if self.plan else 0

    def take_as_known(self, place: int) -> None:
        """A probable duplicate is the record it looks like: its differences become changes."""
        assert self.plan is not None
        entry = self.plan.entries[place]
        if entry.state == DUPLICATE and entry.like:
            importing.look_alike_is_it(self.plan, entry)
            self.taken_as[place] = entry

    def doubt_again(self, place: int) -> None:
        """Take back that a record is the one it looks like."""
        assert self.plan is not None
        if place in self.taken_as:
            self.plan.entries[place] = self.taken_as.pop(place)

    def with_decisions_of(self, plan: Plan, before: "ImportWork") -> None:
        """Use a plan made anew from the same file, with what was decided on the one before."""
        self.plan, self.taken_as = plan, {}
        assert before.plan is not None
        for place in before.taken_as:
            self.take_as_known(place)
        for entry, earlier in zip(plan.entries, before.plan.entries, strict=True):
            entry.chosen = earlier.chosen


def can_be_chosen(entry: Entry) -> bool:
    """Whether a record can be written at all: not when it is refused, the same, or a row that stands twice."""
    return entry.comparison is not None and entry.state not in (REFUSED, SAME)
