"""The library: promptguard.mask(text) and Masked.restore(answer)."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import promptguard
from promptguard.api import load_masker, masker_of
from promptguard.assemble import assemble
from promptguard.masking.entries import Style
from promptguard.masking.masks import Masked
from promptguard.masking.places import to_mask
from promptguard.model import Report
from promptguard.report.wording import load_wording
from promptguard.scan import Scanner
from promptguard.settings import Settings

WORDS = load_wording("ja").words


@pytest.fixture(autouse=True)
def elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


def test_mask_and_restore() -> None:
    masked = promptguard.mask("鵜飼様の電話は090-0000-0142です")
    assert masked.text == "【氏名1】様の電話は【電話番号1】です"
    assert masked.restore("【氏名1】様、[Phone 1]").text == "鵜飼様、090-0000-0142"
    assert masked.left == ()


def test_names_are_loaded_when_they_are_asked_for() -> None:
    assert {"mask", "Masked", "Restored", "load_masker", "UncheckedError"} <= set(dir(promptguard))
    with pytest.raises(AttributeError):
        _ = promptguard.no_such_name


def test_the_words_may_be_english_and_the_style_another() -> None:
    assert load_masker(language="en").mask("鵜飼様").text == "【Name1】様"
    assert load_masker("tag").mask("鵜飼様").text == "<PERSON_1>様"


def test_settings_choose_the_style(tmp_path: Path) -> None:
    (tmp_path / "promptguard.yaml").write_text("masking: {style: tag}\n", encoding="utf-8")
    assert load_masker().mask("鵜飼様").text == "<PERSON_1>様"


def test_an_unknown_style_is_refused() -> None:
    with pytest.raises(ValueError, match="zigzag"):
        promptguard.mask("x", "zigzag")


def test_linked_forms_of_a_name_in_a_real_draft() -> None:
    masked = promptguard.mask("田中太郎様へ。田中さんとタナカさんの件、tanaka@miyama.example までお願いします。")
    assert (
        masked.text == "【氏名1】様へ。【氏名1:姓】さんと【氏名1:カナ】さんの件、【メールアドレス1】 までお願いします。"
    )


@dataclass(frozen=True, slots=True)
class Dev:
    """The evaluation drafts, each with its report, and what made the reports."""

    scanner: Scanner
    settings: Settings
    drafts: tuple[tuple[dict[str, Any], Report], ...]


@pytest.fixture(scope="module")
def dev(shared: Path) -> Dev:
    settings = Settings(dictionaries=(shared / "eval" / "dictionary.yaml",))
    scanner = assemble(settings)
    lines = (shared / "eval" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    cases = map(json.loads, lines)
    return Dev(scanner, settings, tuple((case, scanner.scan(case["text"])) for case in cases))


def survivors(case: dict[str, Any], report: Report, masked: Masked) -> list[str]:
    """The marked values that findings cover and that can still be read outside the placeholders."""
    covered = {at for finding in to_mask(report) for at in range(finding.span.start, finding.span.end)}
    rest = list(masked.text)
    for place in masked.placed:
        rest[place.start : place.end] = "\0" * (place.end - place.start)
    text, kept, found = case["text"], "".join(rest), []
    for span in case["spans"]:
        letters = {at for at in range(span["start"], span["end"]) if text[at].isalnum()}
        if letters <= covered and text[span["start"] : span["end"]] in kept:
            found.append(text[span["start"] : span["end"]])
    return found


@pytest.mark.parametrize(
    "style", [Style.JA, *(pytest.param(style, marks=pytest.mark.slow) for style in list(Style)[1:])]
)
def test_of_what_is_covered_nothing_survives_and_nothing_is_raised_again(dev: Dev, style: Style) -> None:
    masker = masker_of(dev.scanner, dev.settings, WORDS, style)
    wrong: dict[str, list[str]] = {}
    for case, report in dev.drafts:
        masked = masker.mask(case["text"], report)
        again = dev.scanner.scan(masked.text)
        raised = masked.left if style is Style.SURROGATE else to_mask(again)
        real = [f for f in again.findings if f.rule.startswith("dictionary-")]
        back = style is Style.BLOCK or masked.restore(masked.text).text == case["text"]
        if survivors(case, report, masked) or raised or real or not back:
            wrong[case["id"]] = [f"{f.rule} {f.span}" for f in (*raised, *real)]
    assert wrong == {}


def test_a_scanner_needs_five_calls() -> None:
    scanner = promptguard.Scanner.load()
    assert scanner.scan("鵜飼様").action.name == "MASK"
    masked = scanner.mask("鵜飼様")
    assert masked.text == "【氏名1】様"
    assert masked.restore("【氏名1】様").text == "鵜飼様"
    session = scanner.session()
    assert [session.mask(text).text for text in ("鵜飼様", "矢代様と鵜飼様")] == [
        "【氏名1】様",
        "【氏名2】様と【氏名1】様",
    ]
    assert session.restore("【氏名2】様、【氏名1】様").text == "矢代様、鵜飼様"
    stream = session.stream()
    assert "".join([*map(stream.feed, "【氏名2】様"), stream.finish()]) == "矢代様"


def test_two_sessions_know_nothing_of_each_other() -> None:
    scanner = promptguard.Scanner.load()
    scanner.session().mask("鵜飼様")
    assert scanner.session().restore("【氏名1】様").unknown == ("【氏名1】",)
