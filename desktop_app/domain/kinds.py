"""The kinds of record and their fields, declared once; those of one subject stand in a file of their own.

Forms, tables, search, the command line, headings of files, validation and history all read these
declarations. A kind's name is its table's; nothing here loads the mapping, so the first window may use it.
"""

from desktop_app.domain.calendar_entry_kinds import CALENDAR_ENTRY_KINDS
from desktop_app.domain.contact_kinds import CONTACT_KINDS
from desktop_app.domain.duplicate_kinds import DUPLICATE_KINDS
from desktop_app.domain.edition_kinds import EDITION_KINDS
from desktop_app.domain.event_kinds import EVENT_KINDS
from desktop_app.domain.interchange_kinds import INTERCHANGE_KINDS
from desktop_app.domain.kind import Kind
from desktop_app.domain.letter_kinds import LETTER_TEMPLATE
from desktop_app.domain.meeting_kinds import MEETING_KINDS
from desktop_app.domain.membership_kinds import MEMBERSHIP_KINDS
from desktop_app.domain.minutes_kinds import MINUTES_KINDS
from desktop_app.domain.note_kinds import NOTE_KINDS
from desktop_app.domain.organisation_kinds import ORGANISATION, ORGANISATION_KINDS
from desktop_app.domain.person_kinds import PERSON, PERSON_KINDS
from desktop_app.domain.position_kinds import POSITION_KINDS
from desktop_app.domain.vocabulary_kinds import VOCABULARY_KINDS
from desktop_app.domain.voice_kinds import VOICE_KINDS

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        ORGANISATION, PERSON,  # what people look for first
        *ORGANISATION_KINDS, *PERSON_KINDS, *MEMBERSHIP_KINDS, *CONTACT_KINDS, *NOTE_KINDS, *VOCABULARY_KINDS,
        LETTER_TEMPLATE, *EVENT_KINDS, *CALENDAR_ENTRY_KINDS, *MEETING_KINDS, *MINUTES_KINDS, *INTERCHANGE_KINDS,
        *EDITION_KINDS, *POSITION_KINDS, *VOICE_KINDS, *DUPLICATE_KINDS,
    )
}  # fmt: skip
