"""The entry of every call: what the warm service can answer is handed to it, everything else is done here.

A call then costs little more than the start of Python, because nothing is imported that this path does not need: no
click, no json, not even the `socket` module. Whatever goes wrong on the way (no service, another version, another
user, no answer in time, nonsense) leads to the same end: this process does the work itself.
"""

import os
import sys

_SERVED = ("check", "mask", "restore")
_OPTIONS = {
    "--color": 1, "--config": 1, "--dictionary": 1, "--format": 1, "--lang": 1, "--mask": 0, "--no-store": 0,
    "--quiet": 0, "--second-opinion": 1, "--session": 1, "--style": 1, "-q": 0,
}  # fmt: skip
"""Options that mean the same wherever a call is answered, and how many words follow each of them."""
_LARGEST = 32 * 1024
"""Bytes. For longer drafts the start of a process no longer matters."""
_MANY_OBJECTS = 100_000
"""A start makes as many before anything could be collected; a shorter interval costs a thirtieth of it."""
_READ = 4 * 1024 * 1024 + 1
_KIND, _FILE = 0o170000, 0o100000
"""Bits of `st_mode`, as the module `stat` has them."""
_NO_FILES = ("/dev/", "/proc/")
"""What stands here is another thing for every process."""


def main() -> None:
    """Answer the call and exit."""
    answer = _answer(sys.argv[1:])
    if answer is None:
        _answer_here(short=sys.argv[1:2] == ["check"] and "--mask" not in sys.argv)
    else:
        code, out, err = answer
        for stream, shown in ((sys.stdout, out), (sys.stderr, err)):
            stream.buffer.write(shown)
            stream.buffer.flush()
        os._exit(code)  # everything is written; taking the interpreter apart would take longer than the answer


def _answer_here(*, short: bool) -> None:
    """Do the work in this process; a short one keeps nothing, makes hardly any garbage and ends at once."""
    import gc

    if short:
        gc.set_threshold(_MANY_OBJECTS)
    from promptguard.frontends.cli.main import main as do_it

    try:
        do_it()
    except SystemExit as end:
        if not short:
            raise
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
        os._exit(end.code if isinstance(end.code, int) else 1)


def _answer(arguments: "list[str]") -> "tuple[int, bytes, bytes] | None":
    """Exit code, output and messages as the service gives them; None where the call has to be answered here."""
    files = _files(arguments)
    if files is None or "PROMPTGUARD_DEBUG" in os.environ:
        return None
    from promptguard.frontends.service.address import key_path

    if not os.path.exists(key_path()) or not all(map(_is_small_file, files)):
        return None
    draft = b"" if files else _standard_input()
    if draft is None or len(draft) > _LARGEST:
        return None
    from promptguard.frontends.service.asking import ask

    return ask(arguments, draft)


def _files(arguments: "list[str]") -> "list[str] | None":
    """The files that a call names, none for standard input; None for a call that the service is not for."""
    if not arguments or arguments[0] not in _SERVED:
        return None
    files = []
    rest = iter(arguments[1:])
    for word in rest:
        name, is_joined, _ = word.partition("=")
        if name in _OPTIONS:
            if _OPTIONS[name] and not is_joined:
                next(rest, None)
        elif word.startswith("-") and word != "-":
            return None
        elif word != "-":
            files.append(word)
    return None if files and "-" in arguments else files


def _is_small_file(name: str) -> bool:
    """Whether a name is that of a file of some size that the service sees as we do."""
    try:
        seen = os.stat(name)
    except (OSError, ValueError):
        return False
    is_file = seen.st_mode & _KIND == _FILE
    return is_file and seen.st_size <= _LARGEST and not os.path.realpath(name).startswith(_NO_FILES)


def _standard_input() -> "bytes | None":
    """What is piped in, kept for this process as well; None where a person is to type."""
    if sys.stdin is None or sys.stdin.isatty():
        return None
    data = sys.stdin.buffer.read(_READ)
    from io import BytesIO, TextIOWrapper

    sys.stdin = TextIOWrapper(BytesIO(data))
    return data
