"""The company's own words, found in every usual written form."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from promptguard.detect._interface import Detector, Setup
from promptguard.dictionary.schema import Dictionary as Entries
from promptguard.dictionary.variants import form_before, form_behind, match_keys
from promptguard.model import Category, Confidence, Entity, Hit, RuleId
from promptguard.normalize.text import NormalizedText
from promptguard.normalize.variants import comparable

_ENTITIES: Mapping[Category, str] = MappingProxyType(
    {
        Category.CLIENT: "CLIENT",
        Category.PROJECT: "PROJECT_CODE",
        Category.PERSONAL: "PERSON",
        Category.DEAL: "DEAL_TERMS",
    }
)
_LONGEST_FORM = 12
_SHORT_KANJI = 2


def build(setup: Setup) -> Detector | None:
    """The detector for the entries of the company; None where it has none."""
    return Dictionary(setup.dictionary) if setup.dictionary.entries else None


@dataclass(frozen=True)  # no slots: the index is made on first use
class Dictionary:
    """Looks every place of the comparable text up in the entries, longest form first."""

    entries: Entries
    name: str = "dictionary"

    @cached_property
    def _categories(self) -> Mapping[str, Category]:
        return {
            key: entry.category for entry in self.entries.entries for form in entry.forms for key in match_keys(form)
        }

    @cached_property
    def _lengths(self) -> Mapping[str, tuple[int, ...]]:
        """Lengths of the keys that start with a character, longest first."""
        lengths: dict[str, set[int]] = {}
        for key in self._categories:
            lengths.setdefault(key[0], set()).add(len(key))
        return {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}

    def detect(self, text: NormalizedText) -> Iterator[Hit]:
        """Every place where an entry stands."""
        view = comparable(text.text)
        at = 0
        while at < len(view.text):
            step = 1
            for length in self._lengths.get(view.text[at], ()):
                if at + length > len(view.text):
                    continue
                category = self._categories.get(view.text[at : at + length])
                if category and (place := _whole_word(text.text, *view.source_range(at, at + length))):
                    yield _hit(category, *place)
                    step = length
                    break
            at += step


def _hit(category: Category, start: int, end: int) -> Hit:
    entity = Entity(_ENTITIES.get(category, "INTERNAL_TERM"))
    return Hit(RuleId(f"dictionary-{category}"), entity, category, Confidence.CERTAIN, start, end, 0)


def _whole_word(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The place with its company form, or None where the match is a piece of a longer word."""
    term = text[start:end]
    if _touches(text[start - 1 : start], term[0]) or _touches(text[end : end + 1], term[-1]):
        return None
    if len(term) <= _SHORT_KANJI and (_is_kanji(text[start - 1 : start]) or _is_kanji(text[end : end + 1])):
        return None
    start -= form_before(text[max(0, start - _LONGEST_FORM) : start])
    return start, end + form_behind(text[end : end + _LONGEST_FORM])


def _touches(neighbour: str, edge: str) -> bool:
    """Whether both are Latin letters or digits, or both katakana: the word goes on."""
    if not neighbour:
        return False
    if edge.isascii():
        return edge.isalnum() and neighbour.isascii() and neighbour.isalnum()
    return _is_katakana(edge) and _is_katakana(neighbour)


def _is_katakana(character: str) -> bool:
    return "ァ" <= character <= "ヴ" or character == "ー"


def _is_kanji(character: str) -> bool:
    return bool(character) and "㐀" <= character <= "鿿"
