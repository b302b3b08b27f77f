"""The looks: colours for light and dark, spacing, type, and the text's size; followed live by the whole window."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QLayout, QWidget

from desktop_app.paths import resources

# Spacing, in pixels at 100 %.
HAIR, SMALL, MEDIUM, LARGE, HUGE = 4, 8, 12, 16, 24
ROW_HEIGHT = 34
ICON = 18
FAMILY = "Source Sans 3"
BASE_POINTS = 10.5
# Type scale, relative to the running text.
SCALE = {"title": 1.65, "heading": 1.22, "text": 1.0, "small": 0.9}


@dataclass(frozen=True)
class Colours:
    """The colours of one theme, each named for its use; text on its ground always has a contrast of 4.5:1 or more."""

    window: str
    navigation: str
    surface: str
    raised: str
    alternate: str
    hover: str
    border: str
    control_border: str
    text: str
    muted: str
    faint: str
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    selection: str
    on_selection: str
    warning_ground: str
    warning_text: str
    warning_border: str
    error: str
    error_ground: str
    good: str


LIGHT = Colours(
    window="#f4f6f7",
    navigation="#e9eef1",
    surface="#ffffff",
    raised="#ffffff",
    alternate="#fafbfc",
    hover="#eef3f6",
    border="#dde4e8",
    control_border="#8a979f",
    text="#1b2429",
    muted="#556169",
    faint="#9aa5ac",
    accent="#1f5a7a",
    accent_hover="#184963",
    accent_soft="#dceaf2",
    on_accent="#ffffff",
    selection="#d3e5ef",
    on_selection="#12303f",
    warning_ground="#fdf1d3",
    warning_text="#624400",
    warning_border="#e6c56c",
    error="#a8231c",
    error_ground="#fcebea",
    good="#1d6a3f",
)
DARK = Colours(
    window="#14191d",
    navigation="#0f1417",
    surface="#1b2227",
    raised="#232b31",
    alternate="#1e262b",
    hover="#263037",
    border="#303a42",
    control_border="#6c7a84",
    text="#e7ecef",
    muted="#a3b0b8",
    faint="#66737c",
    accent="#6db3d6",
    accent_hover="#8cc5e2",
    accent_soft="#1e3a4b",
    on_accent="#0a1b25",
    selection="#234558",
    on_selection="#eaf5fb",
    warning_ground="#3a2f12",
    warning_text="#f3d890",
    warning_border="#78612a",
    error="#ff9c94",
    error_ground="#3d201e",
    good="#7fcf9f",
)


class Theme(QObject):
    """Applies the chosen looks to the application and tells those who paint for themselves."""

    changed = Signal()

    def __init__(self, application: QApplication, mode: str = "system", text_size: int = 100) -> None:
        super().__init__(application)
        self._application = application
        self.mode = mode
        self.text_size = text_size
        load_fonts()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)
        self.apply()

    def choose(self, mode: str, text_size: int) -> None:
        """Use another theme (system, light or dark) or size of text (in per cent), at once."""
        if (mode, text_size) != (self.mode, self.text_size):
            self.mode, self.text_size = mode, text_size
            self.apply()

    def apply(self) -> None:
        """Put palette, font and style sheet in force."""
        global _colours, _factor
        _colours = DARK if self.is_dark() else LIGHT
        _factor = self.text_size / 100
        font = QFont(FAMILY)
        font.setPointSizeF(BASE_POINTS * _factor)
        self._application.setPalette(palette(_colours))
        self._application.setFont(font)
        sheet = style_sheet(_colours, _factor)
        if self._application.styleSheet() != sheet:  # Qt would look at every widget again, even for the same one
            self._application.setStyleSheet(sheet)
        self.changed.emit()
        self._measure_again()

    def _measure_again(self) -> None:
        """Forget what every layout remembers of the sizes before: Qt does not, where widgets stand hidden."""
        for window in self._application.topLevelWidgets():
            for layout in window.findChildren(QLayout):
                layout.invalidate()
                widget = layout.parent()
                if isinstance(widget, QWidget):
                    widget.updateGeometry()

    def is_dark(self) -> bool:
        """Whether the dark theme is in force, chosen or the system's."""
        if self.mode == "system":
            return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self.mode == "dark"

    def _follow_system(self) -> None:
        if self.mode == "system":
            self.apply()


_colours = LIGHT
_factor = 1.0
_has_fonts = False


def colours() -> Colours:
    """The colours in force."""
    return _colours


def scaled(pixels: float) -> int:
    """A length at 100 % in the size of text in force."""
    return round(pixels * _factor)


def font(size: str = "text", *, strong: bool = False) -> QFont:
    """The house's font in a size of the type scale (title, heading, text, small)."""
    wanted = QFont(FAMILY)
    wanted.setPointSizeF(BASE_POINTS * _factor * SCALE[size])
    if strong:
        wanted.setWeight(QFont.Weight.DemiBold)
    return wanted


def load_fonts() -> None:
    """Make the weights of the program’s own font known that the first paint needs, once."""
    global _has_fonts
    if _has_fonts:
        return
    _has_fonts = True
    for weight in ("Regular", "Semibold"):
        QFontDatabase.addApplicationFont(str(resources() / "fonts" / f"SourceSans3-{weight}.ttf"))


def load_other_fonts() -> None:
    """Make the weights known that the first paint goes without."""
    for weight in ("Bold", "It", "SemiboldIt"):
        QFontDatabase.addApplicationFont(str(resources() / "fonts" / f"SourceSans3-{weight}.ttf"))


def palette(tones: Colours) -> QPalette:
    """Qt's palette for what the style sheet does not reach."""
    made = QPalette()
    roles = QPalette.ColorRole
    for role, colour in (
        (roles.Window, tones.window),
        (roles.WindowText, tones.text),
        (roles.Base, tones.surface),
        (roles.AlternateBase, tones.alternate),
        (roles.Text, tones.text),
        (roles.Button, tones.raised),
        (roles.ButtonText, tones.text),
        (roles.BrightText, tones.error),
        (roles.ToolTipBase, tones.text),
        (roles.ToolTipText, tones.surface),
        (roles.PlaceholderText, tones.muted),
        (roles.Highlight, tones.selection),
        (roles.HighlightedText, tones.on_selection),
        (roles.Link, tones.accent),
        (roles.LinkVisited, tones.accent),
        (roles.Accent, tones.accent),
        (roles.Light, tones.raised),
        (roles.Midlight, tones.hover),
        (roles.Mid, tones.border),
        (roles.Dark, tones.control_border),
        (roles.Shadow, tones.border),
    ):
        made.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tones.faint))
    return made


def style_sheet(tones: Colours, factor: float) -> str:
    """The style sheet with the theme's colours (`@text`) and lengths in the text's size (`~34`) filled in."""
    sheet = "".join((resources() / name).read_text(encoding="utf-8") for name in ("style.qss", "style_card.qss"))
    sheet = sheet.replace("@style", (resources() / "style").as_posix())
    sheet = sheet.replace("@scheme", "dark" if tones is DARK else "light")
    sheet = _filled(sheet, "@", "abcdefghijklmnopqrstuvwxyz_", lambda name: getattr(tones, name))
    return _filled(sheet, "~", "0123456789", lambda length: f"{round(int(length) * factor)}px")


def _filled(sheet: str, sign: str, letters: str, value: Callable[[str], str]) -> str:
    """A text with each word after a sign replaced; regular expressions would cost the first paint 5 ms."""
    head, *parts = sheet.split(sign)
    filled = [head]
    for part in parts:
        rest = part.lstrip(letters)
        filled += [value(part[: len(part) - len(rest)]), rest]
    return "".join(filled)
