"""Bring a bare system to where Parvis runs: system libraries, .venv, locked dependencies.

`python .ci/set_up.py run|work|test|bundle`; what is there is left alone, so a second call takes a moment.
Standard library only: it runs before anything is installed.
"""

import hashlib
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import system_packages

HOUSE = Path(__file__).resolve().parent.parent
VENV = HOUSE / ".venv"
LOCKS = {
    "run": "requirements.lock",
    "work": "requirements-dev.lock",
    "test": "requirements-dev.lock",
    "bundle": "requirements-dev.lock",
}


def main(purpose: str) -> None:
    """Make everything ready for one purpose, or stop with a sentence."""
    python = venv_python()
    has_venv = venv_version() == sys.version_info[:2]
    system_packages.ensure(purpose, with_venv=not has_venv and not find_spec("ensurepip"))
    if not has_venv:
        make_venv()
    lock = HOUSE / LOCKS[purpose]
    stamp = VENV / "parvis-installed"
    mark = hashlib.sha256(lock.read_bytes()).hexdigest()
    marks = stamp.read_text().split() if stamp.exists() else []
    if mark in marks:
        return
    print(f"Installing what {lock.name} lists in .venv (once; some minutes the first time)…", flush=True)
    pip = [python, "-m", "pip", "--disable-pip-version-check", "install", "-qq", "--require-hashes"]
    if subprocess.run([*map(str, pip), "-r", str(lock)]).returncode:
        raise SystemExit("The dependencies could not be installed: see pip's message above.")
    # The developers' lock holds all that the program's own does, so one installation serves both.
    also = hashlib.sha256((HOUSE / LOCKS["run"]).read_bytes()).hexdigest()
    stamp.write_text(f"{mark}\n{also}\n")


def venv_python() -> Path:
    """The interpreter inside .venv."""
    return VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def venv_version() -> tuple[int, int] | None:
    """The Python version of .venv; None when it is missing or its interpreter is gone."""
    if not venv_python().exists():
        return None
    asked = [str(venv_python()), "-c", "import sys, pip; print(*sys.version_info[:2])"]
    answer = subprocess.run(asked, capture_output=True, text=True)
    if answer.returncode:
        return None
    major, minor = answer.stdout.split()
    return int(major), int(minor)


def make_venv() -> None:
    """Make .venv anew for this interpreter."""
    print(f"Making .venv with Python {sys.version.split()[0]}…", flush=True)
    if subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)]).returncode:
        raise SystemExit("The environment .venv could not be made: see Python's message above.")


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in LOCKS:
        raise SystemExit("usage: set_up.py run|work|test|bundle")
    main(sys.argv[1])
