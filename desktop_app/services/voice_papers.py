"""What positions, catalogues of practices, files of institutions and evidence are printed from: plain frozen data."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop_app.services.papers import ByLanguage, LedgerLine, Someone, Visibility
from desktop_app.services.revisions import Piece

if TYPE_CHECKING:  # it comes with SQLAlchemy, which the start page is read without
    from desktop_app.services.directory import PostalAddress

# Positions ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Paragraph:
    """One paragraph with its running number; headings have none."""

    id: str
    number: str
    is_heading: bool
    text: ByLanguage


@dataclass(frozen=True)
class VersionText:
    """The whole text of a position: now (`number` 0), or as a version kept it."""

    version_id: str
    number: int
    frozen_on: str
    title: ByLanguage
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True)
class AmendmentLine:
    """An amendment as the table shows it: what it changes, and what became of it."""

    id: str
    paragraph_id: str
    number: str
    """The paragraph's number when it was proposed."""
    organisation_id: str
    organisation: ByLanguage
    country: str
    language: str
    old_text: str
    new_text: str
    pieces: tuple[Piece, ...]
    reason: str
    proposed_on: str
    answer: str
    """`accepted`, `modified`, `rejected`, `withdrawn`, or nothing yet."""
    answered_text: str
    answered_pieces: tuple[Piece, ...]
    """From the old text to the one accepted with changes."""
    answer_reason: str
    answered_on: str
    is_overtaken: bool
    """The paragraph was changed since: taking it in would write over that change."""


@dataclass(frozen=True)
class SignOffLine:
    """What one member said to a version; an empty answer is awaited still, “silent” has missed the deadline."""

    id: str
    organisation_id: str
    organisation: ByLanguage
    acronym: ByLanguage
    country: str
    answer: str
    reservation: ByLanguage
    signed_by: Someone | None
    mandated_on: str
    signed_on: str
    mandate_id: str = ""
    """The mandate of who signed."""


@dataclass(frozen=True)
class SpeaksFor:
    """For whom a version speaks on a day: the members who said yes, with a reservation or without."""

    version_id: str
    number: int
    day: str
    members: int
    countries: int
    with_reservation: int
    lines: tuple[SignOffLine, ...]
    """The signatories, by country."""


@dataclass(frozen=True)
class Sending:
    """An addressee, and when which version was sent there."""

    id: str
    organisation_id: str
    organisation: ByLanguage
    person: Someone | None
    version: int | None
    sent_on: str
    way: str


@dataclass(frozen=True)
class PositionDocument:
    """A position as it is printed: its text, who signed it, to whom it went, what was amended."""

    id: str
    day: str
    body: ByLanguage
    rapporteur: Someone | None
    state: str
    text: VersionText
    speaks_for: SpeaksFor | None
    sign_offs: tuple[SignOffLine, ...]
    sign_off_until: str
    amendments: tuple[AmendmentLine, ...]
    sendings: tuple[Sending, ...]
    decision: ByLanguage
    """The decision that adopted it: number and subject."""
    decided_on: str
    visibility: Visibility | None


# Practices ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Partner:
    """A partner of a practice: its name in each language, its country, `south` or `north`."""

    name: ByLanguage
    country: str
    side: str
    organisation_id: str = ""


@dataclass(frozen=True)
class PracticeSheet:
    """One practice, on one page."""

    id: str
    title: ByLanguage
    summary: ByLanguage
    lessons: ByLanguage
    organisation_id: str
    organisation: ByLanguage
    acronym: ByLanguage
    country: str
    partners: tuple[Partner, ...]
    themes: tuple[ByLanguage, ...]
    first_year: int | None
    last_year: int | None
    budget: str
    currency: str
    contact: Someone | None
    contact_points: tuple[str, ...]
    files: tuple[str, ...]
    last_verified_on: str


@dataclass(frozen=True)
class PracticeCatalogue:
    """Practices in their order, and the two indexes: by country of the partners, and by theme."""

    day: str
    sheets: tuple[PracticeSheet, ...]
    by_country: tuple[tuple[str, tuple[str, ...]], ...]
    """Each country's code with the ids of its practices."""
    by_theme: tuple[tuple[ByLanguage, tuple[str, ...]], ...]


# Dialogue -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class TaskLine:
    """Something to do, with whom it is about."""

    id: str
    title: str
    due_on: str
    done_on: str
    overdue: bool
    assigned_to: str
    organisation_id: str = ""
    person_id: str = ""
    interaction_id: str = ""


@dataclass(frozen=True)
class Talk:
    """One meeting, letter, call or hearing."""

    id: str
    kind: str
    happened_on: str
    title: ByLanguage
    said: ByLanguage
    place: str
    organisation: ByLanguage
    people: tuple[Someone, ...]
    position: ByLanguage
    tasks: tuple[TaskLine, ...]


@dataclass(frozen=True)
class InstitutionFile:
    """What one takes along to an institution: whom we met, what we sent, what is open."""

    day: str
    organisation_id: str
    organisation: ByLanguage
    acronym: ByLanguage
    country: str
    people: tuple[Someone, ...]
    talks: tuple[Talk, ...]
    positions: tuple[tuple[ByLanguage, str], ...]
    """The title of each position sent there, and the day."""
    tasks: tuple[TaskLine, ...]
    actions: tuple[LedgerLine, ...]
    address: "PostalAddress | None" = None
    points: tuple[tuple[str, str], ...] = ()
    """How to reach it: the kind of number (a message of the program), and the number as it is printed."""

    @property
    def met(self) -> tuple[tuple[Someone, str], ...]:
        """Everybody we met there, as they were then, with the last day; the latest first."""
        found: dict[str, tuple[Someone, str]] = {}
        for talk in self.talks:
            for who in talk.people:
                if who.organisation_id == self.organisation_id:
                    found.setdefault(who.person_id, (who, talk.happened_on))
        return tuple(found.values())


# Reports --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class ReportLine:
    """One record behind a number."""

    kind: str
    id: str
    text: ByLanguage
    about: ByLanguage = field(default_factory=dict)
    """Where a person was counted."""
    day: str = ""


@dataclass(frozen=True)
class Group:
    """A number of a report, and the list behind it: a country's code, a year, a kind's code."""

    key: str
    label: ByLanguage
    lines: tuple[ReportLine, ...]

    @property
    def number(self) -> int:
        """How many stand in the list."""
        return len(self.lines)


@dataclass(frozen=True)
class Report:
    """Numbers with the lists behind them; the same records may stand in several breakdowns, once in each."""

    name: str
    """`members`, `participants`, `meetings`, `membership`."""
    first_day: str
    last_day: str
    total: int
    breakdowns: dict[str, tuple[Group, ...]] = field(default_factory=dict)
    """By `country`, `kind`, `gender`, `year`, `family`… in the order of the report."""


@dataclass(frozen=True)
class Asked:
    """Which report is wanted: of which period (of its last day, for one that tells of a day), under which grant."""

    name: str
    """`members`, `membership`, `participants`, `meetings`."""
    first_day: str
    last_day: str
    grant: str = ""


@dataclass(frozen=True)
class ReportDocument:
    """A report as it is printed."""

    asked: Asked
    report: Report
    grant: ByLanguage
    """What the grant is called that it is confined to; empty without one."""
    visibility: Visibility | None
