import json
from pathlib import Path
from typing import Any

import pytest

from promptguard.frontends.service.answers import check
from promptguard.frontends.service.dismissing import dismiss
from promptguard.frontends.service.engine import Engine
from promptguard.frontends.service.fields import BadRequestError
from promptguard.settings import Settings

DRAFT = "𠮷の件🙏\r\n担当は鵜飼様です。マイナンバーは621498320257です。"


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


@pytest.fixture(autouse=True)
def data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    return tmp_path / "promptguard"


def named(engine: Engine, at: int) -> dict[str, Any]:
    found = check(engine, Settings(), {"text": DRAFT, "units": "utf-16"})["findings"][at]
    return {field: found[field] for field in ("rule", "entity", "start", "end")}


def asked(engine: Engine, at: int, reason: str, **more: Any) -> dict[str, Any]:
    data = {"text": DRAFT, "units": "utf-16", "finding": named(engine, at), "reason": reason, **more}
    return dismiss(engine, Settings(), data)


def test_a_decision_goes_on_record(engine: Engine, data: Path) -> None:
    assert asked(engine, 0, "public") == {"recorded": True}
    assert asked(engine, 0, "public", event="withdrawn") == {"recorded": True}
    lines = (data / "dismissals.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["event"] for line in lines] == ["dismissed", "withdrawn"]
    assert "鵜飼" not in "".join(lines)


def test_a_number_that_must_not_be_sent_is_no_matter_of_consent(engine: Engine, data: Path) -> None:
    with pytest.raises(BadRequestError, match="reason"):
        asked(engine, 1, "allowed")
    assert not data.exists()
    assert asked(engine, 1, "made_up") == {"recorded": True}


def test_what_cannot_be_recorded_is_not_dismissed(engine: Engine, data: Path) -> None:
    (data / "dismissals.jsonl").mkdir(parents=True)
    answer = asked(engine, 0, "public", lang="en")
    assert answer["recorded"] is False
    assert "no record" in answer["told"]


@pytest.mark.parametrize(
    "more", [{"reason": "because 鵜飼"}, {"event": "x"}, {"finding": None}, {"finding": {}}, {"text": 1}, {"other": 1}]
)
def test_a_request_that_is_not_as_described_is_refused(engine: Engine, data: Path, more: dict[str, Any]) -> None:
    with pytest.raises(BadRequestError):
        asked(engine, 0, **{"reason": "public", **more})
    assert not data.exists()


def test_only_what_was_found_can_be_dismissed(engine: Engine) -> None:
    with pytest.raises(BadRequestError, match="finding"):
        asked(engine, 0, "public", text="何もありません。")
