"""Long work in the background, with progress, result, failure and cancel delivered on the UI thread."""

import traceback
from collections.abc import Callable
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, QTimer, Signal, Slot
from PySide6.QtWidgets import QDialog, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from desktop_app.errors import Cancelled, UserError
from desktop_app.ui.translated import bind_text

Report = Callable[[int, int], None]
"""Given to the work: `report(done, total)` shows progress, and raises Cancelled once the user has stopped it."""
PATIENCE = 600
"""Milliseconds before a dialog says that something is going on."""


class Job(QObject):
    """One piece of long work. Give it ids and plain values; it never touches a widget or a loaded record."""

    progressed = Signal(int, int)
    succeeded = Signal(object)
    failed = Signal(object)
    """The UserError, or for a bug the exception with its traceback."""
    ended = Signal()
    _reported = Signal(int, int)
    _finished = Signal(object, object)

    def __init__(self, work: Callable[[Report], Any], parent: QObject | None = None) -> None:
        # No Qt parent: the worker must find its job alive even when the window it worked for is gone.
        super().__init__()
        self._work = work
        self._stopped = Event()
        if parent is not None:
            parent.destroyed.connect(self.cancel)
        self.is_running = False
        self.is_done = False
        """Whether the work came to its end, even where somebody had asked it to stop too late."""
        self.result: Any = None
        self._reported.connect(self.progressed, Qt.ConnectionType.QueuedConnection)
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def start(self) -> "Job":
        """Begin in the background."""
        self.is_running = True
        _running.add(self)
        QThreadPool.globalInstance().start(_Runnable(self))
        return self

    def cancel(self) -> None:
        """Ask the work to stop at its next report."""
        self._stopped.set()

    @property
    def was_stopped(self) -> bool:
        """Whether somebody asked it to stop."""
        return self._stopped.is_set()

    def _report(self, done: int, total: int) -> None:
        if self._stopped.is_set():
            raise Cancelled
        self._reported.emit(done, total)

    def _run(self) -> None:
        try:
            result, error = self._work(self._report), None
        except Exception as raised:  # noqa: BLE001 - one of the two places: whatever happens is told on the UI thread
            if not isinstance(raised, UserError | Cancelled):
                raised.add_note("".join(traceback.format_exception(raised)))
            result, error = None, raised
        self._finished.emit(result, error)

    @Slot(object, object)
    def _deliver(self, result: Any, error: Exception | None) -> None:
        self.is_running = False
        self.is_done, self.result = error is None, result
        _running.discard(self)
        if error is None and not self._stopped.is_set():
            self.succeeded.emit(result)
        elif error is not None and not isinstance(error, Cancelled):
            self.failed.emit(error)
        self.ended.emit()


_running: set[Job] = set()
"""A job lives until it was delivered, whoever has forgotten it."""


class _Runnable(QRunnable):
    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job

    def run(self) -> None:
        self._job._run()


def wait_for_all(milliseconds: int = 10_000) -> bool:
    """Wait until no work runs any more: before the program ends."""
    for job in list(_running):
        job.cancel()
    return QThreadPool.globalInstance().waitForDone(milliseconds)


class ProgressDialog(QDialog):
    """Says what is going on and offers to stop it; shows itself only when the work takes longer than a moment."""

    def __init__(self, job: Job, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModal(True)
        self.setMinimumWidth(360)
        self.setAccessibleIdentifier("dialog.progress")
        self.job = job
        label = QLabel(self)
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleIdentifier("dialog.progress.bar")
        stop = QPushButton(self)
        stop.setAccessibleIdentifier("dialog.progress.stop")
        bind_text(self.setWindowTitle, title)
        bind_text(label.setText, title)
        bind_text(self.bar.setAccessibleName, "Progress")
        bind_text(stop.setText, "Stop")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(label)
        layout.addWidget(self.bar)
        layout.addWidget(stop, alignment=Qt.AlignmentFlag.AlignRight)
        stop.clicked.connect(self.reject)
        job.progressed.connect(self._progress)
        job.ended.connect(self._end)
        self._timer = QTimer(self, singleShot=True, interval=PATIENCE)
        self._timer.timeout.connect(self.show)
        self._timer.start()

    def _progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _end(self) -> None:
        self._timer.stop()
        self.hide()
        self.deleteLater()

    def reject(self) -> None:
        """Escape and Stop both stop the work."""
        self.job.cancel()


def run(
    parent: QWidget,
    title: str,
    work: Callable[[Report], Any],
    succeeded: Callable[[Any], None] | None = None,
    failed: Callable[[Exception], None] | None = None,
) -> Job:
    """Start long work with a dialog after a moment (`title` is a msgid); failures are told unless `failed` is given."""
    from desktop_app.ui import messages

    job = Job(work, parent)
    if succeeded is not None:
        job.succeeded.connect(succeeded)

    def say(error: Exception) -> None:
        if isinstance(error, UserError):
            messages.tell_error(parent, error)
        else:
            messages.tell_bug(parent, "\n".join(getattr(error, "__notes__", [])) or repr(error))

    job.failed.connect(failed or say)
    ProgressDialog(job, title, parent)
    return job.start()
