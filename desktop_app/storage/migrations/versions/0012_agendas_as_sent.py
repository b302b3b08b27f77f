"""An agenda as it was sent keeps what explains its items, their papers and when they end."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; triggers are generated afterwards."""
    with op.batch_alter_table("convened_item", recreate="always") as altered:
        altered.add_column(sa.Column("summary_fr", sa.Text()), insert_after="title_en")
        altered.add_column(sa.Column("summary_en", sa.Text()), insert_after="summary_fr")
        altered.add_column(sa.Column("papers_fr", sa.Text()), insert_after="summary_en")
        altered.add_column(sa.Column("papers_en", sa.Text()), insert_after="papers_fr")
        altered.add_column(sa.Column("ends_at", sa.String(16)), insert_after="starts_at")
