"""Common positions, practices, dialogue, what hangs on a grant, and rounds of verification."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; triggers and the search index are generated afterwards (storage.migrate)."""
    _positions()
    _what_members_say()
    _practices()
    _dialogue()
    _grants()
    _verification()
    _links_of_older_tables()


def _positions() -> None:
    """Themes, positions, their paragraphs, versions and rounds."""
    op.create_table(
        "theme",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("label_fr", sa.Text(), nullable=False),
        sa.Column("label_en", sa.Text(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        *_id("theme"),
        sa.UniqueConstraint("code", name=op.f("uq_theme_code")),
    )
    op.create_table(
        "position",
        sa.Column("title_fr", sa.Text()),
        sa.Column("title_en", sa.Text()),
        *_link("position", "body_id", "organisation", "SET NULL"),
        *_link("position", "rapporteur_id", "person", "SET NULL"),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("drafted_on", sa.String(10)),
        *_link("position", "theme_id", "theme", "SET NULL"),
        *_link("position", "decision_id", "decision", "SET NULL"),
        *_link("position", "grant_id", "grant", "SET NULL"),
        sa.Column("remarks", sa.Text()),
        *_id("position"),
    )
    _indexes("position", "body_id", "decision_id", "grant_id", "rapporteur_id", "theme_id")
    op.create_table(
        "position_paragraph",
        *_link("position_paragraph", "position_id", "position", "CASCADE", needed=True),
        sa.Column("position", sa.Text(), nullable=False),
        sa.Column("is_heading", sa.Boolean(), nullable=False),
        sa.Column("text_fr", sa.Text()),
        sa.Column("text_en", sa.Text()),
        *_id("position_paragraph"),
    )
    _indexes("position_paragraph", "position_id")
    op.create_table(
        "position_version",
        *_link("position_version", "position_id", "position", "CASCADE", needed=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("frozen_on", sa.String(10), nullable=False),
        sa.Column("note", sa.Text()),
        sa.Column("content", sa.Text(), nullable=False),
        *_id("position_version"),
    )
    _indexes("position_version", "position_id")
    op.create_table(
        "position_round",
        *_link("position_round", "position_id", "position", "CASCADE", needed=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("opens_on", sa.String(10), nullable=False),
        sa.Column("closes_on", sa.String(10)),
        sa.Column("closed_on", sa.String(10)),
        *_link("position_round", "version_id", "position_version", "SET NULL"),
        sa.Column("remarks", sa.Text()),
        *_id("position_round"),
    )
    _indexes("position_round", "position_id", "version_id")


def _what_members_say() -> None:
    """Amendments, sign-offs, addressees."""
    op.create_table(
        "amendment",
        *_link("amendment", "position_id", "position", "CASCADE", needed=True),
        *_link("amendment", "paragraph_id", "position_paragraph", "SET NULL"),
        sa.Column("paragraph_number", sa.String(16)),
        *_link("amendment", "round_id", "position_round", "SET NULL"),
        *_link("amendment", "organisation_id", "organisation", "RESTRICT", needed=True),
        *_link("amendment", "person_id", "person", "SET NULL"),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("old_text", sa.Text()),
        sa.Column("new_text", sa.Text()),
        sa.Column("reason", sa.Text()),
        sa.Column("proposed_on", sa.String(10)),
        sa.Column("answer", sa.String(16)),
        sa.Column("answered_text", sa.Text()),
        sa.Column("answer_reason", sa.Text()),
        sa.Column("answered_on", sa.String(10)),
        *_id("amendment"),
    )
    _indexes("amendment", "organisation_id", "paragraph_id", "person_id", "position_id", "round_id")
    op.create_table(
        "sign_off",
        *_link("sign_off", "version_id", "position_version", "CASCADE", needed=True),
        *_link("sign_off", "organisation_id", "organisation", "RESTRICT", needed=True),
        sa.Column("answer", sa.String(16), nullable=False),
        sa.Column("reservation_fr", sa.Text()),
        sa.Column("reservation_en", sa.Text()),
        *_link("sign_off", "signed_by_id", "person", "SET NULL"),
        *_link("sign_off", "mandate_id", "mandate", "SET NULL"),
        sa.Column("mandated_on", sa.String(10)),
        sa.Column("signed_on", sa.String(10)),
        *_id("sign_off"),
        sa.UniqueConstraint("version_id", "organisation_id", name=op.f("uq_sign_off_version_id_organisation_id")),
    )
    _indexes("sign_off", "mandate_id", "organisation_id", "signed_by_id")
    op.create_table(
        "position_sending",
        *_link("position_sending", "position_id", "position", "CASCADE", needed=True),
        *_link("position_sending", "organisation_id", "organisation", "RESTRICT", needed=True),
        *_link("position_sending", "person_id", "person", "SET NULL"),
        *_link("position_sending", "version_id", "position_version", "SET NULL"),
        sa.Column("sent_on", sa.String(10)),
        sa.Column("way", sa.String(16)),
        sa.Column("remarks", sa.Text()),
        *_id("position_sending"),
    )
    _indexes("position_sending", "organisation_id", "person_id", "position_id", "version_id")


def _practices() -> None:
    """Practices, their partners and themes, where they are presented."""
    op.create_table(
        "practice",
        sa.Column("title_fr", sa.Text()),
        sa.Column("title_en", sa.Text()),
        *_link("practice", "organisation_id", "organisation", "RESTRICT", needed=True),
        sa.Column("summary_fr", sa.Text()),
        sa.Column("summary_en", sa.Text()),
        sa.Column("first_year", sa.Integer()),
        sa.Column("last_year", sa.Integer()),
        sa.Column("budget", sa.String(20)),
        sa.Column("currency", sa.String(3)),
        *_link("practice", "contact_id", "person", "SET NULL"),
        sa.Column("lessons_fr", sa.Text()),
        sa.Column("lessons_en", sa.Text()),
        sa.Column("last_verified_on", sa.String(10)),
        sa.Column("verified_by", sa.Text()),
        sa.Column("remarks", sa.Text()),
        *_id("practice"),
    )
    _indexes("practice", "contact_id", "organisation_id")
    op.create_table(
        "practice_partner",
        *_link("practice_partner", "practice_id", "practice", "CASCADE", needed=True),
        sa.Column("side", sa.String(8), nullable=False),
        sa.Column("name", sa.Text()),
        *_link("practice_partner", "organisation_id", "organisation", "SET NULL"),
        sa.Column("country", sa.String(2)),
        *_id("practice_partner"),
    )
    _indexes("practice_partner", "country", "organisation_id", "practice_id")
    op.create_table(
        "practice_theme",
        *_link("practice_theme", "practice_id", "practice", "CASCADE", needed=True),
        *_link("practice_theme", "theme_id", "theme", "CASCADE", needed=True),
        *_id("practice_theme"),
        sa.UniqueConstraint("practice_id", "theme_id", name=op.f("uq_practice_theme_practice_id_theme_id")),
    )
    _indexes("practice_theme", "theme_id")
    op.create_table(
        "practice_offer",
        *_link("practice_offer", "practice_id", "practice", "CASCADE", needed=True),
        *_link("practice_offer", "agenda_item_id", "agenda_item", "CASCADE"),
        *_link("practice_offer", "timetable_entry_id", "timetable_entry", "CASCADE"),
        sa.Column("offered_on", sa.String(10)),
        *_id("practice_offer"),
        sa.CheckConstraint(
            "(agenda_item_id IS NULL) <> (timetable_entry_id IS NULL)", name=op.f("ck_practice_offer_one_place")
        ),
    )
    _indexes("practice_offer", "agenda_item_id", "practice_id", "timetable_entry_id")


def _dialogue() -> None:
    """Talks with institutions and who was there."""
    op.create_table(
        "interaction",
        sa.Column("title_fr", sa.Text()),
        sa.Column("title_en", sa.Text()),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("happened_on", sa.String(10), nullable=False),
        *_link("interaction", "organisation_id", "organisation", "RESTRICT", needed=True),
        sa.Column("place", sa.Text()),
        sa.Column("said_fr", sa.Text()),
        sa.Column("said_en", sa.Text()),
        *_link("interaction", "position_id", "position", "SET NULL"),
        *_link("interaction", "event_id", "event", "SET NULL"),
        *_link("interaction", "grant_id", "grant", "SET NULL"),
        sa.Column("author", sa.Text()),
        *_id("interaction"),
    )
    _indexes("interaction", "event_id", "grant_id", "happened_on", "organisation_id", "position_id")
    op.create_table(
        "interaction_person",
        *_link("interaction_person", "interaction_id", "interaction", "CASCADE", needed=True),
        *_link("interaction_person", "person_id", "person", "CASCADE", needed=True),
        *_link("interaction_person", "organisation_id", "organisation", "SET NULL"),
        *_id("interaction_person"),
    )
    _indexes("interaction_person", "interaction_id", "organisation_id", "person_id")


def _grants() -> None:
    """Work packages, and the files of grants, positions, practices and talks."""
    op.create_table(
        "work_package",
        *_link("work_package", "grant_id", "grant", "CASCADE", needed=True),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("title_fr", sa.Text()),
        sa.Column("title_en", sa.Text()),
        sa.Column("budget", sa.String(20)),
        sa.Column("currency", sa.String(3)),
        sa.Column("summary_fr", sa.Text()),
        sa.Column("summary_en", sa.Text()),
        sa.Column("starts_on", sa.String(10)),
        sa.Column("ends_on", sa.String(10)),
        *_id("work_package"),
    )
    _indexes("work_package", "grant_id")
    op.create_table(
        "record_file",
        *_link("record_file", "attachment_id", "attachment", "CASCADE", needed=True),
        sa.Column("kind", sa.String(16), nullable=False),
        *_link("record_file", "practice_id", "practice", "CASCADE"),
        *_link("record_file", "position_id", "position", "CASCADE"),
        *_link("record_file", "interaction_id", "interaction", "CASCADE"),
        *_link("record_file", "grant_id", "grant", "CASCADE"),
        *_id("record_file"),
    )
    _indexes("record_file", "attachment_id", "grant_id", "interaction_id", "position_id", "practice_id")


def _verification() -> None:
    """Rounds of verification, what was sent, what came back."""
    op.create_table(
        "verification_round",
        sa.Column("title_fr", sa.Text()),
        sa.Column("title_en", sa.Text()),
        sa.Column("starts_on", sa.String(10), nullable=False),
        sa.Column("due_on", sa.String(10), nullable=False),
        sa.Column("closed_on", sa.String(10)),
        sa.Column("remarks", sa.Text()),
        *_id("verification_round"),
    )
    op.create_table(
        "verification",
        *_link("verification", "round_id", "verification_round", "CASCADE", needed=True),
        *_link("verification", "organisation_id", "organisation", "CASCADE", needed=True),
        sa.Column("sent_on", sa.String(10)),
        sa.Column("reminded_on", sa.String(10)),
        sa.Column("answered_on", sa.String(10)),
        sa.Column("answered_by", sa.Text()),
        sa.Column("remarks", sa.Text()),
        *_id("verification"),
        sa.UniqueConstraint("round_id", "organisation_id", name=op.f("uq_verification_round_id_organisation_id")),
    )
    _indexes("verification", "organisation_id")
    op.create_table(
        "verification_answer",
        *_link("verification_answer", "verification_id", "verification", "CASCADE", needed=True),
        sa.Column("row_kind", sa.String(40), nullable=False),
        sa.Column("row_id", sa.String(32), nullable=False),
        sa.Column("field", sa.String(40), nullable=False),
        sa.Column("old_value", sa.Text()),
        sa.Column("new_value", sa.Text()),
        sa.Column("received_on", sa.String(10)),
        sa.Column("answer", sa.String(16)),
        sa.Column("answered_on", sa.String(10)),
        *_id("verification_answer"),
    )
    _indexes("verification_answer", "verification_id")


def _links_of_older_tables() -> None:
    """A meeting may hang on a grant without an event, a task on the talk it follows from; SQLite makes them anew."""
    for table, column, target in (("meeting", "grant_id", "grant"), ("task", "interaction_id", "interaction")):
        with op.batch_alter_table(table, recreate="always") as batch:
            batch.add_column(sa.Column(column, sa.String(32)))
            batch.create_foreign_key(op.f(f"fk_{table}_{column}"), target, [column], ["id"], ondelete="SET NULL")
        op.create_index(f"ix_{table}_{column}", table, [column])


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
