"""Choosing one of a few by its name, in a dialog."""

from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop_app.ui.dialogs.plain_dialog import PlainDialog
from desktop_app.ui.translated import bind_text


class ChooseOneDialog(PlainDialog):
    """A list; Enter or a double click takes the line."""

    def __init__(self, title: str, label: str, options: list[tuple[str, str]], parent: QWidget | None) -> None:
        from desktop_app.i18n import N_

        super().__init__("choose", title, N_("Choose"), parent, width=460)
        self.list = QListWidget(self)
        self.list.setAccessibleIdentifier(f"{self.identifier}.list")
        bind_text(self.list.setAccessibleName, label)
        for identity, text in options:
            item = QListWidgetItem(text, self.list)
            item.setData(256, identity)
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(lambda _item: self.accept())
        self.accept_button.setEnabled(bool(options))
        self.body.addLayout(self.under_label(label, self.list))
        self.list.setFocus()

    def chosen(self) -> str | None:
        """The id of the line chosen."""
        item = self.list.currentItem()
        return item.data(256) if item is not None else None


def choose_one(
    parent: QWidget, title: str, label: str, options: list[tuple[str, str]], *, subtitle: str = ""
) -> str | None:
    """Ask for one of some (id, title); None when nothing was chosen."""
    dialog = ChooseOneDialog(title, label, options, parent)
    dialog.say_subtitle(subtitle)
    chosen = dialog.chosen() if dialog.exec() else None
    dialog.deleteLater()
    return chosen
