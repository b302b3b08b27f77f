"""The minutes of a meeting while they are typed: the agenda on the left, what is said on the right."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.minutes_kinds import MINUTES_STATES
from desktop_app.i18n import N_, _
from desktop_app.ui import theme
from desktop_app.ui.actions import Action
from desktop_app.ui.card_panel import EmptySheet
from desktop_app.ui.minutes_keeping import MinutesKeeper
from desktop_app.ui.minutes_line import MinuteLine
from desktop_app.ui.minutes_model import Entry
from desktop_app.ui.minutes_view import MinutesView
from desktop_app.ui.problem_line import ProblemLine
from desktop_app.ui.translated import on_language
from desktop_app.ui.two_languages import day_of, said

if TYPE_CHECKING:
    from desktop_app.ui.desk import Desk
    from desktop_app.ui.meeting_facts import Facts

ID = Qt.ItemDataRole.UserRole
ROOM_FOR_CONTENTS = 620
"""Below this width (at 100 %) the text takes the whole room; Ctrl+PgDown and Ctrl+PgUp go from item to item."""
TOOLS = (
    ("beside", N_("Translation beside"), "languages", "Ctrl+T"),
    ("vote", N_("Vote…"), "vote", "Ctrl+Shift+V"),
    ("postpone", N_("Postponed, or not"), "redo-2", ""),
    ("correct", N_("Ask for a correction…"), "pencil", ""),
    ("corrections", N_("Corrections…"), "list-checks", ""),
    ("revisions", N_("Revisions…"), "history", ""),
)


class MinutesEditor(QWidget):
    """Typing here is kept as one types; what others change meanwhile is shown around it."""

    changed = Signal()
    """Something that the header tells may have moved."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.facts: Facts | None = None
        self.view = MinutesView(desk, self)
        self.keeper = MinutesKeeper(desk, self.view.minutes, self)
        self.contents = QListWidget(self)
        self.contents.setAccessibleIdentifier("meetings.minutes.contents")
        self.contents.setWordWrap(False)
        self.contents.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tools: dict[str, Action] = {}
        self._build()
        self._connect()
        on_language(self, self._speak)

    # Building ----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.LARGE, theme.SMALL, theme.LARGE, theme.MEDIUM)
        layout.setSpacing(theme.SMALL)
        layout.addLayout(self._tool_row())
        self.problem = ProblemLine(self)
        layout.addWidget(self.problem)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(theme.SMALL)
        self.splitter.addWidget(self.contents)
        sheet = QFrame(self)
        sheet.setProperty("role", "paper")
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(1, theme.HAIR, 1, theme.HAIR)
        self._stack = QStackedWidget(sheet)
        self._stack.addWidget(self.view)
        self._stack.addWidget(
            EmptySheet(
                "notebook-pen",
                N_("Nothing to minute yet"),
                N_("Put items on the agenda first; the minutes are typed under them."),
                self,
            )
        )
        inside.addWidget(self._stack)
        self.splitter.addWidget(sheet)
        self.splitter.setSizes([170, 600])
        self.splitter.setStretchFactor(1, 1)
        layout.addWidget(self.splitter, 1)

    def _tool_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        self.state = QLabel(self)
        self.state.setProperty("card", "label-plain")
        for name, text, drawing, key in TOOLS:
            action = Action(
                self,
                f"meetings.minutes.{name}",
                text,
                partial(self._act, name),
                icon=drawing,
                key=key,
                checkable=name == "beside",
                context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
            )
            self.tools[name] = action
            button = QToolButton(self)
            button.setDefaultAction(action)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setIconSize(QSize(theme.scaled(theme.ICON), theme.scaled(theme.ICON)))
            button.setAccessibleIdentifier(f"meetings.minutes.{name}")
            action.changed.connect(partial(_name_button, button, action))
            _name_button(button, action)
            row.addWidget(button)
        for name, text, key, way in (
            ("next_item", N_("Next agenda item"), "Ctrl+PgDown", 1),
            ("previous_item", N_("Previous agenda item"), "Ctrl+PgUp", -1),
        ):
            context = Qt.ShortcutContext.WidgetWithChildrenShortcut
            Action(self, f"meetings.minutes.{name}", text, partial(self.view.step_item, way), key=key, context=context)
        row.addStretch(1)
        row.addWidget(self.state, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _connect(self) -> None:
        self.view.started.connect(self._start)
        self.view.left.connect(self._leave_entry)
        self.view.remove_wanted.connect(self._remove)
        self.keeper.kept.connect(self._kept)
        self.keeper.refused.connect(self._say)
        self.contents.itemActivated.connect(self._go)
        self.contents.itemClicked.connect(self._go)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.contents.setVisible(event.size().width() >= theme.scaled(ROOM_FOR_CONTENTS))

    # Showing -----------------------------------------------------------------------------------------------------

    def show_meeting(self, facts: "Facts") -> None:
        """Show the minutes of a meeting."""
        if self.facts is not None and facts.id != self.facts.id:
            self.leave()
        self.facts = facts
        self.keeper.meeting_id = facts.id
        self.keeper.body_id = facts.values["body_id"]
        self.view.minutes.language = facts.values["language"]
        self.view.minutes.is_open = facts.minutes_are_open
        self.refresh()

    def refresh(self) -> None:
        """Read the minutes anew around what is being typed."""
        from desktop_app.services import minutes_document

        if self.facts is None:
            return
        line, bar = self.view.line, self.view.verticalScrollBar()
        scrolled, current = bar.value(), self.view.currentIndex().row()
        held = line.entry if line is not None else None
        document = minutes_document.document(self._desk.database, self.facts.id)
        self.view.minutes.show(document.sections, held)
        if held is not None and self.view.minutes.row_of(held) < 0:
            self.view.close_line()  # it was deleted elsewhere
            held = None
        place = self.view.minutes.row_of(held) if held is not None else current
        self.view.setCurrentIndex(self.view.minutes.index(max(place, 0)))
        self.view.doItemsLayout()
        bar.setValue(scrolled)
        if line is not None and held is not None:
            line.show_entry()
        self._stack.setCurrentIndex(0 if document.sections else 1)
        self._show_contents(document.sections)
        self._show_state()

    def _show_contents(self, sections: Any) -> None:
        before = self.contents.currentRow()
        self.contents.clear()
        for section in sections:
            line = section.line
            text = "  ".join(filter(None, (line.number, said(line.title))))
            item = QListWidgetItem(("    " * line.depth) + text, self.contents)
            item.setData(ID, line.id)
            item.setToolTip(text)
            if line.is_heading:
                item.setFont(theme.font("text", strong=True))
        if 0 <= before < self.contents.count():
            self.contents.setCurrentRow(before)

    def _show_state(self) -> None:
        facts = self.facts
        if facts is None:
            return
        state = facts.minutes_state or "draft"
        text = _(dict(MINUTES_STATES)[state])
        if facts.is_approved:
            kept = self._desk.database.read("SELECT approved_on FROM minutes WHERE meeting_id = ?", (facts.id,))
            text = _("{state} on {date}").format(state=text, date=day_of(kept[0][0]) if kept else "")
        self.state.setText(text)
        for name in ("vote", "postpone"):
            self.tools[name].setEnabled(facts.minutes_are_open)
        self.tools["correct"].setEnabled(facts.minutes_state == "circulated")

    # Typing ------------------------------------------------------------------------------------------------------

    def _start(self, line: MinuteLine) -> None:
        entry = line.entry
        line.typed.connect(lambda _code: self.keeper.wait_for(entry))
        line.kind_chosen.connect(partial(self._choose_kind, line))
        line.follow.decide_wanted.connect(partial(self._decide, line))
        line.follow.action_changed.connect(partial(self._act_on, line))

    def _choose_kind(self, line: MinuteLine, kind: str) -> None:
        self.keeper.change_kind(line.entry, kind)
        line.show_entry()

    def _decide(self, line: MinuteLine, title: dict[str, str], basis: str) -> None:
        if self.keeper.decide(line.entry, title, basis):
            self.changed.emit()
        line.show_entry()
        line.focus()

    def _act_on(self, line: MinuteLine, values: dict[str, Any]) -> None:
        if line.entry.is_blank:
            self._say(_("Say first what is to be done."))
            return
        if self.keeper.act(line.entry, values):
            self.changed.emit()

    def _leave_entry(self, entry: Entry) -> None:
        self.keeper.keep(entry)
        if entry.is_blank and not entry.id:
            self.view.minutes.drop(entry)
        else:
            index = self.view.minutes.index(self.view.minutes.row_of(entry))
            self.view.update(index)

    def _kept(self, entry: Entry) -> None:
        self.problem.say(None)
        if self.view.line is not None and self.view.line.entry is entry:
            self.view.line.show_entry()

    def _say(self, sentence: str) -> None:
        self.problem.say(sentence)

    def _remove(self, entry: Entry) -> None:
        if self.view.line is not None and self.view.line.entry is entry:
            self.view.close_line()
        if self.keeper.remove(entry):
            self.view.minutes.drop(entry)

    def leave(self) -> bool:
        """Keep everything typed; False when the base refuses it, and the text stays."""
        kept = self.keeper.keep_all()
        if kept:
            self.view.close_line()
        return kept

    @property
    def has_edits(self) -> bool:
        """Whether something typed is not kept yet."""
        return self.keeper.has_edits

    def current_item(self) -> str | None:
        """The agenda item one writes under."""
        rows = self.view.minutes.rows
        line = self.view.line
        if line is not None:
            return line.entry.item_id
        place = self.view.currentIndex().row()
        return rows[place].item.id if 0 <= place < len(rows) else None

    def go_to_item(self, item_id: str) -> None:
        """Go to an agenda item and write there."""
        self.view.go_to_item(item_id)

    def _go(self, item: QListWidgetItem) -> None:
        self.view.close_line()
        self.view.setFocus()
        self.view.go_to_item(item.data(ID))

    # Tools -------------------------------------------------------------------------------------------------------

    def _act(self, name: str) -> None:
        getattr(self, f"_{name}")()

    def _beside(self) -> None:
        beside = self.tools["beside"].isChecked()
        entry = self.view.line.entry if self.view.line is not None else None
        self.view.close_line()
        self.view.painter.beside = beside
        self.view.doItemsLayout()
        self.view.viewport().update()
        if entry is not None:
            self.view.write(entry)

    def _vote(self) -> None:
        from desktop_app.ui.dialogs.vote import ask_vote

        item = self.current_item()
        if item is not None and self.facts is not None and self.keeper.keep_all():
            entry = self.view.line.entry if self.view.line is not None else None
            if ask_vote(self, self._desk, self.facts.id, item, entry.decision_id if entry else ""):
                self.refresh()

    def _postpone(self) -> None:
        from desktop_app.services import agenda
        from desktop_app.ui.attempts import managed

        item = self.current_item()
        if item is None:
            return
        row = self.view.minutes.rows[self.view.minutes.heading_of(item)]
        outcome = None if row.item.outcome == "postponed" else "postponed"
        if managed(self, partial(agenda.set_outcome, self._desk.database, item, outcome)):
            self.refresh()

    def _correct(self) -> None:
        from desktop_app.ui.dialogs.correction import ask_correction

        place = self.view.currentIndex().row()
        rows = self.view.minutes.rows
        entry = rows[place].entry if 0 <= place < len(rows) else None
        if entry is None or not entry.id:
            self._say(_("Choose first the entry that is to be corrected."))
        elif self.facts is not None and self.keeper.keep_all():
            ask_correction(self, self._desk, self.facts.id, entry)

    def _corrections(self) -> None:
        from desktop_app.ui.dialogs.correction import show_corrections

        if self.facts is not None and self.keeper.keep_all():
            show_corrections(self, self._desk, self.facts.id)
            self.refresh()

    def _revisions(self) -> None:
        from desktop_app.ui.dialogs.compare_revisions import show_revisions

        if self.facts is not None and self.keeper.keep_all():
            show_revisions(self, self._desk, self.facts)
            self.refresh()

    def _speak(self) -> None:
        self.view.setAccessibleName(_("Minutes"))
        self.contents.setAccessibleName(_("Agenda items"))
        if self.facts is not None:
            self.refresh()


def _name_button(button: QToolButton, action: Action) -> None:
    button.setAccessibleName(action.text())
