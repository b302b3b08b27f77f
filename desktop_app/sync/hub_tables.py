"""The hub's tables: those of the journal that travel, under the same mapping, and two of its own."""

from sqlalchemy import Column, Integer, LargeBinary, MetaData, String, Table

from desktop_app.storage.journal import journal_change, journal_copy, journal_seal, journal_transaction

LOCK = 0x50525653
"""The number of the lock under which one workstation after the other writes."""
EVERYTHING = MetaData()
for _table in (journal_transaction, journal_change, journal_seal, journal_copy):
    _table.to_metadata(EVERYTHING)
platform = Table(
    "hub_platform",
    EVERYTHING,
    Column("origin", String(10), primary_key=True),
    Column("schema_version", Integer, nullable=False),
)
"""Which platform the hub serves, by the first of its copies, and the newest program that wrote here."""
hub_file = Table(
    "hub_file",
    EVERYTHING,
    Column("digest", String(64), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)
"""The contents of files, each once, under its hash."""
