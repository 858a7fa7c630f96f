"""A program that copies several formats at once, and can break off in the middle: `foreign.py FORMAT=FILE… [--die]`.

xclip offers one format only. With `--die` it announces a long copy, hands out its first piece and is gone.
"""

import os
import sys
from array import array
from pathlib import Path

from Xlib import X
from Xlib.display import Display
from Xlib.protocol import event
from Xlib.protocol.rq import Event


def main() -> None:
    dies = "--die" in sys.argv
    files = dict(argument.rsplit("=", 1) for argument in sys.argv[1:] if argument != "--die")
    contents = {name: Path(file).read_bytes() for name, file in files.items()}
    display = Display()
    window = display.screen().root.create_window(0, 0, 1, 1, 0, X.CopyFromParent)
    window.set_selection_owner(display.get_atom("CLIPBOARD"), X.CurrentTime)
    display.sync()
    sys.stdout.write("copied\n")
    sys.stdout.flush()
    pieces = 0
    while True:
        asked = display.next_event()
        if asked.type == X.SelectionClear:
            return
        if asked.type == X.PropertyNotify and asked.state == X.PropertyDelete:
            if pieces:
                os._exit(0)
            asked.window.change_property(asked.atom, display.get_atom("UTF8_STRING"), 8, b"x" * 1000)
            pieces += 1
            display.flush()
        if asked.type == X.SelectionRequest:
            done = answer(display, asked, contents, dies=dies)
            told = event.SelectionNotify(
                time=asked.time, requestor=asked.requestor, selection=asked.selection, target=asked.target,
                property=asked.property if done else X.NONE,
            )  # fmt: skip
            asked.requestor.send_event(told)
            display.flush()


def answer(display: Display, asked: Event, contents: dict[str, bytes], *, dies: bool) -> bool:
    name = display.get_atom_name(asked.target)
    if name == "TARGETS" and name in contents:
        told = contents[name]
        numbers = array("I", told) if len(told) % 4 == 0 else told
        unit = 8 if numbers is told else 32
        asked.requestor.change_property(asked.property, display.get_atom("ATOM"), unit, numbers)
        return True
    if name == "TARGETS":
        atoms = [display.get_atom(each) for each in ("TARGETS", *contents)]
        asked.requestor.change_property(asked.property, display.get_atom("ATOM"), 32, atoms)
        return True
    if name not in contents:
        return False
    if dies:
        asked.requestor.change_attributes(event_mask=X.PropertyChangeMask)
        asked.requestor.change_property(asked.property, display.get_atom("INCR"), 32, [1_000_000])
        return True
    asked.requestor.change_property(asked.property, asked.target, 8, contents[name])
    return True


if __name__ == "__main__":
    main()
