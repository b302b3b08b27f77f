"""A base of its own for each test, and the command line as a person or a script uses it."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from desktop_app.commands import main
from desktop_app.services.bases import new_base

HOUSE = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True)
class Answer:
    """What a command left with and printed."""

    status: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """What `--json` printed, and nothing beside it."""
        return json.loads(self.out)


Parvis = Callable[..., Answer]


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the preferences of who runs it; the session speaks English."""
    monkeypatch.setenv("PARVIS_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")


@pytest.fixture(scope="session")
def fresh_base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("fresh") / "office.parvis"
    new_base(path, "Camille").close()
    return path


@pytest.fixture(scope="session")
def sample_base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.parvis"
    new_base(path, "Camille", demo=True).close()
    return path


@pytest.fixture
def base(fresh_base: Path, tmp_path: Path) -> Path:
    """A new base with the lists every platform starts from."""
    return Path(shutil.copy(fresh_base, tmp_path / "office.parvis"))


@pytest.fixture
def sample(sample_base: Path, tmp_path: Path) -> Path:
    """The sample platform."""
    return Path(shutil.copy(sample_base, tmp_path / "sample.parvis"))


@pytest.fixture
def parvis(capsys: pytest.CaptureFixture[str]) -> Parvis:
    """A command carried out in this process."""

    def run(*words: str | Path) -> Answer:
        capsys.readouterr()
        status = main([str(word) for word in words])
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return Answer(status, said.out, said.err)

    return run


@pytest.fixture
def program(tmp_path: Path) -> Parvis:
    """A command carried out by the program itself, in a process and an environment of its own."""

    def run(*words: str | Path, given: str = "", **environment: str) -> Answer:
        answer = subprocess.run(
            [sys.executable, "-m", "desktop_app", *map(str, words)],
            cwd=HOUSE,
            input=given,
            env={**os.environ, "PARVIS_HOME": str(tmp_path / "home"), **environment},
            capture_output=True,
            encoding="utf-8",
            errors="surrogateescape",
            timeout=60,
        )
        assert "Traceback" not in answer.stderr
        return Answer(answer.returncode, answer.stdout, answer.stderr)

    return run
