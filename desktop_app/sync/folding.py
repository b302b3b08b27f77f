"""The state that follows from the records: which rows live, what they show, what is held; only touched rows are done.

Everything here is a function of the set of records. What cannot be shown as it was recorded (a link to a row that is
gone, a number that another has, a row that would stand under itself) is set aside in what is shown, never in the
records, and said in `journal_conflict`; once its reason is gone, it shows again.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from desktop_app.storage.search_index import chunks
from desktop_app.sync.graph import Graph, Shown
from desktop_app.sync.records import RECORD_COLUMNS, Record
from desktop_app.sync.shape import leading_to, shapes

ALWAYS = ("revived", "along", "cut", "unique", "held", "loop", "owner")
"""Conflicts that hang on other rows: they are looked at in each folding."""


@dataclass
class Conflict:
    """Something the records could not settle: where, of what kind, the records on each side."""

    kind: str
    table: str
    row: str
    field: str
    detail: dict[str, Any]
    heads: tuple[str, ...] = ()


@dataclass
class Folded:
    """The rows as they must stand (None: gone), what is in conflict, whom an erasure takes along."""

    rows: dict[str, dict[str, Any] | None]
    tables: dict[str, str]
    graphs: dict[str, Graph]
    conflicts: list[Conflict] = field(default_factory=list)
    erased_along: set[str] = field(default_factory=set)


class Folding:
    """One folding: the graphs of the rows it has looked at, and what it knows of them so far (raw connection)."""

    def __init__(self, raw: Any) -> None:
        self.raw = raw
        self.graphs: dict[str, Graph] = {}
        self.tables: dict[str, str] = {}
        self.living: set[str] = set()
        self.revived: dict[str, str] = {}
        """Rows that live for another's sake only, and for whose."""
        self.along: set[str] = set()
        """Rows whose deletion went with that of a row that lives after all."""
        self.erased_along: set[str] = set()
        self._present: dict[str, bool] = {}
        self._companions: dict[str, list[str]] = {}

    # Records -------------------------------------------------------------------------------------------------------

    def load(self, rows: Iterable[str]) -> list[str]:
        """Read the records of rows not seen yet; which were new."""
        wanted = {row for row in rows if row not in self.graphs}
        found: dict[str, list[Record]] = {}
        for marks, chunk in chunks(wanted):
            for row in self.raw.execute(
                f"SELECT {RECORD_COLUMNS} FROM journal_change WHERE row_id IN ({marks})", chunk
            ):
                found.setdefault(row[5], []).append(Record(*row))
        fresh = []
        for row, records in found.items():
            shape = shapes().get(records[0].table)
            if shape:
                self.graphs[row] = Graph(shape, row, records)
                self.tables[row] = shape.name
                fresh.append(row)
        return fresh

    def is_there(self, table: str, row: str) -> bool:
        """Whether a row lives: by its records where they were read, else by the base as it stands."""
        if row in self.graphs:
            return row in self.living
        if row not in self._present:
            sql = f'SELECT 1 FROM "{table}" WHERE id = ?'
            self._present[row] = self.raw.execute(sql, (row,)).fetchone() is not None
        return self._present[row]

    # Life: the least set of living rows that holds itself up ---------------------------------------------------------

    def settle_life(self, rows: Iterable[str]) -> None:
        """Find out which of the touched rows live; more rows are read where life or death reaches them."""
        pending = self._take_in(rows)
        while pending:
            row = pending.pop()
            if row in self.living:
                pending += self._hold_up(row)
                pending += self._bring_companions(row)
            else:
                pending += self._look_at_the_dead(row)

    def _take_in(self, rows: Iterable[str]) -> list[str]:
        fresh = self.load(rows)
        for row in fresh:
            if self.graphs[row].lives():
                self.living.add(row)
        for row in list(fresh):
            fresh += self._take_in_owners_of_deletes(row)
        return fresh

    def _take_in_owners_of_deletes(self, row: str) -> list[str]:
        """The rows with which a row's deletes may have gone, or whose deletion emptied its links."""
        graph = self.graphs[row]
        wanted = set()
        for number in graph.deletes:
            values = graph.whole(number)
            wanted |= {values[name] for name, link in graph.shape.links.items() if link.cascades and values.get(name)}
        for record in graph.records:
            if record.operation == "set" and record.new == "null" and record.old not in (None, "null"):
                link = graph.shape.links.get(record.field)
                if link and not link.belongs:
                    wanted.add(json.loads(record.old or "null"))
        return self._take_in(wanted - self.graphs.keys()) if wanted - self.graphs.keys() else []

    def _links(self, row: str) -> list[tuple[Any, str]]:
        """The filled links of a row that it cannot be without."""
        graph = self.graphs[row]
        if not any(link.belongs for link in graph.shape.links.values()):
            return []
        shown, _torn = graph.everything_shown() if graph.shape.owners else ({}, [])
        found = []
        for name, link in graph.shape.links.items():
            if link.belongs:
                value = (shown.get(name) or graph.shown(name)).value
                if value:
                    found.append((link, str(value)))
        return found

    def _hold_up(self, row: str) -> list[str]:
        """A living row holds up what it belongs to; who belongs to somebody erased is erased too."""
        fresh: list[str] = []
        for link, target in self._links(row):
            if self.is_there(link.target, target):
                continue
            fresh += self._take_in([target])
            graph = self.graphs.get(target)
            if graph is None:
                continue
            if graph.is_erased or target in self.erased_along:
                self.erased_along.add(row)
                self.living.discard(row)
                return [*fresh, row]
            if target not in self.living:
                self.living.add(target)
                self.revived[target] = row
                fresh.append(target)
        return fresh

    def _bring_companions(self, row: str) -> list[str]:
        """A row that was deleted and lives: what went with it comes back, unless it was deleted for itself too."""
        graph = self.graphs[row]
        if not graph.deletes:
            return []
        fresh = self._take_in(self._gone_with(row))
        again: list[str] = []
        for other in self._gone_with(row):
            known = other in self.graphs and other not in self.living and other not in self.erased_along
            if known and self.graphs[other].lives(self.void(other)):
                self.living.add(other)
                self.along.add(other)
                again.append(other)
        return fresh + again

    def _gone_with(self, row: str) -> list[str]:
        """The rows whose deletion, or whose links' emptying, stands in a transaction that deleted this row."""
        if row not in self._companions:
            graph = self.graphs[row]
            found: set[str] = set()
            for number in graph.deletes:
                record = graph.records[number]
                found |= set(self._in_transaction(record))
            self._companions[row] = sorted(found - {row})
        return self._companions[row]

    def _in_transaction(self, record: Record) -> list[str]:
        quoted = json.dumps(record.row)
        if record.transaction_number:
            span = self.raw.execute(
                "SELECT first_counter, last_counter FROM journal_transaction WHERE copy = ? AND number = ?",
                (record.copy, record.transaction_number),
            ).fetchone()
            first, last = span if span else (record.counter, record.counter)
        else:
            first, last = record.counter - 5000, record.counter + 5000
        rows = self.raw.execute(
            "SELECT row_id FROM journal_change WHERE copy = ? AND counter BETWEEN ? AND ? AND transaction_number = ? "
            "AND ((operation = 'delete' AND instr(old, ?) > 0) OR (operation = 'set' AND new = 'null' AND old = ?))",
            (record.copy, first, last or record.counter, record.transaction_number, quoted, quoted),
        ).fetchall()
        if record.transaction_number:
            # What was held aside went later, when that was next looked at, in the name of the same transaction.
            rows += self.raw.execute(
                "SELECT row_id FROM journal_change INDEXED BY ix_journal_change_deleted WHERE operation = 'delete' "
                "AND copy = ? AND transaction_number = ? AND counter > ? AND instr(old, ?) > 0",
                (record.copy, record.transaction_number, last or record.counter, quoted),
            ).fetchall()
        return [found[0] for found in rows]

    def void(self, row: str) -> list[int]:
        """The deletes of a row that went with the deletion of a row it belonged to, which lives after all."""
        graph = self.graphs[row]
        found = []
        for number in graph.deletes:
            values, record = graph.whole(number), graph.records[number]
            for name, link in graph.shape.links.items():
                owner = values.get(name)
                if link.cascades and owner in self.living and self._went_with(owner, record):
                    found.append(number)
        return found

    def _went_with(self, owner: str, record: Record) -> bool:
        graph = self.graphs[owner]
        return any(
            (graph.records[n].copy, graph.records[n].transaction_number) == (record.copy, record.transaction_number)
            for n in graph.deletes
        )

    def _look_at_the_dead(self, row: str) -> list[str]:
        """Whether a row without life of its own is needed by one that lives, or goes along with one that does."""
        graph = self.graphs[row]
        if graph.is_erased or row in self.erased_along:
            return self._erase_along(row)
        if graph.deletes and graph.lives(self.void(row)):
            self.living.add(row)
            self.along.add(row)
            return [row]
        fresh: list[str] = []
        for link in leading_to(self.tables[row]):
            found = [
                one[0]
                for one in self.raw.execute(f'SELECT id FROM "{link.table}" WHERE "{link.column}" = ?', (row,))
                if one[0] not in self.graphs
            ]
            fresh += self._take_in(found)
        return fresh

    def _erase_along(self, row: str) -> list[str]:
        """What belongs to somebody erased is erased too: what came later, from a copy that did not know."""
        fresh: list[str] = []
        for link in leading_to(self.tables[row]):
            found = [
                one[0]
                for one in self.raw.execute(f'SELECT id FROM "{link.table}" WHERE "{link.column}" = ?', (row,))
                if one[0] not in self.graphs
            ]
            fresh += self._take_in(found)
        return fresh

    # Values --------------------------------------------------------------------------------------------------------

    def uncut(self, row: str) -> None:
        """Find the emptied links of a row whose targets live after all."""
        graph = self.graphs[row]
        for number, record in enumerate(graph.records):
            link = graph.shape.links.get(record.field)
            if record.operation != "set" or record.new != "null" or link is None or link.belongs or not record.old:
                continue
            target = json.loads(record.old)
            if target in self.graphs and target in self.living and self._went_with(target, record):
                graph.uncut.add(number)


@dataclass
class Standing:
    """A living row as it is worked out: what it shows, and what had to be set aside."""

    graph: Graph
    shown: dict[str, Shown]
    values: dict[str, Any]
    conflicts: list[Conflict] = field(default_factory=list)

    @property
    def table(self) -> str:
        """The row's table."""
        return self.graph.shape.name

    def aside(self, kind: str, name: str, **detail: Any) -> None:
        """Note that a recorded value is not shown, and why."""
        self.conflicts.append(Conflict(kind, self.table, self.graph.row, name, detail, self.heads_of(name)))

    def heads_of(self, name: str) -> tuple[str, ...]:
        """The records a field's value comes from."""
        if not name or name not in self.shown:
            return ()
        return tuple(self.graph.records[number].name for number in self.shown[name].heads)

    def since(self, names: Iterable[str]) -> tuple[tuple[int, str, int], str]:
        """When the row came by some values: the greatest of their records; then its id."""
        keys = [self.graph.records[n].key for name in names for n in self.shown[name].heads]
        return max(keys, default=(0, "", 0)), self.graph.row
