"""What real files of other programs lose on their way through a base: `make corpus`."""

from pathlib import Path

CORPUS = Path(__file__).resolve().parent.parent.parent.parent / "shared" / "corpus"
"""Real files, outside the project: nothing of them may be kept in it."""
