"""The card of one record: shown, edited in place, saved on leaving; nothing that was typed is ever lost."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.fields import Link
from desktop_app.domain.kinds import KINDS, Section
from desktop_app.errors import Invalid, NotFound, Problem, UserError
from desktop_app.i18n import N_, _, format_time, short_date
from desktop_app.ui import messages, theme
from desktop_app.ui.card_body import CardBody
from desktop_app.ui.card_header import CardHeader
from desktop_app.ui.card_layout import hidden_links
from desktop_app.ui.edited_fields import Conflict
from desktop_app.ui.notice_bar import Answer, NoticeBar
from desktop_app.ui.save_strip import SaveStrip
from desktop_app.ui.translated import on_language

if TYPE_CHECKING:
    from desktop_app.services.edits import Edit
    from desktop_app.services.records import Card
    from desktop_app.storage.database import Changes
    from desktop_app.ui.desk import Desk

DRAFT_AFTER = 1000
"""Milliseconds after the last key until what was typed is kept as a draft."""


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
        self._embedded = embedded
        self._prefix = "dialog.record" if embedded else "card"
        self.kind = ""
        self.record_id: str | None = None
        self._card: Card | None = None
        self._bodies: dict[tuple[str, tuple[str, ...]], CardBody] = {}
        self._body: CardBody | None = None
        self._draft: str | None = None
        self._conflicts: list[Conflict] = []
        self._is_saving = False
        self._was_edited = False
        self._lay_out()
        self._timer = QTimer(self, singleShot=True, interval=DRAFT_AFTER)
        self._timer.timeout.connect(self.keep_draft)
        desk.changed.connect(self._follow)
        desk.day_changed.connect(self._show_again)
        on_language(self, self._speak)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]

    def _lay_out(self) -> None:
        self._sheet = QWidget(self)
        self._sheet.setObjectName("sheet")
        self._bars = QVBoxLayout()
        self._bars.setSpacing(theme.SMALL)
        self.header = CardHeader(self._desk, self._sheet)
        self._place = QVBoxLayout()
        column = QVBoxLayout(self._sheet)
        margin = theme.HUGE if not self._embedded else theme.HAIR
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.HUGE if not self._embedded else theme.LARGE)
        column.addLayout(self._bars)
        column.addWidget(self.header)
        column.addLayout(self._place)
        column.addStretch(1)
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
        self.header.setVisible(not self._embedded)

    # Opening -----------------------------------------------------------------------------------------------------

    def show_record(self, kind: str, record_id: str) -> None:
        """Show a kept record, after saving what stands here; a draft of it comes back."""
        self.leave_quietly()
        self._open(kind, record_id)

    def new_record(self, kind: str, preset: dict[str, Any] | None = None) -> None:
        """Begin a new record with a few values given; an unfinished one of the same kind comes back."""
        self.leave_quietly()
        self._begin(kind, None, hidden_links(kind, None, preset or {}))
        assert self._body is not None
        self.header.show_new(kind)
        self._body.show_new({**self._begin_with(kind), **(preset or {})})
        self._offer_draft()
        self._tell()
        self.title_changed.emit(self.header.name.text())

    def _begin_with(self, kind: str) -> dict[str, Any]:
        """What a new record says by itself: a note is of today and by whom it is written."""
        if kind != "note":
            return {}
        return {"noted_on": self._desk.day, "author": self._desk.database.user or None, "kind": "note"}

    def _open(self, kind: str, record_id: str) -> None:
        from desktop_app.services import records

        try:
            card = records.load(self._desk.database, kind, record_id, self._desk.day)
        except NotFound:
            self.kind, self.record_id, self._card = "", None, None
            self.closed.emit()
            return
        self._begin(kind, record_id, hidden_links(kind, None, card.values) if self._embedded else ())
        self._show(card)
        self._offer_draft()
        self._tell()

    def _begin(self, kind: str, record_id: str | None, hidden: tuple[str, ...]) -> None:
        if (kind, record_id) != (self.kind, self.record_id):
            self._scroll.verticalScrollBar().setValue(0)
        self.kind, self.record_id, self._card = kind, record_id, None
        self._draft, self._conflicts = None, []
        self._clear_bars()
        key = (kind, hidden)
        if key not in self._bodies:
            body = CardBody(kind, self._desk, self._sheet, hidden=hidden, prefix=self._prefix)
            body.edited.connect(self._typed)
            body.line_opened.connect(self._open_line)
            body.line_added.connect(self._add_line)
            body.succession_asked.connect(self._succeed)
            body.delete_asked.connect(self._delete_line)
            self._place.addWidget(body)
            self._bodies[key] = body
        for body in self._bodies.values():
            body.setVisible(body is self._bodies[key])
        self._body = self._bodies[key]

    def _show(self, card: "Card") -> None:
        assert self._body is not None
        self._card = card
        self._body.show_card(card)
        self.header.show_card(card)
        self.title_changed.emit(card.title)

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

        for name, value in self._preset().items():
            field = KINDS[self.kind].field(name)
            if isinstance(field, Link):
                return records.title(self._desk.database, field.to, value, self._desk.day)
        return ""

    def height_wanted(self, width: int) -> int:
        """How tall the whole card is at a width."""
        layout = self._sheet.layout()
        self._sheet.resize(width, 10)
        if layout is None:
            return 0
        layout.activate()
        return max(layout.totalHeightForWidth(width), layout.totalSizeHint().height())

    # Edits -------------------------------------------------------------------------------------------------------

    @property
    def has_edits(self) -> bool:
        """Whether something was typed that is not kept yet."""
        return self._body is not None and bool(self.kind) and self._body.has_edits()

    def edit(self) -> "Edit":
        """What was typed and is not kept yet."""
        assert self._body is not None
        return self._body.edit()

    def _typed(self) -> None:
        self._timer.start()
        self._tell()

    def _tell(self) -> None:
        has_edits = self.has_edits
        self.strip.setVisible(has_edits and not self._embedded)
        if has_edits != self._was_edited:
            self._was_edited = has_edits
            self.edited.emit(has_edits)

    def keep_draft(self) -> None:
        """Keep what was typed in the base, so that not even a crash loses it."""
        from desktop_app.services import drafts

        self._timer.stop()
        try:
            if self.has_edits:
                self._draft = drafts.keep(self._desk.database, self.edit(), self._draft)
            elif self._draft:
                drafts.forget(self._desk.database, self._draft)
                self._draft = None
        except UserError as refused:  # a full disk, a base that may only be read: said once, the text stays here
            self._desk.said.emit(str(refused))

    def _forget_draft(self) -> None:
        from desktop_app.services import drafts

        self._timer.stop()
        if self._draft:
            drafts.forget(self._desk.database, self._draft)
            self._draft = None

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
            record_id = records.save(self._desk.database, edit)
        except Invalid as invalid:
            self._say(invalid.problems)
            return False
        except UserError as refused:
            self._add_bar("failed", str(refused), [("close", N_("Close"), lambda: None)])
            self.keep_draft()
            return False
        finally:
            self._is_saving = False
        self._forget_draft()
        self.record_id = record_id
        self._clear_bars()
        self._reload()
        self._tell()
        self.saved.emit(self.kind, record_id)
        return True

    def _reload(self) -> None:
        from desktop_app.services import records

        assert self.record_id is not None
        self._show(records.load(self._desk.database, self.kind, self.record_id, self._desk.day))

    def revert(self) -> None:
        """Throw away what was typed and show the record as it stands."""
        self._forget_draft()
        self._conflicts = []
        self._clear_bars()
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
            self._forget_draft()
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
            sentence = " ".join(dict.fromkeys(problem.message for problem in left))
            self._add_bar("problem", sentence, [("close", N_("Close"), lambda: None)])
        wrong = QApplication.focusWidget()
        if wrong is not None and self.isAncestorOf(wrong):
            self._scroll.ensureWidgetVisible(wrong, 0, theme.scaled(80))

    def _add_bar(self, name: str, text: Any, answers: list[Answer]) -> NoticeBar:
        """Put a notice at the head of the card, in place of an earlier one of its name."""
        identifier = f"{self._prefix}.{name}"
        for bar in self.bars():
            if bar.accessibleIdentifier() == identifier:
                bar.hide()
                bar.deleteLater()
        bar = NoticeBar(identifier, text if callable(text) else lambda: text, answers, self._sheet)
        self._bars.addWidget(bar)
        bar.show()
        self._scroll.verticalScrollBar().setValue(0)
        return bar

    def bars(self) -> list[NoticeBar]:
        """The notices that stand on the card."""
        return [bar for bar in self._sheet.findChildren(NoticeBar) if not bar.isHidden()]

    def _clear_bars(self) -> None:
        for bar in self.bars():
            bar.hide()
            bar.deleteLater()

    def _offer_draft(self) -> None:
        """Bring back what was typed here and not saved, if there is such a draft."""
        from desktop_app.services import drafts

        draft = drafts.of_record(self._desk.database, self.kind, self.record_id, self._preset())
        if draft is None or self._body is None:
            return
        self._draft = draft.id
        self._body.apply(draft.edit)
        if not self.has_edits:
            self._forget_draft()
            return
        at = draft.at

        def sentence() -> str:
            return _("You were editing this card on {date} at {time}. Your text is back.").format(
                date=short_date(at.date()), time=format_time(at)
            )

        self._add_bar(
            "draft", sentence, [("discard", N_("Discard"), self.revert), ("keep", N_("Keep"), self.focus_first)]
        )

    def _preset(self) -> dict[str, Any]:
        return self._body.preset if self._body else {}

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
        from desktop_app.services import records

        if self._body is None or not self.kind:
            return
        if self.record_id is None:
            self.header.show_new(self.kind)
            return
        try:
            card = records.load(self._desk.database, self.kind, self.record_id, self._desk.day)
        except NotFound:
            self._gone()
            return
        if not self.has_edits:
            self._conflicts = []
            self._show(card)
        else:
            self._card = card
            self._conflicts = self._still_open(self._body.merge(card)) if not self._is_saving else []
            self.header.show_card(card)
            if self._conflicts:
                self._tell_conflicts()
        self._tell()

    def _still_open(self, new: list[Conflict]) -> list[Conflict]:
        """Conflicts nobody decided yet, the new ones in place of older ones of the same field."""
        fields = {(id(one.fields), one.name) for one in new}
        return [one for one in self._conflicts if (id(one.fields), one.name) not in fields] + new

    def _gone(self) -> None:
        """The record was deleted: what was typed stays as a draft, in case undo brings the record back."""
        if self.has_edits:
            self.keep_draft()
            self._desk.said.emit(_("This record was deleted. What you typed is kept; undo brings the record back."))
        self.kind, self.record_id, self._card = "", None, None
        self._tell()
        self.closed.emit()

    def _tell_conflicts(self) -> None:
        from desktop_app.services import history
        from desktop_app.services.value_texts import value_text

        database, day = self._desk.database, self._desk.day
        entries = history.of_record(database, self.kind, self.record_id or "", day, 1)
        who = entries[0].user if entries and entries[0].user else _("someone else")

        def sentence() -> str:
            lines = []
            for one in self._conflicts:
                field = next((f for f in one.editor.field.parts if f.name == one.name), one.editor.field)
                old, new = (value_text(database, field, value, day) or "–" for value in (one.old, one.theirs))
                lines.append(
                    _("Changed meanwhile by {name}: {field}: {old} → {new}.").format(
                        name=who, field=_(one.editor.field.title), old=old, new=new
                    )
                )
            return "\n".join(lines)

        answers: list[Answer] = [
            ("theirs", N_("Take theirs"), self._take_theirs),
            ("mine", N_("Keep mine"), self._keep_mine),
        ]
        self._add_bar("conflict", sentence, answers)

    def _take_theirs(self) -> None:
        for one in self._conflicts:
            one.take_theirs()
        self._conflicts = []
        self._typed()

    def _keep_mine(self) -> None:
        self._conflicts = []
        self._typed()

    # Lines, language, focus --------------------------------------------------------------------------------------

    def _open_line(self, kind: str, record_id: str) -> None:
        from desktop_app.ui.dialogs.record_dialog import open_record

        open_record(self, self._desk, kind, record_id)

    def _add_line(self, section: Section) -> None:
        from desktop_app.ui.dialogs.record_dialog import add_record

        if self.save() and self.record_id:
            add_record(self, self._desk, section.kind, {section.by: self.record_id})

    def _succeed(self, mandate_id: str) -> None:
        from desktop_app.ui.dialogs.succession import ask_succession

        if self.save():
            ask_succession(self, self._desk, mandate_id)

    def _delete_line(self, line: Any) -> None:
        from desktop_app.services import records

        question = _("Delete “{name}”?").format(name=line.text)
        details = _("{kind}. Undo brings it back.").format(kind=_(KINDS[line.kind].title))
        if messages.ask(self, question, yes=N_("Delete"), details=details, danger=True):
            records.delete(self._desk.database, line.kind, line.id)

    def _speak(self) -> None:
        if self._body is not None:
            self._show_again()
            if self._conflicts:
                self._tell_conflicts()

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        """Leaving the card for another part of the window saves it; leaving the window keeps a draft."""
        if old is None or not self.has_edits or not self._holds(old) or (new is not None and self._holds(new)):
            return
        elsewhere_in_window = new is not None and new.window() is self.window()
        if elsewhere_in_window and self.record_id is not None and not self._embedded:
            QTimer.singleShot(0, self, self._save_on_leaving)
        elif self._timer.isActive():
            self.keep_draft()

    def _holds(self, widget: QWidget) -> bool:
        return widget is self or self.isAncestorOf(widget)

    def _save_on_leaving(self) -> None:
        """Save if it can be saved; what is wrong is said, but the cursor stays where the user went."""
        went_to = QApplication.focusWidget()
        if went_to is not None and self._holds(went_to):
            return
        if self.has_edits and not self.save():
            self.keep_draft()
            if went_to is not None:
                went_to.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._body is not None:
            self._sheet.updateGeometry()
