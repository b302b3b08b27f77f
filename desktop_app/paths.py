"""Where the program's own files and the user's files are, in a source tree and in a bundle."""

import os
import sys
from pathlib import Path


def program_folder() -> Path:
    """The folder that holds `resources` and `translations`."""
    bundled = getattr(sys, "_MEIPASS", None)
    return Path(bundled) if bundled else Path(__file__).resolve().parent.parent


def resources() -> Path:
    """Icons, fonts, formats and the sample platform."""
    return program_folder() / "resources"


def translations() -> Path:
    """The compiled message catalogues."""
    return program_folder() / "translations"


def migrations() -> Path:
    """The numbered schema steps."""
    return program_folder() / "desktop_app" / "storage" / "migrations"


def user_folder() -> Path:
    """Where preferences and logs are kept; `PARVIS_HOME` names another place, for trials and tests."""
    chosen = os.environ.get("PARVIS_HOME")
    if chosen:
        return Path(chosen)
    from platformdirs import user_data_path

    return user_data_path("parvis", appauthor=False, roaming=False)


def default_base() -> Path:
    """The base that opens when none is named and none was opened before."""
    return user_folder() / "office.parvis"
