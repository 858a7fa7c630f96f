"""What we wrote is known again for a minute, without being kept."""

import os
from pathlib import Path
from typing import Any

from promptguard.frontends.clipboard.traces import is_ours, write_ours

MASKED = "【氏名1】様の電話は【電話番号1】です。"


def test_what_was_written_is_ours(clipboard: Any) -> None:
    assert write_ours(clipboard, MASKED)
    assert clipboard.read_text() == MASKED
    assert is_ours(MASKED)


def test_another_text_is_not_ours(clipboard: Any) -> None:
    write_ours(clipboard, MASKED)
    assert not is_ours(f"{MASKED}。")


def test_nothing_is_ours_where_nothing_was_written() -> None:
    assert not is_ours(MASKED)


def test_after_a_minute_it_is_checked_like_any_other(clipboard: Any, runtime: Path) -> None:
    write_ours(clipboard, MASKED)
    (file,) = (path for path in runtime.rglob("*") if path.is_file())
    os.utime(file, (file.stat().st_atime, file.stat().st_mtime - 61))
    assert not is_ours(MASKED)


def test_a_trace_that_others_can_read_is_not_trusted(clipboard: Any, runtime: Path) -> None:
    write_ours(clipboard, MASKED)
    (file,) = (path for path in runtime.rglob("*") if path.is_file())
    file.chmod(0o644)
    assert not is_ours(MASKED)


def test_the_trace_holds_nothing_of_the_text_and_differs_every_time(clipboard: Any, runtime: Path) -> None:
    traces = []
    for _ in range(2):
        write_ours(clipboard, MASKED)
        (file,) = (path for path in runtime.rglob("*") if path.is_file())
        assert file.stat().st_mode & 0o777 == 0o600
        traces.append(file.read_bytes())
    assert traces[0] != traces[1]
    assert not [trace for trace in traces if "氏名".encode() in trace]
