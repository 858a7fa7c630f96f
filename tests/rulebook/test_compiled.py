from pathlib import Path

import pytest

from promptguard.expressions import Pack
from promptguard.rulebook import compiled
from promptguard.rulebook.compiled import expressions

MACROS = {"kanji": "[一-龥]"}
PATTERNS = ["(?<value>[0-9]{3})-", "{{kanji}}+", "あ|い"]


def test_the_cache_gives_the_same_expressions_without_compiling(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expressions(PATTERNS, MACROS, tmp_path)
    monkeypatch.setattr(compiled, "_compile", lambda *_: pytest.fail("compiled again"))
    again = expressions(PATTERNS, MACROS, tmp_path)
    assert again.get(PATTERNS[0]).search("電話123-")["value"] == "123"
    assert again.get(PATTERNS[1]).fullmatch("漢字")


def test_an_expression_beyond_the_cache_is_compiled_on_need(tmp_path: Path) -> None:
    assert expressions(PATTERNS, MACROS, tmp_path).get("x+").fullmatch("xx")
    assert expressions(PATTERNS, MACROS, None).get("x+").fullmatch("xx")


@pytest.mark.parametrize("damage", [b"", b"junk", b"\x00" * 400])
def test_a_damaged_cache_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    expressions(PATTERNS, MACROS, tmp_path)
    for file in tmp_path.iterdir():
        file.write_bytes(damage)
    assert expressions(PATTERNS, MACROS, tmp_path).get("あ|い").fullmatch("い")


def test_without_a_writable_folder_everything_is_compiled(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("", encoding="utf-8")
    assert expressions(PATTERNS, MACROS, file / "below").get("あ|い").fullmatch("い")


def test_a_new_expression_is_compiled_alone_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expressions(PATTERNS, MACROS, tmp_path)
    made: list[str] = []
    plain = compiled._compile
    monkeypatch.setattr(compiled, "_compile", lambda pattern, macros: made.append(pattern) or plain(pattern, macros))  # type: ignore[func-returns-value]
    for _ in range(2):
        again = expressions([*PATTERNS, "う+"], MACROS, tmp_path)
    assert made == ["う+"]
    assert again.get("う+").fullmatch("うう")
    assert again.haystack.may_match("う+", again.haystack.present("うう"))
    assert not again.haystack.may_match("う+", again.haystack.present("ああ"))


def test_what_is_no_longer_wanted_is_cleared_away_in_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled, "_MOST_STALE", 1)
    expressions(PATTERNS, MACROS, tmp_path)
    assert expressions(["え"], MACROS, tmp_path).get("え").fullmatch("え")
    (file,) = tmp_path.glob("regex-*")
    assert len(Pack.read(file).places) == 1


SUMS = {
    "digits_begins": "(?<![0-9])(?=[0-9])",
    "long_begins": "{{digits_begins}}(?=[0-9]{3})",
    "sum_core": "[0-9]+円",
}


def test_an_expression_is_kept_behind_what_it_begins_with(tmp_path: Path) -> None:
    kept = expressions(["{{long_begins}}[0-9]+"], SUMS, tmp_path)
    macro, rest = kept.parted("{{long_begins}}[0-9]+")
    assert (macro, rest.pattern) == ("{{long_begins}}", "[0-9]+")
    macro, rest = kept.parted(macro)
    assert (macro, rest.pattern) == ("{{digits_begins}}", "(?=[0-9]{3})")
    assert kept.parted(macro)[0] == ""


def test_what_expressions_begin_with_and_demand_is_in_the_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    patterns = ["{{long_begins}}[0-9]+", "約{{sum_core}}"]
    expressions(patterns, SUMS, tmp_path)
    monkeypatch.setattr(compiled, "_compile", lambda *_: pytest.fail("compiled again"))
    again = expressions(patterns, SUMS, tmp_path)
    assert again.parted("{{digits_begins}}")[1].search("a1").start() == 1
    assert again.parted("{{sum_core}}")[1].search("12円")


def test_a_core_is_demanded_as_if_it_were_a_word(tmp_path: Path) -> None:
    haystack = expressions(["(?:約|計){{sum_core}}"], SUMS, tmp_path).haystack
    present = haystack.present("約")
    assert haystack.cores == {"{{sum_core}}"}
    assert list(haystack.starts("(?:約|計){{sum_core}}", present, lambda _: [], 100) or ()) == []
    places = {"{{sum_core}}": [50], "約": [], "計": []}
    assert list(haystack.starts("(?:約|計){{sum_core}}", present | {"計"}, lambda word: places[word], 100) or ()) == []
    places = {"{{sum_core}}": [50], "約": range(100), "計": range(100)}  # type: ignore[dict-item]
    assert list(haystack.starts("(?:約|計){{sum_core}}", present, lambda word: places[word], 100) or ()) == [49]
