import io
import sys
import threading
from pathlib import Path

import pytest

from promptguard.frontends.cli.caller import Caller, answering, caller


def somebody(folder: Path | None = None) -> Caller:
    return Caller(io.BytesIO(), io.StringIO(), io.StringIO(), {"PROMPTGUARD_LANG": "en"}, folder)


def test_a_command_is_called_by_its_own_process() -> None:
    assert caller().stdout is sys.stdout
    assert caller().path("draft.txt") == Path("draft.txt")


def test_a_command_can_be_run_for_somebody_else(tmp_path: Path) -> None:
    other = somebody(tmp_path)
    with answering(other):
        assert caller() is other
        assert caller().path("draft.txt") == tmp_path / "draft.txt"
    assert caller().stdout is sys.stdout


def test_other_threads_do_not_notice() -> None:
    seen: list[object] = []
    with answering(somebody()):
        thread = threading.Thread(target=lambda: seen.append(caller().stdout))
        thread.start()
        thread.join()
    assert seen == [sys.stdout]


def test_a_process_without_standard_input_is_a_caller(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert caller().stdin is None
    assert not caller().typing
