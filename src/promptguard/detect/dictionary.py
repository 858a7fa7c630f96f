"""The company's own words, found in every usual written form."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from promptguard.detect._interface import Detector, Setup
from promptguard.dictionary.schema import Dictionary as Entries
from promptguard.dictionary.variants import form_before, form_behind, match_keys
from promptguard.expressions import expression
from promptguard.model import Category, Confidence, Entity, Hit, RuleId
from promptguard.normalize.terms import Terms
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
_FOLLOWER = expression(
    r"案件|計画|事業|開発|製品|新製品|担当|側|社|様|殿|御中|向け|宛|分|用|号|版|課|部|会議|プロジェクト|グループ|ホールディングス"
    r"|サービス|シリーズ|システム|ジャパン|[A-Z](?![A-Za-z0-9])"
)
_LEADER = expression(r"(?:次期|新|旧|元|現|対|同|各|当)\Z")
"""What may touch a term although it is written in the same script: the term is still a word of its own."""


def build(setup: Setup) -> Detector | None:
    """The detector for the entries of the company; None where it has none."""
    return Dictionary(setup.dictionary) if setup.dictionary.entries else None


@dataclass(frozen=True)  # no slots: the index is made on first use
class Dictionary:
    """Looks the comparable text up in the comparable forms of all entries, longest form first."""

    entries: Entries
    name: str = "dictionary"

    @cached_property
    def _categories(self) -> Mapping[str, Category]:
        return {
            key: entry.category for entry in self.entries.entries for form in entry.forms for key in match_keys(form)
        }

    @cached_property
    def _terms(self) -> Terms:
        return Terms.of(self._categories)

    def detect(self, text: NormalizedText) -> Iterator[Hit]:
        """Every place where an entry stands; inside a longer entry the shorter one is not looked for."""
        view = comparable(text.text)
        behind = 0
        for start, end in self._terms.find(view.text):
            place = _whole_word(text.text, *view.source_range(start, end)) if start >= behind else None
            if place:
                yield _hit(self._categories[view.text[start:end]], *place)
                behind = end


def _hit(category: Category, start: int, end: int) -> Hit:
    entity = Entity(_ENTITIES.get(category, "INTERNAL_TERM"))
    return Hit(RuleId(f"dictionary-{category}"), entity, category, Confidence.CERTAIN, start, end, 0)


def _whole_word(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The place with its company form, or None where the match is a piece of a longer word."""
    while text[end : end + 1] == "ー":  # comparable forms have no long-vowel marks, so the last one is not yet in
        end += 1
    term = text[start:end]
    follows = _FOLLOWER.match(text, end)
    if _touches(text[start - 1 : start], term[0]) or (not follows and _touches(text[end : end + 1], term[-1])):
        return None
    preceded = _LEADER.search(text, max(0, start - 2), start)
    inside = (not preceded and _is_kanji(text[start - 1 : start])) or (not follows and _is_kanji(text[end : end + 1]))
    if len(term) <= _SHORT_KANJI and inside:
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
