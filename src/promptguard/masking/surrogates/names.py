"""Invented names of persons, companies and places in the form of the original."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random
from types import MappingProxyType

from promptguard.dictionary.readings import hepburn
from promptguard.dictionary.variants import form_before
from promptguard.masking.surrogates.values import load_values
from promptguard.normalize.fold import normalize

_BLANKS = re.compile(r"[\s\u3000・·.,]+")
_TO_HIRAGANA = {c: c - 0x60 for c in range(ord("ァ"), ord("ヶ") + 1)}
_FULL_NAME = 4
"""Kanji from which on a name without a blank has a given name in it."""
_LONGEST_FORM = 12
_HOUSE = range(900, 1000)


@dataclass(frozen=True, slots=True)
class Invented:
    """One invented person."""

    surname: str
    surname_kana: str
    given: str
    given_kana: str

    def like(self, original: str, part: str, parted: tuple[str, str] | None) -> str:
        """This person's name in the form of `original`; `parted` are its surname and given name, where known."""
        plain = normalize(original).text.strip()
        surname, given = self._in_script(plain)
        if part.startswith("given"):
            return given
        blank = _BLANKS.search(original.strip())
        if blank:
            return f"{surname}{blank[0]}{given}" if not plain.isascii() else f"{given}{blank[0]}{surname}"
        whole = not part.startswith("surname") and (parted is not None or len(plain) >= _FULL_NAME)
        return f"{surname}{given}" if whole and re.fullmatch("[㐀-鿿々ヶ]+", plain) else surname

    def _in_script(self, plain: str) -> tuple[str, str]:
        """Surname and given name in the script of a name."""
        if plain.isascii():
            return hepburn(self.surname_kana).capitalize(), hepburn(self.given_kana).capitalize()
        if re.fullmatch("[ぁ-んー ・]+", plain):
            return self.surname_kana.translate(_TO_HIRAGANA), self.given_kana.translate(_TO_HIRAGANA)
        if re.fullmatch("[ァ-ヴー ・]+", plain):
            return self.surname_kana, self.given_kana
        return self.surname, self.given

    def mail(self, original: str, dice: Random) -> str:
        """An address under a reserved domain."""
        name = hepburn(self.surname_kana)
        initial = f"{hepburn(self.given_kana)[0]}." if "." in original.partition("@")[0] else ""
        return f"{initial}{name}@{dice.choice(load_values().domains)}"


def company(original: str, dice: Random) -> str:
    """A company of the same legal form."""
    values, text = load_values(), original.strip()
    ends = range(min(_LONGEST_FORM, len(text)), 0, -1)
    front = next((text[:at] for at in ends if _is_form(text[:at])), "")
    back = next((text[-at:] for at in ends if _is_form(text[-at:])), "")
    name = f"{dice.choice(values.company_fronts)}{dice.choice(values.company_backs)}"
    return f"{front}{name}{'' if front else back}"


def _is_form(text: str) -> bool:
    """Whether a text is a legal form and nothing else."""
    folded = normalize(text).text.strip()
    return bool(folded) and form_before(folded) == len(folded)


def address(original: str, dice: Random) -> str:
    """An address in a place that does not exist."""
    values = load_values()
    region = dice.choice(values.prefectures) if re.search("[都道府県]", original[:5]) else ""
    numbers = f"{dice.choice(_HOUSE)}-{dice.randrange(1, 30)}" if re.search(r"\d", normalize(original).text) else ""
    return f"{region}{dice.choice(values.cities)}{dice.choice(values.towns)}{numbers}"


MAKERS: Mapping[str, Callable[[str, Random], str]] = MappingProxyType(
    {"ORGANIZATION": company, "CLIENT": company, "JP_ADDRESS": address}
)
"""The kinds that have names of their own."""
