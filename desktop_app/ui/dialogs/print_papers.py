"""Some papers before they are printed: which one, in which language, beside a live preview."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app.i18n import N_, _
from desktop_app.preferences import PRINT_LANGUAGES
from desktop_app.ui.dialogs.preferences import PRINT_TITLES
from desktop_app.ui.dialogs.preview_sheet import Made, PreviewSheet, Work
from desktop_app.ui.translated import on_language

if TYPE_CHECKING:
    from desktop_app.storage.database import Database
    from desktop_app.ui.desk import Desk


@dataclass(frozen=True)
class Paper:
    """What a paper is called (a msgid), and how its pages are made of the base in a language."""

    title: str
    make: "Callable[[Database, str], bytes]"


class PrintPapersDialog(PreviewSheet):
    """Made in memory, in the order of the paper's own language; written only where the user says so."""

    def __init__(
        self,
        identifier: str,
        title: str,
        desk: "Desk",
        papers: Mapping[str, Paper],
        wanted: str,
        parent: QWidget | None,
    ) -> None:
        super().__init__(identifier, title, desk, parent, wide=260)
        self._papers = papers
        preferred = getattr(getattr(parent, "window", lambda: None)(), "preferences", None)
        code = preferred.print_language if preferred is not None else "fr"
        self.document = self.combo("document", N_("Paper"), {name: one.title for name, one in papers.items()}, wanted)
        self.language = self.combo(
            "language", N_("Language"), {one: PRINT_TITLES[one] for one in PRINT_LANGUAGES}, code
        )
        self.options.addStretch(1)
        self.add_button("cancel", N_("Close")).clicked.connect(self.reject)
        self.save_button = self.add_button("save", N_("Save as PDF…"))
        self.save_button.clicked.connect(self.save)
        self.print_button = self.add_button("print", N_("Print…"), primary=True)
        self.print_button.clicked.connect(self.print)
        on_language(self, self.say)
        self.prepare()

    def _paper(self) -> Paper:
        return self._papers[self.document.currentData()]

    def work(self) -> Work:
        from desktop_app.i18n import speaking

        paper, language, database = self._paper(), self.language.currentData(), self.desk.database

        def work(_report: object) -> Made:
            from desktop_app.printing.house import style_of
            from desktop_app.printing.typefaces import names_of, noting_unprintable

            with style_of(database), noting_unprintable() as lacking, speaking(language[:2]):
                pdf = paper.make(database, language)
            return Made(pdf, lacking=names_of(lacking))

        return work

    def allow(self, ready: bool) -> None:
        for button in (self.save_button, self.print_button):
            button.setEnabled(ready)

    def save(self) -> None:
        """Keep the pages as a file."""
        title, pdf = _(self._paper().title), self.pdf
        name = f"{title}-{self.desk.today.isoformat()}.pdf".replace(" ", "-").lower()
        said = _("{paper}: kept in {file}.").replace("{paper}", title)
        if self.write(lambda: pdf, N_("Save as PDF"), N_("PDF (*.pdf)"), name, said):
            self.accept()

    def print(self) -> None:
        """Send the pages to a printer."""
        if self.send(_(self._paper().title)):
            self.accept()


def print_papers(
    parent: QWidget, identifier: str, title: str, desk: "Desk", papers: Mapping[str, Paper], wanted: str
) -> None:
    """Show some papers, to be printed or kept."""
    PrintPapersDialog(identifier, title, desk, papers, wanted, parent).exec()
