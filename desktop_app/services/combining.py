"""Two records become one: every link moves, nothing is dropped, whoever has the old id is led to the one that stays.

Which links there are follows from the schema's own foreign keys. All is written as ordinary edits of rows in one
titled transaction, so that one undo takes it back and copies that were away merge it like any other edit.
"""

from dataclasses import dataclass
from typing import Any

from desktop_app.domain.fields import Field, LongText
from desktop_app.domain.kinds import KINDS
from desktop_app.errors import Invalid, Problem, UserError
from desktop_app.i18n import N_, _
from desktop_app.services import records
from desktop_app.services.duplicates import check_kind
from desktop_app.services.value_texts import value_text
from desktop_app.storage.database import Database
from desktop_app.storage.queries import plain

KEEP, OTHER = "keep", "other"


@dataclass(frozen=True)
class Side:
    """One field of two records beside each other, as people read it; `chosen` is what stays if nothing is said."""

    field: str
    title: str
    keep: str
    other: str
    chosen: str
    is_joined: bool = False
    """A long text, of which both stay, one under the other."""

    @property
    def differs(self) -> bool:
        """Whether both say something, and not the same."""
        return bool(self.keep and self.other) and self.keep != self.other


def beside(database: Database, kind: str, keep: str, other: str, day: str) -> list[Side]:
    """The fields of two records beside each other, those that neither has filled left out."""
    mine, theirs = _both(database, kind, keep, other)
    found = []
    for field in KINDS[kind].columns:
        left, right = (value_text(database, field, values[field.name], day) for values in (mine, theirs))
        if left or right:
            chosen = OTHER if mine[field.name] in (None, "") else KEEP
            found.append(Side(field.name, _(field.title), left, right, chosen, isinstance(field, LongText)))
    return found


def moving(database: Database, kind: str, record_id: str) -> list[tuple[str, int]]:
    """What hangs on a record and will hang on the one that stays: the kind in the plural, and how many."""
    from desktop_app.storage.moving import links_to

    counts: dict[str, int] = {}
    for table, column in links_to(kind):
        count = database.read(f'SELECT count(*) FROM "{table}" WHERE "{column}" = ?', (record_id,))[0][0]
        if count and table in KINDS:
            counts[table] = counts.get(table, 0) + int(count)
    return [(_(KINDS[table].plural), count) for table, count in counts.items()]


def combine(
    database: Database, kind: str, keep: str, other: str, choices: dict[str, str] | None = None, day: str = "9999"
) -> None:
    """Combine `other` into `keep`; `choices` say by field whose value stays ("keep" or "other").

    What does not stay is kept on the card, under the field's title. UserError says why two records cannot be one.
    """
    check_kind(kind)
    if keep == other:
        raise UserError(_("This is one and the same record. Name two."))
    mine, theirs = _both(database, kind, keep, other)
    _check(database, kind, keep, other, choices or {})
    loose, theirs = ({n: None if v in (keep, other) else v for n, v in one.items()} for one in (mine, theirs))
    values, aside = _settled(database, kind, loose, theirs, choices or {}, day)
    called = {one: records.title(database, kind, one, day) for one in (keep, other)}
    from desktop_app.storage.moving import Move

    def said(table: str, name: str, value: Any) -> str:
        field = next((one for one in KINDS[table].columns if one.name == name), None) if table in KINDS else None
        return value_text(database, field, value, day) if field else ""

    with database.transaction(N_("Combine {other} into {name}"), name=called[keep], other=called[other]) as session:
        move = Move(session.connection().connection.driver_connection, kind, keep, other, said)
        if kind == "person":
            aside = [*aside, *_other_name(mine, theirs, values, called)]
        move.carry_out({name: value for name, value in values.items() if value != mine[name]}, aside)


def _both(database: Database, kind: str, keep: str, other: str) -> tuple[dict[str, Any], dict[str, Any]]:
    return records.values_of(database, kind, keep), records.values_of(database, kind, other)


def _settled(
    database: Database,
    kind: str,
    mine: dict[str, Any],
    theirs: dict[str, Any],
    choices: dict[str, str],
    day: str,
) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """The values that stay, and those that do not, each in words under its field's title."""
    values: dict[str, Any] = {}
    aside: list[tuple[str, str]] = []
    for field in KINDS[kind].columns:
        first, second = mine[field.name], theirs[field.name]
        if isinstance(field, LongText) and first and second:
            values[field.name] = first if second in first else second if first in second else f"{first}\n\n{second}"
            continue
        chosen, left = (second, first) if choices.get(field.name) == OTHER else (first, second)
        if chosen in (None, ""):
            chosen, left = left, chosen
        values[field.name] = chosen
        if left not in (None, "", chosen) and not _is_part_of_name(kind, field):
            aside.append((_(field.title), value_text(database, field, left, day)))
    return values, [(title, text) for title, text in aside if text]


_NAME = ("given", "particle", "family")


def _is_part_of_name(kind: str, field: Field) -> bool:
    return kind == "person" and field.name in _NAME


def _other_name(
    mine: dict[str, Any], theirs: dict[str, Any], values: dict[str, Any], called: dict[str, str]
) -> list[tuple[str, str]]:
    """The names of either person that are not wholly the one that stays."""
    stays = tuple(values[name] or "" for name in _NAME)
    both = zip((mine, theirs), called.values(), strict=True)
    return [(_("Other name"), title) for one, title in both if tuple(one[name] or "" for name in _NAME) != stays]


# What may not become one ------------------------------------------------------------------------------------------


def _check(database: Database, kind: str, keep: str, other: str, choices: dict[str, str]) -> None:
    known = {field.name for field in KINDS[kind].columns}
    wrong = [name for name, side in choices.items() if name not in known or side not in (KEEP, OTHER)]
    if wrong:
        raise Invalid([Problem(name, _("Say “keep” or “other” for a field of this kind.")) for name in wrong])
    if kind == "organisation":
        _refuse_numbers_given_twice(database, keep, other)
        _refuse_circles(database, keep, other)


def _refuse_numbers_given_twice(database: Database, keep: str, other: str) -> None:
    """The registers of two bodies with the same numbers cannot become one."""
    meetings = "SELECT number FROM meeting WHERE body_id = ? AND number IS NOT NULL"
    decisions = "SELECT year || '-' || number FROM decision WHERE body_id = ? AND number IS NOT NULL"
    for sql, sentence in (
        (meetings, N_("Both bodies have a meeting number {number}. Give one of the meetings another number first.")),
        (decisions, N_("Both bodies have a decision {number}; two registers with the same numbers stay apart.")),
    ):
        both = database.read(f"{sql} INTERSECT {sql} LIMIT 1", (keep, other))
        if both:
            raise UserError(_(sentence).format(number=both[0][0]))


def _refuse_circles(database: Database, keep: str, other: str) -> None:
    """A body of a body of an organisation cannot be that organisation."""
    parents = dict(database.read("SELECT id, parent_id FROM organisation WHERE parent_id IS NOT NULL"))
    for one, there in ((keep, other), (other, keep)):
        above = parents.get(one)
        steps = 0
        while above and steps < len(parents):
            if above == there and steps:
                raise UserError(
                    _("One of the two is a body of a body of the other. Change “Body of” on its card first.")
                )
            above, steps = parents.get(above), steps + 1


# Where a record went ----------------------------------------------------------------------------------------------


def standing_id(database: Database, kind: str, record_id: str) -> str:
    """The id of the record that a record was combined into, or its own where it was not."""
    seen = {record_id}
    while kind in ("person", "organisation") and not plain.values(database, kind, [record_id]):
        rows = database.read(
            f"SELECT {kind}_id FROM replacement WHERE replaced_id = ? AND {kind}_id IS NOT NULL ORDER BY id DESC",
            (record_id,),
        )
        if not rows or rows[0][0] in seen:
            break
        record_id = rows[0][0]
        seen.add(record_id)
    return record_id
