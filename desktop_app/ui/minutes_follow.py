"""What follows from an entry: a decision is taken and numbered, an action gets its owner and its day."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from desktop_app.domain.fields import Choice, Date
from desktop_app.domain.kinds import KINDS
from desktop_app.i18n import N_, _
from desktop_app.ui import theme
from desktop_app.ui.editors import Editor, editor_for
from desktop_app.ui.icon_button import IconButton
from desktop_app.ui.minutes_model import Entry
from desktop_app.ui.minutes_painter import GUTTER, decision_in_words
from desktop_app.ui.translated import bind_text
from desktop_app.ui.wrapping import throw_all_away

if TYPE_CHECKING:
    from desktop_app.ui.desk import Desk


class FollowStrip(QWidget):
    """Stands below an entry that is a decision or an action; the parts are made when first needed."""

    decide_wanted = Signal(dict, str)
    """Take the decision: its subject by language, and on what basis."""
    action_changed = Signal(dict)
    """The action's owner, organisation or day is another one."""

    def __init__(self, desk: "Desk", entry: Entry, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._entry = desk, entry
        self._shown = ""
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.scaled(GUTTER - 10), 0, 0, 2)
        self._row.setSpacing(theme.SMALL)
        self.code: QLabel | None = None
        self.editors: dict[str, Editor] = {}
        self.hide()

    def show_entry(self) -> None:
        """Show what the entry's kind asks for."""
        kind = self._entry.kind if self._entry.kind in ("decision", "action") else ""
        if kind != self._shown:
            self._empty()
            self._shown = kind
            if kind == "decision":
                self._build_decision()
            elif kind == "action":
                self._build_action()
        self.setVisible(bool(kind))
        if kind == "decision":
            self._show_decision()
        elif kind == "action":
            self._show_action()

    def _empty(self) -> None:
        throw_all_away(self._row)
        self.editors = {}

    # A decision --------------------------------------------------------------------------------------------------

    def _build_decision(self) -> None:
        self.code = QLabel(self)
        self.code.setProperty("card", "label-accent")
        self.subject = QLineEdit(self)
        self.subject.setAccessibleIdentifier("meetings.minutes.decision.subject")
        bind_text(self.subject.setPlaceholderText, "Subject of the decision")
        bind_text(self.subject.setAccessibleName, "Subject of the decision")
        basis = KINDS["decision"].field("basis")
        assert isinstance(basis, Choice)
        self.basis = editor_for(basis, self._desk, self, compact=True)
        self.basis.identify("meetings.minutes.decision.basis")
        self.basis.set_value("consensus")
        self.decide_button = IconButton("gavel", "meetings.minutes.decision.take", N_("Decided"), self)
        self.decide_button.clicked.connect(self._decide)
        self.subject.returnPressed.connect(self._decide)
        for widget, stretch in ((self.code, 0), (self.subject, 1), (self.basis, 0), (self.decide_button, 0)):
            self._row.addWidget(widget, stretch)
        self._row.addStretch(0)

    def _show_decision(self) -> None:
        assert self.code is not None
        taken = bool(self._entry.decision_id)
        self.code.setText(_("Decision {number}").format(number=decision_in_words(self._entry)) if taken else "")
        self._row.setStretch(self._row.count() - 1, int(taken))
        self.code.setVisible(taken)
        for part in (self.subject, self.basis, self.decide_button):
            part.setVisible(not taken)

    def _decide(self) -> None:
        subject = self.subject.text().strip() or self._entry.texts.get(self._entry.language, "").strip()
        title = {self._entry.language: subject.splitlines()[0][:120] if subject else ""}
        self.decide_wanted.emit(title, str(self.basis.value() or "consensus"))

    # An action ---------------------------------------------------------------------------------------------------

    def _build_action(self) -> None:
        kind = KINDS["action"]
        fields = (
            kind.field("owner_id"),
            kind.field("owner_organisation_id"),
            Date("due_on", N_("Due"), hint=N_("Due on, for example 30/11/2026")),
        )
        for field, stretch in zip(fields, (3, 3, 2), strict=True):
            editor = editor_for(field, self._desk, self, compact=True)
            editor.identify(f"meetings.minutes.action.{field.name}")
            editor.name_inside(True)
            editor.edited.connect(self._change_action)
            self._row.addWidget(editor, stretch)
            self.editors[field.name] = editor

    def _show_action(self) -> None:
        from desktop_app.services import records

        if self._entry.action_id:
            values = records.values_of(self._desk.database, "action", self._entry.action_id)
            for name, editor in self.editors.items():
                if not any(widget.hasFocus() for widget in editor.inputs()):
                    editor.set_value(values.get(name))

    def _change_action(self) -> None:
        if any(editor.own_problem() for editor in self.editors.values()):
            return
        values: dict[str, Any] = {name: editor.value() for name, editor in self.editors.items()}
        self.action_changed.emit(values)
