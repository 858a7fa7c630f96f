"""`promptguard dict check`: can the dictionary be read, does it do what it says, and what should be mended?"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby
from pathlib import Path

import click

from promptguard.assemble import assemble
from promptguard.detect._general import is_word
from promptguard.dictionary.lint import Flaw, Problem, lint
from promptguard.dictionary.load import load_dictionary
from promptguard.dictionary.schema import Dictionary
from promptguard.errors import PromptguardError
from promptguard.frontends.cli.alarms import Alarms
from promptguard.frontends.cli.curation import curating, shown
from promptguard.frontends.cli.output import note
from promptguard.frontends.cli.paths import ExistingPath
from promptguard.frontends.cli.session import Session, in_session
from promptguard.frontends.cli.speaking import Speaking
from promptguard.frontends.drafts import drafts_in, files_below
from promptguard.proof import disproofs
from promptguard.report.places import Lines
from promptguard.report.snippets import snippet
from promptguard.report.wording import Wording

_UNPROVEN = PromptguardError.exit_code
_MOST = 10
_FOLDER = ExistingPath(path_type=Path)


@click.command(cls=Speaking)
@click.option("--against", type=_FOLDER, metavar="FOLDER", multiple=True)
@in_session
def command(session: Session, against: tuple[Path, ...]) -> int:
    """Check the dictionary."""
    words = curating(session.wording.language)
    dictionary = load_dictionary(session.settings.dictionaries)
    if not dictionary.sources:
        click.echo(words.text("check", "none"))
        return _UNPROVEN
    wrong = list(_disproved(session, dictionary, words))
    for line in wrong:
        click.echo(line)
    alarms = Alarms.of(session.settings, dictionary)
    problems = list(lint(dictionary, datetime.now().astimezone().date(), alarms, is_word))
    for line in _told(problems, words):
        click.echo(line)
    if against:
        _preview(alarms, against, words)
    click.echo(_summary(dictionary, len(problems), len(wrong), words))
    return _UNPROVEN if wrong else 0


def _disproved(session: Session, dictionary: Dictionary, words: Wording) -> Iterator[str]:
    """The sentences of files, and the examples of number forms, that come out otherwise."""
    for source in dictionary.sources:
        if not (source.examples.match or source.examples.miss):
            continue
        scanner = assemble(replace(session.settings, dictionaries=(source.path,)))
        for sentences, expected in ((source.examples.match, True), (source.examples.miss, False)):
            for sentence in sentences:
                found = any(rule.startswith("dictionary-") for rule in scanner.raised(sentence))
                if found is not expected:
                    key = "should_match" if expected else "should_miss"
                    yield words.text("check", key, place=shown(source.path), sentence=sentence)
    numbers = {rule.id for rule in dictionary.rules}
    rules = [rule for rule in session.scanner.rulebook.rules if rule.id in numbers]
    for disproof in disproofs(session.scanner, rules):
        key = "should_match" if disproof.expected else "should_miss"
        yield words.text("check", key, place=disproof.rule, sentence=" ".join(disproof.example.split()))


def _told(problems: Sequence[Problem], words: Wording) -> Iterator[str]:
    """The problems, those of one kind under one heading with its remedy; of many only some."""
    order = list(Flaw)
    for flaw, group in groupby(sorted(problems, key=lambda p: order.index(p.flaw)), key=lambda p: p.flaw):
        some = list(group)
        yield words.text("flaws", flaw, "title", count=len(some))
        for problem in some[:_MOST]:
            yield "  " + words.text("flaws", flaw, "line", **_fields(problem))
        if len(some) > _MOST:
            yield "  " + words.text("check", "more", count=len(some) - _MOST)


def _fields(problem: Problem) -> dict[str, object]:
    other = problem.other
    return {
        "place": f"{shown(problem.place.file)}:{problem.place.line}",
        "term": problem.term,
        "sentence": problem.sentence,
        "day": problem.day,
        "other": f"{shown(other.place.file)}:{other.place.line}" if other else "",
        "other_term": other.term if other else "",
    }


def _preview(alarms: Alarms, paths: Sequence[Path], words: Wording) -> None:
    """Which entries would alarm in the company's own harmless texts, how often, and one place of each."""
    counts: Counter[tuple[str, int]] = Counter()
    places: dict[tuple[str, int], str] = {}
    texts = unread = 0
    for path, problem in files_below(paths).files:
        for draft in drafts_in(path, problem):
            texts += 1
            unread += draft.problem is not None
            for finding, entry in alarms.found(draft.text):
                key = (entry.term, entry.place.line)
                counts[key] += 1
                where = snippet(draft.text, Lines.of(draft.text), finding.span, colour=False)
                places.setdefault(key, f"{draft.id}: {where}")
    click.echo(words.text("against", "title", texts=texts, count=counts.total()))
    for key, count in counts.most_common(_MOST):
        click.echo("  " + words.text("against", "line", term=key[0], count=count, place=places[key]))
    if unread:
        note(words.text("against", "unread", count=unread))


def _summary(dictionary: Dictionary, problems: int, wrong: int, words: Wording) -> str:
    proofs = [source.examples for source in dictionary.sources] + [rule.examples for rule in dictionary.rules]
    count = sum(len(each.match) + len(each.miss) for each in proofs)
    told = words.text("check", "proofs", count=count, wrong=wrong) if count else words.text("check", "no_proofs")
    files, terms = len(dictionary.sources), len(dictionary.entries)
    return words.text("check", "summary", files=files, terms=terms, problems=problems, proofs=told)
