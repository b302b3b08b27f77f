"""An encrypted base: its keys, its passphrase, and that no name can be read in any of its files."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from desktop_app.errors import UserError, WrongPassphrase
from desktop_app.storage import encryption
from desktop_app.storage.backup import backup, check, restore
from desktop_app.storage.connection import NotABase
from desktop_app.storage.database import Database, create, open_base
from desktop_app.storage.encryption import (
    ALPHABET,
    KeysLost,
    change_passphrase,
    create_keys,
    is_encrypted,
    keys_file,
    new_recovery_key,
    read_recovery_key,
    unlock,
)
from tests.office import contact, organisation, person

PASSPHRASE = "trois chênes et un hibou"
NAMES = ("Kowalczyk", "Płock", "płock", "plock", "+48221234567", "anna.k@example.org", "kowalczyk")


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys of a thousandth of the work, where the work is not what is tried."""
    monkeypatch.setattr(encryption, "MEMORY_KIB", 64)
    monkeypatch.setattr(encryption, "PASSES", 1)


@pytest.fixture
def path(tmp_path: Path, cheap: None) -> Path:
    return tmp_path / "bureau.parvis"


@pytest.fixture
def recovery(path: Path) -> str:
    """An encrypted base with a few names in it, closed; its recovery key."""
    key, made = create_keys(path, PASSPHRASE)
    base = create(path, "Anne", key)
    fill(base)
    base.close()
    return made


def fill(base: Database) -> None:
    organisation(base, "Miasto Płock", contact("phone", "+48 22 123 45 67"), country="PL", remarks="Kowalczyk")
    person(base, "Kowalczyk", "Anna", contact("email", "anna.k@example.org"))


# Opening --------------------------------------------------------------------------------------------------------


def test_the_passphrase_and_the_recovery_key_open_the_same_base(path: Path, recovery: str) -> None:
    assert unlock(path, PASSPHRASE) == unlock(path, recovery)
    base = open_base(path, "Anne", unlock(path, PASSPHRASE))
    assert base.read("SELECT family FROM person") == [("Kowalczyk",)]
    base.close()


def test_the_recovery_key_may_be_typed_small_and_without_dashes(path: Path, recovery: str) -> None:
    assert unlock(path, recovery.lower().replace("-", " ")) == unlock(path, PASSPHRASE)


def test_an_accent_typed_on_another_system_is_the_same_accent(path: Path, recovery: str) -> None:
    assert unlock(path, "trois che\u0302nes et un hibou\n") == unlock(path, PASSPHRASE)


@pytest.mark.parametrize("typed", ["", "Trois chênes et un hibou", "trois chenes et un hibou", "\ud800", "a" * 10_000])
def test_a_wrong_passphrase_is_refused_with_a_sentence(path: Path, recovery: str, typed: str) -> None:
    with pytest.raises(WrongPassphrase, match=r"does not open bureau\.parvis"):
        unlock(path, typed)


def test_a_mistyped_recovery_key_says_which_group(path: Path, recovery: str) -> None:
    wrong = ALPHABET[(ALPHABET.index(recovery[13]) + 1) % 31]
    with pytest.raises(WrongPassphrase, match=r"^Group 3 of the recovery key is mistyped"):
        unlock(path, recovery[:13] + wrong + recovery[14:])


def test_another_base_s_recovery_key_is_refused(path: Path, recovery: str) -> None:
    with pytest.raises(WrongPassphrase, match="does not open"):
        unlock(path, new_recovery_key())


def test_a_wrong_key_reaches_nothing_and_says_so(path: Path, recovery: str, capfd: pytest.CaptureFixture[str]) -> None:
    before = path.read_bytes()
    for key in (None, bytes(32)):
        with pytest.raises(NotABase, match="is not a Parvis base, or it is encrypted"):
            open_base(path, key=key)
        assert len(check(path, key)) == 1
    assert path.read_bytes() == before
    assert capfd.readouterr().err == ""


def test_an_encrypted_base_is_told_from_other_files(path: Path, recovery: str, tmp_path: Path) -> None:
    create(tmp_path / "plain.parvis").close()
    (tmp_path / "letter.txt").write_text("Madame, Monsieur" * 256)
    (tmp_path / "empty").touch()
    plain = [is_encrypted(tmp_path / name) for name in ("plain.parvis", "letter.txt", "empty", "nowhere")]
    assert plain == [False] * 4
    assert is_encrypted(path)
    keys_file(path).unlink()
    assert is_encrypted(path)


# Keys -----------------------------------------------------------------------------------------------------------


def test_the_work_of_a_guess_is_rfc_9106_s_second_choice(tmp_path: Path) -> None:
    create_keys(tmp_path / "bureau.parvis", PASSPHRASE)
    slots = json.loads(keys_file(tmp_path / "bureau.parvis").read_text())["slots"]
    work = [(slot["memory_kib"], slot["passes"], slot["lanes"], len(slot["salt"])) for slot in slots.values()]
    assert work == [(65536, 3, 4, 32)] * 2


def test_the_key_file_is_for_its_owner_s_eyes_and_holds_no_secret(path: Path, recovery: str) -> None:
    key = unlock(path, PASSPHRASE)
    kept = keys_file(path).read_text()
    assert keys_file(path).stat().st_mode & 0o077 == 0
    for secret in (key.hex(), PASSPHRASE, recovery, recovery.replace("-", "")):
        assert secret not in kept


def test_two_bases_with_one_passphrase_have_nothing_in_common(path: Path, recovery: str, tmp_path: Path) -> None:
    create_keys(tmp_path / "other.parvis", PASSPHRASE)
    slots = [json.loads(keys_file(p).read_text())["slots"] for p in (path, tmp_path / "other.parvis")]
    values = [slot[part] for both in slots for slot in both.values() for part in ("salt", "locked", "seal")]
    assert len(set(values)) == 12


def test_changing_the_passphrase_changes_the_key_file_only(path: Path, recovery: str) -> None:
    key, before = unlock(path, PASSPHRASE), path.read_bytes()
    change_passphrase(path, PASSPHRASE, "une passerelle sur le Rhin")
    assert path.read_bytes() == before
    assert unlock(path, "une passerelle sur le Rhin") == unlock(path, recovery) == key
    with pytest.raises(WrongPassphrase):
        unlock(path, PASSPHRASE)


def test_a_lost_passphrase_is_replaced_with_the_recovery_key(path: Path, recovery: str) -> None:
    change_passphrase(path, recovery, "une passerelle sur le Rhin")
    assert unlock(path, "une passerelle sur le Rhin") == unlock(path, recovery)


def test_a_short_passphrase_is_refused_and_the_old_one_stays(path: Path, recovery: str) -> None:
    with pytest.raises(UserError, match="at least 8 characters"):
        change_passphrase(path, PASSPHRASE, "court")
    assert unlock(path, PASSPHRASE)


def test_keys_are_never_made_over_others(path: Path, recovery: str) -> None:
    before = keys_file(path).read_bytes()
    with pytest.raises(UserError, match="may be the only key to another base"):
        create_keys(path, PASSPHRASE)
    assert keys_file(path).read_bytes() == before


def test_a_lost_key_file_says_where_another_may_be(path: Path, recovery: str) -> None:
    keys_file(path).unlink()
    with pytest.raises(KeysLost, match="It stands beside each backup too"):
        unlock(path, PASSPHRASE)


SPOILS = {
    "not json": lambda kept: b"{",
    "not text": lambda kept: b"\xff\xfe\x00",
    "another thing": lambda kept: b"[1, 2]",
    "newer": lambda kept: json.dumps({**kept, "parvis_keys": 2}).encode(),
    "no slot": lambda kept: json.dumps({**kept, "slots": {}}).encode(),
    "much work": lambda kept: with_part(kept, "memory_kib", 1 << 40),
    "no work": lambda kept: with_part(kept, "memory_kib", 1),
    "no salt": lambda kept: with_part(kept, "salt", ""),
    "salt of another kind": lambda kept: with_part(kept, "salt", 12),
}


def with_part(kept: dict[str, dict[str, dict[str, object]]], part: str, value: object) -> bytes:
    slots = {name: {**slot, part: value} for name, slot in kept["slots"].items()}
    return json.dumps({**kept, "slots": slots}).encode()


@pytest.mark.parametrize("spoil", SPOILS)
def test_a_damaged_key_file_is_refused_with_a_sentence(path: Path, recovery: str, spoil: str) -> None:
    keys_file(path).write_bytes(SPOILS[spoil](json.loads(keys_file(path).read_text())))
    with pytest.raises(KeysLost, match="is damaged or of a newer Parvis"):
        unlock(path, PASSPHRASE)


@pytest.mark.parametrize("part", ["salt", "locked", "seal"])
def test_a_key_file_altered_by_one_bit_opens_nothing(path: Path, recovery: str, part: str) -> None:
    kept = json.loads(keys_file(path).read_text())
    slot = kept["slots"]["passphrase"]
    slot[part] = bytes([bytes.fromhex(slot[part])[0] ^ 1]).hex() + slot[part][2:]
    keys_file(path).write_text(json.dumps(kept))
    with pytest.raises(WrongPassphrase):
        unlock(path, PASSPHRASE)


def test_a_slot_put_in_the_other_s_place_opens_nothing(path: Path, recovery: str) -> None:
    kept = json.loads(keys_file(path).read_text())
    kept["slots"]["recovery"] = kept["slots"]["passphrase"]
    kept["slots"]["passphrase"] = {**kept["slots"]["passphrase"], "seal": "00" * 32}
    keys_file(path).write_text(json.dumps(kept))
    with pytest.raises(WrongPassphrase):
        unlock(path, PASSPHRASE)


# The printed key ------------------------------------------------------------------------------------------------


@given(some.integers(0, 34), some.sampled_from(ALPHABET))
def test_any_one_wrong_letter_shows_in_its_group(place: int, letter: str) -> None:
    printed = new_recovery_key().replace("-", "")
    typed = printed[:place] + letter + printed[place + 1 :]
    assert read_recovery_key(typed)[1] == ([] if typed == printed else [place // 5 + 1])


@given(some.integers(0, 34), some.integers(0, 34))
def test_any_two_letters_of_a_group_swapped_show(one: int, other: int) -> None:
    letters = list(new_recovery_key().replace("-", ""))
    other = one - one % 5 + other % 5
    same = letters[one] == letters[other]
    letters[one], letters[other] = letters[other], letters[one]
    assert bool(read_recovery_key("".join(letters))[1]) is not same


def test_two_groups_swapped_show() -> None:
    groups = new_recovery_key().split("-")
    groups[0], groups[6] = groups[6], groups[0]
    assert read_recovery_key(" ".join(groups))[1] == [1, 7]


def test_a_letter_that_no_recovery_key_has_shows_in_its_group() -> None:
    printed = new_recovery_key()
    assert read_recovery_key("O" + printed[1:])[1] == [1]


def test_a_passphrase_is_not_taken_for_a_recovery_key() -> None:
    assert read_recovery_key(PASSPHRASE) == ("", [])


# What can be read -----------------------------------------------------------------------------------------------


def readable_names(folder: Path) -> list[tuple[str, str]]:
    """The names that stand in plain in any file of a folder."""
    return [
        (file.name, name)
        for file in sorted(folder.iterdir())
        for name in NAMES
        if any(name.encode(code) in file.read_bytes() for code in ("utf-8", "utf-16-le"))
    ]


def test_no_name_can_be_read_in_any_file_of_an_encrypted_base(path: Path, tmp_path: Path) -> None:
    key, _recovery = create_keys(path, PASSPHRASE)
    base = create(path, "Anne", key)
    fill(base)
    assert {file.name.removeprefix(path.name) for file in tmp_path.iterdir()} == {"", "-wal", "-shm", ".keys"}
    assert readable_names(tmp_path) == []
    backup(base, tmp_path / "copy.parvis")
    assert readable_names(tmp_path) == []
    base.close()
    assert readable_names(tmp_path) == []


def test_the_same_names_can_be_read_in_a_plain_base(tmp_path: Path) -> None:
    """So that the test above looks for the right thing."""
    base = create(tmp_path / "plain.parvis")
    fill(base)
    base.close()
    assert {name for _file, name in readable_names(tmp_path)} >= {"Kowalczyk", "Płock", "anna.k@example.org"}


def test_a_backup_of_an_encrypted_base_opens_with_the_same_passphrase(
    path: Path, recovery: str, tmp_path: Path
) -> None:
    base = open_base(path, "Anne", unlock(path, PASSPHRASE))
    copy = tmp_path / "copy.parvis"
    backup(base, copy)
    base.close()
    key = unlock(copy, PASSPHRASE)
    assert check(copy, key) == []
    assert restore(copy, tmp_path / "again.parvis", key) is None
    restored = open_base(tmp_path / "again.parvis", key=unlock(tmp_path / "again.parvis", recovery))
    assert restored.read("SELECT family FROM person") == [("Kowalczyk",)]
    restored.close()


def test_a_truncated_encrypted_base_says_so(path: Path, recovery: str) -> None:
    key, whole = unlock(path, PASSPHRASE), path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(NotABase, match="the file was cut short"):
        open_base(path, key=key)
    assert path.read_bytes() == whole[: len(whole) // 2]
