from pathlib import Path
from typing import Any

import pytest

from promptguard.frontends.service.engine import Engine
from promptguard.frontends.service.fields import BadRequestError
from promptguard.frontends.service.masking import mask
from promptguard.frontends.service.restoring import restore
from promptguard.settings import Settings

DRAFT = "担当は鵜飼様、電話は090-0000-0142です🙏"
ANSWER = "🙏【氏名１】様\n[電話番号1]の件、【氏名9】様も。"


@pytest.fixture(autouse=True)
def data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    return tmp_path / "promptguard"


@pytest.fixture
def engine() -> Engine:
    engine = Engine()
    mask(engine, Settings(), {"text": DRAFT})
    return engine


def asked(engine: Engine, **more: Any) -> dict[str, Any]:
    return restore(engine, Settings(), {"text": ANSWER, **more})


def test_originals_come_back_and_the_rest_is_reported(engine: Engine) -> None:
    answer = asked(engine)
    assert answer["text"] == "🙏鵜飼様\n090-0000-0142の件、【氏名9】様も。"
    assert (answer["count"], answer["unknown"], answer["missing"]) == (2, ("【氏名9】",), [])


def test_a_placeholder_of_the_draft_that_does_not_come_back_is_missing(engine: Engine) -> None:
    assert asked(engine, text="【氏名1】様")["missing"] == ["【電話番号1】"]


@pytest.mark.parametrize(("units", "width"), [("code_points", 4), ("utf-16", 2)])
def test_places_are_those_of_the_originals_in_the_callers_units(engine: Engine, units: str, width: int) -> None:
    answer = asked(engine, units=units)
    encoding = "utf-16-le" if width == 2 else "utf-32-le"
    text = answer["text"].encode(encoding)
    shown = [text[width * each["start"] : width * each["end"]].decode(encoding) for each in answer["placed"]]
    assert shown == ["鵜飼", "090-0000-0142"]


def test_places_agree_with_the_text_inside_json(engine: Engine) -> None:
    answer = asked(engine, text='{"arguments": "{\\"to\\": \\"【氏名1】\\"}", "tel": "【電話番号1】"}')
    shown = [answer["text"][each["start"] : each["end"]] for each in answer["placed"]]
    assert shown == ["鵜飼", "090-0000-0142"]


def test_sessions_do_not_know_each_other(engine: Engine) -> None:
    assert asked(engine, session="another")["count"] == 0


def test_a_vault_that_cannot_be_read_is_said_to_be_unread(engine: Engine, data: Path) -> None:
    (data / "vault.sqlite3").write_bytes(b"nonsense" * 1000)
    answer = asked(engine)
    assert answer["text"] is None
    assert answer["told"]


@pytest.mark.parametrize("more", [{"text": 1}, {"session": 1}, {"units": "bytes"}, {"other": 1}])
def test_a_request_that_is_not_as_described_is_refused(engine: Engine, more: dict[str, Any]) -> None:
    with pytest.raises(BadRequestError):
        asked(engine, **more)
