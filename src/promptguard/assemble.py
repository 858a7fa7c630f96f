"""The only module that knows every part: `Settings` → `Scanner`."""

import pkgutil
import sys
from importlib import import_module

from promptguard import detect
from promptguard.detect._interface import Detector, Setup
from promptguard.dictionary.load import load_dictionary
from promptguard.expressions import Pack, pack_file, unpacked
from promptguard.rulebook.cachefile import write_cached
from promptguard.rulebook.load import load_rulebook, shipped_folder
from promptguard.rulebook.schema import Rulebook
from promptguard.scan import Scanner
from promptguard.settings import Settings


def assemble(settings: Settings) -> Scanner:
    """A scanner for these settings.

    Raises:
        SourceError: a rule, the dictionary or a setting is unusable.
    """
    rulebook = rulebook_of(settings)
    setup = Setup(rulebook, load_dictionary(settings.dictionaries), settings.second_opinion)
    detectors = discover(setup)
    _keep_expressions()
    return Scanner(detectors, rulebook, frozenset((*settings.allow, *settings.company)))


def _keep_expressions() -> None:
    """Spare the next process the compiling of what the code itself looks for."""
    ours = [vars(module) for name, module in sys.modules.items() if name.startswith("promptguard.")]
    if compiled := unpacked(ours):
        write_cached(pack_file(), Pack.packed(compiled))


def rulebook_of(settings: Settings) -> Rulebook:
    """The shipped rules and the company's."""
    return load_rulebook((shipped_folder(), *settings.rules), settings.policy, settings.on_failure)


def discover(setup: Setup) -> tuple[Detector, ...]:
    """Every detector of the folder that has something to do, in order of name."""
    names = sorted(module.name for module in pkgutil.iter_modules(detect.__path__) if not module.name.startswith("_"))
    built = (import_module(f"{detect.__name__}.{name}").build(setup) for name in names)
    return tuple(detector for detector in built if detector is not None)
