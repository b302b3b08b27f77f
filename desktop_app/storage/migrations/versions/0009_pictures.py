"""Pictures of people and organisations."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Let a file belong to a person or an organisation; triggers and index are generated afterwards."""
    with op.batch_alter_table("attachment", recreate="always") as attachment:
        for target, before in (("person", "meeting_id"), ("organisation", "person_id")):
            attachment.add_column(sa.Column(f"{target}_id", sa.String(32)), insert_after=before)
            attachment.create_foreign_key(
                op.f(f"fk_attachment_{target}_id"), target, [f"{target}_id"], ["id"], ondelete="CASCADE"
            )
    for target in ("person", "organisation"):
        op.create_index(f"ix_attachment_{target}_id", "attachment", [f"{target}_id"])
