"""The card of one record: shown, edited in place, saved on leaving; nothing that was typed is ever lost."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.fields import Link
from desktop_app.domain.kinds import KINDS
from desktop_app.errors import Invalid, NotFound, Problem, UserError
from desktop_app.i18n import N_, _
from desktop_app.ui import card_verbs, messages, theme
from desktop_app.ui.card_body import CardBody
from desktop_app.ui.card_conflicts import CardConflicts
from desktop_app.ui.card_drafts import CardDrafts, back_again
from desktop_app.ui.card_header import CardHeader
from desktop_app.ui.card_layout import NEW_ROWS, OF_TODAY, hidden_links
from desktop_app.ui.card_notices import CardNotices
from desktop_app.ui.notice_bar import NoticeBar
from desktop_app.ui.record_marks import MARKS
from desktop_app.ui.save_on_leaving import SaveOnLeaving
from desktop_app.ui.save_strip import SaveStrip
from desktop_app.ui.translated import on_language

if TYPE_CHECKING:
    from desktop_app.services.edits import Edit
    from desktop_app.services.records import Card
    from desktop_app.storage.database import Changes
    from desktop_app.ui.desk import Desk


class RecordCard(QWidget):
    """Shows the record one asks for; `embedded` in a dialog it leaves the saving to the dialog's buttons."""

    saved = Signal(str, str)
    edited = Signal(bool)
    """Whether there is something to save now."""
    title_changed = Signal(str)
    closed = Signal()
    """The record that was shown is gone."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None, *, embedded: bool = False) -> None:
        super().__init__(parent)
        self._desk = desk
        self.is_embedded = embedded
        self._prefix = "dialog.record" if embedded else "card"
        self.kind = ""
        self.record_id: str | None = None
        self._begun_with: dict[str, Any] = {}
        self._card: Card | None = None
        self._bodies: dict[tuple[str, tuple[str, ...]], CardBody] = {}
        self._body: CardBody | None = None
        self._conflicts = CardConflicts()
        self._is_saving = False
        self._was_edited = False
        self.drafts = CardDrafts(desk, lambda: self.edit() if self.has_edits else None, self)
        self._lay_out()
        desk.changed.connect(self._follow)
        desk.day_changed.connect(self._show_again)
        desk.marked.connect(self._mark)
        on_language(self, self._show_again)
        SaveOnLeaving(self, saves=not embedded)

    def _lay_out(self) -> None:
        self._sheet = QWidget(self)
        self._sheet.setObjectName("sheet")
        self.notices = CardNotices(self._prefix, self._sheet)
        self.header = CardHeader(self._desk, self._sheet)
        self.header.setVisible(not self.is_embedded)
        self._place = QVBoxLayout()
        self._column = QVBoxLayout(self._sheet)
        self._column.setContentsMargins(*[theme.HAIR if self.is_embedded else theme.HUGE] * 4)
        self._column.setSpacing(theme.LARGE if self.is_embedded else theme.HUGE)
        self._column.addLayout(self.notices)
        self._column.addWidget(self.header)
        self._column.addLayout(self._place)
        self._column.addStretch(1)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._sheet)
        self.strip = SaveStrip(self)
        self.strip.save_asked.connect(self.save)
        self.strip.revert_asked.connect(self.revert)
        self.strip.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(self.strip)

    # Opening -----------------------------------------------------------------------------------------------------

    def show_record(self, kind: str, record_id: str) -> None:
        """Show a kept record, after saving what stands here; a draft of it comes back."""
        self.leave_quietly()
        card = self._load(kind, record_id)
        if card is None:
            self._close()
            return
        self._begin(kind, record_id, hidden_links(kind, None, card.values) if self.is_embedded else ())
        self._show(card)
        self._offer_draft()
        self._mark()
        self._tell()

    def _mark(self) -> None:
        """Say that something on this card waits for a decision."""
        if self.record_id in self._desk.in_conflict:
            decide = ("decide", N_("Decide"), self._desk.decide_requested.emit)
            self.notices.tell("conflict", lambda: _(MARKS["conflict"]), [decide])

    def new_record(self, kind: str, preset: dict[str, Any] | None = None) -> None:
        """Begin a new record with a few values given; an unfinished one of the same kind comes back."""
        self.leave_quietly()
        self._begin(kind, None, hidden_links(kind, None, preset or {}))
        assert self._body is not None
        self._begun_with = dict(preset or {})
        self.header.show_new(kind)
        self._body.show_new({**self._says_by_itself(kind), **self._begun_with})
        self._offer_draft()
        self._tell()
        self.title_changed.emit(self.header.name.text())

    def _says_by_itself(self, kind: str) -> dict[str, Any]:
        """What a new record begins with: a note or a talk is of today and by whom it is written."""
        if kind not in OF_TODAY:
            return {}
        return {OF_TODAY[kind]: self._desk.day, "author": self._desk.database.user or None, **NEW_ROWS.get(kind, {})}

    def _load(self, kind: str, record_id: str) -> "Card | None":
        from desktop_app.services import records

        try:
            return records.load(self._desk.database, kind, record_id, self._desk.day)
        except NotFound:
            return None

    def _begin(self, kind: str, record_id: str | None, hidden: tuple[str, ...]) -> None:
        if (kind, record_id) != (self.kind, self.record_id):
            self._scroll.verticalScrollBar().setValue(0)
        self.kind, self.record_id, self._card, self._begun_with = kind, record_id, None, {}
        self.drafts.leave()
        self._conflicts.forget()
        self.notices.clear()
        key = (kind, hidden)
        if key not in self._bodies:
            self._bodies[key] = self._make_body(kind, hidden)
        for body in self._bodies.values():
            body.setVisible(body is self._bodies[key])
        self._body = self._bodies[key]

    def _make_body(self, kind: str, hidden: tuple[str, ...]) -> CardBody:
        body = CardBody(kind, self._desk, self._sheet, hidden=hidden, prefix=self._prefix)
        body.edited.connect(self._typed)
        card_verbs.connect(body, self, self._desk)
        self._place.addWidget(body)
        return body

    def _show(self, card: "Card") -> None:
        assert self._body is not None
        self._card = card
        self._body.show_card(card)
        self.header.show_card(card)
        self.title_changed.emit(card.title)

    def _close(self) -> None:
        self.kind, self.record_id, self._card, self._begun_with = "", None, None, {}
        self._tell()
        self.closed.emit()

    def focus_first(self) -> None:
        """Put the cursor where one begins to type."""
        found = self._body.first_input() if self._body else None
        if found is not None:
            found.setFocus()

    def title(self) -> str:
        """What the record that is shown is called."""
        return self._card.title if self._card else ""

    def owner_title(self) -> str:
        """What the record is called that a new one is made for."""
        from desktop_app.services import records

        for name, value in self._begun_with.items():
            field = KINDS[self.kind].field(name)
            if isinstance(field, Link):
                return records.title(self._desk.database, field.to, value, self._desk.day)
        return ""

    def height_wanted(self, width: int) -> int:
        """How tall the whole card is at a width."""
        self._sheet.resize(width, 10)
        self._column.activate()
        return max(self._column.totalHeightForWidth(width), self._column.totalSizeHint().height())

    # Edits -------------------------------------------------------------------------------------------------------

    @property
    def has_edits(self) -> bool:
        """Whether something was typed that is not kept yet."""
        return self._body is not None and bool(self.kind) and self._body.has_edits()

    def edit(self) -> "Edit":
        """What was typed and is not kept yet."""
        assert self._body is not None
        return self._body.edit()

    def keep_draft(self) -> None:
        """Keep what was typed in the base, so that not even a crash loses it."""
        self.drafts.keep()

    def _typed(self) -> None:
        self.drafts.typed()
        self._tell()

    def _tell(self) -> None:
        has_edits = self.has_edits
        self.strip.setVisible(has_edits and not self.is_embedded)
        if has_edits != self._was_edited:
            self._was_edited = has_edits
            self.edited.emit(has_edits)

    def save(self) -> bool:
        """Keep what was typed in one transaction; False when something is wrong and said beside its field."""
        if not self.has_edits or self._body is None:
            return True
        if self.record_id is not None and not self._bring_in():
            return False
        wrong = self._body.own_problems()
        if wrong:
            self._say(wrong)
            return False
        return self._write(self._body.edit())

    def _bring_in(self) -> bool:
        """Look once more at what stands in the base; False when somebody changed the same field."""
        self._show_again()
        if self._conflicts:
            self._desk.said.emit(_("Say first which of the two versions stays."))
        return not self._conflicts and bool(self.kind)

    def _write(self, edit: "Edit") -> bool:
        from desktop_app.services import records

        self._is_saving = True
        try:
            self.record_id = records.save(self._desk.database, edit)
        except Invalid as invalid:
            self._say(invalid.problems)
            return False
        except UserError as refused:
            self._explain("failed", str(refused))
            self.keep_draft()
            return False
        finally:
            self._is_saving = False
        self.drafts.forget()
        self.notices.clear()
        self._reload()
        self._tell()
        self.saved.emit(self.kind, self.record_id)
        return True

    def _reload(self) -> None:
        card = self._load(self.kind, self.record_id or "")
        if card is None:
            self._close()
        else:
            self._show(card)

    def revert(self) -> None:
        """Throw away what was typed and show the record as it stands."""
        self.drafts.forget()
        self._conflicts.forget()
        self.notices.clear()
        if self._body is None or not self.kind:
            return
        if self.record_id is None:
            self._body.show_new(self._body.preset)
        else:
            self._reload()
        self._tell()

    def leave(self) -> bool:
        """Save before another record takes this place; ask when it cannot be saved. False: the user stays."""
        if not self.has_edits:
            self.drafts.forget()
            return True
        if self.save():
            return True
        self.keep_draft()
        return messages.ask(
            self,
            _("“{name}” cannot be saved as it is.").format(name=self.header.name.text()),
            yes=N_("Leave it for later"),
            no=N_("Correct it now"),
            details=_("What you typed is kept, and comes back when you open this card again."),
        )

    def leave_quietly(self) -> None:
        """Save, or keep a draft where that is not possible; asks nothing."""
        if self.has_edits and not self.save():
            self.keep_draft()

    # Problems, notices -------------------------------------------------------------------------------------------

    def _say(self, problems: list[Problem]) -> None:
        assert self._body is not None
        left = self._body.say(problems)
        if left:
            self._explain("problem", " ".join(dict.fromkeys(problem.message for problem in left)))
        wrong = QApplication.focusWidget()
        if wrong is not None and self.isAncestorOf(wrong):
            self._scroll.ensureWidgetVisible(wrong, 0, theme.scaled(80))

    def _explain(self, name: str, sentence: str) -> None:
        self.notices.tell(name, lambda: sentence, [("close", N_("Close"), lambda: None)])
        self._scroll.verticalScrollBar().setValue(0)

    def bars(self) -> list[NoticeBar]:
        """The notices that stand on the card."""
        return self.notices.bars()

    def _offer_draft(self) -> None:
        """Bring back what was typed here and not saved, if there is such a draft."""
        draft = self.drafts.find(self.kind, self.record_id, self._begun_with)
        if draft is None or self._body is None:
            return
        self._body.apply(draft.edit)
        if not self.has_edits:
            self.drafts.forget()
            return
        self.notices.tell(
            "draft",
            lambda: back_again(draft),
            [("discard", N_("Discard"), self.revert), ("keep", N_("Keep"), self.focus_first)],
        )

    # What others do ----------------------------------------------------------------------------------------------

    def _follow(self, changes: "Changes") -> None:
        """Somebody wrote to the base: another page, another program, undo."""
        if self._is_saving or self._card is None or self.record_id is None:
            return
        shown = {self.record_id, *self._card.titles}
        shown |= {row.id for rows in self._card.rows.values() for row in rows}
        moved = {row for _table, row in changes.rows} | {record for _kind, record in changes.records}
        if shown & moved:
            self._show_again()

    def _show_again(self) -> None:
        """Show the record as it stands in the base, with what was typed here on top of it."""
        if self._body is None or not self.kind:
            return
        if self.record_id is None:
            self.header.show_new(self.kind)
            return
        card = self._load(self.kind, self.record_id)
        if card is None:
            self._gone()
        elif not self.has_edits:
            self._conflicts.forget()
            self._show(card)
        else:
            self._card = card
            self._conflicts.add(self._body.merge(card))
            self.header.show_card(card)
            self._tell_conflicts()
        self._tell()

    def _gone(self) -> None:
        """The record was deleted: what was typed stays as a draft, in case undo brings the record back."""
        if self.has_edits:
            self.keep_draft()
            self._desk.said.emit(_("This record was deleted. What you typed is kept; undo brings the record back."))
        self._close()

    def _tell_conflicts(self) -> None:
        if not self._conflicts:
            return
        kind, record_id = self.kind, self.record_id or ""
        self.notices.tell(
            "conflict",
            lambda: self._conflicts.sentence(self._desk, kind, record_id),
            [("theirs", N_("Take theirs"), self._take_theirs), ("mine", N_("Keep mine"), self._keep_mine)],
        )

    def _take_theirs(self) -> None:
        self._conflicts.take_theirs()
        self._typed()

    def _keep_mine(self) -> None:
        self._conflicts.forget()
        self._typed()
