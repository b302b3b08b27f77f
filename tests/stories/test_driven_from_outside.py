"""The program driven wholly from outside, through the accessibility tree, as a screen reader or a robot would."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

NEEDED = ("Xvfb", "dbus-run-session")
BUS = Path("/usr/libexec/at-spi-bus-launcher")

# Runs inside the session that has its own screen and its own bus: starts the program, finds it, works it.
CLIENT = '''
import os, subprocess, sys, time
from jeepney import DBusAddress, Properties, new_method_call
from jeepney.io.blocking import open_dbus_connection

ACCESSIBLE, ACTION, TEXT = "org.a11y.atspi.Accessible", "org.a11y.atspi.Action", "org.a11y.atspi.EditableText"
session = open_dbus_connection(bus="SESSION")
status = DBusAddress("/org/a11y/bus", bus_name="org.a11y.Bus", interface="org.a11y.Status")
session.send_and_get_reply(Properties(status).set("IsEnabled", "b", True))
address = session.send_and_get_reply(
    new_method_call(DBusAddress("/org/a11y/bus", bus_name="org.a11y.Bus", interface="org.a11y.Bus"), "GetAddress")
).body[0]
tree = open_dbus_connection(bus=address)
program = subprocess.Popen([sys.executable, "-m", "desktop_app", sys.argv[1]])


def call(node, interface, method, signature=None, body=()):
    target = DBusAddress(node[1], bus_name=node[0], interface=interface)
    return tree.send_and_get_reply(new_method_call(target, method, signature, body), timeout=5).body


def name(node, what="Name"):
    target = DBusAddress(node[1], bus_name=node[0], interface=ACCESSIBLE)
    return tree.send_and_get_reply(Properties(target).get(what), timeout=5).body[0][1]


def children(node):
    count = name(node, "ChildCount")
    return [] if count > 300 else call(node, ACCESSIBLE, "GetChildren")[0]


def find(node, identifier):
    """Breadth first; a table is asked by cell, never walked."""
    waiting = [node]
    while waiting:
        one = waiting.pop(0)
        if name(one, "AccessibleId") == identifier:
            return one
        waiting += children(one)


def until(what, question, seconds=30):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            answer = question()
        except Exception as error:  # the tree moves under our hands while the window opens
            answer, last = None, error
        else:
            last = None
        if answer:
            return answer
        time.sleep(0.05)
    raise SystemExit(f"waited in vain for {what}: {last!r}")


try:
    root = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
    app = until("the program", lambda: next((one for one in children(root) if name(one) == "parvis"), None))
    search = until("the search field", lambda: find(app, "members.search"))
    assert name(search), "the search field has no spoken name"
    call(search, TEXT, "SetTextContents", "s", ("united cities local",))
    table = until("the list", lambda: find(app, "members.list"))

    def first_cell():
        cell = call(table, "org.a11y.atspi.Table", "GetAccessibleAt", "ii", (0, 0))[0]
        return name(cell) == "United Cities and Local Governments"

    until("the member", first_cell)
    french = find(app, "window.language.fr")
    call(french, ACTION, "DoAction", "i", (0,))
    until("French", lambda: "Membres" in name(find(app, "navigation.members")))
    print("driven")
finally:
    program.terminate()
    program.wait(10)
'''


@pytest.mark.skipif(not all(shutil.which(one) for one in NEEDED), reason="Xvfb or dbus-run-session is missing")
@pytest.mark.skipif(not BUS.exists(), reason="at-spi2-core is missing: there is no accessibility bus")
def test_a_member_is_found_and_the_language_switched_from_outside(platform_file: Path, home: Path) -> None:
    home.mkdir()
    (home / "preferences.json").write_text('{"language": "en"}', encoding="utf-8")
    running = home / "run"
    running.mkdir(mode=0o700)
    outside = {
        **{key: value for key, value in os.environ.items() if key not in ("QT_QPA_PLATFORM", "DISPLAY")},
        "PARVIS_HOME": str(home),
        "XDG_RUNTIME_DIR": str(running),
        "QT_QPA_PLATFORM": "xcb",
        "PYTHONPATH": str(Path(__file__).resolve().parents[2]),
    }
    command = ["dbus-run-session", "--", sys.executable, "-c", CLIENT, str(platform_file)]
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "1400x900x24", "-nolisten", "tcp"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert screen.stdout is not None
        outside["DISPLAY"] = f":{screen.stdout.readline().strip()}"
        done = subprocess.run(command, env=outside, capture_output=True, text=True, timeout=120, check=False)
    finally:
        screen.send_signal(signal.SIGTERM)
        screen.communicate(timeout=10)
    assert done.stdout.strip().endswith("driven"), done.stdout + done.stderr
