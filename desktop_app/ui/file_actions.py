"""What the menus File and Help do: other bases, backups, prints, preferences, about."""

from typing import TYPE_CHECKING

from desktop_app.i18n import N_, _

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ui.jobs import Report
    from desktop_app.ui.main_window import MainWindow

BASES = N_("Parvis bases (*.parvis *.db *.sqlite)")


# What these need is imported when they are asked for: the first paint needs none of it.


def open_base(window: "MainWindow") -> None:
    """Open another base instead of this one."""
    from desktop_app.ui import messages

    path = messages.choose_file(window, N_("Open a base"), pattern=BASES)
    if path is not None:
        window.another_base_wanted.emit(path)


def new_base(window: "MainWindow") -> None:
    """Make another base and open it instead of this one."""
    from desktop_app.ui.dialogs.creation import NewBaseDialog

    NewBaseDialog(window).open()


def back_up(window: "MainWindow") -> None:
    """Copy the base, whole and consistent, while it is in use."""
    from desktop_app.ui import jobs, messages

    stem = window.desk.database.path.stem
    name = f"{stem}-{window.desk.today.isoformat()}.parvis"
    target = messages.choose_file(window, N_("Back up the base"), save=True, name=name, pattern=BASES, suffix="parvis")
    if target is None:
        return

    def work(_report: "Report") -> None:
        from desktop_app.storage.backup import backup

        # The file dialog has asked already whether a file of that name may go.
        backup(window.desk.database, target, overwrite=True)

    def done(_result: object) -> None:
        window.say(_("The backup is in {file}.").format(file=target.name))

    jobs.run(window, N_("Backing up…"), work, done)


def take_copy(window: "MainWindow") -> None:
    """Make a full copy for a laptop that leaves."""
    from desktop_app.ui.dialogs.travelling import TakeCopyDialog

    TakeCopyDialog(window).open()


def send_changes(window: "MainWindow") -> None:
    """Write a travel file with what another copy lacks."""
    from desktop_app.ui.dialogs.travelling import SendChangesDialog

    SendChangesDialog(window).open()


def bring_back(window: "MainWindow") -> None:
    """Take in a copy that came back, or a travel file."""
    from desktop_app.ui.dialogs.travelling import BringBackDialog

    if window.leave():
        BringBackDialog(window).open()


def meet_hub(window: "MainWindow") -> None:
    """Meet the office hub now, and say whether it is met by itself."""
    from desktop_app.ui.dialogs.office_hub import OfficeHubDialog

    if window.leave():
        OfficeHubDialog(window).open()


def new_identity(window: "MainWindow") -> None:
    """Make a restored or doubled base a copy of its own."""
    from desktop_app.ui.dialogs.travelling import offer_new_identity

    offer_new_identity(window)


def import_file(window: "MainWindow", path: "Path | None" = None) -> None:
    """Bring a file in: look at it, say what goes where, see what it would change, choose."""
    from desktop_app.ui.dialogs.import_file import ImportDialog

    is_locked = window.locking is not None and window.locking.is_locked
    if not is_locked and window.leave():
        ImportDialog(window, path).open()


def export_list(window: "MainWindow") -> None:
    """Write what this page lists, or the whole base, into a file."""
    from desktop_app.ui.dialogs.export import ExportDialog

    ExportDialog(window).open()


def print_directory(window: "MainWindow") -> None:
    """Prepare, look at and print the directory."""
    from desktop_app.ui.dialogs.print_directory import PrintDirectoryDialog

    PrintDirectoryDialog(window.desk, window.preferences.print_language, window).open()


def write_to_many(window: "MainWindow") -> None:
    """Labels, letters and other papers for the people or organisations of this page, or of a list."""
    from desktop_app.ui.dialogs.mailing import MailingDialog, whom_of_page

    MailingDialog(window.desk, window, whom_of_page(window.current_page)).open()


def choose_house_style(window: "MainWindow") -> None:
    """How every paper looks."""
    from desktop_app.ui.dialogs.house_style import HouseStyleDialog

    HouseStyleDialog(window.desk, window).open()


def lock(window: "MainWindow") -> None:
    """Cover what stands in the window until the passphrase is typed."""
    if window.desk.database.key is None:
        window.say(_("This base has no passphrase, so it cannot be locked."))
    elif window.locking is not None:
        window.locking.lock()


def choose_preferences(window: "MainWindow") -> None:
    """Language, looks, the user's name, habits of printing."""
    from desktop_app.ui.dialogs.preferences import PreferencesDialog

    PreferencesDialog(window).open()


def show_about(window: "MainWindow") -> None:
    """What Parvis is, which version, and whose work it stands on."""
    from desktop_app.ui.dialogs.about import AboutDialog

    AboutDialog(window).open()


def show_keys(window: "MainWindow") -> None:
    """Every action with its key."""
    from desktop_app.ui.dialogs.keys import KeysDialog

    KeysDialog(window.actions_by_name, window).open()
