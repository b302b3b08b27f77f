"""Other processes on the same base, for the tests: each runs a few lines of Python with the base opened as `base`."""

import os
import subprocess
import sys
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]
OPENING = """
import sys
from pathlib import Path
from desktop_app.errors import ChangedSince, UserError
from desktop_app.services import history, records
from desktop_app.storage.database import open_base
from tests.office import organisation, person, renamed
path, user = Path(sys.argv[1]), sys.argv[2]
"""
NOBODY = 65534


def start(path: Path, user: str, lines: str, *, as_nobody: bool = False) -> "subprocess.Popen[str]":
    """Run lines in a process of its own; `path` and `user` are set, its output is read by the caller."""
    return subprocess.Popen(
        [sys.executable, "-c", OPENING + lines, str(path), user],
        cwd=HOUSE,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        user=NOBODY if as_nobody else None,
        group=NOBODY if as_nobody else None,
        extra_groups=[] if as_nobody else None,
    )


def answer(process: "subprocess.Popen[str]") -> list[str]:
    """What a process printed, line by line; it must have ended well."""
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    return out.splitlines()
