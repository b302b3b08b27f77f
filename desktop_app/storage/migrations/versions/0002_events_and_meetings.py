"""Events, meetings, agendas, attendance, minutes, decisions and actions."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; triggers and the search index are generated afterwards (storage.migrate)."""
    _events()
    _meetings()
    _papers()
    _attendance()
    _minutes()
    _decisions()
    _actions()


def _events() -> None:
    """Venues, rooms, grants, events, timetables, speakers."""
    op.create_table(
        "venue",
        sa.Column("name_fr", sa.Text()),
        sa.Column("name_en", sa.Text()),
        *_link("venue", "organisation_id", "organisation", "SET NULL"),
        sa.Column("lines", sa.Text()),
        sa.Column("postcode", sa.String(32)),
        sa.Column("city", sa.Text()),
        sa.Column("country", sa.String(2)),
        sa.Column("remarks", sa.Text()),
        *_id("venue"),
    )
    _indexes("venue", "organisation_id")
    op.create_table(
        "room",
        *_link("room", "venue_id", "venue", "CASCADE", needed=True),
        sa.Column("name_fr", sa.Text()),
        sa.Column("name_en", sa.Text()),
        sa.Column("floor_fr", sa.Text()),
        sa.Column("floor_en", sa.Text()),
        sa.Column("capacity", sa.Integer()),
        sa.Column("booths", sa.Integer()),
        *_id("room"),
    )
    _indexes("room", "venue_id")
    op.create_table(
        "grant",
        *_link("grant", "funder_id", "organisation", "SET NULL"),
        sa.Column("reference", sa.Text()),
        sa.Column("title_fr", sa.Text()),
        sa.Column("title_en", sa.Text()),
        sa.Column("visibility_fr", sa.Text()),
        sa.Column("visibility_en", sa.Text()),
        sa.Column("keep_until", sa.String(10)),
        sa.Column("starts_on", sa.String(10)),
        sa.Column("ends_on", sa.String(10)),
        *_id("grant"),
    )
    _indexes("grant", "funder_id")
    op.create_table(
        "event",
        sa.Column("title_fr", sa.Text()),
        sa.Column("title_en", sa.Text()),
        sa.Column("zone", sa.String(64), nullable=False),
        sa.Column("starts_at", sa.String(16), nullable=False),
        sa.Column("ends_at", sa.String(16)),
        *_link("event", "venue_id", "venue", "SET NULL"),
        *_link("event", "room_id", "room", "SET NULL"),
        *_link("event", "host_id", "organisation", "SET NULL"),
        *_link("event", "grant_id", "grant", "SET NULL"),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("languages", sa.Text()),
        sa.Column("interpretation", sa.Text()),
        sa.Column("remarks", sa.Text()),
        sa.Column("sequence", sa.Integer(), nullable=False),
        *_id("event"),
    )
    _indexes("event", "grant_id", "host_id", "room_id", "starts_at", "venue_id")
    op.create_table(
        "timetable_entry",
        *_link("timetable_entry", "event_id", "event", "CASCADE", needed=True),
        *_link("timetable_entry", "parent_id", "timetable_entry", "SET NULL"),
        sa.Column("position", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("starts_at", sa.String(16)),
        sa.Column("minutes_planned", sa.Integer()),
        *_link("timetable_entry", "room_id", "room", "SET NULL"),
        sa.Column("title_fr", sa.Text()),
        sa.Column("title_en", sa.Text()),
        sa.Column("summary_fr", sa.Text()),
        sa.Column("summary_en", sa.Text()),
        *_id("timetable_entry"),
    )
    _indexes("timetable_entry", "event_id", "parent_id", "room_id")
    op.create_table(
        "speaker",
        *_link("speaker", "timetable_entry_id", "timetable_entry", "CASCADE", needed=True),
        sa.Column("position", sa.Text(), nullable=False),
        *_link("speaker", "person_id", "person", "CASCADE"),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("printed_name", sa.Text()),
        sa.Column("printed_title_fr", sa.Text()),
        sa.Column("printed_title_en", sa.Text()),
        sa.Column("printed_organisation_fr", sa.Text()),
        sa.Column("printed_organisation_en", sa.Text()),
        *_id("speaker"),
    )
    _indexes("speaker", "person_id", "timetable_entry_id")


def _meetings() -> None:
    """Bodies' rules, meetings, agendas as they are."""
    op.create_table(
        "body_rules",
        *_link("body_rules", "organisation_id", "organisation", "CASCADE", needed=True),
        sa.Column("agenda_days", sa.Integer()),
        sa.Column("papers_days", sa.Integer()),
        sa.Column("draft_minutes_days", sa.Integer()),
        sa.Column("corrections_days", sa.Integer()),
        sa.Column("quorum_kind", sa.String(16), nullable=False),
        sa.Column("quorum_number", sa.Integer()),
        sa.Column("proxies_per_holder", sa.Integer(), nullable=False),
        sa.Column("decision_pattern", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.String(10)),
        sa.Column("ends_on", sa.String(10)),
        *_id("body_rules"),
    )
    _indexes("body_rules", "organisation_id")
    op.create_table(
        "meeting",
        *_link("meeting", "body_id", "organisation", "RESTRICT", needed=True),
        sa.Column("number", sa.Integer()),
        *_link("meeting", "event_id", "event", "SET NULL"),
        *_link("meeting", "follows_id", "meeting", "SET NULL"),
        sa.Column("title_fr", sa.Text()),
        sa.Column("title_en", sa.Text()),
        sa.Column("zone", sa.String(64), nullable=False),
        sa.Column("starts_at", sa.String(16), nullable=False),
        sa.Column("ends_at", sa.String(16)),
        *_link("meeting", "venue_id", "venue", "SET NULL"),
        *_link("meeting", "room_id", "room", "SET NULL"),
        *_link("meeting", "chair_id", "person", "SET NULL"),
        *_link("meeting", "minute_taker_id", "person", "SET NULL"),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("interpretation", sa.Text()),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("convened_on", sa.String(10)),
        sa.Column("opened_at", sa.String(16)),
        sa.Column("closed_at", sa.String(16)),
        sa.Column("remarks", sa.Text()),
        sa.Column("sequence", sa.Integer(), nullable=False),
        *_id("meeting"),
    )
    _indexes(
        "meeting",
        "body_id",
        "chair_id",
        "event_id",
        "follows_id",
        "minute_taker_id",
        "room_id",
        "starts_at",
        "venue_id",
    )
    op.create_table(
        "agenda_item",
        *_link("agenda_item", "meeting_id", "meeting", "CASCADE", needed=True),
        *_link("agenda_item", "parent_id", "agenda_item", "SET NULL"),
        sa.Column("position", sa.Text(), nullable=False),
        sa.Column("is_heading", sa.Boolean(), nullable=False),
        sa.Column("title_fr", sa.Text()),
        sa.Column("title_en", sa.Text()),
        sa.Column("kind", sa.String(16), nullable=False),
        *_link("agenda_item", "owner_id", "person", "SET NULL"),
        *_link("agenda_item", "owner_organisation_id", "organisation", "SET NULL"),
        sa.Column("minutes_planned", sa.Integer()),
        sa.Column("confidential", sa.Boolean(), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("recurring", sa.Boolean(), nullable=False),
        sa.Column("outcome", sa.String(16)),
        sa.Column("summary_fr", sa.Text()),
        sa.Column("summary_en", sa.Text()),
        *_link("agenda_item", "approves_id", "meeting", "SET NULL"),
        *_link("agenda_item", "carried_from_id", "agenda_item", "SET NULL"),
        *_id("agenda_item"),
    )
    _indexes(
        "agenda_item", "approves_id", "carried_from_id", "meeting_id", "owner_id", "owner_organisation_id", "parent_id"
    )


def _papers() -> None:
    """Files, agendas as sent."""
    op.create_table(
        "attachment",
        *_link("attachment", "event_id", "event", "CASCADE"),
        *_link("attachment", "meeting_id", "meeting", "CASCADE"),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("title_fr", sa.Text()),
        sa.Column("title_en", sa.Text()),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("added_on", sa.String(10)),
        *_id("attachment"),
        sa.CheckConstraint("event_id IS NULL OR meeting_id IS NULL", name=op.f("ck_attachment_one_owner")),
    )
    _indexes("attachment", "digest", "event_id", "meeting_id")
    op.create_table(
        "agenda_paper",
        *_link("agenda_paper", "agenda_item_id", "agenda_item", "CASCADE", needed=True),
        *_link("agenda_paper", "attachment_id", "attachment", "CASCADE", needed=True),
        sa.Column("position", sa.Text(), nullable=False),
        *_id("agenda_paper"),
    )
    _indexes("agenda_paper", "agenda_item_id", "attachment_id")
    op.create_table(
        "convening",
        *_link("convening", "meeting_id", "meeting", "CASCADE", needed=True),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("sent_on", sa.String(10), nullable=False),
        sa.Column("starts_at", sa.String(16), nullable=False),
        sa.Column("ends_at", sa.String(16)),
        sa.Column("place_fr", sa.Text()),
        sa.Column("place_en", sa.Text()),
        *_id("convening"),
    )
    _indexes("convening", "meeting_id")
    op.create_table(
        "convened_item",
        *_link("convened_item", "convening_id", "convening", "CASCADE", needed=True),
        *_link("convened_item", "agenda_item_id", "agenda_item", "SET NULL"),
        sa.Column("position", sa.Text(), nullable=False),
        sa.Column("number", sa.String(32)),
        sa.Column("depth", sa.Integer(), nullable=False),
        sa.Column("is_heading", sa.Boolean(), nullable=False),
        sa.Column("title_fr", sa.Text()),
        sa.Column("title_en", sa.Text()),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("owner_fr", sa.Text()),
        sa.Column("owner_en", sa.Text()),
        sa.Column("minutes_planned", sa.Integer()),
        sa.Column("starts_at", sa.String(16)),
        sa.Column("confidential", sa.Boolean(), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        *_id("convened_item"),
    )
    _indexes("convened_item", "agenda_item_id", "convening_id")


def _attendance() -> None:
    """Who came, and the sheets they signed."""
    op.create_table(
        "attendance",
        *_link("attendance", "meeting_id", "meeting", "CASCADE"),
        *_link("attendance", "event_id", "event", "CASCADE"),
        *_link("attendance", "timetable_entry_id", "timetable_entry", "CASCADE"),
        *_link("attendance", "person_id", "person", "CASCADE", needed=True),
        *_link("attendance", "represents_id", "organisation", "SET NULL"),
        sa.Column("position_fr", sa.Text()),
        sa.Column("position_en", sa.Text()),
        sa.Column("invited_on", sa.String(10)),
        sa.Column("answer", sa.String(16)),
        sa.Column("answered_on", sa.String(10)),
        sa.Column("status", sa.String(16)),
        sa.Column("remote", sa.Boolean(), nullable=False),
        sa.Column("voting", sa.Boolean(), nullable=False),
        *_link("attendance", "replaced_by_id", "attendance", "SET NULL"),
        *_link("attendance", "proxy_to_id", "attendance", "SET NULL"),
        *_link("attendance", "arrived_item_id", "agenda_item", "SET NULL"),
        *_link("attendance", "left_item_id", "agenda_item", "SET NULL"),
        sa.Column("checked_in_at", sa.String(16)),
        sa.Column("remarks", sa.Text()),
        *_id("attendance"),
        sa.CheckConstraint(
            "(CASE WHEN meeting_id IS NULL THEN 0 ELSE 1 END) + "
            "(CASE WHEN event_id IS NULL THEN 0 ELSE 1 END) + "
            "(CASE WHEN timetable_entry_id IS NULL THEN 0 ELSE 1 END) = 1",
            name=op.f("ck_attendance_one_occasion"),
        ),
        sa.UniqueConstraint("event_id", "person_id", name=op.f("uq_attendance_event_id_person_id")),
        sa.UniqueConstraint("meeting_id", "person_id", name=op.f("uq_attendance_meeting_id_person_id")),
        sa.UniqueConstraint("timetable_entry_id", "person_id", name=op.f("uq_attendance_timetable_entry_id_person_id")),
    )
    _indexes(
        "attendance", "arrived_item_id", "left_item_id", "person_id", "proxy_to_id", "replaced_by_id", "represents_id"
    )
    op.create_table(
        "attendance_sheet",
        *_link("attendance_sheet", "event_id", "event", "CASCADE"),
        *_link("attendance_sheet", "meeting_id", "meeting", "CASCADE"),
        *_link("attendance_sheet", "timetable_entry_id", "timetable_entry", "SET NULL"),
        sa.Column("code", sa.String(16), nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("printed_on", sa.String(10), nullable=False),
        sa.Column("lines", sa.Text(), nullable=False),
        *_link("attendance_sheet", "scan_id", "attachment", "SET NULL"),
        *_id("attendance_sheet"),
        sa.CheckConstraint("(event_id IS NULL) <> (meeting_id IS NULL)", name=op.f("ck_attendance_sheet_one_owner")),
    )
    _indexes("attendance_sheet", "code", "event_id", "meeting_id", "scan_id", "timetable_entry_id")


def _minutes() -> None:
    """Minutes, their revisions and corrections."""
    op.create_table(
        "minutes",
        *_link("minutes", "meeting_id", "meeting", "CASCADE", needed=True),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("circulated_on", sa.String(10)),
        sa.Column("corrections_until", sa.String(10)),
        *_link("minutes", "approved_in_id", "meeting", "SET NULL"),
        sa.Column("approved_on", sa.String(10)),
        *_id("minutes"),
        sa.UniqueConstraint("meeting_id", name=op.f("uq_minutes_meeting_id")),
    )
    _indexes("minutes", "approved_in_id")
    op.create_table(
        "minutes_revision",
        *_link("minutes_revision", "minutes_id", "minutes", "CASCADE", needed=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kept_on", sa.String(10), nullable=False),
        sa.Column("reason", sa.String(20), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        *_id("minutes_revision"),
    )
    _indexes("minutes_revision", "minutes_id")
    op.create_table(
        "minute_item",
        *_link("minute_item", "agenda_item_id", "agenda_item", "CASCADE", needed=True),
        sa.Column("position", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("text_fr", sa.Text()),
        sa.Column("text_en", sa.Text()),
        sa.Column("source_language", sa.String(2), nullable=False),
        sa.Column("source_revision", sa.Integer(), nullable=False),
        sa.Column("translated_revision", sa.Integer()),
        *_link("minute_item", "speaker_id", "person", "SET NULL"),
        *_id("minute_item"),
    )
    _indexes("minute_item", "agenda_item_id", "speaker_id")
    op.create_table(
        "correction_request",
        *_link("correction_request", "minutes_id", "minutes", "CASCADE", needed=True),
        *_link("correction_request", "minute_item_id", "minute_item", "SET NULL"),
        *_link("correction_request", "organisation_id", "organisation", "SET NULL"),
        *_link("correction_request", "person_id", "person", "SET NULL"),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("old_text", sa.Text()),
        sa.Column("new_text", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text()),
        sa.Column("asked_on", sa.String(10)),
        sa.Column("answer", sa.String(16)),
        sa.Column("answered_on", sa.String(10)),
        *_id("correction_request"),
    )
    _indexes("correction_request", "minute_item_id", "minutes_id", "organisation_id", "person_id")


def _decisions() -> None:
    """Decisions and votes."""
    op.create_table(
        "decision",
        *_link("decision", "body_id", "organisation", "RESTRICT", needed=True),
        *_link("decision", "meeting_id", "meeting", "CASCADE"),
        *_link("decision", "minute_item_id", "minute_item", "SET NULL"),
        sa.Column("year", sa.Integer()),
        sa.Column("number", sa.Integer()),
        sa.Column("code", sa.String(64)),
        sa.Column("provisional", sa.Boolean(), nullable=False),
        sa.Column("decided_on", sa.String(10)),
        sa.Column("title_fr", sa.Text()),
        sa.Column("title_en", sa.Text()),
        sa.Column("basis", sa.String(16), nullable=False),
        *_link("decision", "superseded_by_id", "decision", "SET NULL"),
        *_id("decision"),
    )
    _indexes("decision", "body_id", "code", "meeting_id", "minute_item_id", "superseded_by_id")
    op.create_table(
        "vote",
        *_link("vote", "agenda_item_id", "agenda_item", "CASCADE", needed=True),
        *_link("vote", "decision_id", "decision", "SET NULL"),
        sa.Column("title_fr", sa.Text()),
        sa.Column("title_en", sa.Text()),
        sa.Column("method", sa.String(16), nullable=False),
        sa.Column("majority", sa.String(16), nullable=False),
        sa.Column("votes_for", sa.Integer(), nullable=False),
        sa.Column("votes_against", sa.Integer(), nullable=False),
        sa.Column("abstentions", sa.Integer(), nullable=False),
        *_id("vote"),
    )
    _indexes("vote", "agenda_item_id", "decision_id")
    op.create_table(
        "ballot",
        *_link("ballot", "vote_id", "vote", "CASCADE", needed=True),
        *_link("ballot", "attendance_id", "attendance", "CASCADE", needed=True),
        *_link("ballot", "cast_by_id", "attendance", "SET NULL"),
        sa.Column("value", sa.String(16), nullable=False),
        *_id("ballot"),
        sa.UniqueConstraint("vote_id", "attendance_id", name=op.f("uq_ballot_vote_id_attendance_id")),
    )
    _indexes("ballot", "attendance_id", "cast_by_id")


def _actions() -> None:
    """Actions and what was reported on them."""
    op.create_table(
        "action",
        *_link("action", "body_id", "organisation", "RESTRICT", needed=True),
        *_link("action", "meeting_id", "meeting", "SET NULL"),
        *_link("action", "minute_item_id", "minute_item", "SET NULL"),
        sa.Column("title_fr", sa.Text()),
        sa.Column("title_en", sa.Text()),
        *_link("action", "owner_id", "person", "SET NULL"),
        *_link("action", "owner_organisation_id", "organisation", "SET NULL"),
        sa.Column("due_on", sa.String(10)),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("done_on", sa.String(10)),
        *_link("action", "closed_in_id", "meeting", "SET NULL"),
        *_id("action"),
    )
    _indexes(
        "action",
        "body_id",
        "closed_in_id",
        "due_on",
        "meeting_id",
        "minute_item_id",
        "owner_id",
        "owner_organisation_id",
    )
    op.create_table(
        "action_report",
        *_link("action_report", "action_id", "action", "CASCADE", needed=True),
        *_link("action_report", "meeting_id", "meeting", "CASCADE", needed=True),
        sa.Column("text_fr", sa.Text()),
        sa.Column("text_en", sa.Text()),
        sa.Column("reported_on", sa.String(10)),
        *_id("action_report"),
    )
    _indexes("action_report", "action_id", "meeting_id")


# What many tables have alike ------------------------------------------------------------------------------------


def _id(table: str) -> tuple[sa.Column[str], sa.PrimaryKeyConstraint]:
    return (
        sa.Column("id", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )


def _link(
    table: str, column: str, target: str, when_gone: str, *, needed: bool = False
) -> tuple[sa.Column[str], sa.ForeignKeyConstraint]:
    """A link to another table's id, and what becomes of the row when the other is deleted."""
    name = op.f(f"fk_{table}_{column}")
    return (
        sa.Column(column, sa.String(32), nullable=not needed),
        sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete=when_gone),
    )


def _indexes(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(f"ix_{table}_{column}", table, [column])
