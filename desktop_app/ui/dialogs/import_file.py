"""A file comes in, step by step: which file, how it is read, into which fields, what would change, what was done."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QWidget

from desktop_app.errors import UserError
from desktop_app.i18n import N_, _
from desktop_app.interchange.reading import Ways
from desktop_app.services import columns
from desktop_app.services.importing import Plan, Report, carry_out
from desktop_app.ui import messages, theme
from desktop_app.ui.dialogs.travelling import WorkingDialog
from desktop_app.ui.dropping import take_drops
from desktop_app.ui.import_changes import ChangesStep
from desktop_app.ui.import_fields import FieldsStep
from desktop_app.ui.import_report import ReportStep
from desktop_app.ui.import_steps import FileStep, ReadingStep
from desktop_app.ui.import_work import STEPS, ImportWork
from desktop_app.ui.jobs import Job
from desktop_app.ui.jobs import Report as Progress
from desktop_app.ui.translated import bind_text, on_language

if TYPE_CHECKING:
    from desktop_app.storage.database import Database
    from desktop_app.ui.main_window import MainWindow

SMALLEST = 960
"""The width below which the changes cannot be read beside their details."""
TITLES = {
    "file": N_("File"),
    "reading": N_("How it is read"),
    "fields": N_("Fields"),
    "changes": N_("What changes"),
    "report": N_("What was done"),
}
NEXT = {
    "file": N_("Continue"),
    "reading": N_("Continue"),
    "fields": N_("Compare with the base"),
    "changes": N_("Import what is chosen"),
    "report": N_("Close"),
}


class ImportDialog(WorkingDialog):
    """The steps; nothing is written before the last but one, and one undo takes all of it back."""

    def __init__(self, window: "MainWindow", path: Path | None = None) -> None:
        super().__init__(window, "import", N_("Import"), N_("Continue"))
        self.work_: ImportWork | None = None
        self.report: Report | None = None
        self.is_undone = False
        self._number: int | None = None
        """The import's number in the history, so that nothing else is taken back in its place."""
        self.step = "file"
        self.setSizeGripEnabled(True)
        take_drops(self, self._take_drop)
        self._build()
        room = self.screen().availableGeometry()
        wide, high = (min(theme.scaled(usual), most) for usual, most in ((1040, room.width()), (700, room.height())))
        self.resize(max(wide, SMALLEST), high)
        on_language(self, self.speak)
        if path is not None:
            self.file_step.place.line.setText(str(path))
            self.accept()

    # Building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.back_button = self.add_button("back", N_("Back"))
        self.undo_button = self.add_button("undo", N_("Undo the import"))
        self.foot.removeWidget(self.accept_button)
        self.foot.addWidget(self.accept_button)
        self.back_button.clicked.connect(self.back)
        self.undo_button.clicked.connect(self.undo)
        self.file_step, self.reading_step = FileStep(self), ReadingStep(self)
        self.fields_step, self.changes_step = FieldsStep(self), ChangesStep(self)
        self.report_step = ReportStep(self)
        self.stack = QStackedWidget(self)
        self.pages: dict[str, QWidget] = {
            "file": self.file_step,
            "reading": self.reading_step,
            "fields": self.fields_step,
            "changes": self.changes_step,
            "report": self.report_step,
        }
        for page in self.pages.values():
            self.stack.addWidget(page)
        self.body.setSpacing(theme.MEDIUM)
        self.body.addLayout(self._step_line())
        self.body.addWidget(self.stack, 1)
        self.reading_step.changed.connect(self._read_again)
        self.fields_step.guess_wanted.connect(self._guess)
        self.fields_step.keep_wanted.connect(self.keep_mapping)
        self.changes_step.taken_as_known.connect(partial(self._decide, ImportWork.take_as_known))
        self.changes_step.doubted_again.connect(partial(self._decide, ImportWork.doubt_again))

    def _step_line(self) -> QHBoxLayout:
        """Where one is among the steps."""
        line = QHBoxLayout()
        line.setSpacing(theme.SMALL)
        self._step_labels: dict[str, QLabel] = {}
        for name in STEPS:
            label = QLabel(self)
            label.setProperty("role", "step")
            self._step_labels[name] = label
            line.addWidget(label)
        line.addStretch(1)
        return line

    def _take_drop(self, path: Path) -> None:
        """A file was dropped: it is the one to begin with."""
        if self.step == "file" and (self._job is None or not self._job.is_running):
            self.file_step.place.line.setText(str(path))
            self.accept()

    # Saying --------------------------------------------------------------------------------------------------

    def speak(self) -> None:
        """Say what is put together here in the language in force; what would change is compared anew in its words."""
        self._show_step()
        if self.step == "changes" and self.work_ is not None and self.work_.plan is not None and self._job is None:
            before = self.work_
            self._start(before.compare, partial(self._show_again, before))

    def _show_again(self, before: ImportWork, plan: Plan) -> None:
        before.with_decisions_of(
            plan, ImportWork(before.database, before.path, plan=before.plan, taken_as=before.taken_as)
        )
        self.changes_step.show_work(before)

    def _show_step(self) -> None:
        """The step in sight, its buttons, and its place in the line."""
        steps = self.work_.steps() if self.work_ else STEPS
        self.stack.setCurrentWidget(self.pages[self.step])
        for name, label in self._step_labels.items():
            label.setVisible(name in steps)
            if name in steps:
                label.setText(f"{steps.index(name) + 1}  {_(TITLES[name])}")
            state = "now" if name == self.step else "done" if name in steps[: steps.index(self.step)] else "ahead"
            if label.property("state") != state:
                label.setProperty("state", state)
                label.style().unpolish(label)
                label.style().polish(label)
        bind_text(self.accept_button.setText, NEXT[self.step])
        bind_text(self.accept_button.setAccessibleName, NEXT[self.step])
        self.back_button.setVisible(self.step in steps[1:] and self.step != "report")
        self.undo_button.setVisible(self.step == "report")
        self.cancel_button.setVisible(self.step != "report")
        self.say_subtitle(self.work_.path.name if self.work_ and self.step != "file" else "")
        if self.report is not None and self.work_ is not None:
            self.report_step.show_report(self.report, self.work_, is_undone=self.is_undone)
            self.undo_button.setEnabled(self.report.made + self.report.changed > 0 and not self.is_undone)

    # Going on and back ---------------------------------------------------------------------------------------

    def accept(self) -> None:
        """Go on to the next step; at the end, close."""
        if self._job is not None and self._job.is_running:
            return
        {
            "file": self._read,
            "reading": self._to_fields,
            "fields": self._compare,
            "changes": self._import,
            "report": super().accept,
        }[self.step]()

    def back(self) -> None:
        """The step before."""
        if self._job is not None and self._job.is_running:
            return
        steps = self.work_.steps() if self.work_ else STEPS
        self.say_problem(None)
        self._go(steps[max(steps.index(self.step) - 1, 0)])

    def _go(self, step: str) -> None:
        self.step = step
        self._show_step()
        self.say_problem(None)
        first = {
            "file": self.file_step.place.line,
            "reading": self.reading_step.view,
            "fields": self.fields_step.view,
            "changes": self.changes_step.view,
        }.get(step, self.accept_button)
        first.setFocus()

    def _read(self) -> None:
        from desktop_app.interchange.whole_json import is_whole_base

        path = self.wanted(self.file_step.place)
        if path is None:
            return
        if not path.is_file():
            self.say_problem(UserError(_("There is no file {path}. Choose another one.").format(path=path)))
            return
        if is_whole_base(path):
            self._offer_base(path)
            return
        same = self.work_ is not None and self.work_.path == path
        work = self.work_ if same and self.work_ is not None else ImportWork(self.database, path)
        self._start(work.read, self._was_read)

    def _read_again(self, ways: Ways) -> None:
        assert self.work_ is not None
        work = self.work_
        work.ways = ways
        self._start(work.read, self._was_read)

    def _was_read(self, work: ImportWork) -> None:
        self.work_ = work
        if work.table is None:
            self._compare()
            return
        self.reading_step.show_work(work)
        if self.step != "reading":
            self._go("reading")

    def _to_fields(self) -> None:
        assert self.work_ is not None
        self.work_.dates = self.reading_step.date_form()
        self.fields_step.show_work(self.work_)
        self._go("fields")

    def _guess(self, kind: str) -> None:
        assert self.work_ is not None
        assert self.work_.table is not None
        self.work_.guess(kind)
        assert self.work_.mapping is not None
        self.fields_step.show_mapping(self.work_.table, self.work_.mapping)

    def keep_mapping(self) -> None:
        """Keep the fields under a name, for the next file of the same form."""
        from desktop_app.ui.dialogs.keep_mapping import ask_label

        assert self.work_ is not None
        work, table, mapping = self.work_, self.work_.table, self.work_.mapping
        assert table is not None
        assert mapping is not None
        label = ask_label(self, work.path.stem)
        if not label:
            return
        try:
            columns.save(self.database, label, table, mapping)
        except UserError as refused:
            self.say_problem(refused)
            return
        self.fields_step.show_kept(label)

    def _compare(self) -> None:
        assert self.work_ is not None
        self._start(self.work_.compare, self._compared)

    def _compared(self, plan: Plan) -> None:
        assert self.work_ is not None
        self.work_.plan, self.work_.taken_as = plan, {}
        self.changes_step.show_work(self.work_)
        self._go("changes")

    def _decide(self, decide: Callable[[ImportWork, int], None], rows: list[int]) -> None:
        assert self.work_ is not None
        shown = self.changes_step.differences.shown
        for place in [shown[row] for row in rows if shown[row] >= 0]:
            decide(self.work_, place)
        self.changes_step.refresh()

    def _import(self) -> None:
        assert self.work_ is not None
        work = self.work_
        if not work.chosen():
            self.say_problem(UserError(_("Nothing is chosen. Tick the records that shall come in, or cancel.")))
            return
        assert work.plan is not None
        self._start(partial(_written, self.database, work.plan, work.path.name), self._was_imported)

    def _was_imported(self, done: tuple[Report, int | None]) -> None:
        self.report, self._number = done
        self._go("report")
        self.window_of_base.say(self.report_step.heading.text())

    def undo(self) -> None:
        """Take the whole import back."""
        from desktop_app.services import history

        self._start(lambda report: history.undo(self.database, report, self._number), self._was_undone)

    def _was_undone(self, _changes: object) -> None:
        self.is_undone = True
        self._show_step()

    def _offer_base(self, path: Path) -> None:
        """A whole base does not come into another one: a new base is made of it."""
        from desktop_app.interchange.whole_json import make_base
        from desktop_app.ui.file_actions import BASES

        question = _("This file holds a whole base. Make a new base of it?")
        details = _("It does not come into the base that is open; that one stays as it is.")
        if not messages.ask(self, question, yes=N_("Make a new base…"), details=details):
            return
        target = messages.choose_file(
            self, N_("New base"), save=True, name=f"{path.stem}.parvis", pattern=BASES, suffix="parvis"
        )
        if target is None:
            return
        user = self.database.user
        self._start(lambda _report: make_base(path, target, user).close(), lambda _made: self._open(target))

    def _open(self, target: Path) -> None:
        window = self.window_of_base
        super().accept()
        window.another_base_wanted.emit(target)

    # Working -------------------------------------------------------------------------------------------------

    def _start(self, does: Callable[[Progress], Any], done: Callable[[Any], None]) -> None:
        """Do something in the background, then go on; Cancel stops it and leaves the step as it is."""
        self.say_problem(None)
        self._busy(True)
        self._bar.setRange(0, 0)
        job = Job(does, self)
        self._job = job
        job.progressed.connect(self._progress)
        job.succeeded.connect(partial(self._done, done))
        job.failed.connect(self._failed)
        job.ended.connect(partial(self._ended, done))
        job.start()

    def _done(self, done: Callable[[Any], None], result: Any) -> None:
        self._job = None
        self._busy(False)
        done(result)

    def _ended(self, done: Callable[[Any], None]) -> None:
        job, self._job = self._job, None
        if job is None:
            return
        self._busy(False)
        if job.was_stopped and job.is_done:  # asked to stop when all was done already
            done(job.result)
        elif job.was_stopped:
            is_undo = self.step == "report"
            words = _("Stopped. What came in is still there.") if is_undo else _("Stopped. Nothing was written.")
            self.say_problem(UserError(words))

    def _busy(self, is_busy: bool) -> None:
        super()._busy(is_busy)
        self.stack.setEnabled(not is_busy)
        self.back_button.setEnabled(not is_busy)

    def _progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def reject(self) -> None:
        """Escape and Cancel stop what is going on; else they close."""
        if self._job is not None and self._job.is_running:
            self._job.cancel()
            return
        super().reject()


def _written(database: "Database", plan: Plan, name: str, report: Progress) -> tuple[Report, int | None]:
    """Do what was chosen; what it did, and its number in the history."""
    from desktop_app.services import history

    return carry_out(database, plan, name, report), history.last_number(database)
