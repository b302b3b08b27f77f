"""What the steps of an import share: the look of their tables and boxes."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QFrame, QHeaderView, QTableView, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.dialogs.plain_dialog import PlainDialog


def paper(content: QWidget, parent: QWidget) -> QFrame:
    """A sheet around a table."""
    sheet = QFrame(parent)
    sheet.setProperty("role", "paper")
    layout = QVBoxLayout(sheet)
    layout.setContentsMargins(theme.HAIR, theme.HAIR, 1, theme.HAIR)
    layout.addWidget(content)
    return sheet


def table_view(dialog: PlainDialog, name: str, title: str, view: QTableView | None = None) -> QTableView:
    """A table as all steps have them."""
    view = view or QTableView(dialog)
    dialog.name(view, name, title)
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.verticalHeader().setDefaultSectionSize(theme.scaled(30))
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    heading = view.horizontalHeader()
    heading.setHighlightSections(False)
    heading.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    heading.setMinimumSectionSize(theme.scaled(48))
    return view


def box(dialog: PlainDialog, name: str, title: str) -> QComboBox:
    """A choice among a few."""
    made = QComboBox(dialog)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(10)
    dialog.name(made, name, title)
    return made


def retitle(combo: QComboBox, titles: dict[str, str]) -> None:
    """Say the entries of a box in the language in force."""
    for place in range(combo.count()):
        msgid = titles.get(combo.itemData(place))
        if msgid:
            combo.setItemText(place, _(msgid))
