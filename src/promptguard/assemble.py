"""The only module that knows every part: `Settings` → `Scanner`."""

import pkgutil
import sys
import time
from dataclasses import replace
from datetime import date, datetime
from importlib import import_module

from promptguard import detect
from promptguard.detect import ginza
from promptguard.detect._interface import Detector, Setup
from promptguard.dictionary.opening import Access, Company, open_company
from promptguard.expressions import Pack, pack_file, unpacked
from promptguard.rulebook.cachefile import write_cached
from promptguard.rulebook.load import cache_folder, load_rulebook, shipped_folder
from promptguard.rulebook.schema import Rule, Rulebook
from promptguard.scan import Scanner
from promptguard.settings import Settings


def assemble(settings: Settings, today: date | None = None) -> Scanner:
    """A scanner for these settings and this day, on which entries of the dictionary count or do not.

    Raises:
        SourceError: a rule, the dictionary or a setting is unusable.
    """
    company = company_of(settings)
    rulebook = _with_numbers(rulebook_of(settings), company.rules)
    setup = Setup(rulebook, company.lexicon, settings.second_opinion, today or datetime.now().astimezone().date())
    allow = frozenset((*settings.allow, *settings.company, *company.allow))
    detectors = discover(setup)
    _keep_expressions()
    return Scanner(detectors, rulebook, allow, company.notices, ginza.second_reader(setup))


def company_of(settings: Settings) -> Company:
    """The company's dictionary, opened through the user's cache.

    Raises:
        SourceError: a dictionary is unusable.
    """
    access = Access(cache_folder(), time.time, settings.dictionary_copy_days, settings.dictionary_key)
    return open_company(settings.dictionaries, access)


def _with_numbers(rulebook: Rulebook, numbers: tuple[Rule, ...]) -> Rulebook:
    """The rulebook with the company's own number forms."""
    return replace(rulebook, rules=tuple(sorted((*rulebook.rules, *numbers), key=lambda rule: rule.id)))


def _keep_expressions() -> None:
    """Spare the next process the compiling of what the code itself looks for."""
    ours = [vars(module) for name, module in sys.modules.items() if name.startswith("promptguard.")]
    if compiled := unpacked(ours):
        write_cached(pack_file(), Pack.read(None).packed(compiled))


def rulebook_of(settings: Settings) -> Rulebook:
    """The shipped rules and the company's."""
    return load_rulebook((shipped_folder(), *settings.rules), settings.policy, settings.on_failure)


def discover(setup: Setup) -> tuple[Detector, ...]:
    """Every detector of the folder that has something to do, in order of name."""
    names = sorted(module.name for module in pkgutil.iter_modules(detect.__path__) if not module.name.startswith("_"))
    built = (import_module(f"{detect.__name__}.{name}").build(setup) for name in names)
    return tuple(detector for detector in built if detector is not None)
