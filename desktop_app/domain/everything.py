"""All mapped classes in one import, for those who need the whole mapping (migrations, the journal)."""

from desktop_app.domain.attachment import Attachment
from desktop_app.domain.attendance import Attendance
from desktop_app.domain.calendar_entry import CalendarEntry, Invitee, Reminder, Repetition, RepetitionDate
from desktop_app.domain.contact import Address, ContactPoint
from desktop_app.domain.decision import Action, ActionReport, Ballot, Decision, Vote
from desktop_app.domain.duplicate import NotDuplicate, Replacement
from desktop_app.domain.edition import DirectoryEdition, DirectoryPrinting, KeptHouseStyle
from desktop_app.domain.event import Event, Grant, Room, Speaker, TimetableEntry, Venue
from desktop_app.domain.interchange import Export, ImportMapping, KeptValue
from desktop_app.domain.letter import LetterTemplate
from desktop_app.domain.meeting import (
    AgendaItem,
    AgendaPaper,
    AttendanceSheet,
    BodyRules,
    ConvenedItem,
    Convening,
    Meeting,
)
from desktop_app.domain.membership import ContributionDue, ContributionPaid, Membership, MembershipEvent
from desktop_app.domain.minutes import CorrectionRequest, MinuteItem, Minutes, MinutesRevision
from desktop_app.domain.notes import Note, SavedList, Tag, Tagging, Task
from desktop_app.domain.organisation import Organisation, OrganisationLink, OrganisationName
from desktop_app.domain.person import Consent, Mandate, Person, Seat
from desktop_app.domain.position import (
    Amendment,
    Position,
    PositionParagraph,
    PositionRound,
    PositionSending,
    PositionVersion,
    SignOff,
)
from desktop_app.domain.record import Base
from desktop_app.domain.vocabulary import Family, LinkKind, MembershipCategory, OrganisationKind, RoleType
from desktop_app.domain.voice import (
    Interaction,
    InteractionPerson,
    Practice,
    PracticeOffer,
    PracticePartner,
    PracticeTheme,
    RecordFile,
    Theme,
    Verification,
    VerificationAnswer,
    VerificationRound,
    WorkPackage,
)

__all__ = [
    "Action", "ActionReport", "Address", "AgendaItem", "AgendaPaper", "Amendment", "Attachment", "Attendance",
    "AttendanceSheet", "Ballot", "Base", "BodyRules", "CalendarEntry", "Consent", "ContactPoint", "ContributionDue",
    "ContributionPaid", "ConvenedItem", "Convening", "CorrectionRequest", "Decision", "DirectoryEdition",
    "DirectoryPrinting", "Event", "Export", "Family", "Grant", "ImportMapping", "Interaction", "InteractionPerson",
    "Invitee", "KeptHouseStyle", "KeptValue", "LetterTemplate", "LinkKind", "Mandate", "Meeting", "Membership",
    "MembershipCategory", "MembershipEvent", "MinuteItem", "Minutes", "MinutesRevision", "NotDuplicate", "Note",
    "Organisation", "OrganisationKind", "OrganisationLink", "OrganisationName", "Person", "Position",
    "PositionParagraph", "PositionRound", "PositionSending", "PositionVersion", "Practice", "PracticeOffer",
    "PracticePartner", "PracticeTheme", "RecordFile", "Reminder", "Repetition",
    "RepetitionDate", "Replacement", "RoleType", "Room", "SavedList", "Seat",
    "SignOff", "Speaker", "Tag", "Tagging", "Task", "Theme", "TimetableEntry", "Venue", "Verification",
    "VerificationAnswer", "VerificationRound", "Vote", "WorkPackage",
]  # fmt: skip
