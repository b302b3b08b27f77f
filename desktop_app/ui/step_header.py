"""The head of what is open: what it is, where its life stands, what is due, and the one next step."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from desktop_app.i18n import N_, _
from desktop_app.ui import theme
from desktop_app.ui.icon_button import IconButton
from desktop_app.ui.icons import icon
from desktop_app.ui.problem_line import look
from desktop_app.ui.translated import bind_text, on_language
from desktop_app.ui.wrapping import Wrapping

if TYPE_CHECKING:
    from desktop_app.ui.actions import Action


NARROW = 480
"""Below this width (at 100 %) the button of the next step stands below the title."""


class Headed(Protocol):
    """What the head says of something that has steps."""

    def title(self) -> str:
        """What it is called."""

    def line(self) -> str:
        """The line below the title."""

    def step(self) -> str | None:
        """What is to be done next."""

    def chips(self) -> list[tuple[str, str]]:
        """Short facts, each with its look."""


Facts = TypeVar("Facts", bound=Headed)


class StepHeader(QWidget, Generic[Facts]):
    """Says it in the language in force; the panel says what its buttons do."""

    step_wanted = Signal(str)

    def __init__(
        self,
        prefix: str,
        kind: str,
        steps: Mapping[str, tuple[str, str]],
        more: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._steps = steps
        self.facts: Facts | None = None
        self.title, self.line = QLabel(self), QLabel(self)
        self.title.setProperty("card", "name")
        self.line.setProperty("card", "other-name")
        for label in (self.title, self.line):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.step_button = IconButton("mails", f"{prefix}.step", N_("Next step"), self, colour="on_accent")
        self.step_button.setProperty("kind", "primary")
        self.step_button.clicked.connect(self._step)
        self.more_button = QToolButton(self)
        self.more_button.setIcon(icon("ellipsis-vertical", "muted"))
        self.more_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.more_button.setAccessibleIdentifier(f"{prefix}.{kind}.more")
        bind_text(self.more_button.setAccessibleName, more)
        bind_text(self.more_button.setToolTip, more)
        self._chips = QWidget(self)
        self._wrapping = Wrapping(self._chips)
        self._labels: list[QLabel] = []
        self._wrapping.setSpacing(theme.HAIR + 2)
        self._lay_out()
        on_language(self, self.speak)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.line)
        self._across = across = QHBoxLayout()
        across.setSpacing(theme.SMALL)
        across.addLayout(words, 1)
        across.addWidget(self.step_button, 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.HUGE, theme.LARGE, theme.LARGE, theme.SMALL)
        layout.setSpacing(theme.SMALL)
        layout.addLayout(across)
        layout.addWidget(self._chips)
        self._below = QHBoxLayout()
        self._below.addStretch(1)
        layout.addLayout(self._below)
        self._is_narrow = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, the next step stands below: a title is read before it is broken into words."""
        super().resizeEvent(event)
        narrow = event.size().width() < theme.scaled(NARROW)
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            (self._across if narrow else self._below).removeWidget(self.step_button)
            if narrow:
                self._below.insertWidget(0, self.step_button)
            else:
                self._across.insertWidget(1, self.step_button, 0, Qt.AlignmentFlag.AlignTop)

    def fill_menu(self, actions: "list[Action | None]") -> None:
        """Put what else can be done behind the last button; None parts two groups."""
        menu = QMenu(self.more_button)
        for action in actions:
            if action is None:
                menu.addSeparator()
            else:
                menu.addAction(action)
        self.more_button.setMenu(menu)

    def show_facts(self, facts: Facts) -> None:
        """Show another record, or the same one a step further."""
        self.facts = facts
        self.speak()

    def speak(self) -> None:
        """Say everything in the language in force."""
        facts = self.facts
        if facts is None:
            return
        self.title.setText(facts.title())
        self.line.setText(facts.line())
        self.line.setVisible(bool(self.line.text()))
        step = facts.step()
        self.step_button.setVisible(step is not None)
        if step is not None:
            text, drawing = self._steps[step]
            self.step_button.say(_(text))
            self.step_button.setIcon(icon(drawing, "on_accent"))
        self._show_chips(facts)

    def _show_chips(self, facts: Facts) -> None:
        chips = facts.chips()
        while len(self._labels) < len(chips):
            label = QLabel(self._chips)
            label.setTextFormat(Qt.TextFormat.PlainText)
            self._wrapping.addWidget(label)
            self._labels.append(label)
        for label, (text, kind) in zip(self._labels, [*chips, *[("", "")] * len(self._labels)], strict=False):
            label.setText(text)
            look(label, kind)
            label.setVisible(bool(text))
        self._wrapping.invalidate()
        self._chips.updateGeometry()

    def _step(self) -> None:
        step = self.facts.step() if self.facts else None
        if step is not None:
            self.step_wanted.emit(step)
