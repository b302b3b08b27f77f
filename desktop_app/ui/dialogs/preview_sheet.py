"""A dialog with options at the left and the pages they make at the right: made anew, in memory, at every change."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app.errors import UserError
from desktop_app.i18n import N_, _, ngettext
from desktop_app.ui import messages, theme
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs.sheet import Sheet
from desktop_app.ui.jobs import Job, Report
from desktop_app.ui.paper import Preview, send_to_printer
from desktop_app.ui.translated import bind_text, on_language

SOON = 250
"""Milliseconds of quiet after which pages are made anew: who types a name does not print every letter of it."""


@dataclass(frozen=True)
class Made:
    """What came out: the pages (none where there is nothing to print), what else is to be told of them."""

    pdf: bytes
    result: Any = None
    lacking: str = ""
    """The characters no typeface has, by name."""


Work = Callable[[Report], Made]


class PreviewSheet(Sheet):
    """Whoever adds options connects them to `change`, and says in `work` what makes the pages."""

    def __init__(self, identifier: str, title: str, desk: Desk, parent: QWidget | None, *, wide: int = 320) -> None:
        super().__init__(identifier, title, parent)
        self.desk = desk
        self.pdf = b""
        self.made: Made | None = None
        self._job: Job | None = None
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self.prepare)
        self._ticks_end = -1
        """How many options there were once the last column of ticks stood."""
        self.options = QVBoxLayout()
        self.options.setSpacing(theme.MEDIUM)
        self._lay_out(wide)
        self.resize(theme.scaled(1080), theme.scaled(720))

    def _lay_out(self, wide: int) -> None:
        self.preview = Preview(self)
        self.name(self.preview, "preview", N_("Preview"))
        inside = QWidget(self)
        inside.setObjectName("sheet")
        inside.setLayout(self.options)
        self.options.setContentsMargins(0, 0, theme.SMALL, 0)
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        left = QVBoxLayout()
        left.setSpacing(theme.SMALL)
        left.addWidget(scroll, 1)
        self.below = QVBoxLayout()
        self.below.setSpacing(theme.HAIR)
        left.addLayout(self.below)
        left.addWidget(self._progress_line())
        self._said, self._wrong = QLabel(self), QLabel(self)
        self._said.setProperty("role", "muted")
        self._wrong.setProperty("role", "error")
        for label in (self._said, self._wrong):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.hide()
            left.addWidget(label)
        beside = QWidget(self)
        left.setContentsMargins(0, 0, 0, 0)
        beside.setLayout(left)
        beside.setFixedWidth(theme.scaled(wide))
        across = QHBoxLayout()
        across.setSpacing(theme.LARGE)
        across.addWidget(beside)
        across.addWidget(self.preview, 1)
        self.content.addLayout(across, 1)
        self.foot.insertWidget(0, self._whole_pages())

    def _whole_pages(self) -> QCheckBox:
        self.whole = QCheckBox(self)
        bind_text(self.whole.setText, N_("Whole pages in the preview"))
        self.name(self.whole, "whole", N_("Whole pages in the preview"))
        self.whole.toggled.connect(self.preview.show_whole)
        return self.whole

    def _progress_line(self) -> QWidget:
        self._going_on = QWidget(self)
        line = QHBoxLayout(self._going_on)
        line.setContentsMargins(0, 0, 0, 0)
        self.progress = QProgressBar(self)
        self.name(self.progress, "progress", N_("Progress"))
        self.stop_button = QPushButton(self)
        self.stop_button.setAutoDefault(False)
        bind_text(self.stop_button.setText, N_("Stop"))
        self.name(self.stop_button, "stop", N_("Stop"))
        self.stop_button.clicked.connect(self.stop)
        line.addWidget(self.progress, 1)
        line.addWidget(self.stop_button)
        # Its room stays, so that nothing jumps while pages are made.
        keeps = self._going_on.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self._going_on.setSizePolicy(keeps)
        return self._going_on

    # Options -------------------------------------------------------------------------------------------------

    def combo(
        self,
        name: str,
        title: str,
        choices: dict[Any, str],
        current: Any,
        hint: str = "",
        *,
        into: QBoxLayout | None = None,
    ) -> QComboBox:
        """A choice among a few; its titles are msgids."""
        box = QComboBox(self)
        for code in choices:
            box.addItem("", code)
        box.setCurrentIndex(max(box.findData(current), 0))
        on_language(box, partial(_retitle, box, tuple(choices.values())))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        (self.options if into is None else into).addWidget(self.labelled(name, title, box, hint))
        box.activated.connect(lambda _place: self.change())
        return box

    def tick(self, name: str, title: str, *, on: bool = False) -> QCheckBox:
        """Something that is wanted or not."""
        box = QCheckBox(self)
        box.setChecked(on)
        bind_text(box.setText, title)
        self.name(box, name, title)
        box.toggled.connect(lambda _on: self.change())
        self._ticks().addWidget(box)
        return box

    def _ticks(self) -> QVBoxLayout:
        """Ticks that follow one another stand close together."""
        if self._ticks_end != self.options.count():
            self._ticks_column = QVBoxLayout()
            self._ticks_column.setSpacing(0)
            self.options.addLayout(self._ticks_column)
            self._ticks_end = self.options.count()
        return self._ticks_column

    def side_by_side(self) -> QHBoxLayout:
        """Room for two small options in one line."""
        line = QHBoxLayout()
        line.setSpacing(theme.SMALL)
        self.options.addLayout(line)
        return line

    def heading(self, title: str) -> QLabel:
        """What the next options are about."""
        label = QLabel(self)
        label.setProperty("role", "heading")
        bind_text(label.setText, title)
        self.options.addWidget(label)
        return label

    # Making the pages ----------------------------------------------------------------------------------------

    def change(self) -> None:
        """An option changed: the pages follow soon."""
        self._soon.start()

    def work(self) -> Work:
        """What makes the pages for the options as they stand; UserError says which option is wrong."""
        raise NotImplementedError

    def prepare(self) -> None:
        """Make the pages for the options chosen."""
        self._soon.stop()
        self.cancel()
        self.allow(False)
        try:
            work = self.work()
        except UserError as wrong:
            self.complain(str(wrong))
            return
        self.complain("")
        self.progress.setRange(0, 0)
        self._going_on.show()
        job = Job(work, self)
        job.succeeded.connect(self._show)
        job.progressed.connect(self._progress)
        job.failed.connect(self._fail)
        self._job = job.start()

    def cancel(self) -> None:
        """Whatever is being made is wanted no more."""
        if self._job is not None:
            self._job.cancel()
        self._job = None
        self._going_on.hide()

    def stop(self) -> None:
        """Stop at once; the pages made before stay in sight, but can no longer be printed."""
        self.cancel()
        self.complain(_("Stopped. Change an option to make the pages anew."))

    def _progress(self, done: int, total: int) -> None:
        if self._job is not None:
            self.progress.setRange(0, total)
            self.progress.setValue(done)

    def _show(self, made: Made) -> None:
        self._job = None
        self._going_on.hide()
        self.made, self.pdf = made, made.pdf
        self.preview.setVisible(bool(made.pdf))
        if made.pdf:
            self.preview.show_pdf(made.pdf)
        self.say()
        self.allow(bool(made.pdf))

    def _fail(self, error: Exception) -> None:
        self._job = None
        self._going_on.hide()
        if not isinstance(error, UserError):
            raise error
        self.complain(str(error))

    def allow(self, ready: bool) -> None:
        """Whether the pages may go out."""

    def sentences(self) -> list[str]:
        """What is told of the pages, in the language in force."""
        if not self.pdf:
            return []
        count = self.preview.document_shown.pageCount()
        return [ngettext("{count} page", "{count} pages", count).format(count=count)]

    def say(self) -> None:
        """Tell of the pages in the language in force."""
        if self.made is None:
            return
        self._said.setText("\n".join(self.sentences()))
        self._said.setVisible(bool(self._said.text()))
        lacking = _("No typeface has {names}: a sign stands in its place.").format(names=self.made.lacking)
        self.complain(lacking if self.made.lacking else "")

    def complain(self, sentence: str) -> None:
        """Say what is wrong, or that nothing is any more."""
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))

    # Keeping them --------------------------------------------------------------------------------------------

    def write(self, content: Callable[[], bytes], title: str, pattern: str, name: str, said: str) -> bool:
        """Ask where to and write there; `said` is told with the file's name. Whether it was written."""
        suffix = name.rpartition(".")[2]
        path = messages.choose_file(self, title, save=True, name=name, pattern=pattern, suffix=suffix)
        if path is None:
            return False
        try:
            path.write_bytes(content())
        except UserError as refused:
            messages.tell_error(self, refused)
            return False
        except OSError as refused:
            reason = _("{file} could not be written: {reason}. Choose another folder.")
            messages.tell(self, reason.format(file=path.name, reason=refused.strerror))
            return False
        self.desk.said.emit(said.format(file=path.name))
        return True

    def send(self, title: str) -> bool:
        """Send the pages to a printer; whether they went."""
        return bool(self.pdf) and send_to_printer(self, self.pdf, title)

    def done(self, result: int) -> None:
        """However it ends, nothing goes on printing behind it."""
        self._soon.stop()
        self.cancel()
        self.preview.let_go()
        super().done(result)


def _retitle(box: QComboBox, titles: tuple[str, ...]) -> None:
    for place, title in enumerate(titles):
        box.setItemText(place, _(title))
