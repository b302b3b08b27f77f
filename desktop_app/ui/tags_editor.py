"""The tags of a record as small labels with a cross, and a line to add one more, known or new."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from desktop_app.domain.fields import Link
from desktop_app.domain.kind import Section
from desktop_app.errors import Problem
from desktop_app.i18n import N_, _, fold
from desktop_app.ui import theme
from desktop_app.ui.edited_fields import Conflict
from desktop_app.ui.icons import icon
from desktop_app.ui.link_picker import LinkEditor
from desktop_app.ui.problem_line import ProblemLine
from desktop_app.ui.translated import bind_text, on_language
from desktop_app.ui.wrapping import Wrapping

if TYPE_CHECKING:
    from desktop_app.services.edits import RowEdit
    from desktop_app.services.records import Row
    from desktop_app.ui.desk import Desk

NEW = "new:"


class Chip(QFrame):
    """One tag with a cross."""

    removed = Signal()

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("card", "chip")
        self.label = QLabel(title, self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.button = QToolButton(self)
        self.button.setIcon(icon("x", "muted"))
        self.button.setProperty("card", "chip")
        self.button.setIconSize(QSize(theme.scaled(12), theme.scaled(12)))
        bind_text(self.button.setAccessibleName, N_("Remove the tag {tag}"), tag=self.label.text)
        bind_text(self.button.setToolTip, "Remove")
        self.button.clicked.connect(self.removed)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SMALL, 1, 2, 1)
        row.setSpacing(2)
        row.addWidget(self.label)
        row.addWidget(self.button)


class TagPicker(LinkEditor):
    """Chooses a tag by its name; a name nobody used yet makes a new tag."""

    def options(self, words: str) -> list[tuple[str, str]]:
        found = super().options(words)
        named = words.strip()
        if named and all(fold(title) != fold(named) for _id, title in found):
            found.append((NEW + named, _("New tag “{tag}”").format(tag=named)))
        return found

    def taken(self, identity: str) -> str:
        if not identity.startswith(NEW):
            return identity
        from desktop_app.services import records

        label = identity.removeprefix(NEW)
        return records.add(self._desk.database, "tag", {"label_fr": label, "label_en": label})


class TagsEditor(QWidget):
    """The tags of one record; takes the place of a rows editor on its card."""

    edited = Signal()
    counted = Signal(int)

    def __init__(self, section: Section, desk: "Desk", parent: QWidget | None = None, *, prefix: str = "card") -> None:
        super().__init__(parent)
        self.section = section
        self._prefix = f"{prefix}.{section.kind}"
        self._kept: dict[str, str] = {}
        self._titles: dict[str, str] = {}
        self._tags: list[str] = []
        self._chips = QWidget(self)
        self._wrapping = Wrapping(self._chips)
        self.picker = TagPicker(Link("tag_id", N_("Add a tag"), to="tag", hint=N_("Add a tag")), desk, self)
        self.picker.identify(f"{self._prefix}.new")
        self.picker.edited.connect(self._picked)
        self._problem = ProblemLine(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SMALL)
        for widget in (self._chips, self.picker, self._problem):
            layout.addWidget(widget)
        on_language(self, self._speak)

    def show_rows(self, rows: "list[Row]", titles: dict[str, str], day: str) -> None:
        """Show the kept tags."""
        del day
        self._titles = dict(titles)
        self._kept = {row.values["tag_id"]: row.id for row in rows}
        self._tags = list(self._kept)
        self._problem.say(None)
        self.picker.set_value(None)
        self._draw()

    def _speak(self) -> None:
        self._titles = {}
        self._draw()

    def _draw(self) -> None:
        self._wrapping.throw_all_away()
        order = sorted(self._tags, key=lambda tag: fold(self._title(tag)))
        for tag in order:
            chip = Chip(self._title(tag), self._chips)
            chip.removed.connect(lambda tag=tag: self._remove(tag))
            chip.button.setAccessibleIdentifier(f"{self._prefix}.{fold(self._title(tag)).replace(' ', '-')}.remove")
            self._wrapping.addWidget(chip)
            chip.show()
        self._chips.setVisible(bool(order))
        self._chips.updateGeometry()
        self.counted.emit(len(order))

    def _title(self, tag: str) -> str:
        if tag not in self._titles:
            self._titles[tag] = self.picker.title_of(tag)
        return self._titles[tag]

    def _picked(self) -> None:
        tag = self.picker.value()
        if not tag or self.picker.own_problem():
            return
        if tag not in self._tags:
            self._tags.append(tag)
            self.edited.emit()
        self.picker.set_value(None)
        self._draw()

    def _remove(self, tag: str) -> None:
        self._tags.remove(tag)
        self._draw()
        self.picker.setFocus()
        self.edited.emit()

    def add_row(self, values: dict[str, Any] | None = None) -> None:
        """Put the cursor where a tag is added."""
        del values
        self.picker.setFocus()

    def row_edits(self) -> "list[RowEdit]":
        """Which tags were added and taken off."""
        from desktop_app.services.edits import RowEdit

        gone = [RowEdit("tagging", row, row, {}, True) for tag, row in self._kept.items() if tag not in self._tags]
        new = [tag for tag in self._tags if tag not in self._kept]
        return gone + [RowEdit("tagging", None, f"new-{tag}", {"tag_id": tag}) for tag in new]

    def apply(self, edits: "list[RowEdit]") -> None:
        """Do a draft's edits again."""
        rows = {row: tag for tag, row in self._kept.items()}
        for edit in edits:
            tag = rows.get(edit.id or "")
            if edit.removed and tag in self._tags:
                self._tags.remove(tag)
            elif not edit.removed and edit.values.get("tag_id") not in self._tags:
                self._tags.append(edit.values["tag_id"])
        self._draw()

    def merge(self, rows: "list[Row]", titles: dict[str, str], day: str) -> list[Conflict]:
        """Take in tags others put on or took off; two people cannot disagree about one."""
        del day
        added = [tag for tag in self._tags if tag not in self._kept]
        removed = [tag for tag in self._kept if tag not in self._tags]
        self._titles = dict(titles)
        self._kept = {row.values["tag_id"]: row.id for row in rows}
        self._tags = [tag for tag in self._kept if tag not in removed]
        self._tags += [tag for tag in added if tag not in self._tags]
        self._draw()
        return []

    def own_problems(self) -> list[Problem]:
        """A word left in the line that names no tag."""
        message = self.picker.own_problem()
        return [Problem("tag_id", message, "tagging")] if message else []

    def say(self, problems: list[Problem]) -> list[Problem]:
        """Show what is wrong with the tags."""
        here = [problem for problem in problems if problem.row == "tagging" or problem.row.startswith("new-")]
        here = [problem for problem in here if problem.field == "tag_id"]
        self._problem.say(here[0].message if here else None)
        return [problem for problem in problems if problem not in here]

    def first_wrong(self) -> QWidget | None:
        """Where to correct it."""
        return self.picker.line if self._problem.text() else None
