"""Who comes instead of somebody: another person, or another participant who holds the proxy."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app.domain.fields import Link
from desktop_app.errors import UserError
from desktop_app.i18n import N_, _
from desktop_app.ui.attendance_model import name_of, represented
from desktop_app.ui.dialogs.choose_one import ChooseOneDialog
from desktop_app.ui.dialogs.plain_dialog import PlainDialog
from desktop_app.ui.editors import editor_for

if TYPE_CHECKING:
    from desktop_app.services.papers import Attendee
    from desktop_app.ui.desk import Desk


class ReplacementDialog(PlainDialog):
    """Asks for the person who comes in somebody's place."""

    def __init__(self, desk: "Desk", attendance_id: str, name: str, parent: QWidget | None) -> None:
        super().__init__("replacement", N_("Replaced by"), N_("Replace"), parent, width=440)
        self._desk, self._attendance_id = desk, attendance_id
        sentence = _("{name} does not come; somebody else speaks and votes for the same member.")
        self.say_subtitle(sentence.format(name=name))
        field = Link("person_id", N_("Who comes"), to="person", required=True, hint=N_("Type a part of the name"))
        self.person = editor_for(field, desk, self)
        self.person.identify(f"{self.identifier}.person")
        self.body.addLayout(self.under_label(N_("Who comes"), self.person))
        self.person.setFocus()

    def accept(self) -> None:
        """Put the other person on the list."""
        from desktop_app.services import attendance

        problem = self.person.own_problem() or (None if self.person.value() else _("Choose who comes."))
        self.person.set_problem(problem)
        if problem:
            return
        try:
            attendance.replace(self._desk.database, self._attendance_id, self.person.value())
        except UserError as refused:
            self.say_problem(refused)
            return
        super().accept()


class ProxyDialog(ChooseOneDialog):
    """Asks which participant votes in somebody's stead."""

    def __init__(self, desk: "Desk", giver: "Attendee", others: "list[Attendee]", parent: QWidget | None) -> None:
        options = [(one.id, " · ".join(filter(None, (name_of(one), represented(one))))) for one in others]
        super().__init__(N_("Give a proxy"), N_("Who votes"), options, parent)
        self._desk, self._giver = desk, giver
        self.say_subtitle(_("While {name} is present, the proxy sleeps.").format(name=name_of(giver)))

    def accept(self) -> None:
        """Give the proxy, or say why that is not possible."""
        from desktop_app.services import attendance

        holder = self.chosen()
        if holder is None:
            return
        give = partial(attendance.give_proxy, self._desk.database, self._giver.id, holder)
        try:
            give()
        except UserError as refused:
            self.say_problem(refused)
            return
        super().accept()


def ask_replacement(parent: QWidget, desk: "Desk", attendance_id: str, name: str) -> bool:
    """Ask who comes instead; whether somebody was named."""
    return _run(ReplacementDialog(desk, attendance_id, name, parent))


def ask_proxy(parent: QWidget, desk: "Desk", giver: "Attendee", everyone: "list[Attendee]") -> bool:
    """Ask who holds a proxy; whether one was given."""
    others = [one for one in everyone if one.id != giver.id and one.status not in ("excused", "absent", "replaced")]
    return _run(ProxyDialog(desk, giver, others, parent))


def _run(dialog: PlainDialog) -> bool:
    done = bool(dialog.exec())
    dialog.deleteLater()
    return done
