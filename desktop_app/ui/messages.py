"""Everything the window tells or asks: the only place with message boxes and file choosers."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton, QWidget

from desktop_app.i18n import N_, _
from desktop_app.ui.translated import bind_text

DISCARD = "discard"


def _box(parent: QWidget | None, icon: QMessageBox.Icon, sentence: str, identifier: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setWindowTitle("Parvis")
    box.setIcon(icon)
    box.setText(sentence)
    box.setAccessibleName(sentence)
    box.setAccessibleIdentifier(f"dialog.{identifier}")
    return box


def _button(box: QMessageBox, msgid: str, role: QMessageBox.ButtonRole, identifier: str) -> QPushButton:
    button = box.addButton(_(msgid), role)
    button.setAccessibleIdentifier(f"dialog.{identifier}")
    bind_text(button.setText, msgid)
    bind_text(button.setAccessibleName, msgid)
    return button


def tell(parent: QWidget | None, sentence: str, *, details: str = "") -> None:
    """Say one sentence and wait until it was read."""
    box = _box(parent, QMessageBox.Icon.Information, sentence, "tell")
    if details:
        box.setInformativeText(details)
    box.setEscapeButton(_button(box, N_("Close"), QMessageBox.ButtonRole.AcceptRole, "close"))
    box.exec()
    box.deleteLater()


def tell_error(parent: QWidget | None, error: Exception) -> None:
    """Say what went wrong, as the error words it."""
    box = _box(parent, QMessageBox.Icon.Warning, str(error), "error")
    box.setEscapeButton(_button(box, N_("Close"), QMessageBox.ButtonRole.AcceptRole, "close"))
    box.exec()
    box.deleteLater()


def tell_bug(parent: QWidget | None, details: str) -> None:
    """Say that the program made a mistake, and give its details to copy; the program keeps running."""
    from PySide6.QtGui import QGuiApplication

    sentence = _(
        "Parvis made a mistake. What you typed is kept; you can go on. "
        "Please send the details to whoever looks after Parvis."
    )
    box = _box(parent, QMessageBox.Icon.Critical, sentence, "bug")
    box.setDetailedText(details)
    copy = _button(box, N_("Copy details"), QMessageBox.ButtonRole.ActionRole, "copy")
    close = _button(box, N_("Close"), QMessageBox.ButtonRole.AcceptRole, "close")
    box.setEscapeButton(close)
    box.setDefaultButton(close)
    box.exec()
    if box.clickedButton() is copy:
        QGuiApplication.clipboard().setText(details)
    box.deleteLater()


def ask(
    parent: QWidget | None,
    question: str,
    *,
    yes: str,
    no: str = N_("Cancel"),
    details: str = "",
    danger: bool = False,
) -> bool:
    """Ask a question with two answers, both verbs (msgids); True for the first. Escape is always the second."""
    icon = QMessageBox.Icon.Warning if danger else QMessageBox.Icon.Question
    box = _box(parent, icon, question, "ask")
    if details:
        box.setInformativeText(details)
    accept = _button(box, yes, QMessageBox.ButtonRole.AcceptRole, "yes")
    refuse = _button(box, no, QMessageBox.ButtonRole.RejectRole, "no")
    box.setEscapeButton(refuse)
    box.setDefaultButton(refuse if danger else accept)
    box.exec()
    answer = box.clickedButton() is accept
    box.deleteLater()
    return answer


def ask_save(parent: QWidget | None, question: str, *, save: str, discard: str) -> bool | None:
    """Ask what becomes of something unfinished: True keep, False throw away, None stay."""
    box = _box(parent, QMessageBox.Icon.Question, question, "unsaved")
    keep = _button(box, save, QMessageBox.ButtonRole.AcceptRole, "save")
    drop = _button(box, discard, QMessageBox.ButtonRole.DestructiveRole, DISCARD)
    stay = _button(box, N_("Cancel"), QMessageBox.ButtonRole.RejectRole, "cancel")
    box.setEscapeButton(stay)
    box.setDefaultButton(keep)
    box.exec()
    clicked = box.clickedButton()
    box.deleteLater()
    return True if clicked is keep else False if clicked is drop else None


def choose_file(
    parent: QWidget | None,
    title: str,
    *,
    save: bool = False,
    name: str = "",
    pattern: str = "",
    suffix: str = "",
) -> Path | None:
    """Ask for a file to open or to write; `title` and `pattern` (such as `PDF (*.pdf)`) are msgids."""
    dialog = QFileDialog(parent)
    bind_text(dialog.setWindowTitle, title)
    dialog.setAccessibleIdentifier("dialog.file")
    if save:
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    else:
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    if pattern:
        dialog.setNameFilter(_(pattern))
    if suffix:
        dialog.setDefaultSuffix(suffix)
    if name:
        dialog.selectFile(name)
    chosen = Path(dialog.selectedFiles()[0]) if dialog.exec() else None
    dialog.deleteLater()
    return chosen
