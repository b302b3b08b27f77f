"""What one does with a whole event: check in, print, copy, repeat, tell calendars, cancel."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app.errors import UserError
from desktop_app.i18n import N_, _, ngettext
from desktop_app.ui import messages
from desktop_app.ui.attempts import attempt, managed

if TYPE_CHECKING:
    from desktop_app.services.attendance import Occasion
    from desktop_app.ui.desk import Desk

CALENDARS = N_("Calendar files (*.ics)")


def do(parent: QWidget, desk: "Desk", event_id: str, what: str) -> None:
    """Do one of the things an event's head offers."""
    _ACTIONS[what](parent, desk, event_id)


def _occasion(event_id: str) -> "Occasion":
    from desktop_app.services.attendance import Occasion

    return Occasion("event", event_id)


def _starts_at(desk: "Desk", event_id: str) -> str:
    from desktop_app.services import records

    return str(records.values_of(desk.database, "event", event_id)["starts_at"])


def check_in(parent: QWidget, desk: "Desk", event_id: str) -> None:
    """Open the door."""
    from desktop_app.ui.check_in import open_check_in

    open_check_in(parent, desk, _occasion(event_id))


def print_papers(parent: QWidget, desk: "Desk", event_id: str) -> None:
    """Programme, attendance sheet, badges: looked at, kept, printed."""
    from desktop_app.ui.dialogs.print_event import PrintEventDialog

    PrintEventDialog(desk, event_id, parent).open()


def copy(parent: QWidget, desk: "Desk", event_id: str) -> None:
    """Copy the event to another day and open the copy."""
    from desktop_app.ui.dialogs.copy_event import copy_event

    made = copy_event(parent, desk, event_id, _starts_at(desk, event_id))
    if made:
        desk.open_requested.emit("event", made)


def repeat(parent: QWidget, desk: "Desk", event_id: str) -> None:
    """Make the events of a rule."""
    from desktop_app.ui.dialogs.repeat_event import repeat_event

    made = repeat_event(parent, desk, event_id, _starts_at(desk, event_id))
    if made:
        desk.said.emit(
            ngettext("{count} event was made.", "{count} events were made.", len(made)).format(count=len(made))
        )


def write_calendar(parent: QWidget, desk: "Desk", event_id: str) -> None:
    """Write an .ics file with everybody on the list as attendees: calendars ask them for an answer."""
    from desktop_app.interchange import icalendar
    from desktop_app.services import calendars, records

    values = records.values_of(desk.database, "event", event_id)
    content = attempt(
        parent,
        lambda: icalendar.write(
            calendars.invitation(desk.database, _occasion(event_id), desk.today.isoformat()), datetime.now(UTC)
        ),
    )
    if content is None:
        return
    name = f"{_('event')}-{values['starts_at'][:10]}.ics"
    target = messages.choose_file(
        parent, N_("Send to calendars"), save=True, name=name, pattern=CALENDARS, suffix="ics"
    )
    if target is None:
        return
    try:
        target.write_bytes(content)
    except OSError as refused:
        reason = _("{file} could not be written: {reason}. Choose another folder.")
        messages.tell(parent, reason.format(file=target.name, reason=refused.strerror))
        return
    desk.said.emit(_("The calendar file is {file}.").format(file=target.name))


def read_answers(parent: QWidget, desk: "Desk", event_id: str) -> None:
    """Read the answer that a calendar sent back; says whose, and what could not be used."""
    from desktop_app.interchange import icalendar
    from desktop_app.services import calendars

    del event_id  # the file says itself which event it answers
    path = messages.choose_file(parent, N_("Read answers from calendars"), pattern=CALENDARS)
    if path is None:
        return
    try:
        answers = calendars.take(desk.database, icalendar.read_replies(path.read_bytes()))
    except UserError as refused:
        messages.tell_error(parent, refused)
        return
    except OSError as refused:
        reason = _("{file} could not be read: {reason}.")
        messages.tell(parent, reason.format(file=path.name, reason=refused.strerror))
        return
    taken = sum(1 for one in answers if one.is_taken)
    text = ngettext("{count} answer was taken over.", "{count} answers were taken over.", taken).format(count=taken)
    left = "\n".join(f"{one.name or one.email}: {one.why}" for one in answers if not one.is_taken)
    messages.tell(parent, text, details=left)


def cancel(parent: QWidget, desk: "Desk", event_id: str) -> None:
    """Cancel the event, after asking; calendars are told by a new file."""
    from desktop_app.services import events, records

    name = records.title(desk.database, "event", event_id, desk.day)
    question = _("Cancel “{name}”?").format(name=name)
    details = _("It stays in the list as cancelled. Send a calendar file afterwards, so that those invited are told.")
    if messages.ask(parent, question, yes=N_("Cancel the event"), no=N_("Keep it"), details=details, danger=True):
        managed(parent, lambda: events.cancel(desk.database, event_id))


def show_evidence(parent: QWidget, desk: "Desk", event_id: str) -> None:
    """What the event leaves on paper for who pays, and what of it is missing."""
    from desktop_app.ui.dialogs import evidence

    evidence.show_evidence(parent, desk, "event", event_id)


_ACTIONS: dict[str, Callable[[QWidget, "Desk", str], None]] = {
    "check_in": check_in,
    "print": print_papers,
    "copy": copy,
    "repeat": repeat,
    "calendar": write_calendar,
    "answers": read_answers,
    "evidence": show_evidence,
    "cancel": cancel,
}
