"""What the living rows show: links to the gone are cut, circles opened, values that two rows claim given to one."""

from collections.abc import Iterable
from typing import Any

from desktop_app.storage.search_index import chunks
from desktop_app.sync.folding import ALWAYS, Conflict, Folded, Folding, Standing
from desktop_app.sync.shape import TREES, Unique, shapes

OF_A_NUMBER = ("number", "code", "provisional")
"""What a decision says of its number; one that yields its number yields all of it."""


def fold(raw: Any, touched: Iterable[str]) -> Folded:
    """Work out the touched rows, and all that hang on them, from the records (raw connection)."""
    marks = ", ".join(f"'{kind}'" for kind in ALWAYS)
    always = {row[0] for row in raw.execute(f"SELECT row_id FROM journal_conflict WHERE kind IN ({marks})")}
    folding = Folding(raw)
    folding.settle_life({*touched, *always})
    return Showing(folding).folded()


class Showing:
    """One folding's second half: the values of the rows that live."""

    def __init__(self, folding: Folding) -> None:
        self.folding = folding
        self.raw = folding.raw
        self.standing: dict[str, Standing] = {}
        self.held: dict[str, Conflict] = {}

    def folded(self) -> Folded:
        """All rows that were looked at, as they must stand."""
        for row in sorted(self.folding.living):
            self._stand(row)
        for table in TREES:
            self._open_circles(table)
        for table in shapes():
            self._hold_what_hangs(table)
            for unique in shapes()[table].uniques:
                self._give_to_one(unique)
        for table in shapes():
            self._cut_links(table)
        return self._result()

    def _result(self) -> Folded:
        folding = self.folding
        rows: dict[str, dict[str, Any] | None] = dict.fromkeys(folding.graphs)
        conflicts: list[Conflict] = []
        for row, one in self.standing.items():
            if row in self.held:
                conflicts.append(self.held[row])
                continue
            rows[row] = one.values
            conflicts += [*one.conflicts, *self._of_fields(one), *self._of_life(one)]
        return Folded(rows, dict(folding.tables), folding.graphs, conflicts, set(folding.erased_along))

    def _stand(self, row: str) -> None:
        graph = self.folding.graphs[row]
        self.folding.uncut(row)
        shown, torn = graph.everything_shown()
        one = Standing(graph, shown, {name: each.value for name, each in shown.items()})
        for owners in torn:
            one.aside("owner", owners.columns[0], columns=list(owners.columns))
        self.standing[row] = one

    def _of_fields(self, one: Standing) -> list[Conflict]:
        return [
            Conflict(each.conflict, one.table, one.graph.row, name, {"base": each.base}, one.heads_of(name))
            for name, each in one.shown.items()
            if each.conflict
        ]

    def _of_life(self, one: Standing) -> list[Conflict]:
        row, graph = one.graph.row, one.graph
        heads = tuple(graph.records[n].name for n in graph.row_heads() if graph.records[n].operation == "delete")
        if row in self.folding.along:
            return [Conflict("along", one.table, row, "", {}, heads)]
        if row in self.folding.revived:
            needed = self.folding.revived[row]
            by = [needed, self.folding.tables.get(needed, "")]
            return [Conflict("revived", one.table, row, "", {"by": by}, heads)]
        if heads:
            # A deletion that went along with that of a row that lives needs no answer of its own.
            void = {graph.records[n].name for n in self.folding.void(row)}
            return [Conflict("along" if void.issuperset(heads) else "deleted", one.table, row, "", {}, heads)]
        return []

    # Links and trees -------------------------------------------------------------------------------------------------

    def _is_shown(self, table: str, row: str) -> bool:
        return row not in self.held and self.folding.is_there(table, row)

    def _cut_links(self, table: str) -> None:
        """Show no link that leads to a row which is gone or held aside."""
        links = [link for link in shapes()[table].links.values() if not link.belongs or self._may_be_empty(link)]
        for row, one in self._of_table(table):
            for link in links:
                target = one.values[link.column]
                if target and row not in self.held and not self._is_shown(link.target, target):
                    one.values[link.column] = None
                    one.aside("cut", link.column, value=target)

    @staticmethod
    def _may_be_empty(link: Any) -> bool:
        return not link.cascades and shapes()[link.table].defaults[link.column] is None

    def _of_table(self, table: str) -> list[tuple[str, Standing]]:
        return sorted((row, one) for row, one in self.standing.items() if one.table == table)

    def _open_circles(self, table: str) -> None:
        """Of the moves that would put a row under itself, hold the latest: that row stays where it was, else on top."""
        column = TREES[table]
        held: list[Standing] = []
        for row, _one in self._of_table(table):
            circle = self._circle_from(table, column, row)
            if circle:
                moved = max(circle, key=lambda other: self.standing[other].since([column]))
                latest = self.standing[moved]
                latest.aside("loop", column, value=latest.values[column])
                latest.values[column] = None
                held.append(latest)
        for one in sorted(held, key=lambda each: each.graph.row):
            self._put_back(table, column, one)

    def _put_back(self, table: str, column: str, one: Standing) -> None:
        heads = [one.graph.records[number] for number in one.shown[column].heads]
        before = [record.old for record in heads if record.operation == "set" and record.old not in (None, "null")]
        if not before:
            return
        target = str(before[-1]).strip('"')
        if self.folding.is_there(table, target):
            one.values[column] = target
            if self._circle_from(table, column, one.graph.row):
                one.values[column] = None

    def _circle_from(self, table: str, column: str, row: str) -> list[str]:
        """The rows of the circle that a row stands in; each of them is read."""
        path: list[str] = []
        place: str | None = row
        while place and place not in path:
            path.append(place)
            place = self._above(table, column, place)
        if place != row:
            return []
        for other in path:
            self._read(other)
        return path

    def _above(self, table: str, column: str, row: str) -> str | None:
        if row in self.standing:
            found = self.standing[row].values[column]
            return str(found) if found else None
        if row in self.folding.graphs:
            return None
        known = self.raw.execute(f'SELECT "{column}" FROM "{table}" WHERE id = ?', (row,)).fetchone()
        return known[0] if known else None

    def _read(self, row: str) -> None:
        """Take in a row that lives and was not looked at so far."""
        if row not in self.standing:
            self.folding.settle_life([row])
            self.folding.living.add(row)
            self._stand(row)

    # Values that only one may have ------------------------------------------------------------------------------------

    def _hold_what_hangs(self, table: str) -> None:
        """What belongs to a row that is held aside is held with it."""
        for link in shapes()[table].links.values():
            if link.belongs and not self._may_be_empty(link):
                owners = [row for row in self.held if self.folding.tables[row] == link.target]
                for marks, chunk in chunks(owners):
                    sql = f'SELECT id FROM "{table}" WHERE "{link.column}" IN ({marks})'
                    for found in self.raw.execute(sql, chunk).fetchall():
                        if found[0] not in self.folding.graphs:
                            self._read(found[0])
                for row, one in self._of_table(table):
                    if one.values[link.column] in self.held and row not in self.held:
                        self._hold(one, link.column, hangs=True)

    def _hold(self, one: Standing, name: str, **detail: Any) -> None:
        self.held[one.graph.row] = Conflict(
            "held", one.table, one.graph.row, name, {"values": one.values, **detail}, one.heads_of(name)
        )

    def _give_to_one(self, unique: Unique) -> None:
        """Of the rows that claim the same values, the first to have them keeps them."""
        claims: dict[tuple[Any, ...], list[str]] = {}
        for row, one in self._of_table(unique.table):
            key = tuple(one.values[name] for name in unique.columns)
            if row not in self.held and not any(part is None for part in key):
                claims.setdefault(key, []).append(row)
        for key, rows in sorted(claims.items(), key=repr):
            self._settle_claim(unique, key, rows)

    def _settle_claim(self, unique: Unique, key: tuple[Any, ...], rows: list[str]) -> None:
        where = " AND ".join(f'"{name}" = ?' for name in unique.columns)
        for found in self.raw.execute(f'SELECT id FROM "{unique.table}" WHERE {where}', key).fetchall():
            if found[0] not in self.folding.graphs:
                self._read(found[0])
                if tuple(self.standing[found[0]].values[name] for name in unique.columns) == key:
                    rows.append(found[0])
        first, *others = sorted(rows, key=lambda row: self.standing[row].since(unique.columns))
        for row in others:
            self._yield(unique, self.standing[row], first)

    def _yield(self, unique: Unique, one: Standing, to: str) -> None:
        name = unique.columns[-1]
        if unique.yields == "held":
            self._hold(one, name, to=to)
            return
        of_number = {"columns": OF_A_NUMBER, "code": one.values["code"]} if unique.yields == "number" else {}
        one.aside("unique", name, value=one.values[name], to=to, **of_number)
        if unique.yields == "number":
            one.values.update(number=None, code=None, provisional=True)
        else:
            one.values[name] = None if unique.yields == "empty" else f"{one.values[name]}-{one.graph.row[-6:]}"
