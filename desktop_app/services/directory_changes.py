"""Whose printed data changed since a day, as the journal has it: the organisations and people the rows belong to."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.storage.journal import journal_change

OWNERS = {
    "organisation": ("id",),
    "organisation_name": ("organisation_id",),
    "organisation_link": ("organisation_id",),
    "address": ("organisation_id",),
    "contact_point": ("organisation_id", "mandate_id"),
    "mandate": ("organisation_id",),
    "membership": ("organisation_id",),
    "person": ("id",),
    "consent": ("person_id",),
}
"""The tables an entry is printed from, and by which fields a row of each belongs to an organisation or a person."""
UNPRINTED = ("remarks", "last_verified_on", "verified_by")
CLOCK_BITS = 16
"""The journal's clock counts milliseconds, with these bits behind them."""


def changed_owners(session: Session, since: date) -> frozenset[str]:
    """The ids of organisations and people of whom something printed was written after that day began.

    What was written and taken back again counts too: the mark asks for a second look, no more.
    """
    moment = datetime.combine(since, time(), UTC)
    start = int(moment.timestamp() * 1000) << CLOCK_BITS
    change = journal_change.c
    changes = session.execute(
        select(change.row_table, change.row_id, change.old, change.new, change.operation)
        .where(change.clock >= start, change.row_table.in_(OWNERS), change.field.not_in(UNPRINTED))
        .order_by(change.copy, change.counter)
    ).all()
    owners: set[str] = set()
    rows: dict[str, set[str]] = {}
    for table, row_id, old, new, operation in changes:
        if operation == "set":
            rows.setdefault(table, set()).add(row_id)
        else:
            owners.update(_owners(table, {"id": row_id, **_read(new or old)}))
    for table, ids in rows.items():
        owners.update(_standing_owners(session, table, ids))
    owners.update(_organisations_of_mandates(session, owners))
    return frozenset(owners)


def _read(text: str | None) -> dict[str, Any]:
    row = json.loads(text) if text else {}
    return row if isinstance(row, dict) else {}


def _owners(table: str, row: dict[str, Any]) -> Iterator[str]:
    return (row[field] for field in OWNERS[table] if row.get(field))


def _standing_owners(session: Session, table: str, ids: set[str]) -> set[str]:
    """To whom rows that still stand belong; as few queries as there are tables."""
    mapped = journal_change.metadata.tables[table]
    fields = [mapped.c[field] for field in OWNERS[table]]
    found = session.execute(select(mapped.c.id, *fields)).all()
    return {owner for row in found if row[0] in ids for owner in row[1:] if owner}


def _organisations_of_mandates(session: Session, owners: set[str]) -> set[str]:
    """A changed way to reach someone at work belongs to a mandate, and so to its organisation."""
    mandate = journal_change.metadata.tables["mandate"]
    found = session.execute(select(mandate.c.id, mandate.c.organisation_id)).all()
    return {organisation for mandate_id, organisation in found if mandate_id in owners}
