import base64
from typing import Any

import pytest

from promptguard.frontends.service.decoding import decode
from promptguard.frontends.service.engine import Engine
from promptguard.frontends.service.fields import BadRequestError
from promptguard.settings import Settings

TEXT = "担当は鵜飼様です。\r\nお電話は夕方にお願いします。"


def decoded(data: bytes, **more: str) -> dict[str, Any]:
    return decode(Engine(), Settings(), {"data": base64.b64encode(data).decode(), **more})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932", "euc_jp", "iso2022_jp"])
def test_a_file_is_read_in_the_encoding_it_is_in(encoding: str) -> None:
    assert decoded(TEXT.encode(encoding)) == {"text": TEXT, "told": None}


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"PK\x03\x04", b"\x00\x01\x02", "鵜飼".encode()[:4] * 9])
def test_what_cannot_be_read_is_said_to_be_unread(data: bytes) -> None:
    for language in ("ja", "en"):
        answer = decoded(data, lang=language)
        assert answer["text"] is None
        assert answer["told"]


@pytest.mark.parametrize("data", [{}, {"data": 1}, {"data": "*"}, {"data": "YQ"}, {"data": "YQ==", "path": "a"}])
def test_a_request_that_is_not_as_described_is_refused(data: object) -> None:
    with pytest.raises(BadRequestError):
        decode(Engine(), Settings(), data)
