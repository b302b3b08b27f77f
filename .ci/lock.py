"""Write the two lock files: every version and its hashes, for Python 3.11 and newer, naming no registry."""

import subprocess
import sys
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent
OPTIONS = [
    *("--quiet", "--upgrade", "--universal", "--python-version", "3.11", "--generate-hashes"),
    *("--no-emit-index-url", "--no-emit-find-links", "--custom-compile-command", "make lock"),
]


def main() -> None:
    """The program's lock first; the developers' holds the same versions and the tools besides."""
    for lock, extra in (
        ("requirements.lock", []),
        ("requirements-dev.lock", ["--group", "dev", "--constraint", "requirements.lock"]),
    ):
        command = [sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", *OPTIONS]
        if subprocess.run([*command, *extra, "--output-file", lock], cwd=HOUSE).returncode:
            raise SystemExit(f"{lock} could not be written: see uv's message above.")
        pins = (HOUSE / lock).read_text(encoding="utf-8").count("==")
        print(f"{lock}: {pins} pins")


if __name__ == "__main__":
    main()
