"""What the user chose for this computer: one small file beside the base, never inside it."""

import os
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from desktop_app import i18n
from desktop_app.paths import user_folder

THEMES = ("system", "light", "dark")
TEXT_SIZES = (100, 125, 150)
PRINT_LANGUAGES = ("fr", "en", "fr+en")
LOCK_AFTER = (0, 2, 5, 10, 30)
FIRST_PAGES = ("today", "members")


@dataclass(frozen=True)
class Preferences:
    """Language, looks, the user's name and habits of printing."""

    language: str = ""
    theme: str = "system"
    text_size: int = 100
    user: str = ""
    print_language: str = "fr+en"
    last_base: str = ""
    meets_hub: bool = True
    """Whether the office hub is met by itself while the network is there."""
    lock_after: int = 5
    """Minutes without a key or a click before an encrypted base is locked; 0: never by itself."""
    open_on: str = "today"
    """The page the window opens on."""

    def changed(self, **values: Any) -> "Preferences":
        """These preferences with some values replaced."""
        return replace(self, **values)

    @property
    def user_name(self) -> str:
        """Whose name stands in the history."""
        return self.user or _name_of_session()

    @property
    def window_language(self) -> str:
        """The language chosen, or the computer's."""
        return self.language or i18n.best_language(_language_of_session())


def preferences_file() -> Path:
    """Where the preferences are kept."""
    return user_folder() / "preferences.json"


def load() -> Preferences:
    """The preferences kept, or the usual ones where the file is missing or unreadable."""
    import json

    try:
        kept = json.loads(preferences_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Preferences()
    return _sound(kept if isinstance(kept, dict) else {})


def save(preferences: Preferences) -> None:
    """Keep the preferences, whole or not at all."""
    import json

    target = preferences_file()
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_suffix(".new")
    fresh.write_text(json.dumps(asdict(preferences), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    fresh.replace(target)


def _sound(kept: dict[str, Any]) -> Preferences:
    """Only the values that make sense: a file touched by hand never stops the program."""
    allowed = {
        "language": (*i18n.LANGUAGES, ""),
        "theme": THEMES,
        "text_size": TEXT_SIZES,
        "print_language": PRINT_LANGUAGES,
        "lock_after": LOCK_AFTER,
        "open_on": FIRST_PAGES,
    }
    usual = Preferences()
    values = {}
    for field in fields(Preferences):
        value = kept.get(field.name, getattr(usual, field.name))
        right_type = isinstance(value, type(getattr(usual, field.name)))
        if right_type and value in allowed.get(field.name, (value,)):
            values[field.name] = value
    return Preferences(**values)


def _language_of_session() -> str:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return os.environ[name]
    import locale

    return locale.getlocale()[0] or ""


def _name_of_session() -> str:
    from getpass import getuser

    try:
        return getuser()
    except (OSError, KeyError, ImportError):
        return ""
