"""The directory before it is printed: everything one can choose of it beside a live preview; editions kept by name."""

from dataclasses import replace
from datetime import date
from functools import partial
from io import BytesIO
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QPushButton, QWidget

from desktop_app import i18n
from desktop_app.domain.fields import BadValue, read_partial_date
from desktop_app.errors import UserError
from desktop_app.i18n import N_, _, ngettext
from desktop_app.preferences import PRINT_LANGUAGES
from desktop_app.printing.edition import BOOKLET, FIELDS, INDEXES, MOST_COLUMNS, Edition
from desktop_app.ui import messages, theme
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs.preferences import PRINT_TITLES
from desktop_app.ui.dialogs.preview_sheet import Made, PreviewSheet, Work
from desktop_app.ui.jobs import Report
from desktop_app.ui.translated import bind_text, on_language

PAPERS = {"A4": N_("A4"), "A5": N_("A5"), "A5 booklet": N_("A5 booklet on A4")}
COLUMNS = {1: N_("One"), 2: N_("Two"), 3: N_("Three")}
SECTIONS = {"family": N_("By family"), "country": N_("By country"), "category": N_("By category")}
TICKS = {
    "letters": N_("Letters above the entries"),
    "thumb_tabs": N_("Thumb tabs"),
    "mirrored": N_("Mirrored margins"),
    "proof": N_("Proof, to be signed"),
}


class PrintDirectoryDialog(PreviewSheet):
    """Options left, the pages right; every change of an option prints them anew, in memory."""

    def __init__(self, desk: Desk, language: str, parent: QWidget | None = None) -> None:
        super().__init__("print", N_("Print the directory"), desk, parent)
        self._edition_id = ""
        self._shown: Edition | None = None
        self._build_editions()
        self._build_form()
        self._build_content()
        self.add_button("cancel", N_("Close")).clicked.connect(self.reject)
        self.save_button = self.add_button("save", N_("Save as PDF…"))
        self.save_button.clicked.connect(self.save)
        self.print_button = self.add_button("print", N_("Print…"), primary=True)
        self.print_button.clicked.connect(self.print)
        self.show_edition(Edition(language))  # type: ignore[arg-type]
        on_language(self, self.speak)
        self.prepare()

    # Building ------------------------------------------------------------------------------------------------

    def _build_editions(self) -> None:
        self.edition = QComboBox(self)
        self.edition.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.options.addWidget(self.labelled("edition", N_("Edition"), self.edition))
        self.edition.activated.connect(lambda _place: self.choose_edition(self.edition.currentData()))
        line = QHBoxLayout()
        line.setSpacing(theme.SMALL)
        self.keep_button, self.delete_button = QPushButton(self), QPushButton(self)
        for button, name, text in (
            (self.keep_button, "keep", N_("Keep these options…")),
            (self.delete_button, "delete", N_("Delete…")),
        ):
            button.setAutoDefault(False)
            bind_text(button.setText, text)
            self.name(button, name, text)
            line.addWidget(button)
        line.addStretch(1)
        self.options.addLayout(line)
        self.keep_button.clicked.connect(self.keep_edition)
        self.delete_button.clicked.connect(self.delete_edition)

    def _build_form(self) -> None:
        self.day = QLineEdit(i18n.short_date(date.fromisoformat(self.desk.day)), self)
        self.day.editingFinished.connect(self.change)
        hint = N_("Names, mandates and members of that day are printed.")
        line = self.side_by_side()
        titles = {code: PRINT_TITLES[code] for code in PRINT_LANGUAGES}
        self.language = self.combo("language", N_("Language"), titles, "fr")
        self.options.addWidget(self.labelled("as_of", N_("As of"), self.day, hint))
        self.since = QComboBox(self)
        self.since.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.options.addWidget(self.labelled("since", N_("Mark what changed"), self.since))
        self.since.activated.connect(lambda _place: self.change())
        self.paper = self.combo("paper", N_("Paper size"), PAPERS, "A4", into=line)
        self.columns = self.combo("columns", N_("Columns"), COLUMNS, 2, into=line)
        line.setStretch(0, 3)  # the names of papers are longer than those of columns
        line.setStretch(1, 2)
        self.sections = self.combo("sections", N_("Sections"), SECTIONS, "family")
        self.ticks = {name: self.tick(name, title) for name, title in TICKS.items()}
        self.paper.currentIndexChanged.connect(lambda _place: self._fit_paper())

    def _fit_paper(self) -> None:
        """Offer only what the paper has room for; a booklet is always bound where it is folded."""
        paper = self.paper.currentData()
        most = MOST_COLUMNS[paper]
        for place, count in enumerate(COLUMNS):
            self.columns.setItemData(place, None if count <= most else 0, Qt.ItemDataRole.UserRole - 1)
        if (self.columns.currentData() or 0) > most:
            self.columns.setCurrentIndex(self.columns.findData(most))
        self.ticks["mirrored"].setEnabled(paper != BOOKLET)

    def _build_content(self) -> None:
        self.heading(N_("Indexes"))
        self.indexes = {name: self.tick(f"index.{name}", title) for name, title in INDEXES.items()}
        self.heading(N_("What entries say"))
        self.fields = {name: self.tick(f"field.{name}", title) for name, title in FIELDS.items()}
        self.remember = self.tick("remember", N_("Remember the day it went out"), on=True)
        self.options.addStretch(1)

    # Editions ------------------------------------------------------------------------------------------------

    def speak(self) -> None:
        """Say editions, days and figures in the language in force."""
        from desktop_app.services import editions

        database = self.desk.database
        kept = {one.id: one for one in editions.kept(database)}
        self._kept = kept
        if self._edition_id not in kept:
            self._edition_id = ""
        self.edition.clear()
        self.edition.addItem(_("The usual one"), "")
        for one in kept.values():
            out = _("{name} (last out on {day})").format(name=one.name, day=_in_figures(one.printed_on))
            self.edition.addItem(out if one.printed_on else one.name, one.id)
        self.edition.setCurrentIndex(max(self.edition.findData(self._edition_id), 0))
        self.delete_button.setEnabled(bool(self._edition_id))
        before = self.since.currentData() or ""
        self._fill_days([day for day in editions.days(database) if day <= self.desk.today.isoformat()], before)
        self.say()

    def _fill_days(self, days: list[str], chosen: str) -> None:
        from desktop_app.services import editions

        self.since.clear()
        self.since.addItem(_("Nothing"), "")
        if days or chosen == editions.LAST:
            self.since.addItem(_("Since the last edition"), editions.LAST)
        for day in sorted({*days, *([chosen] if chosen[:1].isdigit() else [])}, reverse=True):
            self.since.addItem(_("Since the edition of {day}").format(day=_in_figures(day)), day)
        self.since.setCurrentIndex(max(self.since.findData(chosen), 0))

    def choose_edition(self, edition_id: str) -> None:
        """Take the options of a kept edition, or the usual ones."""
        self._edition_id = edition_id
        kept = self._kept.get(edition_id)
        language = self.language.currentData()
        self.show_edition(Edition.from_json(kept.options) if kept else Edition(language))
        self.speak()
        self.change()

    def show_edition(self, edition: Edition) -> None:
        """Put the options of an edition in their places."""
        for box, value in (
            (self.language, edition.language),
            (self.paper, edition.paper),
            (self.columns, edition.columns),
            (self.sections, edition.sections),
        ):
            box.setCurrentIndex(max(box.findData(value), 0))
        for name, tick in self.ticks.items():
            _put(tick, bool(getattr(edition, name)))
        self._fit_paper()
        for ticks, chosen in ((self.indexes, edition.indexes), (self.fields, edition.fields)):
            for name, tick in ticks.items():
                _put(tick, name in chosen)
        self._fill_days([day for day in map(self.since.itemData, range(self.since.count())) if day[:1].isdigit()]
                        if self.since.count() else [], edition.changed_since)  # fmt: skip

    def chosen(self) -> Edition:
        """The edition as it is chosen now."""
        kept = self._kept.get(self._edition_id)
        return Edition(
            language=self.language.currentData(),
            name=kept.name if kept else "",
            changed_since=self.since.currentData() or "",
            paper=self.paper.currentData(),
            columns=self.columns.currentData(),
            sections=self.sections.currentData(),
            fields=tuple(name for name, tick in self.fields.items() if tick.isChecked()),
            indexes=tuple(name for name, tick in self.indexes.items() if tick.isChecked()),
            **{name: tick.isChecked() for name, tick in self.ticks.items()},  # type: ignore[arg-type]
        )

    def keep_edition(self) -> None:
        """Keep the options under a name: anew, or in the place of the edition that has it."""
        from desktop_app.services import editions
        from desktop_app.ui.dialogs.name_edition import ask_name

        standing = self._kept.get(self._edition_id)
        name = ask_name(self, standing.name if standing else "")
        if not name:
            return
        same = next((one.id for one in self._kept.values() if one.name == name), "")
        options = replace(self.chosen(), name=name).as_json()
        self._edition_id = editions.keep(self.desk.database, name, options, same)
        self.speak()

    def delete_edition(self) -> None:
        """Delete a kept edition after asking; undo brings it back."""
        from desktop_app.services import records

        kept = self._kept.get(self._edition_id)
        if kept and messages.ask(
            self, _("Delete the edition “{name}”?").format(name=kept.name), yes=N_("Delete"), danger=True
        ):
            records.delete(self.desk.database, "directory_edition", kept.id)
            self.choose_edition("")

    # Making the pages ----------------------------------------------------------------------------------------

    def work(self) -> Work:
        """The directory as it is chosen."""
        try:
            typed = read_partial_date(self.day.text().strip())
        except BadValue as bad:
            raise UserError(str(bad)) from None
        day = typed + "-01-01"[len(typed) - 4 :]
        if not self.columns.currentData():
            raise UserError(_("Choose how many columns."))
        return partial(_print, self.desk.database, self.chosen(), date.fromisoformat(day))

    def allow(self, ready: bool) -> None:
        """Whether the pages may go out."""
        self.save_button.setEnabled(ready)
        self.print_button.setEnabled(ready)

    def sentences(self) -> list[str]:
        """How many pages, how many sheets of a booklet, who was left out."""
        said = super().sentences()
        left_out = self.made.result[0] if self.made and self.made.result else 0
        if left_out:
            words = ngettext(
                "{count} person is not named: they did not consent.",
                "{count} people are not named: they did not consent.",
                left_out,
            )
            said.append(words.format(count=left_out))
        return said

    # Keeping it ----------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Keep the pages as a file."""
        pdf, name = self.pdf, f"{_('directory')}-{self.desk.day}.pdf"
        said = _("The directory is in {file}.")
        if self.write(lambda: pdf, N_("Save as PDF"), N_("PDF (*.pdf)"), name, said):
            self._note()
            self.accept()

    def print(self) -> None:
        """Send the pages to a printer."""
        if self.send(_("Directory")):
            self._note()
            self.accept()

    def _note(self) -> None:
        """Remember the day it went out; a proof does not go out."""
        from desktop_app.services import editions

        if self.remember.isChecked() and self.made and not self.ticks["proof"].isChecked():
            _left_out, pages, day = self.made.result
            editions.note(self.desk.database, day, pages, self._edition_id)


def _put(tick: QCheckBox, on: bool) -> None:
    tick.blockSignals(True)
    tick.setChecked(on)
    tick.blockSignals(False)


def _in_figures(day: str) -> str:
    return i18n.short_date(date.fromisoformat(day)) if len(day) == 10 else day


def _print(database: Any, edition: Edition, day: date, report: Report) -> Made:
    from desktop_app.printing.directory import print_directory
    from desktop_app.printing.house import style_of
    from desktop_app.services import editions
    from desktop_app.services.directory import gather

    since = editions.since(database, edition.changed_since, day.isoformat())
    directory = gather(database, day, since or None)
    target = BytesIO()
    with style_of(database):
        printed = print_directory(directory, replace(edition, changed_since=since), target, report)
    names = ", ".join(one.name for one in printed.missing)
    return Made(target.getvalue(), (directory.left_out, printed.pages, day.isoformat()), names)
