"""The text of a position while it is written: numbered paragraphs, French beside English, kept as one types."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop_app.i18n import N_, _
from desktop_app.ui import theme
from desktop_app.ui.attempts import managed
from desktop_app.ui.entry_text import EntryText
from desktop_app.ui.icon_button import IconButton
from desktop_app.ui.position_paragraph import Draft, ParagraphRow
from desktop_app.ui.problem_line import ProblemLine
from desktop_app.ui.tab_order import follow_layouts
from desktop_app.ui.translated import bind_text, on_language
from desktop_app.ui.typing_keeper import TypingKeeper
from desktop_app.ui.wrapping import Wrapping

if TYPE_CHECKING:
    from desktop_app.ui.desk import Desk
    from desktop_app.ui.position_facts import Facts


class PositionKeeper(TypingKeeper[Draft]):
    """Keeps the paragraphs of one position."""

    def __init__(self, desk: "Desk", text: "PositionText") -> None:
        super().__init__(desk, text)
        self._text = text
        self.position_id = ""

    def keep(self, entry: Draft) -> bool:
        """Keep one paragraph; one that was emptied stays in the base until it is taken out."""
        if entry.id and entry.is_blank and entry.typed:
            self.refused.emit(_("An empty paragraph is not kept. Press Backspace in it to take it out."))
            return False
        return super().keep(entry)

    def _save(self, entry: Draft) -> None:
        from desktop_app.services import positions

        database, values = self._desk.database, entry.values()
        if entry.id:
            positions.edit_paragraph(database, entry.id, values)
        else:
            given = {**values, "is_heading": entry.is_heading}
            entry.id = positions.add_paragraph(database, self.position_id, given, place=self._text.place_of(entry))
        entry.typed.clear()


class PositionText(QWidget):
    """Typing here is kept as one types; what others change meanwhile is shown around it."""

    amend_wanted = Signal(str)
    amendments_wanted = Signal(str)

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.facts: Facts | None = None
        self.drafts: list[Draft] = []
        self.rows: dict[Draft, ParagraphRow] = {}
        self.keeper = PositionKeeper(desk, self)
        self.keeper.kept.connect(self._kept)
        self.keeper.refused.connect(self._refused)
        self.problem = ProblemLine(self)
        self.closed = QLabel(self)
        self.closed.setProperty("role", "warning")
        self.closed.setWordWrap(True)
        self.closed.setContentsMargins(*[theme.SMALL] * 4)
        self.paragraph_button = IconButton("plus", "positions.text.paragraph", N_("Paragraph"), self)
        self.heading_button = IconButton("list", "positions.text.heading", N_("Heading"), self)
        bind_text(self.paragraph_button.setToolTip, N_("New paragraph at the end"))
        bind_text(self.heading_button.setToolTip, N_("New heading at the end"))
        self.paragraph_button.clicked.connect(lambda: self.begin(None))
        self.heading_button.clicked.connect(lambda: self.begin(None, heading=True))
        self._build()
        on_language(self, self._speak)

    def _build(self) -> None:
        self._head = QWidget(self)
        self._head.setFixedHeight(theme.scaled(22))
        self._languages = {"fr": QLabel(self._head), "en": QLabel(self._head)}
        for code, title in (("fr", N_("In French")), ("en", N_("In English"))):
            self._languages[code].setProperty("role", "section")
            bind_text(self._languages[code].setText, title)
        self._sheet = QWidget(self)
        self._sheet.setObjectName("sheet")
        self._column = QVBoxLayout(self._sheet)
        self._column.setContentsMargins(0, 0, theme.SMALL, 0)
        self._column.setSpacing(theme.HAIR)
        self._column.addStretch(1)
        self.area = QScrollArea(self)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(self._sheet)
        self._tools = QWidget(self)
        row = Wrapping(self._tools)
        row.addWidget(self.paragraph_button)
        row.addWidget(self.heading_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.LARGE, theme.MEDIUM, theme.LARGE, theme.MEDIUM)
        layout.setSpacing(theme.SMALL)
        layout.addWidget(self.closed)
        layout.addWidget(self._head)
        layout.addWidget(self.problem)
        layout.addWidget(self.area, 1)
        layout.addWidget(self._tools)

    # Showing -----------------------------------------------------------------------------------------------------

    def show_position(self, facts: "Facts") -> None:
        """Show the text of a position."""
        if self.facts is not None and facts.id != self.facts.id:
            self.leave()
            self._forget_all()
        self.facts = facts
        self.keeper.position_id = facts.id
        self.refresh()

    def _forget_all(self) -> None:
        for draft in list(self.drafts):
            self._drop(draft)
        self.problem.say(None)

    def refresh(self) -> None:
        """Read the text anew around what is being typed."""
        from desktop_app.services import amendments, positions

        if self.facts is None:
            return
        database = self._desk.database
        pending: dict[str, int] = {}
        for one in amendments.pending(database, self.facts.id, self._desk.day):
            pending[one.paragraph_id] = pending.get(one.paragraph_id, 0) + 1
        known = {draft.id: draft for draft in self.drafts if draft.id}
        found = []
        for paragraph in positions.paragraphs(database, self.facts.id):
            draft = known.pop(paragraph.id, None) or Draft()
            draft.take(paragraph)
            draft.pending = pending.get(paragraph.id, 0)
            found.append(draft)
        for gone in known.values():
            if gone.typed:  # somebody took it out while it was typed here: what was typed begins anew
                gone.id, gone.number = "", ""
            else:
                self._drop(gone)
        self._arrange(self._with_new_ones(found))

    def _with_new_ones(self, found: list[Draft]) -> list[Draft]:
        """The paragraphs of the base, and those not kept yet after the ones they were begun below."""
        before: Draft | None = None
        for draft in self.drafts:
            if not draft.id:
                found.insert(found.index(before) + 1 if before in found else 0, draft)
            before = draft
        if not found and self.facts is not None and self.facts.is_open:
            found.append(Draft())
        return found

    def _arrange(self, drafts: list[Draft]) -> None:
        if drafts != self.drafts:
            self.drafts = drafts
            for draft in drafts:
                if draft not in self.rows:
                    self.rows[draft] = self._make(draft)
                self._column.removeWidget(self.rows[draft])
            for place, draft in enumerate(drafts):
                self._column.insertWidget(place, self.rows[draft])
            follow_layouts(self._sheet)
        self._show_rows()

    def _show_rows(self) -> None:
        facts = self.facts
        if facts is None:
            return
        amends = facts.is_open and any(one.kind == "amendments" and not one.closed_on for one in facts.rounds)
        for place, draft in enumerate(self.drafts, 1):
            self.rows[draft].place_at(place, is_open=facts.is_open, can_amend=amends)
        self._tools.setVisible(facts.is_open)
        self.closed.setVisible(not facts.is_open)
        self._speak()

    def _make(self, draft: Draft) -> ParagraphRow:
        row = ParagraphRow(draft, self._sheet)
        row.typed.connect(partial(self.keeper.wait_for, draft))
        row.wanted.connect(partial(self._act, draft))
        row.cursor_moved.connect(self._follow_cursor)
        row.resized.connect(self._align_head)
        row.show()
        return row

    def _drop(self, draft: Draft) -> None:
        self.keeper.forget(draft)
        row = self.rows.pop(draft, None)
        if row is not None:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        if draft in self.drafts:
            self.drafts = [one for one in self.drafts if one is not draft]

    def _align_head(self) -> None:
        """Put each language's name above its texts, wherever the scroll bar leaves them."""
        if not self.drafts or self.drafts[0] not in self.rows:
            return
        for code, text in self.rows[self.drafts[0]].texts.items():
            left = text.mapTo(self, QPoint(0, 0)).x() - self._head.x()
            self._languages[code].setGeometry(left + theme.scaled(7), 0, text.width(), self._head.height())

    def _follow_cursor(self, text: EntryText) -> None:
        if text.hasFocus():
            at = text.mapTo(self._sheet, QPoint(0, text.cursorRect().bottom()))
            self.area.ensureVisible(at.x(), at.y(), 0, theme.scaled(30))

    # Doing -------------------------------------------------------------------------------------------------------

    def place_of(self, draft: Draft) -> int:
        """Before which of the kept paragraphs a new one comes."""
        return sum(bool(one.id) for one in self.drafts[: self.drafts.index(draft)])

    def begin(self, after: Draft | None, code: str = "fr", *, heading: bool = False) -> None:
        """Begin a paragraph or a heading below another one, last of all when none is named."""
        blank = self.drafts[-1] if after is None and self.drafts and self.drafts[-1].is_blank else None
        if blank is not None and not blank.id:
            blank.is_heading = heading
            self._show_rows()
            self.rows[blank].focus(code)
            return
        made = Draft(is_heading=heading)
        place = len(self.drafts) if after is None else self.drafts.index(after) + 1
        self._arrange([*self.drafts[:place], made, *self.drafts[place:]])
        self.rows[made].focus(code)

    def _act(self, draft: Draft, what: str, code: str) -> None:
        if what in ("previous", "next"):
            self._step(draft, -1 if what == "previous" else 1, code)
        elif what == "below":
            if self.keeper.keep(draft) and not draft.is_blank:
                self.begin(draft, code)
        elif what == "remove":
            self.remove(draft, code)
        elif self.keeper.keep(draft) and draft.id:
            {"up": self._move, "down": self._move, "heading": self._turn_heading}.get(what, self._ask)(draft, what)

    def _ask(self, draft: Draft, what: str) -> None:
        (self.amend_wanted if what == "amend" else self.amendments_wanted).emit(draft.id)

    def _step(self, draft: Draft, way: int, code: str) -> None:
        place = self.drafts.index(draft) + way
        if 0 <= place < len(self.drafts):
            self.rows[self.drafts[place]].focus(code)

    def _move(self, draft: Draft, what: str) -> None:
        from desktop_app.services import positions

        kept = [one for one in self.drafts if one.id]
        place = kept.index(draft) + (-1 if what == "up" else 1)
        if 0 <= place < len(kept):
            code = next((code for code, text in self.rows[draft].texts.items() if text.hasFocus()), "")
            self.keeper.attempt(partial(positions.move_paragraph, self._desk.database, draft.id, place))
            self.refresh()
            if code:
                self.rows[draft].focus(code)

    def _turn_heading(self, draft: Draft, _what: str) -> None:
        from desktop_app.services import positions

        values = {"is_heading": not draft.is_heading}
        if self.keeper.attempt(partial(positions.edit_paragraph, self._desk.database, draft.id, values)):
            self.refresh()

    def remove(self, draft: Draft, code: str = "fr") -> None:
        """Take a paragraph out; undo brings it back."""
        from desktop_app.services import positions

        place = self.drafts.index(draft)
        if draft.id and not managed(self, partial(positions.remove_paragraph, self._desk.database, draft.id)):
            return
        self._drop(draft)
        self.problem.say(None)
        self.refresh()
        if self.drafts:
            self.rows[self.drafts[max(min(place, len(self.drafts)) - 1, 0)]].focus(code)

    # Keeping -----------------------------------------------------------------------------------------------------

    def _kept(self, _draft: Draft) -> None:
        self.problem.say(None)
        self.refresh()

    def _refused(self, sentence: str) -> None:
        self.problem.say(sentence)

    def leave(self) -> bool:
        """Keep what is being typed; what was emptied is shown as it was when one comes back."""
        emptied = [draft for draft in self.drafts if draft.id and draft.is_blank]
        for draft in emptied:
            self.keeper.forget(draft)
            draft.typed.clear()
        kept = self.keeper.keep_all()
        if emptied:
            self.problem.say(None)
            self.refresh()
        return kept

    def focus_first(self) -> None:
        """Put the cursor where one goes on writing."""
        if self.drafts:
            self.rows[self.drafts[-1]].focus("fr")

    def _speak(self) -> None:
        sent = self.facts is not None and self.facts.state == "sent"
        given_up = _("This position was given up. “Take it up again” opens its text.")
        self.closed.setText(_("This position was sent. “Take it up again” opens its text.") if sent else given_up)
