"""The meetings of all bodies, coming and past, beside the one that is open."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop_app import i18n
from desktop_app.i18n import N_
from desktop_app.storage.listing import Question
from desktop_app.ui import theme
from desktop_app.ui.desk import Desk
from desktop_app.ui.meeting_panel import MeetingPanel
from desktop_app.ui.record_page import PageOf, RecordPage

MEETINGS = PageOf(
    "meetings",
    N_("Meetings"),
    "gavel",
    "meeting",
    "upcoming",
    N_("New meeting"),
    N_("Search titles, agendas, minutes…"),
    N_("No meeting yet"),
    N_("Choose a meeting on the left, or prepare one with Ctrl+N."),
    (
        ("upcoming", N_("Coming"), N_("Only meetings that are still to come")),
        ("past", N_("Past"), N_("Only meetings that are over")),
        ("all", N_("All"), N_("All meetings")),
    ),
)
BELOW = ("date", "state")
"""The columns told in the second line of a meeting."""
ROW = 54
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class _MeetingLine(QStyledItemDelegate):
    """A meeting in two lines: what it is called, then when it is and where its life stands."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, theme.scaled(ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = index.model()
        columns = [column.name for column in model.columns]  # type: ignore[attr-defined]
        told = [str(model.index(index.row(), columns.index(name)).data() or "") for name in BELOW]
        colours = theme.colours()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        pointed = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        if chosen or pointed:
            painter.fillRect(option.rect, QColor(colours.selection if chosen else colours.hover))
        painter.setPen(QColor(colours.border))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        area = option.rect.adjusted(theme.MEDIUM, 0, -theme.SMALL, 0)
        top = area.top() + theme.scaled(7)
        for text, font, ink in (
            (str(index.data() or ""), theme.font("text", strong=True), colours.text),
            (" · ".join(filter(None, told)), theme.font("small"), colours.muted),
        ):
            painter.setFont(font)
            painter.setPen(QColor(colours.on_selection if chosen else ink))
            height = painter.fontMetrics().height()
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(QRect(area.left(), top, area.width(), height), LEFT, shown)
            top += height + 1
        painter.restore()


class MeetingsPage(RecordPage):
    """The list is narrow: an agenda and minutes need the room."""

    panel: MeetingPanel  # type: ignore[assignment]

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, MEETINGS, parent)
        self.filter_button.hide()
        left = self.splitter.widget(0)
        column = left.layout() if left is not None else None
        if self.scope is not None and column is not None:
            column.insertWidget(2, self.scope, 0, Qt.AlignmentFlag.AlignLeft)  # type: ignore[attr-defined]
        self.splitter.setSizes([300, 900])
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)
        self.table.setItemDelegateForColumn(0, _MeetingLine(self.table))
        self.table.horizontalHeader().hide()
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for place, one in enumerate(self.table.records.columns):
            self.table.setColumnHidden(place, one.name != "name")
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.follow_theme()

    def follow_theme(self) -> None:
        """Make the rows as tall as their two lines."""
        super().follow_theme()
        self.table.verticalHeader().setDefaultSectionSize(theme.scaled(ROW))

    def _make_panel(self) -> MeetingPanel:  # type: ignore[override]
        return MeetingPanel(self.desk, self)

    def _question(self, page: PageOf) -> Question:
        return Question(page.kind, i18n.language(), self.desk.day, page.scope, sort="date")

    def first_rows(self) -> None:
        """Read the list for the first time; where nothing is ahead, the past is more use than an empty page."""
        super().first_rows()
        if not self.table.records.keys:
            self.choose_scope("past")

    def choose_scope(self, scope: str) -> None:
        """Coming meetings from the next one on, past ones from the last one back."""
        if self.scope is not None:
            self.scope.show_choice(scope)
        self.table.refresh(scope=scope, sort="date", descending=scope != "upcoming")


def meetings_page(desk: Desk, parent: QWidget | None = None) -> MeetingsPage:
    """The page of the meetings."""
    return MeetingsPage(desk, parent)
