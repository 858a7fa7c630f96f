import os
from pathlib import Path

import pytest

from promptguard.errors import SourceError
from promptguard.frontends.service.engine import Engine, state_of
from promptguard.settings import Settings, load_settings

SETTINGS = "company: 株式会社ほしぞら文具\ndictionaries: [terms.yaml]\n"
TERMS = "category: client\nentries: [株式会社みずかがみ紙業]\n"
DRAFT = "みずかがみ紙業とトビウオ製網に納めた"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    (tmp_path / "terms.yaml").write_text(TERMS, encoding="utf-8")
    file = tmp_path / "promptguard.yaml"
    file.write_text(SETTINGS, encoding="utf-8")
    return load_settings(file)


@pytest.fixture
def terms(settings: Settings) -> Path:
    return settings.dictionaries[0]


def rewrite(file: Path, text: str) -> None:
    """Change a file within the same tick of the clock: only its size and number tell."""
    before = file.stat()
    fresh = file.with_suffix(".new")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(file)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def clients(engine: Engine, settings: Settings) -> int:
    return sum(finding.entity == "CLIENT" for finding in engine.exactly(settings).scan(DRAFT).findings)


def test_a_scanner_is_made_once(settings: Settings) -> None:
    engine = Engine()
    assert engine.exactly(settings) is engine.exactly(settings)


def test_a_changed_dictionary_is_used_at_once(settings: Settings, terms: Path) -> None:
    engine = Engine()
    assert clients(engine, settings) == 1
    rewrite(terms, f"{TERMS}  \n".replace("紙業]", "紙業, トビウオ製網]"))
    assert clients(engine, settings) == 2


def test_a_new_rule_is_used_at_once(settings: Settings, tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    rules.mkdir()
    file = settings.source
    assert file is not None
    file.write_text(f"{SETTINGS}rules: [rules/]\n", encoding="utf-8")
    before = state_of(load_settings(file))
    (rules / "new.yaml").write_text("id: names\nlists: {honorifics: [どの]}\n", encoding="utf-8")
    assert state_of(load_settings(file)) != before


def test_a_broken_dictionary_is_refused_and_the_last_one_stays(settings: Settings, terms: Path) -> None:
    engine = Engine()
    before, problem = engine.latest(settings)
    assert problem is None
    rewrite(terms, "category: client\nentries: [")
    kept, problem = engine.latest(settings)
    assert kept is before
    assert isinstance(problem, SourceError)
    rewrite(terms, TERMS)
    assert engine.latest(settings)[1] is None


def test_who_asks_for_the_files_as_they_are_is_told_that_they_are_broken(settings: Settings, terms: Path) -> None:
    engine = Engine()
    engine.latest(settings)
    rewrite(terms, "category: client\nentries: [")
    with pytest.raises(SourceError):
        engine.exactly(settings)


def test_files_that_were_never_usable_are_an_error(settings: Settings, terms: Path) -> None:
    terms.unlink()
    with pytest.raises(SourceError):
        Engine().latest(settings)


def test_a_few_scanners_are_kept(settings: Settings) -> None:
    engine = Engine()
    first = engine.exactly(settings)
    for number in range(6):
        engine.exactly(Settings(company=(str(number),)))
    assert engine.exactly(settings) is not first
