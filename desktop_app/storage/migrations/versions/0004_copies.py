"""Copies that leave and come back: whom this base has met, what was sealed, and what stands in conflict."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of the meeting of copies; a base that stands alone so far is the first of its copies."""
    op.add_column("journal_now", sa.Column("origin", sa.String(10), nullable=False, server_default=""))
    op.add_column("journal_now", sa.Column("is_away", sa.Boolean(), nullable=False, server_default=sa.text("0")))
    op.execute("UPDATE journal_now SET origin = copy")
    op.create_table(
        "journal_conflict",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("row_table", sa.String(40), nullable=False),
        sa.Column("row_id", sa.String(32), nullable=False),
        sa.Column("field", sa.String(40), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal_conflict")),
    )
    op.create_index("ix_journal_conflict_row_id", "journal_conflict", ["row_id"])
    op.create_table(
        "journal_seal",
        sa.Column("copy", sa.String(10), nullable=False),
        sa.Column("counter", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("copy", "counter", name=op.f("pk_journal_seal")),
    )
    op.create_table(
        "journal_copy",
        sa.Column("copy", sa.String(10), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("has", sa.Text(), nullable=False, server_default="{}"),
        sa.Column("met_at", sa.BigInteger()),
        sa.Column("way", sa.String(8), nullable=False, server_default=""),
        sa.PrimaryKeyConstraint("copy", name=op.f("pk_journal_copy")),
    )
