"""A PostgreSQL of the tests' own: started on loopback in a folder that goes again; skipped where none is installed."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest


def _programs() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if found:
        return found[-1].parent
    here = shutil.which("initdb")
    return Path(here).parent if here else None


class Server:
    """One server: where it is, and how it is stopped and started again."""

    def __init__(self, folder: Path, programs: Path) -> None:
        self.folder, self.programs = folder, programs
        self.port = _free_port()
        self.as_root = os.geteuid() == 0
        folder.mkdir(parents=True)
        if self.as_root:
            shutil.chown(folder, "postgres")
        self._run(
            "initdb", "-D", str(folder / "data"), "-U", "parvis", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"
        )
        self.start()

    def _run(self, program: str, *arguments: str) -> None:
        before = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if self.as_root else []
        subprocess.run(
            [*before, str(self.programs / program), *arguments],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=self.folder,
        )

    def start(self) -> None:
        """Start it; it answers when this returns."""
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -k {self.folder} -c fsync=off"
        self._run(
            "pg_ctl", "-D", str(self.folder / "data"), "-w", "-l", str(self.folder / "log"), "-o", options, "start"
        )

    def stop(self) -> None:
        """Stop it at once, as a pulled cable would."""
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "stop")

    def url(self, name: str) -> str:
        """The address of a new base on it."""
        self._run("createdb", "-h", "127.0.0.1", "-p", str(self.port), "-U", "parvis", name)
        return f"postgresql://parvis@127.0.0.1:{self.port}/{name}"

    def run_sql(self, url: str, sql: str) -> None:
        """Do something on a base behind the program's back."""
        self._run("psql", "-q", url, "-c", sql)

    def dumped(self, url: str) -> str:
        """Everything that stands in a base, as text."""
        target = self.folder / "dump.sql"
        self._run("pg_dump", "-f", str(target), url)
        return target.read_text(encoding="utf-8")


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


class NoServer(Exception):
    """No PostgreSQL can be had here; says why."""


@contextmanager
def started() -> Iterator[Server]:
    """A server for a while; raises NoServer where none is installed or starts."""
    programs = _programs()
    if programs is None:
        raise NoServer("no PostgreSQL server is installed here (Debian: apt-get install postgresql)")
    with tempfile.TemporaryDirectory(prefix="parvis-hub-") as name:  # a socket's path must be short
        Path(name).chmod(0o755)
        try:
            made = Server(Path(name) / "server", programs)
        except (OSError, subprocess.CalledProcessError) as refused:
            raise NoServer(f"the PostgreSQL installed here does not start: {refused}") from refused
        try:
            yield made
        finally:
            made.stop()


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """The server of all tests of the hub."""
    with ExitStack() as stack:
        try:
            made = stack.enter_context(started())
        except NoServer as none:
            pytest.skip(str(none))
        yield made
