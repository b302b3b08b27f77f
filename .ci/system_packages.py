"""The system libraries and tools that pip cannot bring: looked for one by one.

What is missing is installed as root on a system with apt; otherwise the one command to run is printed.
Where all is there, nothing is asked and nothing said. Standard library only.
"""

import ctypes
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

# What proves it is there -> the package of Debian or Ubuntu that brings it: the first name known there.
WINDOW = {
    "libglib-2.0.so.0": ("libglib2.0-0t64", "libglib2.0-0"),
    "libdbus-1.so.3": ("libdbus-1-3",),
    "libxkbcommon.so.0": ("libxkbcommon0",),
    "libEGL.so.1": ("libegl1",),
    "libGL.so.1": ("libgl1",),
    "libfontconfig.so.1": ("libfontconfig1",),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0",),
    "libxcb-cursor.so.0": ("libxcb-cursor0",),
    "libxcb-icccm.so.4": ("libxcb-icccm4",),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1",),
    "libxcb-shape.so.0": ("libxcb-shape0",),
    "libcups.so.2": ("libcups2t64", "libcups2"),  # without it Qt lists no printer
}
PROOFS = {  # the tests read PDFs, and drive the window from outside through the accessibility bus
    "pdftotext": ("poppler-utils",),
    "qpdf": ("qpdf",),
    "Xvfb": ("xvfb",),
    "xauth": ("xauth",),
    "dbus-run-session": ("dbus", "dbus-daemon"),
    "/usr/libexec/at-spi-bus-launcher": ("at-spi2-core",),
}
HUB = {"pg_ctlcluster": ("postgresql",)}  # the tests of the office hub start a server of their own
BUNDLING = {"objdump": ("binutils",)}


def needed(purpose: str) -> dict[str, tuple[str, ...]]:
    """What one purpose needs, proof by proof: run, work (style and types: nothing), test, hub, bundle."""
    if purpose == "work":
        return {}
    if purpose == "run":
        return WINDOW
    if purpose == "test":
        return WINDOW | PROOFS
    if purpose == "hub":
        return HUB
    # A Python of one's own has its library beside it, or inside it; Debian's keeps it in a package.
    version = f"libpython{sys.version_info[0]}.{sys.version_info[1]}"
    library = sysconfig.get_config_var("INSTSONAME") or ""
    beside = Path(sysconfig.get_config_var("LIBDIR") or "/", library).exists()
    shared = {} if beside else {f"{version}.so.1.0": (f"{version}t64", version)}
    return WINDOW | BUNDLING | shared


def is_there(proof: str) -> bool:
    """Whether a library loads, or a tool is found."""
    if ".so." not in proof:
        return shutil.which(proof) is not None or any(
            Path(folder, proof).exists() for folder in ("/usr/bin", "/usr/lib/at-spi2-core")
        )
    try:
        ctypes.CDLL(proof)
    except OSError:
        return False
    return True


def ensure(purpose: str, with_venv: bool = False) -> None:
    """Install what is missing, or stop with the command that does; `with_venv`: Python has no ensurepip."""
    if not sys.platform.startswith("linux"):
        return
    missing = [names for proof, names in needed(purpose).items() if not is_there(proof)]
    if with_venv:
        missing.append((f"python{sys.version_info[0]}.{sys.version_info[1]}-venv",))
    if not missing:
        return
    if not shutil.which("apt-get"):
        listed = " ".join(names[-1] for names in missing)
        raise SystemExit(
            f"Parvis needs these libraries, named here as Debian names them: {listed}.\n"
            "Install them with your system's package manager, then say it again."
        )
    if os.geteuid() == 0:
        install(missing)
    else:
        raise SystemExit(
            "Some system packages are missing, and only an administrator may install them.\n"
            f"Run this once, then say it again:\n\n    {command_for(missing)}\n"
        )


def command_for(missing: list[tuple[str, ...]]) -> str:
    """The one command that an administrator runs, fit to paste."""
    fetch = "" if any(Path("/var/lib/apt/lists").glob("*_Packages*")) else "apt-get update && "
    words = f"{fetch}apt-get install --no-install-recommends -y {' '.join(map(chosen, missing))}"
    if not shutil.which("sudo"):
        return f"su -c '{words}'"
    return f"sudo sh -c '{words}'" if fetch else f"sudo {words}"


def install(missing: list[tuple[str, ...]]) -> None:
    """Bring the packages with apt, as root."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    print("Fetching the system's list of packages…", flush=True)
    subprocess.run(["apt-get", "update", "-qq"], env=quiet)
    packages = [chosen(names) for names in missing]
    print(f"Installing {' '.join(packages)}…", flush=True)
    command = ["apt-get", "install", "-qq", "-y", "--no-install-recommends", *packages]
    answer = subprocess.run(command, env=quiet, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if answer.returncode:
        raise SystemExit(f"{answer.stdout}\nThe system packages could not be installed: see above.")


def chosen(names: tuple[str, ...]) -> str:
    """The first of the names that this system can install; the last when it knows none."""
    for name in names:
        answer = subprocess.run(["apt-cache", "policy", name], capture_output=True, text=True)
        if "Candidate:" in answer.stdout and "Candidate: (none)" not in answer.stdout:
            return name
    return names[-1]
