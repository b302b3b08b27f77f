"""Every action with its key."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from desktop_app.i18n import N_, _
from desktop_app.ui import theme
from desktop_app.ui.actions import Action
from desktop_app.ui.dialogs.sheet import Sheet
from desktop_app.ui.translated import on_language

IN_PLACE = (
    ("Return", N_("From the list to the open card")),
    ("Escape", N_("Clear the search, leave a sheet")),
    ("Delete", N_("Delete the record chosen in the list")),
    ("Down", N_("From the search field into the list")),
)


class KeysDialog(Sheet):
    """A list to look a key up in."""

    def __init__(self, actions: dict[str, Action], parent: QWidget) -> None:
        super().__init__("keys", N_("Keys"), parent)
        self._actions = actions
        self.list = QTreeWidget(self)
        self.list.setColumnCount(2)
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.name(self.list, "list", N_("Keys"))
        self.content.addWidget(self.list, 1)
        self.add_button("close", N_("Close"), primary=True).clicked.connect(self.accept)
        self.resize(theme.scaled(480), theme.scaled(560))
        on_language(self, self.speak)

    def speak(self) -> None:
        """Name every action in the language in force."""
        self.list.clear()
        native = QKeySequence.SequenceFormat.NativeText
        lines = [
            (action.text().replace("&", ""), ", ".join(one.toString(native) for one in action.shortcuts()))
            for action in self._actions.values()
            if action.shortcuts()
        ]
        lines += [(_(what), QKeySequence(key).toString(native)) for key, what in IN_PLACE]
        for what, key in lines:
            item = QTreeWidgetItem([what, key])
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight)
            self.list.addTopLevelItem(item)
        self.list.resizeColumnToContents(0)
