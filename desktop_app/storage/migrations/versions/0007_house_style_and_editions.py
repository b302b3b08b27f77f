"""The style of the house, editions of the directory, the days it went out."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; triggers and the search index are generated afterwards (storage.migrate)."""
    _house_style()
    _editions()


def _house_style() -> None:
    op.create_table(
        "house_style",
        sa.Column("letterhead_fr", sa.Text()),
        sa.Column("letterhead_en", sa.Text()),
        *_link("house_style", "logo_id", "attachment"),
        sa.Column("accent", sa.String(7)),
        sa.Column("times", sa.String(8)),
        sa.Column("spacing", sa.String(24)),
        sa.Column("offset_right", sa.Integer()),
        sa.Column("offset_down", sa.Integer()),
        *_id("house_style"),
    )
    op.create_index("ix_house_style_logo_id", "house_style", ["logo_id"])


def _editions() -> None:
    op.create_table(
        "directory_edition",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("options", sa.Text(), nullable=False),
        *_id("directory_edition"),
    )
    op.create_table(
        "directory_printing",
        *_link("directory_printing", "edition_id", "directory_edition"),
        sa.Column("printed_on", sa.String(10), nullable=False),
        sa.Column("pages", sa.Integer()),
        *_id("directory_printing"),
    )
    op.create_index("ix_directory_printing_edition_id", "directory_printing", ["edition_id"])


def _id(table: str) -> tuple[sa.Column[str], sa.PrimaryKeyConstraint]:
    return (
        sa.Column("id", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )


def _link(table: str, column: str, target: str) -> tuple[sa.Column[str], sa.ForeignKeyConstraint]:
    name = op.f(f"fk_{table}_{column}")
    return (
        sa.Column(column, sa.String(32)),
        sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete="SET NULL"),
    )
