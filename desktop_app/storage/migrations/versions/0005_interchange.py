"""Values kept from files, ways to read files."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; triggers and the search index are generated afterwards (storage.migrate)."""
    _kept_values()
    _mappings()


def _kept_values() -> None:
    op.create_table(
        "kept_value",
        *_link("kept_value", "organisation_id", "organisation"),
        *_link("kept_value", "person_id", "person"),
        *_link("kept_value", "event_id", "event"),
        sa.Column("source", sa.String(16), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("parameters", sa.Text()),
        sa.Column("value", sa.Text()),
        sa.Column("key", sa.Text()),
        *_id("kept_value"),
        sa.CheckConstraint(
            "(CASE WHEN organisation_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN person_id IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN event_id IS NULL THEN 0 ELSE 1 END) = 1",
            name=op.f("ck_kept_value_one_owner"),
        ),
    )
    for column in ("event_id", "organisation_id", "person_id"):
        op.create_index(f"ix_kept_value_{column}", "kept_value", [column])
    op.create_index("ix_kept_value_key", "kept_value", ["key", "name"])


def _mappings() -> None:
    op.create_table(
        "import_mapping",
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("headings", sa.Text(), nullable=False),
        sa.Column("mapping", sa.Text(), nullable=False),
        *_id("import_mapping"),
    )


def _id(table: str) -> tuple[sa.Column[str], sa.PrimaryKeyConstraint]:
    return (
        sa.Column("id", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )


def _link(table: str, column: str, target: str) -> tuple[sa.Column[str], sa.ForeignKeyConstraint]:
    name = op.f(f"fk_{table}_{column}")
    return (
        sa.Column(column, sa.String(32)),
        sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete="CASCADE"),
    )
