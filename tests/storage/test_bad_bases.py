"""Files that are no base, or cannot be worked in: one clear sentence in the user's language, and the file untouched."""

import codecs
import os
import re
import resource
import sqlite3
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop_app import i18n
from desktop_app.errors import UserError
from desktop_app.interchange.exports import export
from desktop_app.services import exporting
from desktop_app.storage import connection as files
from desktop_app.storage.database import Database, create, open_base
from tests.office import organisation
from tests.storage.processes import answer, start

NOBODY = 65534
LANGUAGES = ("en", "fr")


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    """Each sentence is read in both languages."""
    i18n.set_language(request.param)
    return str(request.param)


def refused(action: Callable[[], object], language: str, sentences: tuple[str, str]) -> None:
    """An action is refused with the one sentence of the language, whatever stands in its braces."""
    with pytest.raises(UserError) as raised:
        action()
    wanted = re.escape(sentences[LANGUAGES.index(language)]).replace("…", ".*")
    said = re.sub("[\u00a0\u202f]", " ", str(raised.value))
    assert re.fullmatch(wanted, said), said


# Not a base -----------------------------------------------------------------------------------------------------


def letter(path: Path) -> None:
    path.write_text("Madame, Monsieur,\n" * 300, encoding="utf-8")


def noise(path: Path) -> None:
    path.write_bytes(os.urandom(5000))


def base_of_another_program(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE person (id TEXT, family TEXT)")
    other.close()


def empty(path: Path) -> None:
    path.touch()


def newer(path: Path) -> None:
    create(path).close()
    connection = files.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()


def cut_short(path: Path) -> None:
    create(path).close()
    path.write_bytes(path.read_bytes()[:20_000])


def cut_in_its_first_page(path: Path) -> None:
    create(path).close()
    path.write_bytes(path.read_bytes()[:50])


def folder(path: Path) -> None:
    path.mkdir()


def nothing(path: Path) -> None:
    del path


NO_BASE = (
    "… is not a Parvis base, or it is encrypted. Nothing was changed.",
    "… n’est pas une base Parvis, ou elle est chiffrée. Rien n’a été modifié.",
)
NOT_OURS = (
    "… is not a Parvis base. Nothing was changed.",
    "… n’est pas une base Parvis. Rien n’a été modifié.",
)
CUT = (
    "A part of … is missing: the file was cut short. Restore a backup with “parvis restore”, "
    "or see with “parvis check” what can be saved. The file was not changed.",
    "Il manque une partie de … : le fichier a été tronqué. Restaurez une sauvegarde avec « parvis restore », "
    "ou voyez avec « parvis check » ce qui peut être sauvé. Le fichier n’a pas été modifié.",
)
BAD = {
    letter: NO_BASE,
    noise: NO_BASE,
    cut_in_its_first_page: CUT,
    base_of_another_program: NOT_OURS,
    empty: NOT_OURS,
    cut_short: CUT,
    newer: (
        f"This base was made by a newer Parvis (its version 99, this program's {files.SCHEMA_VERSION}). "
        "Install the newer Parvis; nothing was changed.",
        "Cette base a été faite par un Parvis plus récent (sa version 99, celle de ce programme "
        f"{files.SCHEMA_VERSION}). "
        "Installez le Parvis plus récent ; rien n’a été modifié.",
    ),
    folder: (
        "… is a folder, not a base. Choose the file itself.",
        "… est un dossier, pas une base. Choisissez le fichier lui-même.",
    ),
    nothing: (
        "There is no base at …. Check the name, or make one with “parvis new”.",
        "Il n’y a pas de base à l’emplacement …. Vérifiez le nom, ou créez-en une avec « parvis new ».",
    ),
}


@pytest.mark.parametrize("make", BAD, ids=lambda make: make.__name__)
def test_what_is_no_base_is_refused_and_left_as_it_is(
    tmp_path: Path, language: str, make: Callable[[Path], None]
) -> None:
    path = tmp_path / "file.parvis"
    make(path)
    before = everything_in(tmp_path)
    refused(lambda: open_base(path), language, BAD[make])
    assert everything_in(tmp_path) == before


def everything_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() if path.is_file() else b"" for path in folder.iterdir()}


def test_a_base_is_never_made_over_a_file(tmp_path: Path, language: str) -> None:
    letter(tmp_path / "letter.txt")
    refused(
        lambda: create(tmp_path / "letter.txt"),
        language,
        (
            "… exists already. Choose another name, or open it.",
            "… existe déjà. Choisissez un autre nom, ou ouvrez-le.",
        ),
    )
    refused(
        lambda: create(tmp_path / "nowhere" / "base.parvis"),
        language,
        ("The folder … does not exist. Make it first.", "Le dossier … n’existe pas. Créez-le d’abord."),
    )
    assert set(everything_in(tmp_path)) == {"letter.txt"}


# Only to be read ------------------------------------------------------------------------------------------------


@pytest.fixture
def archive() -> Iterator[Path]:
    """A folder that everybody may read and only its owner change, wherever the tests keep theirs."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name)
        path.chmod(0o755)
        yield path
        path.chmod(0o755)


@contextmanager
def only_reading(*paths: Path, also: Path | None = None) -> Iterator[None]:
    """Without the right to write some files and folders; root, whom no mode stops, becomes nobody for a while.

    In `also` whoever it is may write.
    """
    if also:
        also.chmod(0o777)
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in paths}
    for path in paths:
        path.chmod(0o555 if path.is_dir() else 0o444)
    root = os.geteuid() == 0
    if root:
        os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        if root:
            os.setresuid(0, 0, 0)
        for path, mode in modes.items():
            path.chmod(mode)


ONLY_READ = (
    "… may only be read: your change was not kept. Copy the base to a folder of your own, "
    "or ask for the right to write.",
    "… est en lecture seule : votre modification n’a pas été gardée. Copiez la base dans un dossier à vous, "
    "ou demandez le droit d’écrire.",
)


def test_a_base_in_an_archive_can_be_read_and_says_that_it_keeps_nothing(archive: Path, language: str) -> None:
    path = archive / "bureau.parvis"
    base = create(path)
    organisation(base, "Ville de Paris")
    base.close()
    before = everything_in(archive)
    with only_reading(path, archive):
        base = open_base(path)
        assert base.read("SELECT text FROM organisation_name") == [("Ville de Paris",)]
        refused(lambda: organisation(base, "Ville de Lyon"), language, ONLY_READ)
        base.close()
    assert everything_in(archive) == before


def test_lists_go_out_of_a_base_in_an_archive_though_it_cannot_note_who_took_them(archive: Path, language: str) -> None:
    path = archive / "bureau.parvis"
    base = create(path)
    organisation(base, "Ville de Paris")
    base.close()
    codecs.lookup("utf-8-sig")  # read by root: nobody may not read where this Python stands, and a miss is remembered
    with tempfile.TemporaryDirectory() as desk, only_reading(path, archive, also=Path(desk)):
        base = open_base(path)
        chosen = exporting.all_of("organisation", "2026-11-24")
        written = export(base, "csv", chosen, Path(desk) / "list.csv", datetime(2026, 11, 24, tzinfo=UTC))
        assert (written.count, base.read('SELECT count(*) FROM "export"')) == (1, [(0,)])
        base.close()


def test_a_base_of_which_only_the_file_is_protected_says_the_same(archive: Path, language: str) -> None:
    path = archive / "bureau.parvis"
    base = create(path)
    organisation(base, "Ville de Paris")
    base.close()
    before = path.read_bytes()
    archive.chmod(0o777)
    with only_reading(path):
        base = open_base(path)
        assert base.read("SELECT text FROM organisation_name") == [("Ville de Paris",)]
        refused(lambda: organisation(base, "Ville de Lyon"), language, ONLY_READ)
        base.close()
    assert path.read_bytes() == before


def test_an_older_base_that_may_only_be_read_asks_to_be_copied(archive: Path, language: str) -> None:
    path = archive / "bureau.parvis"
    create(path).close()
    connection = files.connect(path)
    connection.execute("PRAGMA user_version = 0")
    connection.close()
    open_base_again_and_again(archive / "warm.parvis")
    before = everything_in(archive)
    with only_reading(path, archive):
        refused(
            lambda: open_base(path),
            language,
            (
                "… was made by an older Parvis and has to be brought up to date, but it may only be read. "
                "Copy it to a folder of your own and open the copy. Nothing was changed.",
                "… vient d’un Parvis plus ancien et doit être mis à jour, mais ne peut être que lu. "
                "Copiez-le dans un dossier à vous et ouvrez la copie. Rien n’a été modifié.",
            ),
        )
    assert everything_in(archive) == before


def open_base_again_and_again(path: Path) -> None:
    """Have all modules loaded before nobody, who may not read Python's own folder, needs them."""
    create(path).close()
    connection = files.connect(path)
    connection.execute("PRAGMA user_version = 0")
    connection.execute("DROP TABLE alembic_version")
    connection.close()
    with pytest.raises(UserError):
        open_base(path)
    for left in path.parent.glob("warm*"):
        left.unlink()


def test_an_older_index_is_kept_where_nothing_may_be_written(archive: Path) -> None:
    path = archive / "bureau.parvis"
    base = create(path)
    organisation(base, "Ville de Paris")
    base.close()
    connection = files.connect(path)
    connection.execute("UPDATE index_rules SET value = 'older' WHERE name = 'rules'")
    connection.close()
    with only_reading(path, archive):
        base = open_base(path)
        assert base.read("SELECT DISTINCT title FROM listing") == [("Ville de Paris",)]
        base.close()


def test_a_base_that_may_not_even_be_read_says_so(archive: Path, language: str) -> None:
    path = archive / "bureau.parvis"
    create(path).close()
    path.chmod(0o600)
    with only_reading(archive):
        if os.geteuid() != NOBODY:
            pytest.skip("only root can try what another user may not read")
        refused(
            lambda: open_base(path),
            language,
            (
                "… cannot be read: Permission denied. Ask for the right to read it.",
                "… ne peut être lu : Permission denied. Demandez le droit de le lire.",
            ),
        )


# No room, in use ------------------------------------------------------------------------------------------------


@pytest.fixture
def no_more_room() -> Iterator[None]:
    """No file may grow beyond a megabyte, as on a quota."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_base_that_may_not_grow_keeps_all_that_was_kept_before(
    base: Database, no_more_room: None, language: str
) -> None:
    organisation(base, "Ville de Lyon")
    refused(
        lambda: organisation(base, "Ville de Paris", remarks="x" * 2_000_000),
        language,
        (
            "The disk refused to read or write …: your last change was not kept, all earlier ones are safe. "
            "Look whether the disk is full or the network is gone, then try again.",
            "Le disque a refusé de lire ou d’écrire … : votre dernière modification n’a pas été gardée, "
            "toutes les précédentes sont en sûreté. Voyez si le disque est plein ou le réseau coupé, puis recommencez.",
        ),
    )
    organisation(base, "Ville de Nice")
    names = base.read("SELECT text FROM organisation_name ORDER BY id")
    assert names == [("Ville de Lyon",), ("Ville de Nice",)]


KEEPS_IT_LOCKED = """
base = open_base(path, user)
base.read("SELECT 1")
base._raw.execute("BEGIN EXCLUSIVE")
print("locked", flush=True)
sys.stdin.read()
"""


def test_a_base_that_another_program_keeps_can_be_read_and_says_who_waits(
    base: Database, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "BUSY_SECONDS", 0.2)
    organisation(base, "Ville de Lyon")
    base.close()
    other = start(base.path, "Bruno", KEEPS_IT_LOCKED)
    assert other.stdout is not None
    assert other.stdout.readline() == "locked\n"
    again = open_base(base.path)
    refused(
        lambda: organisation(again, "Ville de Paris"),
        language,
        (
            "Another program is writing to … and did not finish in time. Try again in a moment.",
            "Un autre programme écrit dans … et n’a pas fini à temps. Réessayez dans un instant.",
        ),
    )
    assert again.read("SELECT text FROM organisation_name") == [("Ville de Lyon",)]
    answer(other)
    organisation(again, "Ville de Paris")
    again.close()
