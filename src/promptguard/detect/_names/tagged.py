"""Names that the tagger reads out of their surroundings."""

from collections.abc import Iterator
from types import MappingProxyType

from promptguard.detect._names.reading import Reading
from promptguard.detect._tagger.tag import tag

RULES = MappingProxyType({"PER": "person-tagged", "ORG": "organization-tagged"})
"""Kinds that become findings; places and buildings alone name no one."""
LIKELY = MappingProxyType({"PER": 0.8, "ORG": 0.85})
"""Probability from which a name is likely."""
WEAK = MappingProxyType({"PER": 0.4, "ORG": 0.5})
"""Probability from which a name is worth a warning."""


def tagged(reading: Reading) -> Iterator[tuple[str, bool, int, int]]:
    """Rule, whether likely (else weak), start, end of each name."""
    for name in tag(reading.tokens):
        if name.probability >= WEAK.get(name.kind, 2.0):
            yield RULES[name.kind], name.probability >= LIKELY[name.kind], name.start, name.end
