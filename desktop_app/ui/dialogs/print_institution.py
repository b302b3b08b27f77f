"""The file one takes along to an institution or an NGO, before it is printed: its language beside the pages."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.i18n import N_, _, language
from desktop_app.preferences import PRINT_LANGUAGES
from desktop_app.ui.dialogs.preferences import PRINT_TITLES
from desktop_app.ui.dialogs.preview_sheet import Made, PreviewSheet, Work
from desktop_app.ui.translated import on_language

if TYPE_CHECKING:
    from desktop_app.storage.database import Database
    from desktop_app.ui.desk import Desk
    from desktop_app.ui.jobs import Report


class PrintInstitutionDialog(PreviewSheet):
    """Whom it is about, the language, and the pages."""

    def __init__(self, desk: "Desk", organisation_id: str, parent: QWidget | None = None) -> None:
        super().__init__("print_institution", N_("File for a visit"), desk, parent, wide=260)
        self._organisation = organisation_id
        self._name = QLabel(self)
        self._name.setProperty("role", "heading")
        self._name.setWordWrap(True)
        self.options.addWidget(self._name)
        titles = {code: PRINT_TITLES[code] for code in PRINT_LANGUAGES}
        self.language = self.combo("language", N_("Language"), titles, language())
        self.options.addStretch(1)
        self.add_button("cancel", N_("Close")).clicked.connect(self.reject)
        self.save_button = self.add_button("save", N_("Save as PDF…"))
        self.save_button.clicked.connect(self.save)
        self.print_button = self.add_button("print", N_("Print…"), primary=True)
        self.print_button.clicked.connect(lambda: self.send(_("File for a visit")))
        on_language(self, self.speak)
        self.prepare()

    def speak(self) -> None:
        """Say whom the file is about in the language in force."""
        from desktop_app.services import records

        self._name.setText(records.title(self.desk.database, "organisation", self._organisation, self.desk.day))
        self.say()

    def work(self) -> Work:
        """The file in the language chosen, as of the day in force."""
        chosen = self.language.currentData()
        return partial(_make, self.desk.database, self._organisation, self.desk.day, chosen)

    def allow(self, ready: bool) -> None:
        """Whether the pages may go out."""
        self.save_button.setEnabled(ready)
        self.print_button.setEnabled(ready)

    def save(self) -> None:
        """Keep the pages as a file."""
        from desktop_app.services.bundles import plain_name

        name = f"{plain_name(_('File for a visit'), self._name.text())}.pdf"
        self.write(lambda: self.pdf, N_("Save as PDF"), N_("PDF (*.pdf)"), name, _("The file is in {file}."))


def _make(database: "Database", organisation_id: str, day: str, chosen: str, _report: "Report") -> Made:
    from desktop_app.printing.house import style_of
    from desktop_app.printing.institution_file import institution_pdf
    from desktop_app.printing.typefaces import names_of, noting_unprintable
    from desktop_app.services import dialogue

    with style_of(database), noting_unprintable() as lacking:
        pdf = institution_pdf(dialogue.institution_file(database, organisation_id, day), chosen)
    return Made(pdf, lacking=names_of(lacking))
