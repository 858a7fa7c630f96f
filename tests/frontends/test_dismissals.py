import json
import re
import stat
import threading
from pathlib import Path

import pytest

from promptguard.frontends.dismissals import Decision, Event, NotRecordedError, Reason, folder, keep, reasons
from promptguard.model import Action, Category, Confidence, Entity, Finding, RuleId, Span

PHONE = Finding(RuleId("phone"), Entity("PHONE_NUMBER"), Category.PERSONAL, Confidence.LIKELY, Span(0, 13), Action.MASK)
VALUE = "090-0000-0142"


@pytest.fixture(autouse=True)
def data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    return tmp_path / "promptguard"


def lines(data: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in (data / "dismissals.jsonl").read_text(encoding="utf-8").splitlines()]


def test_a_decision_is_one_line_with_rule_reason_and_time(data: Path) -> None:
    keep(Decision(PHONE, Reason.PUBLIC), VALUE)
    (line,) = lines(data)
    assert line.pop("digest")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", line.pop("time"))
    assert line == {
        "event": "dismissed", "rule": "phone", "entity": "PHONE_NUMBER", "category": "personal", "action": "mask",
        "reason": "public",
    }  # fmt: skip


def test_a_decision_can_be_taken_back(data: Path) -> None:
    keep(Decision(PHONE, Reason.PUBLIC, Event.WITHDRAWN), VALUE)
    assert lines(data)[0]["event"] == "withdrawn"


def test_the_record_holds_nothing_of_the_value(data: Path) -> None:
    keep(Decision(PHONE, Reason.PUBLIC), VALUE)
    written = b"".join(path.read_bytes() for path in data.iterdir())
    assert not any(part in written for part in (b"0142", b"09000000142"))


def test_the_same_value_is_recognised_in_every_spelling(data: Path) -> None:
    for value in (VALUE, "０９０－００００－０１４２", "090-0000-0143"):
        keep(Decision(PHONE, Reason.PUBLIC), value)
    one, same, other = (line["digest"] for line in lines(data))
    assert one == same != other


def test_another_installation_has_other_digests(data: Path) -> None:
    keep(Decision(PHONE, Reason.PUBLIC), VALUE)
    (data / "dismissals.key").unlink()
    keep(Decision(PHONE, Reason.PUBLIC), VALUE)
    one, other = (line["digest"] for line in lines(data))
    assert one != other


def test_record_and_key_are_for_this_user_alone(data: Path) -> None:
    keep(Decision(PHONE, Reason.PUBLIC), VALUE)
    for name in ("dismissals.jsonl", "dismissals.key"):
        assert not stat.S_IMODE((data / name).stat().st_mode) & 0o077


def test_decisions_made_at_once_are_all_kept(data: Path) -> None:
    threads = [threading.Thread(target=keep, args=(Decision(PHONE, Reason.PUBLIC), VALUE)) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({line["digest"] for line in lines(data)}) == 1
    assert len(lines(data)) == 20


@pytest.mark.parametrize("broken", ["dismissals.jsonl", "dismissals.key"])
def test_what_cannot_be_recorded_says_where_and_what_to_do(data: Path, broken: str) -> None:
    (data / broken).mkdir(parents=True)
    with pytest.raises(NotRecordedError) as error:
        keep(Decision(PHONE, Reason.PUBLIC), VALUE)
    for language in ("ja", "en"):
        assert str(folder()) in error.value.told(language)


def test_a_damaged_key_is_not_replaced(data: Path) -> None:
    data.mkdir()
    (data / "dismissals.key").write_bytes(b"short")
    with pytest.raises(NotRecordedError):
        keep(Decision(PHONE, Reason.PUBLIC), VALUE)
    assert (data / "dismissals.key").read_bytes() == b"short"


def test_what_must_not_be_sent_at_all_can_only_be_a_mistake() -> None:
    assert reasons(Action.BLOCK) == (Reason.MISTAKEN, Reason.MADE_UP)
    assert reasons(Action.MASK) == reasons(Action.WARN) == tuple(Reason)
