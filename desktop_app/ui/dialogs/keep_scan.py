"""A signed attendance sheet that was scanned: which sheet it is, the file, and who signed."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QWidget

from desktop_app.i18n import N_, _, short_date
from desktop_app.ui import messages, theme
from desktop_app.ui.attendance_model import name_of
from desktop_app.ui.dialogs.plain_dialog import PlainDialog
from desktop_app.ui.icon_button import IconButton
from desktop_app.ui.translated import on_language

if TYPE_CHECKING:
    from desktop_app.ui.desk import Desk


class KeepScanDialog(PlainDialog):
    """Chooses the sheet by the code at its foot, and the scan."""

    def __init__(self, desk: "Desk", event_id: str, parent: QWidget | None = None) -> None:
        super().__init__("scan", N_("Signed sheet"), N_("Keep"), parent, width=520)
        from desktop_app.services import records

        self._database = desk.database
        card = records.load(desk.database, "event", event_id, desk.day)
        self._sheets = [row for row in card.rows["attendance_sheet.event_id"] if not row.values["scan_id"]]
        self.sheet = QComboBox(self)
        for row in self._sheets:
            self.sheet.addItem("", row.values["code"])
        self.file = QLineEdit(self)
        self.choose_button = IconButton("folder-open", f"{self.identifier}.choose", N_("Choose…"), self)
        self.choose_button.setAutoDefault(False)
        self.choose_button.clicked.connect(self._choose)
        file = QWidget(self)
        across = QHBoxLayout(file)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self.file, 1)
        across.addWidget(self.choose_button)
        self.name(self.sheet, "sheet", N_("Sheet"))
        self.name(self.file, "file", N_("File"))
        self.body.addLayout(self.under_label(N_("Sheet"), self.sheet))
        self.body.addLayout(self.under_label(N_("File"), file))
        self.signed = QListWidget(self)
        self.signed.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.signed.setProperty("card", "ticks")
        self.signed.setMinimumHeight(theme.scaled(180))
        self.name(self.signed, "signed", N_("Who signed"))
        self.body.addLayout(self.under_label(N_("Who signed"), self.signed), 1)
        self.file.textChanged.connect(lambda _text: self._allow())
        self.sheet.currentIndexChanged.connect(lambda _place: self._show_lines())
        on_language(self, self.speak)
        self._show_lines()
        self._allow()

    def _show_lines(self) -> None:
        """The lines of the sheet; who is known to be there has a tick already."""
        from desktop_app.services import sheets

        self.signed.clear()
        if not self._sheets:
            return
        for number, one in enumerate(sheets.document(self._database, self.sheet.currentData()).attendees, start=1):
            item = QListWidgetItem(f"{number}. {name_of(one)}", self.signed)
            item.setData(Qt.ItemDataRole.UserRole, one.id)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if one.status == "present" else Qt.CheckState.Unchecked)

    def ticked(self) -> list[str]:
        """Those who signed."""
        items = (self.signed.item(row) for row in range(self.signed.count()))
        ticked = Qt.CheckState.Checked
        return [item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() == ticked]

    def speak(self) -> None:
        """Say the sheets in the language in force."""
        for place, row in enumerate(self._sheets):
            text = _("{code}, printed for {date}")
            day = short_date(date.fromisoformat(row.values["day"]))
            self.sheet.setItemText(place, text.format(code=row.values["code"], date=day))
        missing = _("No sheet was printed for this event yet: print one first, its code ties the scan to its lines.")
        found = _("Tick who signed: the others of the sheet were absent. Without any tick only the scan is kept.")
        self.say_subtitle(found if self._sheets else missing)

    def _choose(self) -> None:
        path = messages.choose_file(
            self, N_("Signed sheet"), pattern=N_("Scans (*.pdf *.png *.jpg *.jpeg *.tif *.tiff)")
        )
        if path is not None:
            self.file.setText(str(path))

    def _allow(self) -> None:
        self.accept_button.setEnabled(bool(self._sheets) and Path(self.file.text()).is_file())


def ask_scan(parent: QWidget, desk: "Desk", event_id: str) -> tuple[str, Path, list[str]] | None:
    """Ask for a sheet's code, its scan, and who signed."""
    dialog = KeepScanDialog(desk, event_id, parent)
    found = (str(dialog.sheet.currentData()), Path(dialog.file.text()), dialog.ticked()) if dialog.exec() else None
    dialog.deleteLater()
    return found
