"""The body of a kind's card: its form and its sections in one or two columns, and the edit they amount to."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.domain.kind import Section
from desktop_app.domain.kinds import KINDS
from desktop_app.errors import Problem
from desktop_app.i18n import N_
from desktop_app.ui import theme
from desktop_app.ui.card_layout import FIRST_WHEN_NEW, FORM, NEW_ROWS, columns
from desktop_app.ui.card_layout_details import RARE_SECTIONS
from desktop_app.ui.card_section import CardSection
from desktop_app.ui.edited_fields import Conflict
from desktop_app.ui.lines_section import LinesSection
from desktop_app.ui.more_of_card import FIELDS, MoreOfCard
from desktop_app.ui.record_form import RecordForm
from desktop_app.ui.rows_editor import RowsEditor
from desktop_app.ui.tab_order import follow_layouts
from desktop_app.ui.tags_editor import TagsEditor

if TYPE_CHECKING:
    from desktop_app.services.edits import Edit
    from desktop_app.services.records import Card
    from desktop_app.ui.desk import Desk

TWO_COLUMNS = 860
"""A card at least this wide (at 100 %) has two columns."""
Rows = RowsEditor | TagsEditor


class CardBody(QWidget):
    """Shows one record of a kind after another; knows what was typed since."""

    edited = Signal()
    line_opened = Signal(str, str)
    line_added = Signal(object)
    succession_asked = Signal(str)
    delete_asked = Signal(object)

    def __init__(
        self, kind: str, desk: "Desk", parent: QWidget, *, hidden: tuple[str, ...] = (), prefix: str = "card"
    ) -> None:
        super().__init__(parent)
        self.kind = KINDS[kind]
        self._desk = desk
        self._prefix = prefix
        self.record_id: str | None = None
        self.preset: dict[str, Any] = {}
        self.form = RecordForm(self.kind, desk, self, hidden=hidden, prefix=prefix)
        self.form.edited.connect(self.edited)
        self.rows: dict[str, Rows] = {}
        self.lines: dict[str, LinesSection] = {}
        self._panels: dict[str, QWidget] = {FORM: self._form_panel()}
        for section in self.kind.sections:
            self._panels[section.kind] = self._section_panel(section)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        for column in (self._left, self._right):
            column.setSpacing(20)
            column.addStretch(1)
        self._columns = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * theme.HUGE)
        row.addLayout(self._left, 6)
        row.addLayout(self._right, 5)
        self._arrangement: tuple = ()
        self._left_out: tuple[str, ...] = tuple(name for name in RARE_SECTIONS if name in self.rows)
        """Sections this record has no use for: seats where there is no body."""
        self._asked_for: set[str] = set()
        """Sections without a row that somebody wants to fill."""
        titles = {section.kind: section.title for section in self.kind.sections if section.kind in RARE_SECTIONS}
        self.more = MoreOfCard(titles, self, prefix=prefix)
        self.more.wanted.connect(self._add_more)
        self._choices_that_fit()
        self._arrange()
        self.fold(anew=True)

    def _form_panel(self) -> QWidget:
        if not self.kind.listed:
            return self.form
        return CardSection(N_("Details"), self.form, self)

    def _section_panel(self, section: Section) -> CardSection:
        content: Rows | LinesSection
        if section.kind == "tagging":
            content = self.rows[section.kind] = TagsEditor(section, self._desk, self, prefix=self._prefix)
        elif section.inline:
            content = self.rows[section.kind] = RowsEditor(section, self._desk, self, prefix=self._prefix)
        else:
            content = self.lines[section.kind] = LinesSection(section, self._desk, self, prefix=self._prefix)
        panel = CardSection(section.title, content, self, section=section, prefix=self._prefix)
        content.counted.connect(panel.count)
        if isinstance(content, LinesSection):
            content.opened.connect(self.line_opened)
            content.succession_asked.connect(self.succession_asked)
            content.delete_asked.connect(self.delete_asked)
            panel.add_asked.connect(lambda: self.line_added.emit(section))
        else:
            content.edited.connect(self.edited)
            panel.add_asked.connect(lambda: self._add_row(content))
        return panel

    def _add_row(self, content: Rows) -> None:
        fields = content.add_row()
        if fields is not None:
            self.order_tabs()
            fields.focus_first()

    def _choices_that_fit(self) -> None:
        """A mandate offers the seats and addresses of its own organisation."""
        if self.kind.name != "mandate":
            return
        from desktop_app.i18n import language
        from desktop_app.storage.queries import card as queries

        def current(name: str) -> str | None:
            return self.form.fields.current().get(name) or self.preset.get(name)

        def seats() -> list[tuple[str, str]]:
            return queries.seats_of(self._desk.database, current("organisation_id") or "", language(), self._desk.day)

        def addresses() -> list[tuple[str, str]]:
            return queries.addresses_of(self._desk.database, current("organisation_id"), current("person_id"))

        self.form.narrow("seat_id", seats)
        self.form.narrow("address_id", addresses)

    # Place -------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Two columns where there is room; what a new record needs first comes first."""
        left, right = (tuple(n for n in names if n not in self._left_out) for names in columns(self.kind))
        if self.record_id is None:
            first = FIRST_WHEN_NEW.get(self.kind.name, (FORM,))
            both = (*first, *(name for name in (*left, *right) if name not in first))
            left, right = tuple(name for name in both if name not in self.lines), ()
        if not right or self.width() < theme.scaled(TWO_COLUMNS):
            left, right = (*left, *right), ()
        if (left, right) == self._arrangement:
            return
        self._arrangement = (left, right)
        for panel in self._panels.values():
            self._left.removeWidget(panel)
            self._right.removeWidget(panel)
        self._left.removeWidget(self.more)
        self._right.removeWidget(self.more)
        for column, names in ((self._left, left), (self._right, right)):
            for name in names:
                column.insertWidget(column.count() - 1, self._panels[name])
        last = self._right if right else self._left
        last.insertWidget(last.count() - 1, self.more, 0, Qt.AlignmentFlag.AlignLeft)
        row = self._columns
        row.setStretch(1, 5 if right else 0)
        row.setSpacing(2 * theme.HUGE if right else 0)
        for name, panel in self._panels.items():
            panel.setVisible(name in left or name in right)
        self.order_tabs()

    def order_tabs(self) -> None:
        """The tab key goes as one reads, also through rows that were added later."""
        follow_layouts(self)

    # Showing -----------------------------------------------------------------------------------------------------

    def show_card(self, card: "Card") -> None:
        """Show a kept record as it stands in the base."""
        is_other = card.id != self.record_id
        self.record_id, self.preset = card.id, {}
        if is_other:
            self._asked_for.clear()
        self.form.know(card.titles)
        self.form.fields.show(card.values)
        for section in self.kind.sections:
            if section.kind in self.rows:
                rows = card.rows.get(f"{section.kind}.{section.by}", [])
                self.rows[section.kind].show_rows(rows, card.titles, self._desk.day)
        self._show_lines(card)
        self.fold(anew=is_other)
        self._arrange()
        self.order_tabs()

    def fold(self, *, anew: bool = False) -> None:
        """Hide what is seldom filled and is not here, and offer to add it."""
        is_folded = self.form.fold(anew=anew)
        hidden = tuple(name for name in RARE_SECTIONS if name in self._left_out) if self.record_id else ()
        self.more.offer((FIELDS, *hidden) if is_folded else hidden)

    def _add_more(self, what: str) -> None:
        if what == FIELDS:
            self.form.show_rare()
            self.fold()
            return
        self._asked_for.add(what)
        self._leave_out(what, is_useless=False)
        self.fold()
        self._add_row(self.rows[what])  # type: ignore[arg-type]

    def _show_lines(self, card: "Card") -> None:
        for lines in self.lines.values():
            lines.show_card(card)
        if "seat" in self.lines and card.kind == "organisation":
            from desktop_app.storage.queries.card import is_body

            has_seats = bool(self.lines["seat"].lines()) or is_body(self._desk.database, card.values.get("kind_id"))
            self._leave_out("seat", is_useless=not has_seats)
        for name in (name for name in RARE_SECTIONS if name in self.rows):
            is_there = bool(card.rows.get(f"{name}.{card.kind}_id")) or name in self._asked_for
            self._leave_out(name, is_useless=not is_there)

    def _leave_out(self, section: str, *, is_useless: bool) -> None:
        """Show a section only to a record that has a use for it."""
        others = tuple(name for name in self._left_out if name != section)
        self._left_out = (*others, section) if is_useless else others
        self._arrange()

    def show_new(self, preset: dict[str, Any]) -> None:
        """Begin a new record with a few values given."""
        self.record_id, self.preset = None, dict(preset)
        self._asked_for.clear()
        for name in (name for name in RARE_SECTIONS if name in self.rows):
            self._leave_out(name, is_useless=True)
        self.form.fields.show({})
        self.form.fields.put({**NEW_ROWS.get(self.kind.name, {}), **preset})
        self.form.fields.kept = {n: v for n, v in self.form.fields.current().items() if v}
        for content in self.rows.values():
            content.show_rows([], {}, self._desk.day)
        if self.kind.name == "organisation":
            self.rows["organisation_name"].add_row()
        self.fold(anew=True)
        self._arrange()

    def merge(self, card: "Card") -> list[Conflict]:
        """Bring in what changed in the base; what was typed here stays."""
        self.form.know(card.titles)
        conflicts = self.form.fields.merge(card.values)
        for section in self.kind.sections:
            if section.kind in self.rows:
                rows = card.rows.get(f"{section.kind}.{section.by}", [])
                conflicts += self.rows[section.kind].merge(rows, card.titles, self._desk.day)
        self._show_lines(card)
        self.fold()
        return conflicts

    # Edits -------------------------------------------------------------------------------------------------------

    def edit(self) -> "Edit":
        """What was typed and is not kept yet."""
        from desktop_app.services.edits import Edit

        values = self.form.fields.changed()
        if self.record_id is None:
            values = {n: v for n, v in {**self.preset, **self.form.fields.current()}.items() if v is not None}
        rows = [row for content in self.rows.values() for row in content.row_edits()]
        return Edit(self.kind.name, self.record_id, values, rows)

    def has_edits(self) -> bool:
        """Whether anything was typed that is not kept."""
        return bool(self.form.fields.changed()) or any(content.row_edits() for content in self.rows.values())

    def apply(self, edit: "Edit") -> None:
        """Type a draft into the card."""
        self.form.fields.put(edit.values)
        for kind, content in self.rows.items():
            if kind == "organisation_name" and edit.id is None and any(row.kind == kind for row in edit.rows):
                content.show_rows([], {}, self._desk.day)
            content.apply([row for row in edit.rows if row.kind == kind])

    # Problems ----------------------------------------------------------------------------------------------------

    def own_problems(self) -> list[Problem]:
        """What the editors know to be wrong, before any rule is asked."""
        found = self.form.fields.own_problems()
        return found + [problem for content in self.rows.values() for problem in content.own_problems()]

    def say(self, problems: list[Problem]) -> list[Problem]:
        """Show what is wrong beside its field, and put the cursor there; returns what has no field here."""
        left = self.form.fields.say([problem for problem in problems if not problem.row])
        others = [problem for problem in problems if problem.row]
        for content in self.rows.values():
            others = content.say(others)
        if problems:
            self._go_to_first_problem()
        return left + others

    def _go_to_first_problem(self) -> None:
        for name in (*self._arrangement[0], *self._arrangement[1]):
            found = self._first_wrong_of_form() if name == FORM else None
            if name in self.rows:
                found = self.rows[name].first_wrong()
            if found is not None:
                found.setFocus()
                if isinstance(found, QLineEdit):
                    found.selectAll()
                return

    def _first_wrong_of_form(self) -> QWidget | None:
        inputs = (widget for editor in self.form.editors.values() for widget in editor.inputs())
        return next((widget for widget in inputs if widget.property("invalid")), None)

    def first_input(self) -> QWidget | None:
        """Where one begins to type."""
        for name in (*self._arrangement[0], *self._arrangement[1]):
            rows = self.rows.get(name)
            if isinstance(rows, RowsEditor):
                for fields in rows.rows_of():
                    return fields.first_input()
            if name == FORM:
                wanted = [editor for editor in self.form.editors.values() if editor.field.required]
                editors = wanted or list(self.form.editors.values())
                if self.kind.name == "person":
                    editors = [self.form.editors["given"]]
                return editors[0].focusProxy() if editors else None
        return None
