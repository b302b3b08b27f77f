"""A meeting for calendars, and the answers that calendars send back: files of which the user says where they are."""

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.domain.fields import Text
from desktop_app.errors import UserError
from desktop_app.i18n import N_, _, ngettext
from desktop_app.ui import messages
from desktop_app.ui.attempts import attempt
from desktop_app.ui.dialogs.plain_dialog import PlainDialog
from desktop_app.ui.editors import editor_for
from desktop_app.ui.translated import on_language

if TYPE_CHECKING:
    from desktop_app.services.calendars import Invitation
    from desktop_app.ui.desk import Desk
    from desktop_app.ui.meeting_facts import Facts

CALENDARS = N_("Calendars (*.ics)")


class CalendarFileDialog(PlainDialog):
    """Asks where the answers go, and says who has no e-mail address."""

    def __init__(self, desk: "Desk", facts: "Facts", parent: QWidget | None = None) -> None:
        super().__init__("calendar", N_("Save for calendars"), N_("Save…"), parent, width=480)
        self._desk, self._facts = desk, facts
        field = Text("organiser", N_("Answers go to"), hint=N_("An e-mail address; without one, nobody is asked"))
        self.organiser = editor_for(field, desk, self)
        self.organiser.identify(f"{self.identifier}.organiser")
        self.organiser.set_value(self._usual_address())
        self.summary = QLabel(self)
        self.summary.setProperty("card", "summary")
        self.summary.setWordWrap(True)
        self.summary.setAccessibleIdentifier(f"{self.identifier}.summary")
        self.body.addLayout(self.under_label(N_("Answers go to"), self.organiser))
        self.body.addWidget(self.summary)
        on_language(self, self._speak)

    def _usual_address(self) -> str:
        rows = self._desk.database.read(
            "SELECT value FROM contact_point WHERE organisation_id = ? AND kind = 'email' AND ends_on IS NULL",
            (self._facts.values["body_id"],),
        )
        return str(rows[0][0]) if rows else ""

    def invitation(self) -> "Invitation":
        """The meeting as calendars are told of it today."""
        from desktop_app.services import calendars
        from desktop_app.services.attendance import Occasion

        occasion = Occasion("meeting", self._facts.id)
        return calendars.invitation(self._desk.database, occasion, self._desk.today.isoformat())

    def _speak(self) -> None:
        found = self.invitation()
        self.say_subtitle(self._facts.title())
        count = len(found.guests)
        sentences = [ngettext("{count} guest by e-mail.", "{count} guests by e-mail.", count).format(count=count)]
        if found.is_cancelled:
            sentences.append(_("The file takes the meeting out of their calendars."))
        if found.without_email:
            names = ", ".join(found.without_email)
            sentences.append(_("No e-mail address is known of: {names}.").format(names=names))
        self.summary.setText(" ".join(sentences))
        self.fit()

    def accept(self) -> None:
        """Write the file where the user says."""
        from desktop_app.interchange import icalendar

        name = f"{_('meeting')}-{self._facts.values['starts_at'][:10]}.ics"
        path = messages.choose_file(
            self, N_("Save for calendars"), save=True, name=name, pattern=CALENDARS, suffix="ics"
        )
        if path is None:
            return
        try:
            content = icalendar.write(self.invitation(), datetime.now(UTC), organiser=str(self.organiser.value() or ""))
            path.write_bytes(content)
        except UserError as refused:
            self.say_problem(refused)
            return
        except OSError as refused:
            reason = _("{file} could not be written: {reason}. Choose another folder.")
            self.problem.say(reason.format(file=path.name, reason=refused.strerror))
            return
        self._desk.said.emit(_("The meeting is in {file}.").format(file=path.name))
        super().accept()


def save_for_calendars(parent: QWidget, desk: "Desk", facts: "Facts") -> None:
    """Write a meeting as a file that calendars open."""
    dialog = CalendarFileDialog(desk, facts, parent)
    dialog.exec()
    dialog.deleteLater()


def read_answers(parent: QWidget, desk: "Desk") -> bool:
    """Take in the answers of a file that came back; whether any was taken."""
    from desktop_app.interchange import icalendar
    from desktop_app.services import calendars

    path = messages.choose_file(parent, N_("Read answers"), pattern=CALENDARS)
    if path is None:
        return False
    try:
        content = path.read_bytes()
    except OSError as refused:
        reason = _("{file} could not be read: {reason}.")
        messages.tell(parent, reason.format(file=path.name, reason=refused.strerror))
        return False
    replies = attempt(parent, partial(icalendar.read_replies, content))
    taken = attempt(parent, partial(calendars.take, desk.database, replies)) if replies is not None else None
    if taken is None:
        return False
    count = sum(1 for one in taken if one.is_taken)
    sentence = ngettext("{count} answer was read.", "{count} answers were read.", count).format(count=count)
    details = "\n".join(f"{one.name or one.email}: {one.why}" for one in taken if one.why)
    messages.tell(parent, sentence, details=details)
    return count > 0
