"""The amendments to the open position: by paragraph, with the difference of the one looked at and its answer."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QStackedWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from desktop_app.domain.position_kinds import AMENDMENT_ANSWERS
from desktop_app.i18n import N_, _, ngettext
from desktop_app.ui import theme
from desktop_app.ui.card_panel import EmptySheet
from desktop_app.ui.dialogs.differences import DifferenceView
from desktop_app.ui.icon_button import IconButton
from desktop_app.ui.plain_list import PlainList
from desktop_app.ui.segments import Segments
from desktop_app.ui.translated import bind_text, on_language
from desktop_app.ui.two_languages import day_of, said
from desktop_app.ui.wrapping import Wrapping

if TYPE_CHECKING:
    from desktop_app.services.voice_papers import AmendmentLine
    from desktop_app.ui.desk import Desk
    from desktop_app.ui.position_facts import Facts

ID = Qt.ItemDataRole.UserRole
HEADINGS = (N_("Paragraph"), N_("Proposed by"), N_("Text proposed"), N_("Language"), N_("Answer"))
WIDTHS = (84, 0, 0, 84, 150)
ANSWERS = (
    ("accepted", N_("Accept…"), "check"),
    ("modified", N_("Accept with changes…"), "square-pen"),
    ("rejected", N_("Reject…"), "x"),
    ("withdrawn", N_("Withdrawn…"), "undo-2"),
)


class PositionAmendments(QWidget):
    """Those to be answered first, or all of them; below, the one looked at."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._facts: Facts | None = None
        self._scope = "all"
        self.lines: list[AmendmentLine] = []
        self.list = PlainList("positions.amendments.list", HEADINGS, WIDTHS, self, {3: 640, 2: 440})
        self.scope = Segments(
            "positions.amendments.scope",
            (
                ("open", N_("To answer"), N_("Only amendments that wait for an answer")),
                ("all", N_("All of them"), N_("All amendments")),
            ),
            "all",
            self,
        )
        self.scope.chosen.connect(self._choose_scope)
        self._count = QLabel(self)
        self._count.setProperty("role", "muted")
        self.new_button = IconButton("plus", "positions.amendments.new", N_("A member’s amendment…"), self)
        self.new_button.clicked.connect(lambda: self.propose(""))
        self.buttons = {
            code: IconButton(drawing, f"positions.amendments.{code}", text, self) for code, text, drawing in ANSWERS
        }
        for code, button in self.buttons.items():
            button.clicked.connect(partial(self.answer, code))
        self.difference = DifferenceView("positions.amendments.difference", self)
        self.facts_line, self.answer_line = QLabel(self), QLabel(self)
        self.facts_line.setProperty("role", "muted")
        for label in (self.facts_line, self.answer_line):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.list.currentItemChanged.connect(lambda _now, _before: self._show_one())
        self._build()
        on_language(self, self._speak)

    def _build(self) -> None:
        title = QLabel(self)
        title.setProperty("card", "section")
        bind_text(title.setText, N_("Amendments"))
        head = QHBoxLayout()
        head.setSpacing(theme.SMALL)
        for widget in (title, self._count):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self.scope)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.list)
        self.nothing = EmptySheet("pencil", N_("No amendment yet"), "", self)
        self._stack.addWidget(self.nothing)
        self._stack.setMinimumHeight(theme.scaled(90))  # else the empty sheet, even unseen, makes the window taller
        self.difference.setMinimumHeight(theme.scaled(56))
        self._one = QWidget(self)
        below = QVBoxLayout(self._one)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(theme.SMALL)
        below.addWidget(self.facts_line)
        below.addWidget(self.difference, 1)
        below.addWidget(self.answer_line)
        tools = QWidget(self)
        row = Wrapping(tools)
        for button in (self.new_button, *self.buttons.values()):
            row.addWidget(button)
        halves = QSplitter(Qt.Orientation.Vertical, self)
        halves.setChildrenCollapsible(False)
        halves.setHandleWidth(theme.LARGE)
        halves.addWidget(self._stack)
        halves.addWidget(self._one)
        halves.setSizes([260, 240])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.LARGE, theme.MEDIUM, theme.LARGE, theme.MEDIUM)
        layout.setSpacing(theme.SMALL)
        layout.addLayout(head)
        layout.addWidget(halves, 1)
        layout.addWidget(tools)

    # Showing -----------------------------------------------------------------------------------------------------

    def show_position(self, facts: "Facts") -> None:
        """Show the amendments to a position."""
        self._facts = facts
        self.refresh()

    def _choose_scope(self, scope: str) -> None:
        self._scope = scope
        self.scope.show_choice(scope)
        self.refresh()

    def refresh(self) -> None:
        """Read the amendments anew; the one looked at stays."""
        from desktop_app.services import amendments

        if self._facts is None:
            return
        before = self.current()
        every = amendments.of_position(self._desk.database, self._facts.id, self._desk.day)
        self.lines = [one for one in every if self._scope == "all" or not one.answer]
        self.list.clear()
        for line in self.lines:
            cells = [line.number, said(line.organisation), _proposed(line), _language(line), _answer(line)]
            item = QTreeWidgetItem(self.list, cells)
            item.setData(0, ID, line.id)
            item.setToolTip(2, line.new_text)
            if not line.answer:
                item.setFont(4, theme.font("text", strong=True))
        self._count.setText(ngettext("{count} amendment", "{count} amendments", len(every)).format(count=len(every)))
        self._stack.setCurrentIndex(0 if self.lines else 1)
        self._say_nothing(bool(every))
        wanted = before.id if before is not None else ""
        self.look_at(wanted)

    def _say_nothing(self, answered: bool) -> None:
        if answered:
            self.nothing.say(N_("All amendments are answered"), N_("“All of them” shows each with its answer."))
        elif self._can_amend():
            self.nothing.say(N_("No amendment yet"), N_("Note here what a member wants a paragraph to say instead."))
        else:
            self.nothing.say(
                N_("No amendment yet"), N_("Members amend while a round of amendments is open: open one above.")
            )
        self.new_button.setEnabled(self._can_amend())

    def _can_amend(self) -> bool:
        facts = self._facts
        return facts is not None and any(one.kind == "amendments" and not one.closed_on for one in facts.rounds)

    def look_at(self, amendment_id: str) -> None:
        """Look at one amendment; the first where it is not in the list."""
        self.list.point_at(amendment_id)
        self._show_one()

    def look_at_paragraph(self, paragraph_id: str) -> None:
        """Look at the first amendment to a paragraph that waits for its answer."""
        self.refresh()
        wanted = (one.id for one in self.lines if one.paragraph_id == paragraph_id and not one.answer)
        self.look_at(next(wanted, ""))
        self.list.setFocus()

    def current(self) -> "AmendmentLine | None":
        """The amendment one looks at."""
        item = self.list.currentItem()
        wanted = item.data(0, ID) if item is not None else None
        return next((one for one in self.lines if one.id == wanted), None)

    def _show_one(self) -> None:
        line = self.current()
        self._one.setVisible(line is not None)
        if line is None:
            for button in self.buttons.values():
                button.hide()
            return
        self.difference.show_pieces(line.pieces)
        sentences = [_("Proposed on {day}.").format(day=day_of(line.proposed_on))] if line.proposed_on else []
        if line.reason:
            sentences.append(_("Reason given: {reason}").format(reason=line.reason))
        if line.is_overtaken:
            sentences.append(_("This paragraph was changed since the amendment came in."))
        self.facts_line.setText(" ".join(sentences))
        self.facts_line.setVisible(bool(sentences))
        self.answer_line.setText(_answered(line))
        self.answer_line.setVisible(bool(line.answer))
        is_open = not line.answer and self._facts is not None and self._facts.is_open
        for code, button in self.buttons.items():
            takes = code in ("accepted", "modified")
            button.setEnabled(is_open and (bool(line.paragraph_id) or not takes))
            button.setVisible(not line.answer)
        self.buttons["accepted"].setEnabled(self.buttons["accepted"].isEnabled() and not line.is_overtaken)

    # Doing -------------------------------------------------------------------------------------------------------

    def propose(self, paragraph_id: str) -> None:
        """Ask what a member wants a paragraph to say instead."""
        from desktop_app.ui.dialogs.amendment import ask_amendment

        if self._facts is not None and ask_amendment(self, self._desk, self._facts.id, paragraph_id):
            self.refresh()

    def answer(self, code: str) -> None:
        """Answer the amendment one looks at."""
        from desktop_app.services import positions
        from desktop_app.ui.dialogs.amendment import ask_answer

        line = self.current()
        if line is None or self._facts is None:
            return
        standing = positions.paragraphs(self._desk.database, self._facts.id)
        paragraph = next((one for one in standing if one.id == line.paragraph_id), None)
        if ask_answer(self, self._desk, line, code, paragraph):
            self.refresh()

    def _speak(self) -> None:
        self.list.speak(_("Amendments"))
        self.refresh()


def _proposed(line: "AmendmentLine") -> str:
    return " ".join(line.new_text.split()) or _("(to be taken out)")


def _language(line: "AmendmentLine") -> str:
    return _("French") if line.language == "fr" else _("English")


def _answer(line: "AmendmentLine") -> str:
    return _(dict(AMENDMENT_ANSWERS).get(line.answer, "")) if line.answer else _("Awaits its answer")


def _answered(line: "AmendmentLine") -> str:
    """The answer with its day, its text and its reason."""
    sentences = [_("{answer} on {day}.").format(answer=_answer(line), day=day_of(line.answered_on))]
    if line.answered_text:
        sentences.append(_("Accepted as: {text}").format(text=line.answered_text))
    if line.answer_reason:
        sentences.append(_("Reason: {reason}").format(reason=line.answer_reason))
    return " ".join(sentences)
