"""Agendas and timetables as trees: the order to show, the depth, the printed numbers; plain rules over plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Placed:
    """A row at its place in the tree: how deep it stands and what number is printed before it."""

    id: str
    parent_id: str | None
    depth: int
    number: str


def laid_out(rows: Sequence[tuple[str, str | None, bool]]) -> list[Placed]:
    """Rows (id, parent, whether a heading) in the order of their positions, as a tree is read from top to bottom.

    A heading has no number, and the items under it go on counting. Rows whose parents go round in a circle, as two
    copies can make them, stand at the end on the first level.
    """
    children: dict[str | None, list[tuple[str, str | None, bool]]] = {}
    known = {row[0] for row in rows}
    for row in rows:
        children.setdefault(row[1] if row[1] in known else None, []).append(row)
    found: list[Placed] = []
    _descend(children, None, 0, "", found)
    placed = {one.id for one in found}
    lost = [row for row in rows if row[0] not in placed]
    if lost:
        _descend({None: [(row[0], None, row[2]) for row in lost]}, None, 0, "", found)
    return found


def _descend(
    children: Mapping[str | None, list[tuple[str, str | None, bool]]],
    parent: str | None,
    depth: int,
    prefix: str,
    found: list[Placed],
) -> None:
    """Lay out what stands under one parent; a stack of our own, as trees may be deeper than Python likes."""
    counters: dict[str, int] = {"": sum(1 for one in found if one.number and "." not in one.number)}
    pending = [(row, depth, prefix) for row in reversed(children.get(parent, []))]
    while pending:
        (row, its_parent, is_heading), level, before = pending.pop()
        number = ""
        if not is_heading:
            counters[before] = counters.get(before, 0) + 1
            number = f"{before}{counters[before]}"
        found.append(Placed(row, its_parent, level, number))
        beneath = before if is_heading else f"{number}."
        pending += [(child, level + 1, beneath) for child in reversed(children.get(row, []))]


def makes_a_circle(parents: Mapping[str, str | None], row: str, parent: str | None) -> bool:
    """Whether a row would stand under itself."""
    seen = {row}
    while parent:
        if parent in seen:
            return True
        seen.add(parent)
        parent = parents.get(parent)
    return False
