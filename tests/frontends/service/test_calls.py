from pathlib import Path

import pytest
from click.testing import CliRunner

from promptguard.frontends.cli.main import main
from promptguard.frontends.service.address import identity
from promptguard.frontends.service.calls import OtherIdentityError, answer
from promptguard.frontends.service.engine import Engine
from promptguard.frontends.service.wire import pack, unpack

DRAFT = "担当は鵜飼様です🙏\n"


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


def call(
    *arguments: str, draft: bytes = b"", folder: Path | str = "/", encodings: str = "utf-8 utf-8", **variables: str
) -> bytes:
    environment = "\0".join(f"{name}={value}" for name, value in variables.items())
    words = "\0".join(arguments).encode()
    return pack(identity(), str(folder).encode(), encodings.encode(), b"", environment.encode(), words, draft)


CALLS = [
    ("check",), ("check", "--format", "json"), ("check", "--quiet"), ("check", "--lang", "en"), ("mask",),
    ("check", "--format", "sarif"), ("check", "draft.txt"), ("check", "draft.txt", "harmless.txt"),
    ("check", "none.txt"), ("mask", "draft.txt"), ("check", "--config", "none.yaml"), ("check", "--bogus"),
    ("check", "--dictionary", "terms.yaml"), ("check", "--color", "always"), ("mask", "draft.txt", "harmless.txt"),
]  # fmt: skip


@pytest.mark.parametrize("arguments", CALLS, ids=" ".join)
def test_the_service_answers_as_the_command_itself(
    engine: Engine, arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "harmless.txt").write_text("便箋のよさを挙げてください。\n", encoding="utf-8")
    (tmp_path / "terms.yaml").write_text("category: client\nentries: [トビウオ製網]\n", encoding="utf-8")
    (tmp_path / "promptguard.yaml").write_text("on_failure: block\n", encoding="utf-8")
    code, out, err = unpack(
        answer(engine, call(*arguments, draft=DRAFT.encode(), folder=tmp_path, PROMPTGUARD_LANG="ja"))
    )
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PROMPTGUARD_LANG", "ja")
    itself = CliRunner().invoke(main, arguments, input=DRAFT)
    assert (int(code), out.decode(), err.decode()) == (itself.exit_code, itself.stdout, itself.stderr)


def test_a_console_of_another_encoding_is_written_to_as_it_reads(engine: Engine) -> None:
    _, out, _ = unpack(
        answer(engine, call("mask", draft=DRAFT.encode(), encodings="cp932 cp932", PROMPTGUARD_LANG="ja"))
    )
    assert out.decode("cp932") == "担当は【氏名1】様です?\n"


def test_the_settings_of_the_callers_folder_apply(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "promptguard.yaml").write_text("allow: [鵜飼]\n", encoding="utf-8")
    assert unpack(answer(engine, call("check", draft=DRAFT.encode(), folder=tmp_path)))[0] == b"0"
    assert unpack(answer(engine, call("check", draft=DRAFT.encode())))[0] == b"1"


def test_broken_settings_are_an_error_although_the_service_is_warm(engine: Engine, tmp_path: Path) -> None:
    file = tmp_path / "promptguard.yaml"
    file.write_text("allow: [鵜飼]\n", encoding="utf-8")
    answer(engine, call("check", draft=DRAFT.encode(), folder=tmp_path))
    file.write_text("allow: [鵜飼\n", encoding="utf-8")
    assert unpack(answer(engine, call("check", draft=DRAFT.encode(), folder=tmp_path)))[0] == b"3"


def test_whoever_is_of_another_version_has_to_do_it_himself(engine: Engine) -> None:
    with pytest.raises(OtherIdentityError):
        answer(engine, pack(identity() + b" ", *[b""] * 6))


@pytest.mark.parametrize("nonsense", [b"", b"x", pack(b"a", b"b")])
def test_nonsense_is_no_call(engine: Engine, nonsense: bytes) -> None:
    with pytest.raises(ValueError, match="not a"):
        answer(engine, nonsense)


def test_an_encoding_that_nobody_knows_is_refused(engine: Engine) -> None:
    with pytest.raises(ValueError, match="encoding"):
        answer(engine, call("check", encodings="none utf-8"))


@pytest.mark.slow
def test_the_verdict_is_the_same_on_all_drafts(engine: Engine, shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import json

    monkeypatch.setenv("PROMPTGUARD_LANG", "ja")
    options = ("check", "--format", "json", "--dictionary", str(shared / "eval" / "dictionary.yaml"))
    for line in (shared / "eval" / "dev.jsonl").read_text(encoding="utf-8").splitlines():
        draft = json.loads(line)["text"].encode()
        _, out, _ = unpack(answer(engine, call(*options, draft=draft)))
        assert out.decode() == CliRunner().invoke(main, options, input=draft).stdout
