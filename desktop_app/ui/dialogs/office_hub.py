"""The office hub: where it is, whether it is met by itself, and a meeting at once."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QLineEdit

from desktop_app.errors import UserError
from desktop_app.i18n import N_, _, format_date, format_time, ngettext
from desktop_app.ui import messages
from desktop_app.ui.dialogs.travelling import WorkingDialog, offer_new_identity
from desktop_app.ui.hub_meetings import HubMeetings
from desktop_app.ui.translated import bind_text, on_language

if TYPE_CHECKING:
    from desktop_app.sync.hub import Met
    from desktop_app.ui.main_window import MainWindow


class OfficeHubDialog(WorkingDialog):
    """Meets the hub at the address given; from then on it is met by itself, where the box is ticked."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window, "office_hub", N_("Office hub"), N_("Meet now"))
        # The window makes its own once it is awake, and nobody can open a dialog before.
        assert window.hub_meetings is not None
        self.meetings: HubMeetings = window.hub_meetings
        self.address = QLineEdit(self.meetings.address(), self)
        self.name(self.address, "address", N_("Address"))
        bind_text(self.address.setPlaceholderText, "postgresql://parvis@computer/parvis")
        self.password = QLineEdit(self.meetings.password, self)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.name(self.password, "password", N_("Password"))
        bind_text(self.password.setPlaceholderText, "None, or kept by PostgreSQL (.pgpass)")
        self.by_itself = QCheckBox(self)
        self.by_itself.setAccessibleIdentifier(f"{self.identifier}.by_itself")
        bind_text(self.by_itself.setText, "Meet by itself while the network is there")
        bind_text(self.by_itself.setAccessibleName, "Meet by itself while the network is there")
        self.by_itself.setChecked(window.preferences.meets_hub)
        self.body.addLayout(self.under_label(N_("Address"), self.address))
        self.body.addLayout(self.under_label(N_("Password"), self.password))
        self.body.addWidget(self.by_itself)
        self.add_hint(
            N_(
                "The hub is a PostgreSQL of your office. Each workstation works in a base of its own and brings it "
                "what is new; without the network everybody simply goes on."
            )
        )
        self.add_hint(N_("The password is kept until Parvis is closed, never in a file."))
        self.by_itself.toggled.connect(lambda on: window.change_preferences(meets_hub=on))
        on_language(self, self.speak)
        if self.meetings.problem is not None:
            self._failed(self.meetings.problem)

    def speak(self) -> None:
        """Say when the hub was met last."""
        from desktop_app.sync import copies

        last = next((peer.met_at for peer in copies.peers(self.database) if peer.way == "hub" and peer.met_at), None)
        self.say_subtitle(
            _("Met last on {day} at {time}.").format(day=format_date(last.date(), "long"), time=format_time(last))
            if last is not None
            else _("No hub was met yet.")
        )

    def accept(self) -> None:
        """Meet it now; the dialog stays until it is done and tells in itself what kept it from that."""
        address = self.address.text().strip()
        if not address:
            self.say_problem(UserError(_("Type the address of the hub: postgresql://name@computer/base")))
            self.address.setFocus()
            return
        if self.meetings.is_meeting:
            self.say_problem(UserError(_("A meeting with the hub is going on. Try again in a moment.")))
            return
        self.say_problem(None)
        self._busy(True)
        self.meetings.meet(address, self.password.text(), self._met, self._missed)

    def _missed(self, error: Exception) -> None:
        self._busy(False)
        self._failed(error)

    def refused(self, error: UserError) -> None:
        """Where two bases go under one name, a way out is offered."""
        from desktop_app.sync.records import Fork

        super().refused(error)
        if isinstance(error, Fork) and self.isVisible():
            offer_new_identity(self.window_of_base, error)

    def _met(self, met: "Met") -> None:
        from desktop_app.sync.conflicts import count_open

        sentence = met_in_words(met.came.applied, met.sent, count_open(self.database))
        super().accept()
        self.window_of_base.say(sentence)
        messages.tell(self.window_of_base, sentence, details="\n".join(met.came.warnings))


def met_in_words(came: int, went: int, waiting: int) -> str:
    """How many changes came and went, and what waits for a decision now."""
    parts = [
        ngettext("{count} change came here.", "{count} changes came here.", came).format(count=came)
        if came
        else _("Nothing new came here."),
        ngettext("{count} change went to the hub.", "{count} changes went to the hub.", went).format(count=went)
        if went
        else _("The hub had all of yours already."),
        ngettext(
            "{count} conflict waits for you in “To decide”.", "{count} conflicts wait for you in “To decide”.", waiting
        ).format(count=waiting)
        if waiting
        else _("Nothing has to be decided."),
    ]
    return " ".join(parts)
