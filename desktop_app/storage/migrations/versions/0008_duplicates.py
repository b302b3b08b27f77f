"""Records combined into others, pairs that are not duplicates."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; triggers and the search index are generated afterwards (storage.migrate)."""
    op.create_table(
        "replacement",
        *_link("replacement", "organisation_id", "organisation"),
        *_link("replacement", "person_id", "person"),
        sa.Column("replaced_id", sa.String(32), nullable=False),
        *_of_one_kind("replacement"),
    )
    op.create_table(
        "not_duplicate",
        *_link("not_duplicate", "organisation_id", "organisation"),
        *_link("not_duplicate", "other_organisation_id", "organisation"),
        *_link("not_duplicate", "person_id", "person"),
        *_link("not_duplicate", "other_person_id", "person"),
        *_of_one_kind("not_duplicate"),
    )
    for table, columns in (
        ("replacement", ("organisation_id", "person_id", "replaced_id")),
        ("not_duplicate", ("organisation_id", "other_organisation_id", "other_person_id", "person_id")),
    ):
        for column in columns:
            op.create_index(f"ix_{table}_{column}", table, [column])


def _of_one_kind(table: str) -> tuple[sa.Column[str], sa.PrimaryKeyConstraint, sa.CheckConstraint]:
    return (
        sa.Column("id", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.CheckConstraint("(organisation_id IS NULL) <> (person_id IS NULL)", name=op.f(f"ck_{table}_one_owner")),
    )


def _link(table: str, column: str, target: str) -> tuple[sa.Column[str], sa.ForeignKeyConstraint]:
    name = op.f(f"fk_{table}_{column}")
    return (
        sa.Column(column, sa.String(32)),
        sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete="CASCADE"),
    )
