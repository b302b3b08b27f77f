"""Whom to invite: a saved list, a body, or people one by one; looked at before anything is written."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QStackedWidget, QWidget

from desktop_app.domain.fields import Link
from desktop_app.errors import UserError
from desktop_app.i18n import N_, _, ngettext
from desktop_app.ui import theme
from desktop_app.ui.dialogs.plain_dialog import PlainDialog
from desktop_app.ui.link_picker import LinkEditor
from desktop_app.ui.segments import Segments
from desktop_app.ui.translated import bind_text, on_language

if TYPE_CHECKING:
    from desktop_app.services.attendance import Occasion
    from desktop_app.services.invitations import Invitee
    from desktop_app.ui.desk import Desk

SOURCES = (
    ("list", N_("A saved list"), N_("Invite the people of a saved list")),
    ("body", N_("A body"), N_("Invite all who sit in a body")),
    ("people", N_("People"), N_("Invite people one by one")),
)


class InviteDialog(PlainDialog):
    """Chooses a source, then the people of it."""

    def __init__(self, desk: "Desk", occasion: "Occasion", standing: set[str], parent: QWidget | None = None) -> None:
        super().__init__("invite", N_("Invite"), N_("Invite"), parent, width=620)
        self._desk, self._occasion, self._standing = desk, occasion, standing
        self._invitees: list[Invitee] = []
        self.invited = 0
        self.source = Segments(f"{self.identifier}.source", SOURCES, "list", self)
        self._build()
        self.source.chosen.connect(self.choose_source)
        on_language(self, self.speak)
        self.choose_source("list" if self.list.count() else "body" if self.body_choice.count() else "people")
        self.resize(theme.scaled(620), theme.scaled(560))

    def _build(self) -> None:
        from desktop_app.services import invitations, lists

        database, day = self._desk.database, self._desk.day
        self._saved = {one.id: one for one in lists.saved(database)}
        self.list, self.body_choice = QComboBox(self), QComboBox(self)
        for one in self._saved.values():
            self.list.addItem(one.label, one.id)
        for body_id, title in invitations.bodies(database, day):
            self.body_choice.addItem(title, body_id)
        self.person = LinkEditor(Link("person_id", N_("Person"), to="person"), self._desk, self)
        self.person.identify(f"{self.identifier}.person")
        self.name(self.list, "list", N_("Saved list"))
        self.name(self.body_choice, "body", N_("Body"))
        self._choices = QStackedWidget(self)
        for part in (self.list, self.body_choice, self.person):
            self._choices.addWidget(part)
        self._choices.setMaximumHeight(theme.scaled(40))
        self.people = QListWidget(self)
        self.people.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.people.setProperty("card", "ticks")
        self.people.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.name(self.people, "people", N_("People to invite"))
        self.body.addWidget(self.source, alignment=Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._choices)
        self.body.addWidget(self.people, 1)
        self.list.currentIndexChanged.connect(lambda _place: self._read())
        self.body_choice.currentIndexChanged.connect(lambda _place: self._read())
        self.person.edited.connect(self._add_person)
        self.people.itemChanged.connect(lambda _item: self._allow())

    def choose_source(self, source: str) -> None:
        """Turn to a saved list, a body, or single people."""
        self._source = source
        self.source.show_choice(source)
        self._choices.setCurrentIndex([code for code, _text, _name in SOURCES].index(source))
        self._read()
        if source == "people":
            self.person.setFocus()

    def _read(self) -> None:
        from desktop_app.services import invitations

        database, day = self._desk.database, self._desk.day
        if self._source == "list":
            saved = self._saved.get(self.list.currentData())
            self._show(invitations.of_list(database, saved, day) if saved else [])
        elif self._source == "body":
            body = self.body_choice.currentData()
            self._show(invitations.of_body(database, body, day) if body else [])
        else:
            self._show([])

    def _show(self, invitees: "list[Invitee]") -> None:
        self._invitees = []
        self.people.clear()
        for one in invitees:
            self._add(one)
        self._allow()

    def _add(self, one: "Invitee") -> None:
        item = QListWidgetItem(self._text(one))
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
        if one.person_id in self._standing:
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            item.setCheckState(Qt.CheckState.Unchecked)
        else:
            item.setCheckState(Qt.CheckState.Checked)
        self._invitees.append(one)
        self.people.addItem(item)

    def _text(self, one: "Invitee") -> str:
        detail = _("on the list already") if one.person_id in self._standing else one.detail
        return f"{one.name} — {detail}" if detail else one.name

    def _add_person(self) -> None:
        from desktop_app.services import invitations

        person = self.person.value()
        if self.person.own_problem() or not person:
            return
        one = invitations.one(self._desk.database, person, self._desk.day)
        if one is not None and all(other.person_id != person for other in self._invitees):
            self._add(one)
        self.person.set_value(None)
        self._allow()

    def chosen(self) -> "list[Invitee]":
        """Those with a tick."""
        ticked = Qt.CheckState.Checked
        return [one for row, one in enumerate(self._invitees) if self.people.item(row).checkState() == ticked]

    def _allow(self) -> None:
        count = len(self.chosen())
        self.accept_button.setEnabled(count > 0)
        text = ngettext("Invite {count} person", "Invite {count} people", count).format(count=count)
        self.accept_button.setText(text if count else _("Invite"))
        self.accept_button.setAccessibleName(self.accept_button.text())

    def speak(self) -> None:
        """Say what is put together here in the language in force."""
        self.say_subtitle(_("Everybody is on the list once; who is there already stays as they are."))
        for row, one in enumerate(self._invitees):
            self.people.item(row).setText(self._text(one))
        self._allow()

    def accept(self) -> None:
        """Invite those with a tick, in one step."""
        from desktop_app.services import invitations

        if not self.chosen():
            return
        day = self._desk.today.isoformat()
        try:
            self.invited = invitations.invite_all(self._desk.database, self._occasion, self.chosen(), day)
        except UserError as refused:
            self.say_problem(refused)
            return
        super().accept()


def invite(parent: QWidget, desk: "Desk", occasion: "Occasion", standing: set[str]) -> int:
    """Ask whom to invite; how many were added."""
    dialog = InviteDialog(desk, occasion, standing, parent)
    dialog.exec()
    count = dialog.invited
    dialog.deleteLater()
    if count:
        desk.said.emit(
            ngettext("{count} person was invited.", "{count} people were invited.", count).format(count=count)
        )
    return count


class PersonDialog(PlainDialog):
    """Chooses one person."""

    def __init__(self, desk: "Desk", question: str, parent: QWidget | None = None) -> None:
        super().__init__("person", N_("Replaced by"), N_("OK"), parent, width=460)
        self.person = LinkEditor(Link("person_id", N_("Person"), to="person"), desk, self)
        self.person.identify(f"{self.identifier}.person")
        self.say_subtitle(question)
        self.body.addLayout(self.under_label(N_("Person"), self.person))
        self.accept_button.setEnabled(False)
        self.person.edited.connect(self._allow)
        bind_text(self.person.line.setPlaceholderText, "Type to search")
        self.person.setFocus()

    def _allow(self) -> None:
        self.accept_button.setEnabled(bool(self.person.value()) and not self.person.own_problem())


def choose_person(parent: QWidget, desk: "Desk", question: str) -> str | None:
    """Ask for a person; the id, or None."""
    dialog = PersonDialog(desk, question, parent)
    person = dialog.person.value() if dialog.exec() else None
    dialog.deleteLater()
    return person
