#!/usr/bin/python3
"""The real window as a screen reader finds it: AT-SPI over D-Bus, on a display of its own.

  atspi_window.py PROGRAM    PROGRAM is the built framewright; framewright-cli lies beside it

Needs Debian's xvfb, dbus, at-spi2-core, python3-gi and gir1.2-atspi-2.0. Waits for conditions, never for a time.
"""
import contextlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import warnings
import wave

PATIENCE_SECONDS = 20  # for what takes a moment; a machine under load needs longer
SHOTS = 6


def wait_for(what, condition):
    """What `condition` returns as soon as that is true. It may stumble over things that are just going."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        with contextlib.suppress(GLib.Error):
            found = condition()
            if found:
                return found
        if time.monotonic() > deadline:
            sys.exit(f"FAIL: waited {PATIENCE_SECONDS} s for: {what}")
        GLib.MainContext.default().iteration(False)
        time.sleep(0.02)


def children(node):
    return [child for child in (node.get_child_at_index(i) for i in range(node.get_child_count())) if child]


def walk(node):
    yield node
    for child in children(node):
        yield from walk(child)


def find(root, role, start):
    """The first below `root` of this role whose name begins with `start`, or None."""
    return next((node for node in walk(root) if node.get_role() == role and node.get_name().startswith(start)), None)


def has(node, state):
    node.clear_cache()
    return node.get_state_set().contains(state)


def act(node, name):
    action = node.get_action_iface()
    names = [action.get_action_name(i) for i in range(action.get_n_actions())]
    if name not in names:
        sys.exit(f"FAIL: '{node.get_name()}' cannot '{name}', only {names}")
    action.do_action(names.index(name))


def equal(what, found, wanted):
    if found != wanted:
        sys.exit(f"FAIL: {what}: {found!r}, not {wanted!r}")


def check_board(window):
    board = wait_for("the board", lambda: find(window, Atspi.Role.LIST, "Board"))
    scenes = wait_for("two scenes", lambda: len(children(board)) == 2 and children(board))
    cards = [card for scene in scenes for card in children(scene)]
    equal("number of cards", len(cards), SHOTS)
    for number, card in enumerate(cards, 1):
        equal("role of a card", card.get_role(), Atspi.Role.LIST_ITEM)
        if not card.get_name().startswith(f"Shot {number}: ") or "Empty, " not in card.get_name():
            sys.exit(f"FAIL: card {number} is called '{card.get_name()}'")
    box = cards[0].get_extents(Atspi.CoordType.SCREEN)
    if box.width < 100 or box.height < 100:
        sys.exit(f"FAIL: the first card is {box.width} x {box.height}")
    return cards


def check_selection(window, cards):
    heard = []
    listener = Atspi.EventListener.new(lambda event: heard.append((event.source.get_name(), event.detail1)))
    listener.register("object:state-changed:selected")
    act(cards[1], "Select")
    wait_for("card 2 to be selected", lambda: has(cards[1], Atspi.StateType.SELECTED))
    equal("card 1 is still selected", has(cards[0], Atspi.StateType.SELECTED), False)
    wait_for("the news that card 2 is selected", lambda: (cards[1].get_name(), 1) in heard)
    act(cards[2], "Toggle")
    wait_for("card 3 to be selected too", lambda: has(cards[2], Atspi.StateType.SELECTED))
    act(cards[1], "Select")
    wait_for("card 3 to be let go", lambda: not has(cards[2], Atspi.StateType.SELECTED))
    # What is selected is what the panel beside it shows.
    prompt = wait_for("the prompt's field", lambda: find(window, Atspi.Role.TEXT, "Prompt"))
    words = wait_for("words in it", lambda: Atspi.Text.get_text(prompt.get_text_iface(), 0, -1))
    if not cards[1].get_name().startswith(f"Shot 2: {words}"[:40]):
        sys.exit(f"FAIL: the panel shows '{words}' for '{cards[1].get_name()}'")
    cards[2].get_component_iface().grab_focus()
    wait_for("the focus on card 3", lambda: has(cards[2], Atspi.StateType.FOCUSED))


def check_timeline(window, cards):
    timeline = wait_for("the timeline", lambda: find(window, Atspi.Role.PANEL, "Timeline"))
    rows = wait_for("its rows", lambda: len(children(timeline)) >= 4 and children(timeline))
    equal("its rows", [row.get_name() for row in rows], ["Playhead at 00:00:00:00", "Titles", "Video", "Sound 1"])
    titles, clips, sounds = (children(row) for row in rows[1:])
    equal("the title", [each.get_name() for each in titles], ["By the sea, from 00:00:00:10 to 00:00:01:10"])
    equal("number of clips", len(clips), SHOTS)
    equal("times of the first clip", clips[0].get_name().partition(", from ")[2], "00:00:00:00 to 00:00:02:00")
    equal("the sound", [each.get_name() for each in sounds], ["sea.wav, from 00:00:01:00 to 00:00:02:00"])
    act(sounds[0], "Select")
    wait_for("the sound to be selected", lambda: has(sounds[0], Atspi.StateType.SELECTED))
    wait_for("the card to be let go", lambda: not has(cards[2], Atspi.StateType.SELECTED))
    return rows[0]


def check_canvas(window, playhead):
    canvas = wait_for("the canvas", lambda: find(window, Atspi.Role.CANVAS, "Canvas"))
    equal("the canvas", canvas.get_name(), f"Canvas, 00:00:00:00, shot 1 of {SHOTS}, paused")
    playhead.get_value_iface().set_current_value(60)
    wanted = f"Canvas, 00:00:02:12, shot 2 of {SHOTS}, paused"
    wait_for("the canvas to follow the playhead", lambda: canvas.clear_cache() or canvas.get_name() == wanted)


def check_names(window):
    nameless = []
    for node in walk(window):
        states = node.get_state_set()
        if states.contains(Atspi.StateType.FOCUSABLE) and states.contains(Atspi.StateType.SHOWING):
            if not node.get_name().strip() and node.get_role() != Atspi.Role.FILLER:
                nameless.append(f"{node.get_role_name()} in '{node.get_parent().get_name()}'")
    equal("controls without a name", nameless, [])


def inside(program, project):
    """Under a display and a session bus: start the window, look at it, do something, look again."""
    running = subprocess.Popen([program, "--engine=fake", project])
    try:
        Atspi.init()
        desktop = Atspi.get_desktop(0)

        def main_window():
            if running.poll() is not None:
                sys.exit(f"FAIL: the program ended with {running.returncode}")
            desktop.clear_cache()
            return next((window for app in children(desktop) for window in children(app)
                         if window.get_name().endswith("Framewright")), None)

        window = wait_for("the main window", main_window)
        cards = check_board(window)
        check_selection(window, cards)
        playhead = check_timeline(window, cards)
        check_canvas(window, playhead)
        check_names(window)
    finally:
        running.terminate()
        running.wait()


def write_sound(file):
    with wave.open(str(file), "wb") as sound:
        sound.setparams((1, 2, 8000, 0, "NONE", "none"))
        sound.writeframes(b"\0\x20\0\xe0" * 8000)


def make_project(program, folder):
    """The sample board with a title and a sound."""
    project = folder / "Sea.framewright"
    tool = pathlib.Path(program).with_name("framewright-cli")
    subprocess.run([tool, "project", "new", "--sample", project], check=True, stdout=subprocess.DEVNULL)
    board = json.loads((project / "project.json").read_text())
    board["scenes"][0]["shots"][0]["titles"] = [{"text": "By the sea", "start": 10, "length": 24}]
    write_sound(project / "assets" / "sea.wav")
    board["sounds"] = [{"id": "so-sea", "file": {"path": "assets/sea.wav", "sha256": ""}, "name": "sea.wav",
                        "track": 0, "start": 24, "length": 24}]
    (project / "project.json").write_text(json.dumps(board, indent=2))
    return project


def outside(program):
    with tempfile.TemporaryDirectory(prefix="framewright-atspi-") as name:
        folder = pathlib.Path(name)
        env = {key: value for key, value in os.environ.items()
               if key not in ("DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS", "WAYLAND_DISPLAY", "LANGUAGE")}
        env |= {"HOME": name, "QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "LC_ALL": "C.UTF-8",
                "FRAMEWRIGHT_RESOURCES": str(pathlib.Path(__file__).parents[2] / "resources")}
        for each in ("CONFIG_HOME", "DATA_HOME", "CACHE_HOME", "STATE_HOME", "RUNTIME_DIR"):
            env["XDG_" + each] = str(folder / each.lower())
            (folder / each.lower()).mkdir(mode=0o700)
        os.environ.update(env)
        project = make_project(program, folder)
        reader, writer = os.pipe()
        command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1600x1000x24", "-nolisten", "tcp", "-noreset"]
        display = subprocess.Popen(command, pass_fds=[writer], stderr=subprocess.DEVNULL)
        os.close(writer)
        try:
            number = os.read(reader, 16).decode().strip()
            if not number:
                sys.exit("FAIL: Xvfb did not start")
            env["DISPLAY"] = ":" + number
            command = ["dbus-run-session", "--", sys.executable, __file__, "--inside", program, project]
            return subprocess.run(command, env=env).returncode
        finally:
            display.terminate()
            display.wait()


if __name__ == "__main__":
    if sys.argv[1] != "--inside":
        sys.exit(outside(os.path.abspath(sys.argv[1])))
    import gi
    warnings.simplefilter("ignore", DeprecationWarning)  # names that newer bindings call otherwise
    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi, GLib
    inside(sys.argv[2], sys.argv[3])
    print("ok")
