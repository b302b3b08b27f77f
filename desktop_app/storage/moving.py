"""Moving all that links to one row over to another, by the schema's own foreign keys, before the first goes."""

from collections.abc import Callable
from functools import cache
from typing import Any

from sqlalchemy import UniqueConstraint

from desktop_app.domain.kinds import KINDS
from desktop_app.domain.record import new_id
from desktop_app.i18n import _
from desktop_app.storage.journal import journaled_tables

SAME: dict[str, tuple[str, ...]] = {
    "address": ("kind", "lines", "extended", "post_box", "postcode", "city", "cedex", "region", "country"),
    "consent": ("purpose", "basis", "given_on", "withdrawn_on"),
    "contact_point": ("kind", "value"),
    "interaction_person": ("interaction_id", "organisation_id"),
    "kept_value": ("source", "name", "parameters", "value", "key"),
    "mandate": (
        "organisation_id", "person_id", "role_type_id", "title_fr", "title_en", "on_behalf_of_id", "seat_id",
        "starts_on", "ends_on",
    ),
    "membership": ("category_id", "family_id", "starts_on", "ends_on"),
    "not_duplicate": ("person_id", "other_person_id", "organisation_id", "other_organisation_id"),
    "organisation_link": ("organisation_id", "link_kind_id", "other_id", "starts_on", "ends_on"),
    "organisation_name": ("language", "kind", "text"),
    "practice_partner": ("practice_id", "side", "name", "country"),
}  # fmt: skip
"""Rows of both records that say one thing when these are equal: they become one. Other tables keep every row."""
NAMED = (("saved_list", "filters"), ("attendance_sheet", "lines"), ("verification_answer", "row_id"), ("draft", "edit"))
"""Texts that hold ids of rows without being a link."""

Said = Callable[[str, str, Any], str]
"""A value in words: of which table, which column, what value; nothing for what only the program uses."""


@cache
def links_to(table: str) -> tuple[tuple[str, str], ...]:
    """The tables and columns that link to a table, as the schema has them."""
    return tuple(
        (one.name, key.parent.name)
        for one in journaled_tables()
        for key in sorted(one.foreign_keys, key=lambda key: key.parent.name)
        if key.column.table.name == table
    )


@cache
def _uniques(table: str) -> tuple[tuple[str, ...], ...]:
    """The sets of columns that no two rows of a table may share."""
    found = next(one for one in journaled_tables() if one.name == table)
    sets = [tuple(c.name for c in one.columns) for one in found.constraints if isinstance(one, UniqueConstraint)]
    return tuple(sets + [tuple(c.name for c in index.columns) for index in found.indexes if index.unique])


class Move:
    """One record going into another (raw connection, inside the transaction under way)."""

    def __init__(self, raw: Any, kind: str, keep: str, other: str, said: Said) -> None:
        self.raw, self.kind, self.keep, self.other, self._said = raw, kind, keep, other, said
        self._aside: list[tuple[str, str]] = []

    def carry_out(self, values: dict[str, Any], aside: list[tuple[str, str]]) -> None:
        """Write the values that stay, move every link, keep what has no place, take the other row away."""
        self._aside = list(aside)
        self._untie()
        self._set(self.kind, self.keep, values)
        self._replace(self.kind, self.keep, self.other)
        for title, text in dict.fromkeys(self._aside):
            self._insert(
                "kept_value", {f"{self.kind}_id": self.keep, "source": "combined", "name": title, "value": text}
            )
        self._insert("replacement", {f"{self.kind}_id": self.keep, "replaced_id": self.other})
        self.raw.execute(f'DELETE FROM "{self.kind}" WHERE id = ?', (self.other,))

    def _untie(self) -> None:
        """What the two are to each other has no meaning once they are one."""
        pair = (self.keep, self.other)
        both = (*pair, *pair)
        self.raw.execute(
            f"DELETE FROM not_duplicate WHERE {self.kind}_id IN (?, ?) AND other_{self.kind}_id IN (?, ?)", both
        )
        if self.kind != "organisation":
            return
        self.raw.execute("UPDATE organisation SET parent_id = NULL WHERE id IN (?, ?) AND parent_id IN (?, ?)", both)
        links = self.raw.execute(
            "SELECT l.id, k.label_fr, k.label_en, l.starts_on, l.ends_on FROM organisation_link l "
            "JOIN link_kind k ON k.id = l.link_kind_id WHERE l.organisation_id IN (?, ?) AND l.other_id IN (?, ?)",
            both,
        ).fetchall()
        for link, *said in links:
            self._aside.append((_(KINDS["organisation_link"].title), ", ".join(str(one) for one in said if one)))
            self.raw.execute("DELETE FROM organisation_link WHERE id = ?", (link,))

    # Rows ----------------------------------------------------------------------------------------------------------

    def _replace(self, table: str, keep: str, other: str) -> None:
        """Let everything that links to one row of a table link to another."""
        for linking, column in links_to(table):
            rows = self.raw.execute(f'SELECT id FROM "{linking}" WHERE "{column}" = ? ORDER BY id', (other,)).fetchall()
            for (row,) in rows:
                self._move_row(linking, row, column, keep)
        for named, column in NAMED:
            self.raw.execute(
                f'UPDATE "{named}" SET "{column}" = replace("{column}", ?, ?) WHERE instr("{column}", ?) > 0',
                (other, keep, other),
            )
        self.raw.execute("UPDATE draft SET record_id = ? WHERE record_id = ?", (keep, other))

    def _move_row(self, table: str, row: str, column: str, target: str) -> None:
        """Move one row's link; where the kept record has a row that says the same, or bars it, the two become one."""
        values = self._values(table, row)
        if not values or values[column] == target:
            return
        if target == row:  # a row that stood for another that it is one with now
            self._set(table, row, {column: None})
            return
        twin = self._twin(table, row, {**values, column: target}, column)
        if twin is None:
            self._set(table, row, {column: target})
            return
        self._join(table, twin, row)

    def _twin(self, table: str, row: str, values: dict[str, Any], column: str) -> str | None:
        """Another row that a moved row would stand beside without saying anything more."""
        sets = [unique for unique in _uniques(table) if column in unique and all(values[n] is not None for n in unique)]
        if table in SAME:
            sets.append(tuple(dict.fromkeys((*SAME[table], column))))
        for names in sets:
            same = " AND ".join(f'"{name}" IS ?' for name in names)
            found = self.raw.execute(
                f'SELECT id FROM "{table}" WHERE {same} AND id <> ? ORDER BY id LIMIT 1',
                [*(values[name] for name in names), row],
            ).fetchone()
            if found:
                return str(found[0])
        return None

    def _join(self, table: str, keep: str, other: str) -> None:
        """Two rows that may not stand beside each other become one; what differs is kept in words."""
        mine, theirs = self._values(table, keep), self._values(table, other)
        fill: dict[str, Any] = {}
        owners = {column for _table, column in links_to(self.kind) if _table == table}
        for name, value in theirs.items():
            if value in (None, "") or value == mine[name] or (name in owners and value in (self.other, self.keep)):
                continue
            if mine[name] in (None, "") and value not in (keep, other):
                fill[name] = value
            elif mine[name] not in (None, ""):
                self._keep_in_words(table, name, value)
        # What stood in for itself stands for nobody; the other row goes before its values are taken over.
        for column in [column for linking, column in links_to(table) if linking == table]:
            self.raw.execute(
                f'UPDATE "{table}" SET "{column}" = NULL WHERE id IN (?, ?) AND "{column}" IN (?, ?)',
                (keep, other, keep, other),
            )
        self._replace(table, keep, other)
        self.raw.execute(f'DELETE FROM "{table}" WHERE id = ?', (other,))
        self._set(table, keep, fill)

    def _keep_in_words(self, table: str, name: str, value: Any) -> None:
        text = self._said(table, name, value)
        if text:
            kind = KINDS[table]
            self._aside.append((f"{_(kind.title)} – {_(kind.field(name).title)}", text))

    def _values(self, table: str, row: str) -> dict[str, Any]:
        found = self.raw.execute(f'SELECT * FROM "{table}" WHERE id = ?', (row,))
        names = [column[0] for column in found.description]
        values = found.fetchone()
        return {name: value for name, value in zip(names, values, strict=True) if name != "id"} if values else {}

    def _set(self, table: str, row: str, values: dict[str, Any]) -> None:
        if values:
            written = ", ".join(f'"{name}" = ?' for name in values)
            self.raw.execute(f'UPDATE "{table}" SET {written} WHERE id = ?', [*values.values(), row])

    def _insert(self, table: str, values: dict[str, Any]) -> None:
        values = {"id": new_id(), **values}
        names, marks = ", ".join(values), ", ".join("?" * len(values))
        self.raw.execute(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', list(values.values()))
