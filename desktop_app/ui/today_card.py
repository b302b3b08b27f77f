"""One card of the start page: a heading with its count, a few lines, and a kind word where there are none."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.i18n import N_, _, ngettext
from desktop_app.ui import theme
from desktop_app.ui.icons import picture
from desktop_app.ui.line_list import Line, LineList
from desktop_app.ui.page_of import count_in_words
from desktop_app.ui.translated import bind_text, on_language

AT_FIRST = 5
"""So many lines are shown; one more costs no more room than the button that would show it."""
AT_MOST = 14
"""So many lines are seen at once when all are shown: the rest scrolls."""


class TodayCard(QFrame):
    """Says what there is of one sort; how many, and what it is called, to screen readers too."""

    all_wanted = Signal()
    """All lines are to be shown, and some of them were not read yet."""

    def __init__(self, name: str, title: str, drawing: str, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._drawing = title, drawing
        self.shows_all = False
        """Whether all lines were asked for."""
        self._lines: list[Line] = []
        self._total = 0
        self.setProperty("role", "paper")
        self.list = LineList(f"today.{name}", self)
        self.more_button = QPushButton(self)
        self.more_button.setProperty("kind", "quiet")
        self.more_button.setAccessibleIdentifier(f"today.{name}.more")
        self.more_button.clicked.connect(self._turn)
        self._icon, self._heading, self._count, self._empty = (QLabel(self) for _part in range(4))
        self._heading.setProperty("role", "heading")
        self._count.setProperty("card", "label-plain")
        self._empty.setProperty("role", "muted")
        self._empty.setWordWrap(True)
        bind_text(self._heading.setText, title)
        bind_text(self._empty.setText, empty)
        self._build()
        on_language(self, self.speak)
        self.follow_theme()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(theme.MEDIUM, 0, theme.MEDIUM, 0)
        head.setSpacing(theme.SMALL)
        head.addWidget(self._icon)
        head.addWidget(self._heading)
        head.addWidget(self._count)
        head.addStretch(1)
        nothing = QWidget(self)
        words = QVBoxLayout(nothing)
        words.setContentsMargins(theme.MEDIUM, 0, theme.MEDIUM, 0)
        words.addWidget(self._empty)
        words.addStretch(1)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(nothing)
        self._stack.addWidget(self.list)
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.HAIR, 0, 0, 0)
        foot.addWidget(self.more_button)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.HAIR, theme.MEDIUM, theme.HAIR, theme.SMALL)
        column.setSpacing(theme.SMALL)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        column.addLayout(foot)

    def show_lines(self, lines: Sequence[Line], total: int | None = None) -> None:
        """Show other lines; `total` says how many there are where only the first were read."""
        self._lines = list(lines)
        self._total = len(self._lines) if total is None else total
        self._show()

    def _show(self) -> None:
        count = self._total
        is_long = count > AT_FIRST + 1
        shown = self._lines if self.shows_all or not is_long else self._lines[:AT_FIRST]
        self.list.show_lines(shown)
        self._stack.setCurrentIndex(1 if count else 0)
        self._count.setVisible(bool(count))
        self.more_button.setVisible(is_long)
        self.speak()
        self.follow_theme()
        self.updateGeometry()

    def _turn(self) -> None:
        self.shows_all = not self.shows_all
        self._show()
        if self.shows_all and len(self._lines) < self._total:
            self.all_wanted.emit()

    def height_for(self, width: int) -> int:
        """The height it wants, as wide as that."""
        layout = self.layout()
        assert layout is not None
        margins = layout.contentsMargins()
        high = margins.top() + margins.bottom() + 2
        high += max(self._heading.sizeHint().height(), self._count.sizeHint().height()) + theme.SMALL
        if self._lines:
            high += self.list.height()
        else:
            high += self._empty.heightForWidth(width - 2 * (theme.MEDIUM + theme.HAIR) - 2) + theme.HAIR
        if self.more_button.isVisibleTo(self):
            high += self.more_button.sizeHint().height() + theme.SMALL
        return high

    def follow_theme(self) -> None:
        """Take the sizes of the text in force, and the colours of the theme."""
        side = theme.scaled(20)
        self._icon.setPixmap(picture(self._drawing, side, "accent", self.devicePixelRatioF()))
        self._icon.setFixedSize(QSize(side, side))
        rows = min(len(self.list.lines), AT_MOST)
        self.list.setFixedHeight(rows * self.list.row_height())
        self.list.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded
            if len(self.list.lines) > AT_MOST
            else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self.follow_theme()
        super().changeEvent(event)

    def speak(self) -> None:
        """Say title, count and button in the language in force."""
        count = self._total
        self._count.setText(count_in_words(count))
        title = _(self._title)
        words = ngettext("{title}, {count} line", "{title}, {count} lines", count)
        self.list.setAccessibleName(words.format(title=title, count=count))
        more = _("Show fewer") if self.shows_all else _("Show all {count}").format(count=count_in_words(count))
        self.more_button.setText(more)
        self.more_button.setAccessibleName(f"{more}: {title}")
        self.setAccessibleName(title)


TITLES = {
    "to_do": (N_("To do"), "list-checks", N_("Nothing is due in the next two weeks. Well done.")),
    "ahead": (
        N_("Coming up"),
        "calendar-days",
        N_("No event and no meeting in the next two months. Plan one under Events or Meetings."),
    ),
    "deadlines": (
        N_("Deadlines of meetings"),
        "alarm-clock",
        N_("No agenda, paper or minutes are due in the next two weeks."),
    ),
    "ending": (N_("Mandates that end soon"), "hourglass", N_("Every mandate runs for three months and more.")),
    "vacant": (N_("Vacant seats"), "armchair", N_("Every seat is held.")),
    "unverified": (N_("Members to verify"), "shield-check", N_("Every member’s sheet was verified within a year.")),
    "copies": (
        N_("Copies and conflicts"),
        "luggage",
        N_("No copy is on the road, and nothing waits for a decision."),
    ),
}
"""Each card: its title and drawing, and what it says when there is nothing."""
