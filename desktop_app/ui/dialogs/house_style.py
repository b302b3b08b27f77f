"""The style of the house: chosen once, seen at once on a letter and on the directory, worn by every paper."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import (
    QColorDialog,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app import i18n
from desktop_app.domain.house_style import ACCENT, READABLE, contrast_with_white, is_colour
from desktop_app.errors import Invalid, UserError
from desktop_app.i18n import N_, _
from desktop_app.ui import messages, theme
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs.preview_sheet import Made, PreviewSheet, Work
from desktop_app.ui.jobs import Report
from desktop_app.ui.translated import bind_text, on_language

SAMPLES = {"letter": N_("A letter"), "directory": N_("The directory")}
TIMES = {"16h30": N_("16h30"), "16 h 30": N_("16 h 30")}
SPACES = {
    "imprimerie_nationale": N_("Imprimerie nationale: thin before ; ! ?"),
    "eu_style_guide": N_("EU style guide: none before ; ! ?"),
}
LANGUAGE_TITLES = {"fr": N_("French"), "en": N_("English")}
PICTURES = N_("Pictures (*.png *.jpg *.jpeg)")


class HouseStyleDialog(PreviewSheet):
    """Nothing is kept before Keep; the preview already wears what is being chosen."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        from desktop_app.services import house

        super().__init__("style", N_("House style"), desk, parent)
        self._kept: dict[str, Any] = house.values(desk.database)
        self._logo: Path | None = None
        self._logo_id: str | None = self._kept.get("logo_id")
        line = self.side_by_side()
        self.sample = self.combo("sample", N_("Shown on"), SAMPLES, "letter", into=line)
        self.language = self.combo("language", N_("Shown in"), LANGUAGE_TITLES, i18n.language(), into=line)
        self._build_letterhead()
        self._build_colour()
        self.times = self.combo("times", N_("Times in French"), TIMES, self._kept.get("times"))
        self.spacing = self.combo("spacing", N_("Spaces in French"), SPACES, self._kept.get("spacing"))
        self._build_offset()
        self.options.addStretch(1)
        self.add_button("cancel", N_("Cancel")).clicked.connect(self.reject)
        self.keep_button = self.add_button("keep", N_("Keep"), primary=True)
        self.keep_button.clicked.connect(self.keep)
        on_language(self, self.speak)
        self.prepare()

    # Building ------------------------------------------------------------------------------------------------

    def _build_letterhead(self) -> None:
        self.letterhead: dict[str, QPlainTextEdit] = {}
        for code, title in (("fr", N_("Letterhead in French")), ("en", N_("Letterhead in English"))):
            text = QPlainTextEdit(self._kept.get(f"letterhead_{code}") or "", self)
            text.setTabChangesFocus(True)
            text.setFixedHeight(theme.scaled(76))
            text.textChanged.connect(self.change)
            self.letterhead[code] = text
            self.options.addWidget(self.labelled(f"letterhead_{code}", title, text))
        self._logo_name = QLabel(self)
        self._logo_name.setProperty("role", "muted")
        self._logo_name.setWordWrap(True)
        label = QLabel(self)
        bind_text(label.setText, N_("Logo"))
        self.choose_button, self.no_button = QPushButton(self), QPushButton(self)
        line = QHBoxLayout()
        line.setSpacing(theme.SMALL)
        for button, name, said in (
            (self.choose_button, "logo", N_("Choose…")),
            (self.no_button, "no_logo", N_("None")),
        ):
            button.setAutoDefault(False)
            bind_text(button.setText, said)
            line.addWidget(button)
            self.name(button, name, N_("Choose a logo…") if name == "logo" else N_("No logo"))
        line.addStretch(1)
        box = QVBoxLayout()
        box.setSpacing(theme.HAIR)
        box.addWidget(label)
        box.addLayout(line)
        box.addWidget(self._logo_name)
        self.options.addLayout(box)
        self.choose_button.clicked.connect(self.choose_logo)
        self.no_button.clicked.connect(self.take_logo_away)

    def _build_colour(self) -> None:
        self.accent = QLineEdit(self._kept.get("accent") or ACCENT, self)
        self.accent.setMaxLength(7)
        self.swatch = QPushButton(self)
        self.swatch.setAutoDefault(False)
        self.swatch.setIconSize(QSize(theme.scaled(28), theme.scaled(16)))
        self.name(self.swatch, "swatch", N_("Choose a colour…"))
        bind_text(self.swatch.setToolTip, N_("Choose a colour…"))
        both = QWidget(self)
        line = QHBoxLayout(both)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.accent, 1)
        line.addWidget(self.swatch)
        self.options.addWidget(self.labelled("colour", N_("Colour"), both))
        self.name(self.accent, "accent", N_("Colour"))
        self._pale = QLabel(self)
        self._pale.setProperty("role", "small")
        self._pale.setWordWrap(True)
        self.options.addWidget(self._pale)
        self.accent.textChanged.connect(lambda _text: self._show_colour())
        self.swatch.clicked.connect(self.choose_colour)

    def _build_offset(self) -> None:
        self.offset: dict[str, QDoubleSpinBox] = {}
        line = QHBoxLayout()
        for name, title in (("offset_right", N_("Labels to the right")), ("offset_down", N_("Labels down"))):
            box = QDoubleSpinBox(self)
            box.setRange(-20, 20)
            box.setSingleStep(0.5)
            box.setDecimals(1)
            box.setSuffix(" mm")
            box.setValue((self._kept.get(name) or 0) / 10)
            self.offset[name] = box
            line.addWidget(self.labelled(name, title, box))
        self.options.addLayout(line)
        hint = QLabel(self)
        hint.setProperty("role", "small")
        hint.setWordWrap(True)
        bind_text(hint.setText, N_("How far your printer is off; the test grid of the labels shows it."))
        self.options.addWidget(hint)

    # Choosing ------------------------------------------------------------------------------------------------

    def choose_colour(self) -> None:
        """Point at a colour."""
        chosen = QColorDialog.getColor(QColor(self.accent.text()), self, _("Colour"))
        if chosen.isValid():
            self.accent.setText(chosen.name().upper())

    def _show_colour(self) -> None:
        typed = self.accent.text()
        pixmap = QPixmap(self.swatch.iconSize())
        pixmap.fill(QColor(typed) if is_colour(typed) else QColor("#FFFFFF"))
        self.swatch.setIcon(QIcon(pixmap))
        pale = is_colour(typed) and contrast_with_white(typed) < READABLE
        self._pale.setText(_("Too pale to be read on white: it is printed darker.") if pale else "")
        self._pale.setVisible(pale)
        self.change()

    def choose_logo(self) -> None:
        """Take a picture for the head of letters and covers."""
        from desktop_app.services import house

        path = messages.choose_file(self, N_("Choose a logo"), pattern=PICTURES)
        if path is None:
            return
        try:
            house.refuse_no_picture(path)
        except UserError as refused:
            messages.tell_error(self, refused)
            return
        self._logo, self._logo_id = path, None
        self.speak()

    def take_logo_away(self) -> None:
        """Papers without a logo."""
        self._logo = self._logo_id = None
        self.speak()

    def speak(self) -> None:
        """Say what is put together in the language in force."""
        name = self._logo.name if self._logo else _("Kept with the base") if self._logo_id else _("No logo yet")
        self._logo_name.setText(name)
        self.no_button.setEnabled(bool(self._logo or self._logo_id))
        self._show_colour()
        self.say()

    # Showing and keeping -------------------------------------------------------------------------------------

    def values(self) -> dict[str, Any]:
        """What is chosen, as the base keeps it; the usual is kept as nothing."""
        accent = self.accent.text().strip().upper()
        chosen: dict[str, Any] = {
            "accent": None if accent == ACCENT else accent or None,
            "times": self.times.currentData(),
            "spacing": self.spacing.currentData(),
            "logo_id": self._logo_id,
        }
        chosen |= {f"letterhead_{code}": text.toPlainText().strip() or None for code, text in self.letterhead.items()}
        return chosen | {name: round(box.value() * 10) for name, box in self.offset.items()}

    def work(self) -> Work:
        """A letter or the directory in the style being chosen."""
        values = self.values()
        if values["accent"] and not is_colour(values["accent"]):
            words = _("“{value}” is no colour. Write # and six figures or letters, such as #0E5A6B.")
            raise UserError(words.format(value=values["accent"]))
        sample, language = self.sample.currentData(), self.language.currentData()
        return partial(_sample, self.desk.database, values, self._logo, sample, language, self.desk.today)

    def allow(self, ready: bool) -> None:
        """A style can be kept once its papers could be made."""
        self.keep_button.setEnabled(ready)

    def sentences(self) -> list[str]:
        """Nothing more than what is seen."""
        return []

    def keep(self) -> None:
        """Keep the style; every paper made from now on wears it."""
        from desktop_app.services import house

        database = self.desk.database
        try:
            house.choose(database, self.values())
            if self._logo:
                house.take_logo(database, self._logo, self.desk.today.isoformat())
        except Invalid as refused:
            self.complain(refused.problems[0].message)
            return
        except UserError as refused:
            self.complain(str(refused))
            return
        self.desk.said.emit(_("The house style is kept: every paper wears it."))
        self.accept()


def _sample(
    database: Any, values: dict[str, Any], logo: Path | None, sample: str, language: str, day: Any, report: Report
) -> Made:
    from dataclasses import replace

    from desktop_app.services import house
    from desktop_app.ui import style_samples

    style = house.style_of_values(database, values)
    if logo:
        style = replace(style, logo=logo.read_bytes())
    if sample == "directory":
        return Made(style_samples.directory(database, style, language, day, report))
    return Made(style_samples.letter(database, style, language, day))
