from dataclasses import replace
from pathlib import Path

import pytest

from promptguard.dictionary.load import load_dictionary
from promptguard.dictionary.sealed import key_of, new_key, seal
from promptguard.frontends.cli.alarms import Alarms
from promptguard.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Two sources, the second of which comes behind sealed entries."""
    first, second = tmp_path / "a", tmp_path / "b.yaml"
    first.mkdir()
    (first / "a.yaml").write_text("category: client\nentries: [アオバ電装]\n", encoding="utf-8")
    second.write_text("category: project\nentries: [HK-2291, ドゥーベ]\n", encoding="utf-8")
    key = new_key()
    (tmp_path / "key").write_text(key, encoding="utf-8")
    hidden = tmp_path / "hidden.yaml"
    hidden.write_text("category: client\nentries: [ミナモ商会, クルミ坂]\n", encoding="utf-8")
    (first / "x.sealed").write_bytes(seal(load_dictionary([hidden]), key_of(key)))
    return Settings(dictionaries=(first, second), dictionary_key=tmp_path / "key")


def test_what_is_found_is_told_with_its_entry(settings: Settings) -> None:
    found = dict(Alarms.of(settings)("㈱ｱｵﾊﾞ電装のhk2291をドゥーベで見る"))
    assert {text: entry.term for text, entry in found.items()} == {
        "㈱ｱｵﾊﾞ電装": "アオバ電装", "hk2291": "HK-2291", "ドゥーベ": "ドゥーベ",
    }  # fmt: skip


def test_sealed_entries_cannot_be_told(settings: Settings) -> None:
    assert not list(Alarms.of(settings)("ミナモ商会とクルミ坂"))


def test_what_other_rules_find_is_no_alarm_of_the_dictionary(settings: Settings) -> None:
    assert not list(Alarms.of(replace(settings, dictionaries=settings.dictionaries[1:]))("090-0000-0142"))


def test_a_dictionary_given_by_a_relative_path_is_told_as_well(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    here = replace(settings, dictionaries=(Path("b.yaml"),))
    assert [entry.term for _, entry in Alarms.of(here)("ドゥーベで見る")] == ["ドゥーベ"]
