"""Preparing a meeting: the first of a body, or the next one with everything that comes along by itself."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QWidget

from desktop_app.domain.kinds import KINDS
from desktop_app.errors import Invalid, UserError
from desktop_app.i18n import N_, _, ngettext
from desktop_app.ui import theme
from desktop_app.ui.dialogs.plain_dialog import PlainDialog
from desktop_app.ui.editors import Editor, editor_for
from desktop_app.ui.icons import icon
from desktop_app.ui.translated import on_language
from desktop_app.ui.two_languages import said

if TYPE_CHECKING:
    from desktop_app.ui.desk import Desk
    from desktop_app.ui.meeting_facts import Facts

FIELDS = ("starts_at", "ends_at", "venue_id", "room_id")
WHY = {
    "approval": (N_("minutes to be approved"), "circle-check"),
    "recurring": (N_("in every agenda"), "refresh-cw"),
    "postponed": (N_("not discussed last time"), "redo-2"),
    "action": (N_("has an open action"), "square-check"),
    "heading": ("", "layout-list"),
}


class PrepareMeetingDialog(PlainDialog):
    """Asks for body, day and place; `after` is the meeting that the new one follows."""

    def __init__(
        self, desk: "Desk", after: "Facts | None", values: dict[str, Any], parent: QWidget | None = None
    ) -> None:
        title = N_("Prepare the next meeting") if after is not None else N_("Prepare a meeting")
        super().__init__("prepare", title, N_("Prepare it"), parent, width=560)
        self._desk, self._after = desk, after
        self.made: str | None = None
        self.bodies = QComboBox(self)
        self.bodies.setProperty("card", "field")
        self.name(self.bodies, "body", N_("Body"))
        self.editors: dict[str, Editor] = {}
        for name in FIELDS:
            editor = editor_for(KINDS["meeting"].field(name), desk, self)
            editor.identify(f"{self.identifier}.{name}")
            self.editors[name] = editor
        self.offers = QListWidget(self)
        self.name(self.offers, "offers", N_("What comes along by itself"))
        self.offers.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.offers.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.offers.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.offers.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._lay_out()
        self._long = after.minutes_long() if after is not None else None
        self._fill(values)
        self.editors["starts_at"].edited.connect(self._move_end)
        self.editors["ends_at"].edited.connect(self._end_chosen)
        on_language(self, self._speak)
        self.editors["starts_at"].setFocus()

    def _lay_out(self) -> None:
        if self._after is None:
            self.body.addLayout(self.under_label(N_("Body"), self.bodies))
        self.bodies.setVisible(self._after is None)
        for names in (("starts_at", "ends_at"), ("venue_id", "room_id")):
            row = QHBoxLayout()
            row.setSpacing(theme.MEDIUM)
            for name in names:
                row.addLayout(self.under_label(self.editors[name].field.title, self.editors[name]), 1)
            self.body.addLayout(row)
        self._along = QLabel(self)
        self._along.setProperty("card", "section")
        self.body.addWidget(self._along)
        self.body.addWidget(self.offers, 1)
        for part in (self._along, self.offers):
            part.setVisible(self._after is not None)

    def _fill(self, values: dict[str, Any]) -> None:
        if self._after is not None:
            from desktop_app.services import meetings

            self.editors["starts_at"].set_value(meetings.next_date(self._desk.database, self._after.id))
            self._move_end()
            for name in ("venue_id", "room_id"):
                self.editors[name].set_value(self._after.values[name])
        for name, value in values.items():
            if name in self.editors:
                self.editors[name].set_value(value)

    def _move_end(self) -> None:
        """Another start moves the end along, as long as nobody chose one."""
        from desktop_app.domain.moments import HOME_ZONE, later

        starts = str(self.editors["starts_at"].value() or "")
        if self._long and len(starts) == len("2026-11-24T14:00") and starts[10] == "T":
            zone = self._after.values["zone"] if self._after is not None else HOME_ZONE
            self.editors["ends_at"].set_value(later(starts, self._long, zone))

    def _end_chosen(self) -> None:
        self._long = None

    def _speak(self) -> None:
        from desktop_app.services import invitations, meetings

        chosen = self.bodies.currentData()
        self.bodies.clear()
        for body_id, name in invitations.bodies(self._desk.database, self._desk.day):
            self.bodies.addItem(name, body_id)
        self.bodies.setCurrentIndex(max(self.bodies.findData(chosen), 0))
        if self._after is None:
            return
        self.say_subtitle(_("after {meeting}").format(meeting=self._after.title()))
        found = meetings.offers(self._desk.database, self._after.id)
        sentence = ngettext("{count} item comes along by itself", "{count} items come along by themselves", len(found))
        self._along.setText(sentence.format(count=len(found)) if found else _("Nothing was left over: a fresh agenda."))
        self.offers.clear()
        for one in found:
            why, drawing = WHY.get(one.why, ("", "list"))
            text = " – ".join(filter(None, (said(one.title), _(why))))
            QListWidgetItem(icon(drawing, "accent"), text, self.offers)
        self.offers.setVisible(bool(found))
        self.fit()

    def accept(self) -> None:
        """Prepare it, or say beside the field what is wrong."""
        from desktop_app.services import meetings

        values = {name: editor.value() for name, editor in self.editors.items()}
        starts, ends = values.pop("starts_at") or "", values.pop("ends_at")
        for editor in self.editors.values():
            editor.set_problem(editor.own_problem())
        if any(editor.own_problem() for editor in self.editors.values()):
            return
        database = self._desk.database
        try:
            if self._after is not None:
                self.made = meetings.prepare_next(database, self._after.id, starts, ends_at=ends, **values)
            else:
                self.made = meetings.prepare(database, self.bodies.currentData(), starts, ends_at=ends, **values)
        except Invalid as invalid:
            self._say(invalid)
            return
        except UserError as refused:
            self.say_problem(refused)
            return
        super().accept()

    def _say(self, invalid: Invalid) -> None:
        self.problem.say(None)
        for problem in invalid.problems:
            editor = self.editors.get(problem.field)
            if editor is None:
                self.problem.say(problem.message)
            else:
                editor.set_problem(problem.message)
        self.fit()


def ask_meeting(
    parent: QWidget, desk: "Desk", *, after: "Facts | None" = None, values: dict[str, Any] | None = None
) -> str | None:
    """Ask for a new meeting; its id, or None."""
    dialog = PrepareMeetingDialog(desk, after, values or {}, parent)
    dialog.exec()
    dialog.deleteLater()
    return dialog.made
