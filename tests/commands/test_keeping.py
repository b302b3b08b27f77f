"""The base as a file: made, encrypted, backed up, put back, checked."""

from pathlib import Path

import pytest

from tests.commands.conftest import Parvis


def test_a_new_base_has_the_lists_and_the_sample_when_asked(parvis: Parvis, tmp_path: Path):
    empty, sample = tmp_path / "empty.parvis", tmp_path / "sample.parvis"
    made = parvis("new", empty, "--json")
    assert made.data == {"base": str(empty), "encrypted": False, "recovery_key": None}
    assert parvis("new", sample, "--demo").status == 0
    assert parvis("list", "role_type", "--base", empty).out
    assert parvis("list", "organisation", "--base", empty).out == ""
    assert parvis("list", "organisation", "--base", sample).out


def test_nothing_is_written_over_a_file_that_stands(parvis: Parvis, base: Path, tmp_path: Path):
    before = base.read_bytes()
    for words in (("new", base), ("new", base, "--encrypt"), ("new", tmp_path / "none" / "x.parvis")):
        answer = parvis(*words)
        assert (answer.status, answer.out, answer.err.count("\n")) == (1, "", 1)
    assert base.read_bytes() == before


def test_an_encrypted_base_opens_by_its_passphrase_only(parvis: Parvis, tmp_path: Path):
    path, secret, wrong = tmp_path / "locked.parvis", tmp_path / "secret", tmp_path / "wrong"
    secret.write_text("une longue phrase secrète\n", encoding="utf-8")
    wrong.write_text("something else entirely\n", encoding="utf-8")
    made = parvis("new", path, "--encrypt", "--passphrase-file", secret, "--json").data
    assert made["recovery_key"]
    assert not path.read_bytes().startswith(b"SQLite")
    added = parvis("add", "person", "family=Ambert", "--base", path, "--passphrase-file", secret)
    assert added.status == 0
    refused = parvis("list", "person", "--base", path, "--passphrase-file", wrong)
    assert (refused.status, refused.out) == (1, "")
    recovery = tmp_path / "recovery"
    recovery.write_text(made["recovery_key"], encoding="utf-8")
    assert "Ambert" in parvis("list", "person", "--base", path, "--passphrase-file", recovery).out
    copy, back = tmp_path / "copy.parvis", tmp_path / "back.parvis"
    assert parvis("backup", path, "-o", copy, "--passphrase-file", secret).status == 0
    assert not copy.read_bytes().startswith(b"SQLite")
    assert parvis("restore", copy, back, "--passphrase-file", secret).status == 0
    assert "Ambert" in parvis("list", "person", "--base", back, "--passphrase-file", secret).out
    assert parvis("check", path, "--passphrase-file", secret, "--json").data["sound"]


def test_a_passphrase_that_cannot_be_asked_for_is_a_sentence(program: Parvis, parvis: Parvis, tmp_path: Path):
    path, secret = tmp_path / "locked.parvis", tmp_path / "secret"
    secret.write_text("une longue phrase secrète\n", encoding="utf-8")
    assert parvis("new", path, "--encrypt", "--passphrase-file", secret).status == 0
    for file, sentence in (
        (tmp_path / "none", "no such file"),
        (tmp_path, "folder"),
        (path, "UTF-8"),
    ):
        answer = parvis("list", "person", "--base", path, "--passphrase-file", file)
        assert (answer.status, answer.out) == (1, "")
        assert sentence in answer.err
    empty = tmp_path / "empty"
    empty.write_text("\n", encoding="utf-8")
    assert "first line" in parvis("list", "person", "--base", path, "--passphrase-file", empty).err


def test_a_backup_is_put_back_beside_or_in_place(parvis: Parvis, base: Path, tmp_path: Path):
    copy, back = tmp_path / "copy.parvis", tmp_path / "back.parvis"
    parvis("add", "person", "family=Before", "--base", base)
    assert parvis("backup", base, "-o", copy, "--json").data == {"base": str(base), "backup": str(copy)}
    parvis("add", "person", "family=After", "--base", base)
    assert parvis("backup", base, "-o", copy).status == 1
    restored = parvis("restore", copy, back, "--json").data
    assert restored == {"backup": str(copy), "base": str(back), "put_aside": None}
    assert "After" not in parvis("list", "person", "--base", back).out
    refused = parvis("restore", copy, base)
    assert (refused.status, "After" in parvis("list", "person", "--base", base).out) == (1, True)
    aside = parvis("restore", copy, base, "--overwrite", "--json").data["put_aside"]
    assert "After" not in parvis("list", "person", "--base", base).out
    assert "After" in parvis("list", "person", "--base", aside).out


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_sound_base_is_said_to_be(parvis: Parvis, sample: Path, language: str):
    answer = parvis("check", sample, "--ui-language", language)
    assert (answer.status, answer.err) == (0, "")
    told = parvis("check", sample, "--json").data
    assert told == {"base": str(sample), "sound": True, "problems": [], "readable": {}, "saved": None}
