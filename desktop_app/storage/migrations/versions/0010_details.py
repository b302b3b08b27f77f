"""More of what address books and calendars say has a field of its own."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

COLUMNS: dict[str, tuple[tuple[str, sa.types.TypeEngine[str], str], ...]] = {
    "person": (
        ("further_given", sa.Text(), "family"),
        ("suffix", sa.Text(), "further_given"),
        ("nickname", sa.Text(), "suffix"),
        ("shown_as", sa.Text(), "nickname"),
        ("born_on", sa.String(10), "shown_as"),
        ("anniversary_on", sa.String(10), "born_on"),
        ("time_zone", sa.Text(), "anniversary_on"),
        ("coordinates", sa.Text(), "time_zone"),
        ("profession", sa.Text(), "coordinates"),
    ),
    "mandate": (("department", sa.Text(), "title_en"), ("duties", sa.Text(), "department")),
    "address": (
        ("extended", sa.Text(), "lines"),
        ("post_box", sa.Text(), "extended"),
        ("region", sa.Text(), "cedex"),
    ),
    "event": (
        ("place", sa.Text(), "room_id"),
        ("web", sa.Text(), "interpretation"),
        ("clock", sa.String(16), "web"),
    ),
    "kept_value": (("form", sa.String(8), "value"),),
}
"""Each new column and the one it stands behind."""


def upgrade() -> None:
    """Add the columns and the tables of calendars; triggers and the index are generated afterwards."""
    for table, columns in COLUMNS.items():
        with op.batch_alter_table(table, recreate="always") as altered:
            for name, form, before in columns:
                altered.add_column(sa.Column(name, form), insert_after=before)
    text, short, stamp, number = sa.Text(), sa.String(16), sa.String(20), sa.Integer()
    _of_event(
        "calendar_entry",
        *_empty(visibility=short, shows_as=short, priority=number, keywords=text, coordinates=text, zone=text),
        *_empty(uid=text, version=number, written_at=stamp, made_at=stamp, changed_at=stamp, key=text),
    )
    op.create_index("ix_calendar_entry_key", "calendar_entry", ["key"])
    _of_event(
        "repetition",
        sa.Column("frequency", short, nullable=False),
        *_empty(every=number, weekdays=text, month_days=text, months=text, positions=text),
        *_empty(times=number, until=stamp, more=text),
    )
    _of_event(
        "repetition_date",
        sa.Column("kind", short, nullable=False),
        sa.Column("falls_on", stamp, nullable=False),
        *_empty(zone=text),
    )
    _of_event(
        "reminder",
        *_empty(action=short, goes_off=text),
        sa.Column("from_end", sa.Boolean(), nullable=False),
        *_empty(text=text, subject=text, again=number, pause=text, more=text),
    )
    _of_event(
        "invitee",
        sa.Column("role", short, nullable=False),
        *_empty(name=text),
        sa.Column("address", text, nullable=False),
        *_empty(answer=short, kind=short, asked=sa.String(8), more=text),
    )


def _empty(**columns: "sa.types.TypeEngine[str] | sa.types.TypeEngine[int]") -> "tuple[sa.Column[str | int], ...]":
    return tuple(sa.Column(name, form) for name, form in columns.items())


def _of_event(table: str, *columns: "sa.Column[str] | sa.Column[str | int] | sa.Column[bool]") -> None:
    op.create_table(
        table,
        sa.Column("event_id", sa.String(32), nullable=False),
        *columns,
        sa.Column("id", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f(f"fk_{table}_event_id"), ondelete="CASCADE"),
    )
    op.create_index(f"ix_{table}_event_id", table, ["event_id"])
