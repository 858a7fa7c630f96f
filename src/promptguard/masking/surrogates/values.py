"""The invented words of `values.yaml`, and the dice that choose among them: the same key, the same choice."""

import hmac
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from promptguard.rulebook.load import cache_folder
from promptguard.rulebook.source import read_all


@dataclass(frozen=True, slots=True)
class Values:
    """Words to invent from; names with their reading in katakana."""

    surnames: Mapping[str, str]
    given: Mapping[str, str]
    company_fronts: Sequence[str]
    company_backs: Sequence[str]
    prefectures: Sequence[str]
    cities: Sequence[str]
    towns: Sequence[str]
    area_codes: Mapping[int, Sequence[str]]
    domains: Sequence[str]
    plate: str


@lru_cache(maxsize=1)
def load_values() -> Values:
    """Read the words."""
    file = Path(__file__).with_name("values.yaml")
    data = read_all([file], cache_folder())[str(file)]
    return Values(
        MappingProxyType(data["surnames"]),
        MappingProxyType(data["given"]),
        tuple(data["companies"]["front"]),
        tuple(data["companies"]["back"]),
        tuple(data["prefectures"]),
        tuple(data["cities"]),
        tuple(data["towns"]),
        MappingProxyType({int(length): tuple(codes) for length, codes in data["area_codes"].items()}),
        tuple(data["domains"]),
        data["plate"],
    )


def dice(seed: bytes, *names: object) -> random.Random:
    """Dice for one thing of one session; whoever lacks the seed cannot tell what they would show."""
    digest = hmac.digest(seed or b"promptguard", "|".join(map(str, names)).encode("utf-8", "surrogatepass"), "sha256")
    return random.Random(digest)  # noqa: S311 - seeded by a keyed digest; nothing is guarded by it
