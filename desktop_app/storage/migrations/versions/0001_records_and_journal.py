"""The tables as Parvis 0.1 made them: records, the change journal, cards half edited."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table; triggers and the search index are generated afterwards (storage.migrate)."""
    _vocabularies()
    _organisations()
    _people()
    _mandates()
    _memberships()
    _notes()
    _journal()


def _vocabularies() -> None:
    """The user's own lists."""
    op.create_table(
        "organisation_kind",
        sa.Column("is_body", sa.Boolean(), nullable=False),
        *_labels(),
        *_id("organisation_kind"),
        sa.UniqueConstraint("code", name=op.f("uq_organisation_kind_code")),
    )
    op.create_table(
        "family",
        *_labels(),
        *_id("family"),
        sa.UniqueConstraint("code", name=op.f("uq_family_code")),
    )
    op.create_table(
        "membership_category",
        sa.Column("votes", sa.Boolean(), nullable=False),
        *_labels(),
        *_id("membership_category"),
        sa.UniqueConstraint("code", name=op.f("uq_membership_category_code")),
    )
    op.create_table(
        "link_kind",
        sa.Column("inverse_fr", sa.Text(), nullable=False),
        sa.Column("inverse_en", sa.Text(), nullable=False),
        *_labels(),
        *_id("link_kind"),
        sa.UniqueConstraint("code", name=op.f("uq_link_kind_code")),
    )
    op.create_table(
        "role_type",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("title_fr_m", sa.Text(), nullable=False),
        sa.Column("title_fr_f", sa.Text(), nullable=False),
        sa.Column("title_fr_n", sa.Text()),
        sa.Column("title_en", sa.Text(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        *_id("role_type"),
        sa.UniqueConstraint("code", name=op.f("uq_role_type_code")),
    )
    op.create_table(
        "tag",
        sa.Column("label_fr", sa.Text(), nullable=False),
        sa.Column("label_en", sa.Text()),
        *_id("tag"),
    )
    op.create_table(
        "saved_list",
        sa.Column("label_fr", sa.Text(), nullable=False),
        sa.Column("label_en", sa.Text()),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("filters", sa.Text(), nullable=False),
        *_id("saved_list"),
    )


def _organisations() -> None:
    """Organisations, their names, links and seats."""
    op.create_table(
        "organisation",
        *_link("organisation", "kind_id", "organisation_kind", "RESTRICT"),
        *_link("organisation", "parent_id", "organisation", "SET NULL"),
        sa.Column("country", sa.String(2)),
        sa.Column("founded_on", sa.String(10)),
        sa.Column("dissolved_on", sa.String(10)),
        sa.Column("remarks", sa.Text()),
        sa.Column("last_verified_on", sa.String(10)),
        sa.Column("verified_by", sa.Text()),
        *_id("organisation"),
    )
    _indexes("organisation", "country", "kind_id", "parent_id")
    op.create_table(
        "organisation_name",
        *_link("organisation_name", "organisation_id", "organisation", "CASCADE", needed=True),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        *_period(),
        *_id("organisation_name"),
    )
    _indexes("organisation_name", "organisation_id")
    op.create_table(
        "organisation_link",
        *_link("organisation_link", "organisation_id", "organisation", "CASCADE", needed=True),
        *_link("organisation_link", "link_kind_id", "link_kind", "RESTRICT", needed=True),
        *_link("organisation_link", "other_id", "organisation", "CASCADE", needed=True),
        *_period(),
        *_id("organisation_link"),
    )
    _indexes("organisation_link", "link_kind_id", "organisation_id", "other_id")
    op.create_table(
        "seat",
        *_link("seat", "organisation_id", "organisation", "CASCADE", needed=True),
        *_link("seat", "role_type_id", "role_type", "RESTRICT"),
        *_link("seat", "represents_id", "organisation", "SET NULL"),
        sa.Column("label_fr", sa.Text()),
        sa.Column("label_en", sa.Text()),
        sa.Column("rank", sa.Integer()),
        *_period(),
        *_id("seat"),
    )
    _indexes("seat", "organisation_id", "represents_id", "role_type_id")


def _people() -> None:
    """People, what they consent to, and the addresses of both."""
    op.create_table(
        "person",
        sa.Column("given", sa.Text()),
        sa.Column("particle", sa.Text()),
        sa.Column("family", sa.Text(), nullable=False),
        sa.Column("form_of_address", sa.String(8)),
        sa.Column("honorific", sa.Text()),
        sa.Column("language", sa.String(2)),
        sa.Column("sort_name", sa.Text()),
        sa.Column("remarks", sa.Text()),
        sa.Column("last_verified_on", sa.String(10)),
        sa.Column("verified_by", sa.Text()),
        *_id("person"),
    )
    op.create_table(
        "consent",
        *_link("consent", "person_id", "person", "CASCADE", needed=True),
        sa.Column("purpose", sa.String(16), nullable=False),
        sa.Column("basis", sa.String(16)),
        sa.Column("given_on", sa.String(10)),
        sa.Column("withdrawn_on", sa.String(10)),
        *_id("consent"),
    )
    _indexes("consent", "person_id")
    op.create_table(
        "address",
        *_link("address", "organisation_id", "organisation", "CASCADE"),
        *_link("address", "person_id", "person", "CASCADE"),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("lines", sa.Text()),
        sa.Column("postcode", sa.String(32)),
        sa.Column("city", sa.Text()),
        sa.Column("cedex", sa.Text()),
        sa.Column("country", sa.String(2)),
        *_period(),
        *_id("address"),
        sa.CheckConstraint("(organisation_id IS NULL) <> (person_id IS NULL)", name=op.f("ck_address_one_owner")),
    )
    _indexes("address", "organisation_id", "person_id")


def _mandates() -> None:
    """Who holds what, and where all are reached."""
    op.create_table(
        "mandate",
        *_link("mandate", "person_id", "person", "CASCADE", needed=True),
        *_link("mandate", "organisation_id", "organisation", "CASCADE", needed=True),
        *_link("mandate", "role_type_id", "role_type", "RESTRICT"),
        sa.Column("title_fr", sa.Text()),
        sa.Column("title_en", sa.Text()),
        *_link("mandate", "on_behalf_of_id", "organisation", "SET NULL"),
        *_link("mandate", "seat_id", "seat", "SET NULL"),
        *_link("mandate", "address_id", "address", "SET NULL"),
        sa.Column("end_reason", sa.String(16)),
        sa.Column("remarks", sa.Text()),
        *_period(),
        *_id("mandate"),
    )
    _indexes("mandate", "address_id", "on_behalf_of_id", "organisation_id", "person_id", "role_type_id", "seat_id")
    op.create_table(
        "contact_point",
        *_link("contact_point", "organisation_id", "organisation", "CASCADE"),
        *_link("contact_point", "person_id", "person", "CASCADE"),
        *_link("contact_point", "mandate_id", "mandate", "CASCADE"),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("e164", sa.String(20)),
        sa.Column("label", sa.Text()),
        sa.Column("public", sa.Boolean(), nullable=False),
        *_period(),
        *_id("contact_point"),
        sa.CheckConstraint(
            "(CASE WHEN organisation_id IS NULL THEN 0 ELSE 1 END) + "
            "(CASE WHEN person_id IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN mandate_id IS NULL THEN 0 ELSE 1 END) = 1",
            name=op.f("ck_contact_point_one_owner"),
        ),
    )
    _indexes("contact_point", "mandate_id", "organisation_id", "person_id")


def _memberships() -> None:
    """Terms of membership, what happened to them, contributions."""
    op.create_table(
        "membership",
        *_link("membership", "organisation_id", "organisation", "CASCADE", needed=True),
        *_link("membership", "category_id", "membership_category", "RESTRICT"),
        *_link("membership", "family_id", "family", "RESTRICT"),
        sa.Column("end_reason", sa.String(16)),
        *_period(),
        *_id("membership"),
    )
    _indexes("membership", "category_id", "family_id", "organisation_id")
    op.create_table(
        "membership_event",
        *_link("membership_event", "membership_id", "membership", "CASCADE", needed=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("happened_on", sa.String(10)),
        sa.Column("decided_in", sa.Text()),
        sa.Column("remarks", sa.Text()),
        *_id("membership_event"),
    )
    _indexes("membership_event", "membership_id")
    op.create_table(
        "contribution_due",
        *_link("contribution_due", "organisation_id", "organisation", "CASCADE", needed=True),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("amount", sa.String(20), nullable=False),
        sa.Column("currency", sa.String(3), nullable=False),
        *_id("contribution_due"),
        sa.UniqueConstraint("organisation_id", "year", name=op.f("uq_contribution_due_organisation_id_year")),
    )
    op.create_table(
        "contribution_paid",
        *_link("contribution_paid", "contribution_due_id", "contribution_due", "CASCADE", needed=True),
        sa.Column("paid_on", sa.String(10)),
        sa.Column("amount", sa.String(20), nullable=False),
        sa.Column("reference", sa.Text()),
        *_id("contribution_paid"),
    )
    _indexes("contribution_paid", "contribution_due_id")


def _notes() -> None:
    """Tags on records, notes, tasks."""
    op.create_table(
        "tagging",
        *_link("tagging", "tag_id", "tag", "CASCADE", needed=True),
        *_link("tagging", "organisation_id", "organisation", "CASCADE"),
        *_link("tagging", "person_id", "person", "CASCADE"),
        *_id("tagging"),
        sa.CheckConstraint("(organisation_id IS NULL) <> (person_id IS NULL)", name=op.f("ck_tagging_one_owner")),
        sa.UniqueConstraint("tag_id", "organisation_id", name=op.f("uq_tagging_tag_id_organisation_id")),
        sa.UniqueConstraint("tag_id", "person_id", name=op.f("uq_tagging_tag_id_person_id")),
    )
    _indexes("tagging", "organisation_id", "person_id")
    op.create_table(
        "note",
        *_link("note", "organisation_id", "organisation", "CASCADE"),
        *_link("note", "person_id", "person", "CASCADE"),
        sa.Column("noted_on", sa.String(10)),
        sa.Column("kind", sa.String(16)),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("author", sa.Text()),
        *_id("note"),
        sa.CheckConstraint("organisation_id IS NULL OR person_id IS NULL", name=op.f("ck_note_one_owner")),
    )
    _indexes("note", "organisation_id", "person_id")
    op.create_table(
        "task",
        *_link("task", "organisation_id", "organisation", "CASCADE"),
        *_link("task", "person_id", "person", "CASCADE"),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("due_on", sa.String(10)),
        sa.Column("done_on", sa.String(10)),
        sa.Column("assigned_to", sa.Text()),
        *_id("task"),
        sa.CheckConstraint("organisation_id IS NULL OR person_id IS NULL", name=op.f("ck_task_one_owner")),
    )
    _indexes("task", "due_on", "organisation_id", "person_id")


def _journal() -> None:
    """The change journal and the cards half edited."""
    op.create_table(
        "journal_now",
        sa.Column("copy", sa.String(10), nullable=False),
        sa.Column("counter", sa.BigInteger(), nullable=False),
        sa.Column("clock", sa.BigInteger(), nullable=False),
        sa.Column("transaction_number", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("copy", name=op.f("pk_journal_now")),
    )
    op.create_table(
        "journal_transaction",
        sa.Column("copy", sa.String(10), nullable=False),
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("user_name", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("title_values", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("schema_version", sa.Integer(), nullable=False),
        sa.Column("first_counter", sa.BigInteger(), nullable=False),
        sa.Column("last_counter", sa.BigInteger()),
        sa.Column("standing", sa.String(8), nullable=False),
        sa.Column("reverses", sa.BigInteger()),
        sa.PrimaryKeyConstraint("copy", "number", name=op.f("pk_journal_transaction")),
    )
    op.create_index("ix_journal_transaction_standing", "journal_transaction", ["standing", "number"])
    op.create_table(
        "journal_change",
        sa.Column("copy", sa.String(10), nullable=False),
        sa.Column("counter", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("transaction_number", sa.BigInteger(), nullable=False),
        sa.Column("clock", sa.BigInteger(), nullable=False),
        sa.Column("row_table", sa.String(40), nullable=False),
        sa.Column("row_id", sa.String(32), nullable=False),
        sa.Column("operation", sa.String(8), nullable=False),
        sa.Column("field", sa.String(40), nullable=False),
        sa.Column("old", sa.Text()),
        sa.Column("new", sa.Text()),
        sa.Column("parents", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("copy", "counter", name=op.f("pk_journal_change")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_journal_change_deleted",
        "journal_change",
        ["row_id"],
        sqlite_where=sa.text("operation = 'delete'"),
        postgresql_where=sa.text("operation = 'delete'"),
    )
    _indexes("journal_change", "row_id")
    op.create_table(
        "journal_head",
        sa.Column("row_id", sa.String(32), nullable=False),
        sa.Column("field", sa.String(40), nullable=False),
        sa.Column("copy", sa.String(10), nullable=False),
        sa.Column("counter", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("row_id", "field", "copy", "counter", name=op.f("pk_journal_head")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "draft",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("record_id", sa.String(32)),
        sa.Column("edit", sa.Text(), nullable=False),
        sa.Column("kept_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
    )


# What many tables have alike ------------------------------------------------------------------------------------


def _id(table: str) -> tuple[sa.Column[str], sa.PrimaryKeyConstraint]:
    return (
        sa.Column("id", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )


def _labels() -> tuple[sa.Column[str] | sa.Column[int], ...]:
    return (
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("label_fr", sa.Text(), nullable=False),
        sa.Column("label_en", sa.Text(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
    )


def _period() -> tuple[sa.Column[str], sa.Column[str]]:
    return sa.Column("starts_on", sa.String(10)), sa.Column("ends_on", sa.String(10))


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
