"""The inbox as people read it: which record and field, what each side says, and the decisions there are."""

from dataclasses import dataclass

from desktop_app.domain.fields import LongText
from desktop_app.domain.kinds import KINDS
from desktop_app.i18n import N_, _, format_moment
from desktop_app.services import history
from desktop_app.storage.database import Database
from desktop_app.storage.queries import journal as queries
from desktop_app.storage.reversal import Change
from desktop_app.sync import copies
from desktop_app.sync.conflicts import (
    ASKED,
    OF_ROWS,
    Conflict,
    Keep,
    Side,
    open_conflicts,
    ours_and_theirs,
    rows_in_conflict,
)

WORDS = {
    "field": N_("changed on two sides"),
    "text": N_("the same passage was written on two sides"),
    "deleted": N_("deleted on one side, changed on the other"),
    "revived": N_("deleted, but needed by what was added elsewhere"),
    "unique": N_("another record has this value already"),
    "held": N_("held aside: another record stands in its place"),
    "loop": N_("this move would put it under itself"),
    "cut": N_("leads to a record that was deleted"),
    "owner": N_("given to two owners"),
}
"""What a conflict is about, by its kind."""


@dataclass(frozen=True)
class Said:
    """What one side says, in words."""

    who: str
    value: str
    is_ours: bool
    is_shown: bool


@dataclass(frozen=True)
class Matter:
    """One thing to decide, in words; `owner` is the kind and id of the record whose card it stands on."""

    conflict: Conflict
    owner: tuple[str, str]
    record: str
    field: str
    what: str
    base: str
    shown: str
    sides: tuple[Said, ...]
    is_long: bool


@dataclass(frozen=True)
class Way:
    """One decision: its words (a msgid) and what it keeps."""

    name: str
    text: str
    keep: Keep


def ids(database: Database) -> list[str]:
    """The conflicts that wait, those of one record side by side."""
    return [
        row[0]
        for row in database.read(f"SELECT id FROM journal_conflict WHERE {ASKED} ORDER BY row_table, row_id, field, id")
    ]


def records_in_conflict(database: Database, language: str, day: str) -> frozenset[str]:
    """The records on whose cards something waits for a decision."""
    rows = sorted(rows_in_conflict(database))
    changes = [Change("", 0, table, row, "set", "", None, None) for table, row in rows]
    names = queries.names_in(database, changes, language, day)
    return frozenset(names.owner(change)[1] for change in changes)


def matters(database: Database, wanted: list[str], day: str) -> list[Matter]:
    """Some conflicts in words, in the order asked for; those decided meanwhile are left out."""
    found = {one.id: one for one in open_conflicts(database, wanted)}
    conflicts = [found[name] for name in wanted if name in found]
    changes = [_change(one, value) for one in conflicts for value in (one.shown, *(s.value for s in one.sides))]
    lines = iter(history.told(database, changes, day))
    own = copies.identity(database).copy
    return [_matter(one, [next(lines) for _side in range(len(one.sides) + 1)], own) for one in conflicts]


def _change(one: Conflict, value: object) -> Change:
    return Change("", 0, one.table, one.row, "set", one.field, one.base, value)


def _matter(one: Conflict, lines: list[history.Line], own: str) -> Matter:
    shown, *said = lines
    mine, _other = ours_and_theirs(one, own)
    declared = next((f for f in KINDS[one.table].columns if f.name == one.field), None) if one.table in KINDS else None
    return Matter(
        one,
        (shown.kind, shown.id),
        shown.record,
        shown.field,
        _(WORDS[one.kind]),
        shown.old,
        shown.new,
        tuple(
            Said(_who(side), _value(side, line), side is mine, side.value == one.shown)
            for side, line in zip(one.sides, said, strict=True)
        ),
        one.kind == "text" or isinstance(declared, LongText),
    )


def _who(side: Side) -> str:
    name = side.copy_name or _("another copy")
    return " · ".join(filter(None, (name, side.user, format_moment(side.at) if side.at else "")))


def _value(side: Side, line: history.Line) -> str:
    if side.operation == "delete":
        return _("deleted")
    return line.new or "–"


def ways(database: Database, one: Conflict) -> list[Way]:
    """The decisions that a conflict of this kind offers, the ordinary one first."""
    own = copies.identity(database).copy
    if one.kind in ("field", "text"):
        offered = [Way("ours", N_("Keep ours"), "ours"), Way("theirs", N_("Keep theirs"), "theirs")]
        return [*offered, Way("shown", N_("Keep the text as it stands"), "shown")] if one.kind == "text" else offered
    if one.kind == "held":
        return [Way("drop", N_("Let go of the one held aside"), "shown"), Way("swap", N_("Put it in place"), "theirs")]
    if one.kind in OF_ROWS:
        deleted_here = any(side.copy == own and side.operation == "delete" for side in one.sides)
        gone: Keep = "ours" if deleted_here else "theirs"
        return [Way("keep", N_("Keep the record"), "shown"), Way("delete", N_("Delete it after all"), gone)]
    return [Way("shown", N_("Leave it as it stands"), "shown")]


def takes_another_value(one: Conflict) -> bool:
    """Whether a third value may be typed."""
    return one.kind in ("field", "text", "unique")


def count_alike(database: Database, one: Conflict) -> int:
    """How many conflicts of the same kind and field wait, this one included."""
    rows = database.read(
        "SELECT count(*) FROM journal_conflict WHERE kind = ? AND row_table = ? AND field = ?",
        (one.kind, one.table, one.field),
    )
    return int(rows[0][0])
