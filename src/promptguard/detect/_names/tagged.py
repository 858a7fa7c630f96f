"""Names that the tagger reads out of their surroundings, and what else must speak for them."""

from collections.abc import Iterator
from types import MappingProxyType

from promptguard.detect._names.reading import Reading
from promptguard.detect._tagger.tag import Tagged, tag
from promptguard.expressions import expression

RULES = MappingProxyType({"PER": "person-tagged", "ORG": "organization-tagged"})
"""Kinds that become findings; places and buildings alone name no one."""
LIKELY = MappingProxyType({"PER": 0.6, "ORG": 0.7})
"""Probability from which a name is likely."""
ORDINARY = 0.9
"""The same for a body whose name is made of ordinary words alone: ロールプレイ, 授業設計, but カフェみなもと, too."""
WEAK = MappingProxyType({"PER": 0.45, "ORG": 0.55})
"""Probability from which a name is worth a warning."""
_EDGES = expression(r"[^\p{L}\p{N}]+|[ーっッ]")
_GREETING = expression(r"(?:Dear|Hi|Hello|Hey|Thanks|Mr\.?|Ms\.?|Mrs\.?|Dr\.?) +")
_ABBREVIATION = expression(r"[A-Z0-9/.&-]{1,6}|[a-z0-9_.]+|[A-Za-z]")
_HONORIFIC = expression(r"[ ]{1,2}(?:様|さま|さん|氏|殿|御中)$")


def tagged(reading: Reading) -> Iterator[tuple[str, bool, int, int]]:
    """Rule, whether likely (else weak), start, end of each name."""
    for name in tag(reading.tokens):
        if name.kind not in RULES:
            continue
        kind, (start, end) = name.kind, _trimmed(reading.text, name)
        if kind == "ORG" and _is_family(reading, start, end):
            kind, end = "PER", end - 1
        elif kind == "PER":
            start = _without_role(reading, start, end)
        if start < end and name.probability >= WEAK[kind] and _can_be(reading, kind, start, end):
            needed = LIKELY[kind] if kind != "ORG" or _is_named(reading, start, end) else ORDINARY
            yield RULES[kind], name.probability >= needed, start, end


def _is_family(reading: Reading, start: int, end: int) -> bool:
    """Whether a body is a family (`伊達家`): the tagger learns them as bodies, a draft means the person."""
    parts = reading.between(start, end)
    return len(parts) > 1 and parts[-1].surface == "家" and parts[-2].may_be_surname


def _is_named(reading: Reading, start: int, end: int) -> bool:
    """Whether something in it is not an ordinary word."""
    return not all(token.is_common_noun for token in reading.between(start, end))


def _trimmed(text: str, name: Tagged) -> tuple[int, int]:
    """Without blanks and marks at either end, a greeting, and the drawl before it (`ですねー桐山建設`)."""
    greeting = _GREETING.match(text, name.start, name.end)
    start, end = greeting.end() if greeting else name.start, name.end
    while start < end and _EDGES.match(text[start]):
        start += 1
    polite = _HONORIFIC.search(text[start:end])
    end -= len(polite[0]) if polite else 0
    while start < end and _EDGES.match(text[end - 1]) and text[end - 1] not in ").ーっッ":
        end -= 1
    return start, end


def _without_role(reading: Reading, start: int, end: int) -> int:
    """The start of a name without the role in front of it: `母 倉田 和子`, `代表取締役 大河内 徹`."""
    first, blank, rest = reading.text[start:end].partition(" ")
    return start + len(first) + len(blank) if rest.strip() and reading.words.is_role(first) else start


def _is_public(reading: Reading, start: int, end: int) -> bool:
    """Whether everybody knows a person, or what stands beside the name tells so: 山本投手, 作家の森."""
    if reading.words.has("famous", reading.text[start:end]):
        return True
    lists = reading.words.lists
    before = reading.text[max(0, start - 8) : start].removesuffix("の").rstrip(" 、・")
    titles = lists.get("public_titles", ())
    titled = reading.text.startswith(titles, end) or reading.text[start:end].endswith(titles)
    return titled or before.endswith(lists.get("public_roles", ()))


def _can_be(reading: Reading, kind: str, start: int, end: int) -> bool:
    value = reading.text[start:end]
    if _is_public(reading, start, end):
        return False
    if kind == "PER":
        return "\n\n" not in value and reading.plausible(start, end)
    parts = reading.between(start, end)
    lone_noun = len(parts) == 1 and parts[0].is_common_noun
    return "\n" not in value and len(value) > 1 and not lone_noun and not _ABBREVIATION.fullmatch(value)
