"""Alembic's entry: the connection comes from storage.migrate, inside its transaction."""

from alembic import context

from desktop_app.domain.everything import Base
from desktop_app.storage import journal

assert journal.journal_change.metadata is Base.metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
