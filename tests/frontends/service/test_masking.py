from pathlib import Path
from typing import Any

import pytest

from promptguard.frontends.service.answers import check
from promptguard.frontends.service.engine import Engine
from promptguard.frontends.service.fields import BadRequestError
from promptguard.frontends.service.masking import mask
from promptguard.settings import Settings

DRAFT = "𠮷の件🙏\r\n担当は鵜飼様、電話は090-0000-0142です。鵜飼様へ。"


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


@pytest.fixture(autouse=True)
def data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    return tmp_path / "promptguard"


def asked(engine: Engine, **more: Any) -> dict[str, Any]:
    return mask(engine, Settings(), {"text": DRAFT, **more})


def findings(engine: Engine, entity: str, units: str = "code_points") -> list[dict[str, Any]]:
    found = check(engine, Settings(), {"text": DRAFT, "units": units})["findings"]
    fields = ("rule", "entity", "start", "end")
    return [{field: each[field] for field in fields} for each in found if each["entity"] == entity]


def test_the_draft_comes_back_with_placeholders(engine: Engine) -> None:
    answer = asked(engine)
    assert answer["text"] == "𠮷の件🙏\r\n担当は【氏名1】様、電話は【電話番号1】です。【氏名1】様へ。"
    assert answer["left"] == []
    assert "3 か所を伏せ字にしました" in answer["told"][0]


def test_places_are_those_of_the_placeholders_in_the_callers_units(engine: Engine) -> None:
    answer = asked(engine, units="utf-16")
    utf16 = answer["text"].encode("utf-16-le")
    for each in answer["placeholders"]:
        assert utf16[2 * each["start"] : 2 * each["end"]].decode("utf-16-le") == each["placeholder"]


def test_no_answer_holds_a_value(engine: Engine) -> None:
    assert not any(value in repr(asked(engine)) for value in ("鵜飼", "0142"))


@pytest.mark.parametrize("units", ["code_points", "utf-16"])
def test_what_was_dismissed_stays_and_is_not_left_over(engine: Engine, units: str) -> None:
    answer = asked(engine, units=units, dismissed=findings(engine, "PERSON", units))
    assert answer["text"] == "𠮷の件🙏\r\n担当は鵜飼様、電話は【電話番号1】です。鵜飼様へ。"
    assert answer["left"] == []


def test_a_value_dismissed_in_one_place_only_is_masked_elsewhere(engine: Engine) -> None:
    first, _ = findings(engine, "PERSON")
    assert "鵜飼" not in asked(engine, dismissed=[first])["text"].partition("です")[2]


def test_what_cannot_be_checked_is_not_masked(engine: Engine, data: Path) -> None:
    answer = asked(engine, text="文字化け\ufffdした鵜飼様の文章", lang="en")
    assert answer["text"] is None
    assert answer["told"][0] == "This could not be checked. Do not send it."
    assert not data.exists()


def test_what_cannot_be_kept_is_not_masked(engine: Engine, data: Path) -> None:
    data.parent.mkdir(exist_ok=True)
    data.write_text("in the way", encoding="utf-8")
    answer = asked(engine)
    assert answer["text"] is None
    assert "保管庫" in answer["told"][0]


@pytest.mark.parametrize(
    "more", [{"dismissed": {}}, {"dismissed": [{}]}, {"session": 1}, {"text": None}, {"other": 1}, {"lang": "fr"}]
)
def test_a_request_that_is_not_as_described_is_refused(engine: Engine, more: dict[str, Any]) -> None:
    with pytest.raises(BadRequestError):
        asked(engine, **more)
