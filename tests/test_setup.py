"""The set-up keeps its word: locked, hashed, the same everywhere, and a Qt that lives on this Python."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from packaging.requirements import Requirement

HOUSE = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.lock", "requirements-dev.lock")


def pins(lock: str) -> list[Requirement]:
    """The lines of a lock file that name a version."""
    lines = (HOUSE / lock).read_text(encoding="utf-8").splitlines()
    return [Requirement(line.rstrip(" \\")) for line in lines if line and line[0] not in " #"]


def versions(lock: str, name: str, python: str) -> list[str]:
    """The versions of a package that a lock file installs on a Python."""
    environment = {"python_version": python, "python_full_version": f"{python}.0"}
    return [
        str(pin.specifier)
        for pin in pins(lock)
        if pin.name == name and (pin.marker is None or pin.marker.evaluate(environment))
    ]


@pytest.mark.parametrize("name", [*LOCKS, "Makefile", ".ci/run", ".ci/set_up.py", ".ci/lock.py"])
def test_set_up_names_no_registry(name):
    text = (HOUSE / name).read_text(encoding="utf-8").lower()
    assert [word for word in ("http", "://", "pypi", "index-url ", "find-links ", "@ file") if word in text] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_each_pin_is_exact_and_hashed(lock):
    blocks = (HOUSE / lock).read_text(encoding="utf-8").replace(" \\\n", " ").splitlines()
    lines = [line for line in blocks if line and line[0] not in " #"]
    assert len(lines) == len(pins(lock)) > 20
    assert [line for line in lines if "==" not in line or "--hash=sha256:" not in line] == []


def test_the_developers_lock_holds_all_of_the_programs():
    assert {str(pin) for pin in pins("requirements.lock")} <= {str(pin) for pin in pins("requirements-dev.lock")}


def test_the_locks_hold_what_the_project_asks_for():
    project = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))
    asked = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    for wanted in map(Requirement, asked):
        found = [pin for pin in pins("requirements-dev.lock") if pin.name == wanted.name]
        assert any(wanted.specifier.contains(str(pin.specifier)[2:]) for pin in found), wanted


@pytest.mark.parametrize("lock", LOCKS)
@pytest.mark.parametrize(
    ("python", "qt", "pdf"),
    [
        ("3.11", ["==6.11.3"], []),
        ("3.12", ["==6.12.0"], ["==6.12.0.140"]),
        ("3.13", ["==6.12.0"], ["==6.12.0.140"]),
    ],
)
def test_qt_6_12_stays_off_python_3_11(lock, python, qt, pdf):
    assert versions(lock, "pyside6-essentials", python) == qt
    assert versions(lock, "shiboken6", python) == qt
    assert versions(lock, "pyside6-pdf", python) == pdf


def test_qt_outlives_many_calls_that_return_none():
    """PySide6 6.12.0 on Python 3.11 dies of this after some thousands; within pytest it does not show."""
    program = (
        "from PySide6.QtWidgets import QApplication, QLabel\n"
        "application = QApplication([])\n"
        "label = QLabel()\n"
        "for _ in range(20_000):\n"
        "    label.setText('a')\n"
        "    label.update()\n"
        "print('alive')\n"
    )
    answer = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert (answer.returncode, answer.stdout) == (0, "alive\n"), answer.stderr


def test_the_top_level_holds_only_what_it_may():
    if not (HOUSE / ".git").exists():
        pytest.skip("not a git clone")
    listed = subprocess.run(["git", "ls-files"], cwd=HOUSE, capture_output=True, text=True, check=True).stdout
    allowed = {
        *(
            ".ci",
            ".gitignore",
            "CHANGELOG.md",
            "LICENSE",
            "Makefile",
            "README.md",
            "build.spec",
            "desktop_app",
        ),
        *("docs", "pyproject.toml", "resources", "tests", "translations", *LOCKS),
    }
    assert {Path(name).parts[0] for name in listed.splitlines()} - allowed == set()


# Messages ---------------------------------------------------------------------------------------------------


@pytest.fixture
def small_house(tmp_path):
    """A house with one message, and the project's own tool for messages."""
    (tmp_path / ".ci").mkdir()
    shutil.copy(HOUSE / ".ci" / "translations.py", tmp_path / ".ci")
    (tmp_path / "desktop_app").mkdir()
    source = 'print(_("Print {count} badges"), N_("Seat"), ngettext("One seat", "{count} seats", 2))\n'
    (tmp_path / "desktop_app" / "seats.py").write_text(source, encoding="utf-8")
    said(tmp_path, "update")
    return tmp_path


def said(house: Path, verb: str) -> tuple[int, str]:
    """What the tool for messages answers: its exit status and its words."""
    tool = house / ".ci" / "translations.py"
    answer = subprocess.run([sys.executable, str(tool), verb], capture_output=True, text=True, encoding="utf-8")
    return answer.returncode, answer.stdout + answer.stderr


def translate(house: Path, *pairs: tuple[str, str], flag: str = "") -> None:
    """Write French beside messages of the small house."""
    path = house / "translations" / "fr" / "LC_MESSAGES" / "messages.po"
    text = path.read_text(encoding="utf-8")
    for message, french in pairs:
        text = text.replace(f'"{message}"\nmsgstr ""', f'"{message}"\nmsgstr "{french}"')
    for form in ("Une place", "{count} places"):
        text = text.replace('] ""', f'] "{form}"', 1)
    path.write_text(text.replace("#: ", f"{flag}#: "), encoding="utf-8")


COMPLETE = (("Print {count} badges", "Imprimer {count} badges"), ("Seat", "Place"))


def test_a_complete_catalogue_passes(small_house):
    translate(small_house, *COMPLETE)
    assert said(small_house, "check") == (0, "Translations: 3 messages, complete in fr and en.\n")


def test_messages_within_messages_and_f_strings_are_found(small_house):
    source = 'bind_text(button(_("Save")).setText, "Leave")\nprint(f"{_(\'Agenda\')}-{day}")\n'
    source += 'print(_("Vote" if held else "Seat"), N_(hint or "Type to search"))\n'
    (small_house / "desktop_app" / "seats.py").write_text(source, encoding="utf-8")
    assert said(small_house, "update")[0] == 0
    template = (small_house / "translations" / "messages.pot").read_text(encoding="utf-8")
    assert [line for line in template.splitlines() if line.startswith("msgid")][1:] == [
        'msgid "Agenda"',
        'msgid "Leave"',
        'msgid "Save"',
        'msgid "Seat"',
        'msgid "Type to search"',
        'msgid "Vote"',
    ]


def test_an_f_string_cannot_be_a_message(small_house):
    (small_house / "desktop_app" / "seats.py").write_text('\nbind_text(show, f"{count} seats")\n', encoding="utf-8")
    status, words = said(small_house, "check")
    assert (status, words.strip().endswith("seats.py:2: no f-string can be translated; use .format()")) == (1, True)


def test_a_message_without_french_is_named(small_house):
    status, words = said(small_house, "check")
    assert status == 1
    assert "fr: 'Seat' (desktop_app/seats.py): not translated" in words.splitlines()


def test_a_lost_placeholder_is_named(small_house):
    translate(small_house, ("Print {count} badges", "Imprimer les badges"), COMPLETE[1])
    status, words = said(small_house, "check")
    assert status == 1
    assert "other placeholders in 'Imprimer les badges'" in words


def test_a_fuzzy_message_is_named(small_house):
    translate(small_house, *COMPLETE, flag="#, fuzzy\n")
    status, words = said(small_house, "check")
    assert status == 1
    assert words.count(": fuzzy") == 3


def test_a_message_that_left_the_sources_is_named(small_house):
    translate(small_house, *COMPLETE)
    (small_house / "desktop_app" / "seats.py").write_text('print(_("Print {count} badges"))\n', encoding="utf-8")
    status, words = said(small_house, "check")
    assert status == 1
    assert "fr: 'Seat': no longer in the sources" in words.splitlines()


# Fonts and icons --------------------------------------------------------------------------------------------

FONTS = sorted((HOUSE / "resources" / "fonts").glob("*.ttf"))
LETTERS = "ÀàÉéŒœÇç«»’–—€ ŁłŠšȘșȚțŐőÅåÞþ Αθήνα Българияёїђ"


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_each_font_can_be_embedded_and_prints_every_member_state(path):
    with TTFont(path) as font:
        assert "glyf" in font
        assert "fvar" not in font
        assert font["OS/2"].fsType == 0
        letters = font.getBestCmap()
    assert [letter for letter in LETTERS if ord(letter) not in letters] == []


def test_each_family_of_fonts_and_icons_has_its_licence():
    fonts = {path.stem.split("-")[0].removesuffix("Display").removesuffix("Sans") for path in FONTS}
    assert fonts == {"SourceSans3", "SourceSerif4", "DejaVu"}
    licences = {path.stem for path in (HOUSE / "resources").glob("*/LICENSE-*")}
    assert licences == {"LICENSE-SourceSans3", "LICENSE-SourceSerif4", "LICENSE-DejaVu", "LICENSE-Lucide"}


def test_each_icon_takes_the_colour_of_the_text():
    icons = sorted((HOUSE / "resources" / "icons").glob("*.svg"))
    assert len(icons) > 70
    plain = [path.name for path in icons if 'stroke="currentColor"' not in path.read_text(encoding="utf-8")]
    assert plain == ["parvis.svg"]
