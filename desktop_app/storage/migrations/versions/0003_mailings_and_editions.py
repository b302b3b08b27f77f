"""Letters to many."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; triggers and the search index are generated afterwards (storage.migrate)."""
    _letters()


def _letters() -> None:
    """Letters with their texts in two languages, or a Word file."""
    op.create_table(
        "letter_template",
        sa.Column("subject_fr", sa.Text()),
        sa.Column("subject_en", sa.Text()),
        sa.Column("text_fr", sa.Text()),
        sa.Column("text_en", sa.Text()),
        sa.Column("purpose", sa.String(16)),
        sa.Column("attachment_id", sa.String(32), nullable=True),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("label_fr", sa.Text(), nullable=False),
        sa.Column("label_en", sa.Text(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(32), nullable=False),
        sa.ForeignKeyConstraint(
            ["attachment_id"], ["attachment.id"], name=op.f("fk_letter_template_attachment_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_template")),
        sa.UniqueConstraint("code", name=op.f("uq_letter_template_code")),
    )
    op.create_index("ix_letter_template_attachment_id", "letter_template", ["attachment_id"])
