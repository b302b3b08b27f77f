"""What goes out, in which form, into which file: any list as it is shown, or the whole base."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QWidget

from desktop_app import i18n
from desktop_app.domain.kinds import KINDS
from desktop_app.errors import UserError
from desktop_app.i18n import N_, _, format_number, ngettext
from desktop_app.interchange.csv_writing import Form
from desktop_app.interchange.exports import FORMATS, WHOLE, Written, export, formats_for
from desktop_app.services.exporting import Chosen, all_of, in_language
from desktop_app.ui import messages, theme
from desktop_app.ui.dialogs.travelling import PlaceField, WorkingDialog
from desktop_app.ui.jobs import Job, Report
from desktop_app.ui.translated import bind_text, on_language

if TYPE_CHECKING:
    from desktop_app.ui.main_window import MainWindow

DELIMITERS = {
    ";": N_("Semicolon (Excel in French)"),
    ",": N_("Comma (Excel in English, most programs)"),
    "\t": N_("Tab"),
}


def shown_on(page: Any) -> tuple[Chosen | None, Chosen | None]:
    """What a page lists, its columns in the order they stand in, and the records selected there if several are."""
    table: Any = getattr(page, "table", None)
    question = getattr(table, "question", None)
    if question is None or not KINDS[question.kind].listed:
        return None, None
    heading = table.horizontalHeader()
    places = sorted(range(heading.count()), key=heading.visualIndex)
    columns = tuple(table.records.columns[place].name for place in places if not heading.isSectionHidden(place))
    listed = Chosen(question, columns=columns)
    chosen = tuple(table.chosen_ids()) if table.chosen_count() > 1 else ()
    return listed, replace(listed, ids=chosen) if chosen else None


class ExportDialog(WorkingDialog):
    """Chooses and writes; it stays, with progress, until the file is whole or nothing is left of it."""

    def __init__(self, window: "MainWindow", page: tuple[Chosen | None, Chosen | None] | None = None) -> None:
        super().__init__(window, "export", N_("Export"), N_("Export"))
        self._listed, self._selected = page if page is not None else shown_on(window.current_page)
        self.what = self._box("what", N_("What goes out"))
        self.format = self._box("format", N_("In the form of"))
        self.place = PlaceField(self, self._ask)
        bind_text(self.place.line.setAccessibleName, "File")
        self.body.addLayout(self.under_label(N_("What goes out"), self.what))
        self.body.addLayout(self.under_label(N_("In the form of"), self.format))
        self.body.addWidget(self._table_options())
        self.body.addLayout(self.under_label(N_("File"), self.place))
        self.hint = QLabel(self)
        self.hint.setProperty("role", "muted")
        self.hint.setWordWrap(True)
        self.body.addWidget(self.hint)
        if self.database.key is not None:
            self._warn()
        self.what.currentIndexChanged.connect(lambda _place: self._offer_formats())
        self.format.currentIndexChanged.connect(lambda _place: self._turn())
        on_language(self, self.speak)

    # Building ------------------------------------------------------------------------------------------------

    def _box(self, name: str, title: str) -> QComboBox:
        box = QComboBox(self)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.name(box, name, title)
        return box

    def _table_options(self) -> QWidget:
        self.options = QWidget(self)
        self.delimiter = self._box("delimiter", N_("Between the cells"))
        for sign in DELIMITERS:
            self.delimiter.addItem("", sign)
        self.mark = QCheckBox(self)
        self.mark.setChecked(True)
        bind_text(self.mark.setText, "Marked as UTF-8, so that Excel reads accents right")
        self.name(self.mark, "mark", N_("Marked as UTF-8, so that Excel reads accents right"))
        column = QHBoxLayout(self.options)
        column.setContentsMargins(0, 0, 0, 0)
        inside = self.under_label(N_("Between the cells"), self.delimiter)
        inside.addSpacing(theme.SMALL)
        inside.addWidget(self.mark)
        column.addLayout(inside)
        return self.options

    def _warn(self) -> None:
        warning = QLabel(self)
        warning.setProperty("role", "warning")
        warning.setWordWrap(True)
        bind_text(
            warning.setText,
            "The base is encrypted; the file will not be: whoever has it can read it. Keep it safe, and delete it "
            "when it has served.",
        )
        self.body.addWidget(warning)

    # Saying --------------------------------------------------------------------------------------------------

    def speak(self) -> None:
        """Say what there is to choose in the language in force."""
        before = max(self.what.currentIndex(), 0)
        self.what.blockSignals(True)
        self.what.clear()
        if self._selected is not None:
            count = len(self._selected.ids or ())
            words = ngettext("The one selected", "The {count} selected", count).format(count=format_number(count))
            self.what.addItem(words, self._selected)
        if self._listed is not None:
            words = _("This list: {what}, as it is shown").format(what=_(KINDS[self._listed.kind].plural))
            self.what.addItem(words, self._listed)
        day = self.window_of_base.desk.day
        for kind in KINDS.values():
            if kind.listed:
                self.what.addItem(_("All records: {what}").format(what=_(kind.plural)), all_of(kind.name, day))
        self.what.addItem(_("The whole base"), None)
        self.what.setCurrentIndex(min(before, self.what.count() - 1))
        self.what.blockSignals(False)
        for place in range(self.delimiter.count()):
            self.delimiter.setItemText(place, _(DELIMITERS[self.delimiter.itemData(place)]))
        shown = i18n.format_partial(day)
        self.say_subtitle(_("Names, roles and memberships as of {day}.").format(day=shown))
        self._offer_formats()

    def _offer_formats(self) -> None:
        """The forms that what is chosen can go out in; the one chosen before stays where it can."""
        chosen, before = self.what.currentData(), self.format.currentData()
        self.format.blockSignals(True)
        self.format.clear()
        for name in formats_for(chosen.kind) if chosen is not None else [WHOLE]:
            self.format.addItem(_(FORMATS[name].title), name)
        self.format.setCurrentIndex(max(self.format.findData(before), 0))
        self.format.blockSignals(False)
        self._turn()

    def _turn(self) -> None:
        """Show what belongs to the form, and let the file's name end as the form's do."""
        wanted = self.format.currentData()
        self.options.setVisible(wanted == "csv")
        self.hint.setText(_hint(wanted))
        path = self.place.path()
        if path is not None and path.suffix:
            self.place.line.setText(str(path.with_suffix("." + FORMATS[wanted].suffix)))
        self.say_problem(None)
        self.fit()

    # The file ------------------------------------------------------------------------------------------------

    def suggestion(self) -> str:
        """A name for the file."""
        chosen = self.what.currentData()
        stem = _(KINDS[chosen.kind].plural) if chosen is not None else self.database.path.stem
        return f"{stem.replace(' ', '-').lower()}-{self.window_of_base.desk.day}.{self._suffix()}"

    def _suffix(self) -> str:
        return FORMATS[self.format.currentData()].suffix

    def _ask(self) -> Path | None:
        wanted, suffix = FORMATS[self.format.currentData()], self._suffix()
        pattern = wanted.title if "(." not in _(wanted.title) else f"{suffix.upper()} (*.{suffix})"
        path = messages.choose_file(
            self, N_("Export"), save=True, name=self.suggestion(), pattern=pattern, suffix=suffix
        )
        self._agreed = path
        return path

    _agreed: Path | None = None
    """The file of which the chooser has asked already whether it may be written over."""

    def accept(self) -> None:
        """Write the file, whole or not at all."""
        path = self.wanted(self.place)
        if path is None:
            return
        if not path.suffix:
            path = path.with_suffix("." + self._suffix())
        if path.exists() and path != self._agreed and not self._may_replace(path):
            return
        self.say_problem(None)
        self._path = path
        self._busy(True)
        self._bar.setRange(0, 0)
        self._job = Job(self._export(path), self)
        self._job.progressed.connect(self._progress)
        self._job.succeeded.connect(partial(self._written, path))
        self._job.failed.connect(self._failed)
        self._job.ended.connect(self._ended)
        self._job.start()

    def _progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _may_replace(self, path: Path) -> bool:
        question = _("There is a file {file} already. Write over it?").format(file=path.name)
        return messages.ask(self, question, yes=N_("Write over it"), danger=True)

    def _export(self, path: Path) -> Callable[[Report], Written]:
        chosen: Chosen | None = self.what.currentData()
        chosen = in_language(chosen) if chosen is not None else None
        form = Form(self.delimiter.currentData(), mark=self.mark.isChecked())
        database, wanted, now = self.database, self.format.currentData(), datetime.now().astimezone()
        return lambda report: export(database, wanted, chosen, path, now, form=form, progress=report)

    def _written(self, path: Path, written: Written) -> None:
        first, *more = written.sentences(path.name)
        super().accept()
        self.window_of_base.say(first)
        if more:
            messages.tell(self.window_of_base, first, details="\n".join(more))

    # Working -------------------------------------------------------------------------------------------------

    def _ended(self) -> None:
        job = self._job
        self._busy(False)
        if job is None or not job.was_stopped:
            return
        if job.is_done:  # it was stopped when all was written already
            self._written(self._path, job.result)
            return
        self.say_problem(UserError(_("Stopped. Nothing was written.")))
        self.fit()

    def reject(self) -> None:
        """Escape and Cancel stop what is going on; else they close."""
        if self._job is not None and self._job.is_running:
            self._job.cancel()
            return
        super().reject()


def _hint(wanted: str) -> str:
    """What the form is good for."""
    if wanted == "xlsx":
        return _("For Excel and LibreOffice: days are days, the headings stay in sight.")
    if wanted == "csv":
        return _(
            "For any program. Cells that a spreadsheet would run get an apostrophe; coming back here they lose it."
        )
    if wanted in ("vcard4", "vcard3"):
        return _("For phones and address books, with pictures, both languages, and all that came with a card.")
    if wanted == "ldif":
        return _("For Thunderbird and directory servers.")
    if wanted == "ics":
        return _("For calendars; nobody is invited by it.")
    return _("All records and files, for other programs and for another base; without the history. Keep it safe.")
