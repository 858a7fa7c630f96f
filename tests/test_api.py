"""The library: promptguard.mask(text) and Masked.restore(answer)."""

import json
from pathlib import Path

import pytest

import promptguard
from promptguard.api import load_masker, masker_of
from promptguard.assemble import assemble
from promptguard.masking.entries import Style
from promptguard.masking.places import to_mask
from promptguard.report.wording import load_wording
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
        _ = promptguard.no_such_name  # type: ignore[attr-defined]


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


@pytest.fixture(scope="module")
def drafts(shared: Path) -> list[dict[str, object]]:
    lines = (shared / "eval" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.mark.parametrize("style", list(Style))
def test_of_what_is_covered_nothing_survives_and_nothing_is_raised_again(
    shared: Path, drafts: list[dict[str, object]], style: Style
) -> None:
    settings = Settings(dictionaries=(shared / "eval" / "dictionary.yaml",))
    scanner = assemble(settings)
    masker = masker_of(scanner, settings, WORDS, style)
    survivors, raised, real, broken = [], [], [], []
    for case in drafts:
        text = str(case["text"])
        report = scanner.scan(text)
        masked = masker.mask(text, report)
        covered = {at for finding in to_mask(report) for at in range(finding.span.start, finding.span.end)}
        rest = list(masked.text)
        for place in masked.placed:
            rest[place.start : place.end] = "\0" * (place.end - place.start)
        kept = "".join(rest)
        for span in case["spans"]:  # type: ignore[attr-defined]
            value = text[span["start"] : span["end"]]
            letters = {at for at in range(span["start"], span["end"]) if text[at].isalnum()}
            survivors += [case["id"]] if letters <= covered and value in kept else []
        again = scanner.scan(masked.text)
        raised += [case["id"]] if (masked.left or (style is not Style.SURROGATE and to_mask(again))) else []
        names = [f for f in again.findings if f.rule.startswith("dictionary-")] if style is Style.SURROGATE else []
        real += [case["id"]] if names else []
        broken += [case["id"]] if style is not Style.BLOCK and masked.restore(masked.text).text != text else []
    assert (survivors, raised, real, broken) == ([], [], [], [])
