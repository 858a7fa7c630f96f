from pathlib import Path

import pytest

from promptguard.frontends.cli.language import asked_in, configured_language, language


@pytest.fixture(autouse=True)
def silent(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PROMPTGUARD_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("asked", "environment", "configured", "system", "spoken"),
    [
        ("en", "ja", "ja", "ja_JP.UTF-8", "en"),
        (None, "en", "ja", "ja_JP.UTF-8", "en"),
        (None, None, "en", "ja_JP.UTF-8", "en"),
        (None, None, None, "en_US.UTF-8", "en"),
        (None, None, None, "ja_JP.UTF-8", "ja"),
        (None, None, None, "de_DE", "en"),
        (None, None, None, "C.UTF-8", "ja"),
        ("fr", "fr", None, "ja_JP", "ja"),
    ],
)
def test_the_first_place_that_names_a_language_decides(  # noqa: PLR0913, PLR0917 - the places
    monkeypatch: pytest.MonkeyPatch,
    asked: str | None,
    environment: str | None,
    configured: str | None,
    system: str,
    spoken: str,
) -> None:
    monkeypatch.setenv("LANG", system)
    if environment:
        monkeypatch.setenv("PROMPTGUARD_LANG", environment)
    assert language(asked, configured) == spoken


@pytest.mark.parametrize(
    ("named", "spoken"), [("Japanese_Japan", "ja"), ("ja_JP", "ja"), ("English_United States", "en"), (None, "ja")]
)
def test_windows_names_its_locale_otherwise(monkeypatch: pytest.MonkeyPatch, named: str | None, spoken: str) -> None:
    monkeypatch.setattr("locale.getlocale", lambda: (named, None))
    assert language(None, None) == spoken


@pytest.mark.parametrize(
    ("arguments", "asked"),
    [
        (["check", "--lang", "en"], "en"), (["--help", "--lang=en"], "en"), (["check"], None), (["--lang"], None),
        (["--", "--language"], None),
    ],
)  # fmt: skip
def test_the_language_is_seen_wherever_it_stands(arguments: list[str], asked: str | None) -> None:
    assert asked_in(arguments) == asked


def test_settings_that_cannot_be_read_name_no_language(tmp_path: Path) -> None:
    file = tmp_path / "promptguard.yaml"
    file.write_text("language: en\n", encoding="utf-8")
    assert configured_language() == "en"
    file.write_text("language: [\n", encoding="utf-8")
    assert configured_language() is None
