from pathlib import Path
from typing import Any

import pytest

from promptguard.frontends.service.answers import check
from promptguard.frontends.service.engine import Engine
from promptguard.frontends.service.fields import BadRequestError
from promptguard.settings import Settings, load_settings

DRAFT = "𠮷の件🙏\r\n担当は鵜飼様です"


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


def asked(engine: Engine, **data: Any) -> dict[str, Any]:
    return check(engine, Settings(), {"text": DRAFT, **data})


def test_the_answer_is_the_object_that_the_command_gives(engine: Engine) -> None:
    answer = asked(engine)
    assert (answer["schema"], answer["action"], answer["failures"]) == (1, "mask", [])
    (finding,) = answer["findings"]
    assert DRAFT[finding["start"] : finding["end"]] == "鵜飼"
    assert (finding["line"], finding["column"]) == (2, 4)
    assert "このままでは送らないでください" in answer["headline"]


def test_offsets_are_counted_in_the_callers_units(engine: Engine) -> None:
    (finding,) = asked(engine, units="utf-16")["findings"]
    utf16 = DRAFT.encode("utf-16-le")
    assert utf16[2 * finding["start"] : 2 * finding["end"]].decode("utf-16-le") == "鵜飼"
    assert finding["column"] == 4


def test_findings_are_explained_on_request(engine: Engine) -> None:
    (finding,) = asked(engine, explain=True, lang="en")["findings"]
    assert finding["name"] == "Person with an honorific or title"
    assert "APPI" in finding["why"]
    assert "contact A" in finding["instead"]


def test_no_answer_quotes_the_draft(engine: Engine) -> None:
    assert "鵜飼" not in repr(asked(engine, explain=True))


@pytest.mark.parametrize("text", ["文字化け\ufffdした文章", "あ" * (2 * 1024 * 1024)])
def test_what_cannot_be_read_is_not_checked(engine: Engine, text: str) -> None:
    answer = asked(engine, text=text)
    assert answer["action"] == "block"
    assert [failure["detector"] for failure in answer["failures"]] == ["input"]


@pytest.mark.parametrize(
    "data",
    [
        None, [], "text", {}, {"text": 1}, {"text": "a", "lang": "fr"}, {"text": "a", "units": "bytes"},
        {"text": "a", "explain": 1}, {"text": "a", "other": 1}, {"text": "a", "lang": ["ja"]},
    ],
)  # fmt: skip
def test_a_request_that_is_not_as_described_is_refused(engine: Engine, data: object) -> None:
    with pytest.raises(BadRequestError):
        check(engine, Settings(), data)


def test_a_notice_tells_that_older_settings_were_used(tmp_path: Path) -> None:
    file = tmp_path / "promptguard.yaml"
    file.write_text("allow: [鵜飼]\n", encoding="utf-8")
    settings, engine = load_settings(file), Engine()
    assert check(engine, settings, {"text": DRAFT})["notice"] is None
    file.write_text("allow: [鵜飼\n", encoding="utf-8")
    answer = check(engine, settings, {"text": DRAFT})
    assert answer["findings"] == []
    assert f"{file}:" in answer["notice"]
