"""A report in numbers on paper before it goes out: its language, with the lists or without, beside the pages."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app.i18n import N_, _
from desktop_app.preferences import PRINT_LANGUAGES
from desktop_app.services.charts import REPORTS
from desktop_app.ui.dialogs.preferences import PRINT_TITLES
from desktop_app.ui.dialogs.preview_sheet import Made, PreviewSheet, Work
from desktop_app.ui.jobs import Report

if TYPE_CHECKING:
    from desktop_app.services.voice_papers import Asked
    from desktop_app.ui.desk import Desk


class PrintReportDialog(PreviewSheet):
    """The report that the page shows."""

    def __init__(self, desk: "Desk", asked: "Asked", parent: QWidget | None = None) -> None:
        super().__init__("print_report", N_("Print the report"), desk, parent, wide=250)
        self._asked = asked
        preferred = getattr(getattr(parent, "window", lambda: None)(), "preferences", None)
        language = preferred.print_language if preferred is not None else "fr+en"
        self.language = self.combo(
            "language", N_("Language"), {code: PRINT_TITLES[code] for code in PRINT_LANGUAGES}, language
        )
        self.lists = self.tick("lists", N_("With the lists behind the numbers"), on=True)
        self.options.addStretch(1)
        self.add_button("cancel", N_("Close")).clicked.connect(self.reject)
        self.save_button = self.add_button("save", N_("Save as PDF…"))
        self.save_button.clicked.connect(self.save)
        self.print_button = self.add_button("print", N_("Print…"), primary=True)
        self.print_button.clicked.connect(lambda: self.send(_(REPORTS[asked.name])))
        self.prepare()

    def work(self) -> Work:
        """The pages in the language chosen."""
        database, asked = self.desk.database, self._asked
        language, lists = self.language.currentData(), self.lists.isChecked()

        def made(_report: Report) -> Made:
            from desktop_app.printing.house import style_of
            from desktop_app.printing.reports import report_pdf
            from desktop_app.printing.typefaces import names_of, noting_unprintable
            from desktop_app.services import reports

            with style_of(database), noting_unprintable() as lacking:
                pdf = report_pdf(reports.document(database, asked), language, with_lists=lists)
            return Made(pdf, lacking=names_of(lacking) if lacking else "")

        return made

    def allow(self, ready: bool) -> None:
        """Whether the pages may go out."""
        for button in (self.save_button, self.print_button):
            button.setEnabled(ready)

    def save(self) -> None:
        """Keep the pages as a file."""
        name = f"{_(REPORTS[self._asked.name])}.pdf".replace(" ", "-").lower()
        said = _("The report is in {file}.")
        self.write(lambda: self.pdf, N_("Save as PDF"), N_("PDF (*.pdf)"), name, said)
