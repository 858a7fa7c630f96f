"""What stands on either side of a word: whether it is a word of its own there, and what for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from promptguard.expressions import expression
from promptguard.normalize.text import NormalizedText
from promptguard.rulebook.schema import Context

KANJI = expression(r"[㐀-鿿豈-﫿々〆ヶ𠀀-𮯯]")
_SCRIPTS = (
    KANJI,
    expression(r"[ァ-ヴー]"),
    expression(r"[ぁ-んー]"),
    expression(r"[0-9A-Za-zÀ-ɏḀ-ỿ]"),
)
_PARTICLE_BEFORE = expression(r"(?:[はがをにとのもへで、]|から|より|って|じゃあ?|あと)\Z")
_PARTICLE_BEHIND = expression(r"[はがをにとのもへや]|から|まで|より|って|です|だ|で[、は]|[、。,.!?)」\n\s]|$")
_LOOK_BACK = 12


@dataclass(frozen=True)  # no slots: the lists are gathered once
class Beside:
    """A text with the words that tell what a name in it stands for (`rules/contexts/names.yaml`, `mentions.yaml`)."""

    source: NormalizedText
    contexts: Mapping[str, Context]

    @property
    def text(self) -> str:
        """The folded text."""
        return self.source.text

    @cached_property
    def polite(self) -> tuple[str, ...]:
        """Honorifics and titles behind a name."""
        return self.words("names", "honorifics", "titles")

    @cached_property
    def followers(self) -> tuple[str, ...]:
        """What may touch a name on its right although it is written in the same script."""
        return (*self.polite, *self.words("names", "closings"))

    @cached_property
    def leaders(self) -> tuple[str, ...]:
        """What may touch a name on its left although it is written in the same script: 担当柴戸, 経理部都築."""
        return (*self.words("names", "labels", "roles", "attached_roles", "titles"), "部", "課", "係", "当社", "弊社")

    def words(self, context: str, *lists: str) -> tuple[str, ...]:
        """The words of some lists of a context; none where a rulebook does not have it."""
        known = self.contexts.get(context)
        return tuple(word for name in lists for word in known.lists.get(name, ())) if known else ()

    def opens(self, start: int, leaders: tuple[str, ...] = ()) -> bool:
        """Whether no word of the same script runs into what starts here, other than one of `leaders`."""
        if not start or not _same_script(self.text[start - 1], self.text[start]):
            return True
        return bool(leaders) and self.text[max(0, start - _LOOK_BACK) : start].endswith(leaders)

    def closes(self, end: int, followers: tuple[str, ...] = ()) -> bool:
        """Whether what ends here does not go on in the same script, other than with one of `followers`."""
        if end == len(self.text) or not _same_script(self.text[end - 1], self.text[end]):
            return True
        return bool(followers) and self.text.startswith(followers, end)

    def is_addressed(self, end: int) -> bool:
        """Whether an honorific or a title follows."""
        return bool(self.polite) and self.text.startswith(self.polite, end)

    def among_particles(self, start: int, end: int) -> bool:
        """Whether a word in hiragana stands between particles or signs, so that it may be one."""
        before = self.text[max(0, start - _LOOK_BACK) : start]
        opens = self.opens(start) or bool(_PARTICLE_BEFORE.search(before))
        return opens and bool(_PARTICLE_BEHIND.match(self.text, end))

    def is_a_place(self, word: str, end: int) -> bool:
        """Whether the draft knows the word as a place (松本市) and what follows here (`へ`, `から`) fits one."""
        follows = self.words("mentions", "place_follows")
        if not follows or not self.text.startswith(follows, end):
            return False
        return self._known_place(word)

    @cached_property
    def _known_place(self) -> Callable[[str], bool]:
        ends = self.words("mentions", "place_ends")
        return cache(lambda word: any(word + place in self.text for place in ends))


def _same_script(left: str, right: str) -> bool:
    return any(script.match(left) and script.match(right) for script in _SCRIPTS)
