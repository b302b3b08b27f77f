"""What went out of the base: who took which list, in which form."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; triggers are generated afterwards."""
    op.create_table(
        "export",
        sa.Column("written_at", sa.String(16), nullable=False),
        sa.Column("user_name", sa.Text(), nullable=False),
        sa.Column("what", sa.String(40), nullable=False),
        sa.Column("form", sa.String(12), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("as_of", sa.String(10)),
        sa.Column("is_part", sa.Boolean(), nullable=False, server_default=sa.text("0")),
        sa.Column("id", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_export")),
    )
