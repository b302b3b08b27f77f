"""What programmes, agendas, attendance sheets and minutes are printed from: plain, frozen data that JSON can keep."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop_app.domain.attendance_rules import Quorum

ByLanguage = Mapping[str, str]
"""A text by language, `fr` and `en` (for names also `original`); a language that is missing is left out."""


@dataclass(frozen=True)
class Place:
    """Where something takes place: venue, room, floor, address."""

    venue: ByLanguage
    room: ByLanguage
    floor: ByLanguage
    lines: str = ""
    postcode: str = ""
    city: str = ""
    country: str = ""


@dataclass(frozen=True)
class Someone:
    """A person as printed on a day: name in parts, what they do, and for whom."""

    person_id: str
    given: str
    particle: str
    family: str
    honorific: str = ""
    form_of_address: str = ""
    """`m`, `f`, or nothing known."""
    position: ByLanguage = field(default_factory=dict)
    organisation_id: str = ""
    organisation: ByLanguage = field(default_factory=dict)
    acronym: ByLanguage = field(default_factory=dict)
    country: str = ""
    """Of the organisation, else of where the person works."""
    printed_name: str = ""
    """The name in one piece, where only that was kept."""

    @property
    def name(self) -> str:
        """The name as it is spoken."""
        from desktop_app.domain.names import full_name

        return self.printed_name or full_name(self.given, self.particle, self.family)


@dataclass(frozen=True)
class Visibility:
    """What a grant wants printed on all that it pays for."""

    reference: str
    funder: ByLanguage
    text: ByLanguage
    emblem: str = ""
    """The digest of the picture the funder wants, where one was given."""


@dataclass(frozen=True)
class Heading:
    """What stands at the head of every paper of an event or a meeting."""

    title: ByLanguage
    body: ByLanguage
    number: int | None
    zone: str
    starts_at: str
    ends_at: str
    place: Place
    host: ByLanguage
    visibility: Visibility | None
    languages: tuple[str, ...] = ()
    interpretation: tuple[str, ...] = ()
    clock: str = ""
    """`day`: whole days; `floating`: by the clock of wherever one is; else by that of the zone."""


# Events ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Part:
    """Someone's part in an entry of the timetable: chair, speaker, rapporteur, interpreter."""

    role: str
    who: Someone


@dataclass(frozen=True)
class ProgrammeEntry:
    """One entry of a programme; `place` only where it is not that of the event, or of the session it is part of."""

    id: str
    depth: int
    kind: str
    starts_at: str
    ends_at: str
    title: ByLanguage
    summary: ByLanguage
    place: Place | None
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class ProgrammeDay:
    """One day of a programme."""

    day: str
    entries: tuple[ProgrammeEntry, ...]


@dataclass(frozen=True)
class Programme:
    """An event's programme, day by day."""

    heading: Heading
    days: tuple[ProgrammeDay, ...]


# Attendance -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Attendee:
    """One line of a list of people: invited, answered, came; names of others where they are bound to them."""

    id: str
    who: Someone
    invited_on: str = ""
    answer: str = ""
    status: str = ""
    remote: bool = False
    voting: bool = False
    replaced_by: str = ""
    replaces: str = ""
    proxy_to: str = ""
    proxies_from: tuple[str, ...] = ()
    proxy_sleeps: bool = False
    """A proxy was given, but its giver is there."""
    arrived: str = ""
    """The printed number of the item at which the person came in; empty: at the opening."""
    left: str = ""
    """The printed number of the item before which the person left; empty: stayed."""
    checked_in_at: str = ""
    photo_allowed: bool = False


@dataclass(frozen=True)
class SheetDocument:
    """An attendance sheet to be signed; the code ties a scan back to its lines."""

    heading: Heading
    code: str
    day: str
    session: ByLanguage
    attendees: tuple[Attendee, ...]


@dataclass(frozen=True)
class Badge:
    """One badge or name card; `qr` is what a reader gives back at the check-in."""

    attendance_id: str
    who: Someone
    qr: str
    role: str
    photo_allowed: bool


# Agendas --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class AgendaLine:
    """One line of an agenda, in its order."""

    id: str
    parent_id: str
    number: str
    """Printed: `3`, `3.1`; a heading has none, and the items under it go on counting."""
    depth: int
    is_heading: bool
    title: ByLanguage
    summary: ByLanguage
    kind: str
    owner: Someone | None
    owner_text: ByLanguage
    """The owner as an agenda sent before printed it; empty for one that is not frozen."""
    minutes_planned: int | None
    starts_at: str
    ends_at: str
    confidential: bool
    late: bool
    recurring: bool
    outcome: str
    approves_id: str
    papers: tuple[ByLanguage, ...]
    """The titles of the papers handed out; a file without any goes by its name."""


@dataclass(frozen=True)
class AgendaDocument:
    """A convocation and agenda: as it is, or in an edition as it was sent."""

    heading: Heading
    chair: Someone | None
    minute_taker: Someone | None
    sent_on: str
    edition: int | None
    papers_due_on: str
    lines: tuple[AgendaLine, ...]
    recipients: tuple[Attendee, ...]


# Minutes --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class MinutesLine:
    """One item of the minutes with its translation's state: `current`, `missing`, `out_of_date`."""

    id: str
    agenda_item_id: str
    kind: str
    text: ByLanguage
    source_language: str
    translation: str
    speaker: Someone | None = None
    decision_id: str = ""
    decision_code: str = ""
    provisional: bool = False
    action_id: str = ""


@dataclass(frozen=True)
class VoteLine:
    """A vote as it is printed; `ballots` only where it was by name: the voice's name, its value, who cast it."""

    id: str
    title: ByLanguage
    method: str
    majority: str
    votes_for: int
    votes_against: int
    abstentions: int
    adopted: bool
    decision_id: str
    ballots: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class Movement:
    """Someone who came in or left at an item: `arrives`, `leaves`."""

    who: Someone
    what: str


@dataclass(frozen=True)
class MinutesSection:
    """An agenda item with what was said and done under it."""

    line: AgendaLine
    movements: tuple[Movement, ...]
    items: tuple[MinutesLine, ...]
    votes: tuple[VoteLine, ...]
    approves: str = ""
    """What became under it of the minutes it is about: `approved`, `approved_amended`, or nothing."""


@dataclass(frozen=True)
class RegisterLine:
    """One decision of the register."""

    id: str
    code: str
    provisional: bool
    decided_on: str
    title: ByLanguage
    text: ByLanguage
    basis: str
    superseded_by: str
    """The code of the decision that took its place."""
    meeting_id: str
    meeting: ByLanguage


@dataclass(frozen=True)
class LedgerLine:
    """One action of the ledger, with the last report on it."""

    id: str
    title: ByLanguage
    owner: Someone | None
    organisation_id: str
    organisation: ByLanguage
    country: str
    due_on: str
    overdue: bool
    status: str
    done_on: str
    meeting_id: str
    meeting: ByLanguage
    reports: tuple[tuple[str, ByLanguage], ...] = ()
    """The day and the text of each report, the newest last."""


@dataclass(frozen=True)
class MinutesDocument:
    """Minutes whole: for the compte rendu, the procès-verbal and the relevé de décisions alike."""

    meeting_id: str
    heading: Heading
    state: str
    language: str
    convened_on: str
    opened_at: str
    closed_at: str
    approved_on: str
    approved_in: ByLanguage
    chair: Someone | None
    minute_taker: Someone | None
    attendees: tuple[Attendee, ...]
    quorum: Quorum
    sections: tuple[MinutesSection, ...]
    decisions: tuple[RegisterLine, ...]
    actions: tuple[LedgerLine, ...]
    revision: int | None = None


@dataclass(frozen=True)
class DecisionExtract:
    """One decision alone, with who was there and how it was taken."""

    heading: Heading
    decision: RegisterLine
    chair: Someone | None
    minute_taker: Someone | None
    attendees: tuple[Attendee, ...]
    votes: tuple[VoteLine, ...]


@dataclass(frozen=True)
class ActionLedger:
    """What the members of a body are to do."""

    body: ByLanguage
    day: str
    lines: tuple[LedgerLine, ...]


# Texts ----------------------------------------------------------------------------------------------------------


def both(fr: str | None, en: str | None) -> ByLanguage:
    """A text in the languages it is there in."""
    return {code: text for code, text in (("fr", fr), ("en", en)) if text}


def said(texts: ByLanguage, language: str) -> tuple[str, bool]:
    """The text in a language, or in another with False, so that what is missing can be marked."""
    if texts.get(language):
        return texts[language], True
    return next((text for text in texts.values() if text), ""), False
