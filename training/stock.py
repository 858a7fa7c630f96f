"""The word stock of the generator: `data/*.txt`, sections of words or of lines."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

DATA = Path(__file__).with_name("data")


def sections(name: str) -> Mapping[str, str]:
    """`[section]` → its text."""
    found: dict[str, list[str]] = {}
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("[") and line.endswith("]"):
            current = found.setdefault(line[1:-1], [])
        elif not line.startswith("#"):
            current.append(line)
    return {key: "\n".join(lines) for key, lines in found.items()}


@lru_cache(maxsize=1)
def words() -> Mapping[str, tuple[str, ...]]:
    """All sections of names and words."""
    texts = {**sections("names.txt"), **sections("words.txt")}
    return {key: tuple(text.split("|") if "|" in text else text.split()) for key, text in texts.items()}


@lru_cache(maxsize=1)
def sentences() -> Mapping[str, tuple[str, ...]]:
    """All sections of sentences, one alternative a line."""
    return {key: tuple(line for line in text.split("\n") if line) for key, text in sections("sentences.txt").items()}


@lru_cache(maxsize=1)
def drafts() -> tuple[tuple[str, str], ...]:
    """All drafts: genre and text."""
    blocks = (DATA / "drafts.txt").read_text(encoding="utf-8").split("### ")[1:]
    return tuple((block.split("\n", 1)[0], block.split("\n", 1)[1].rstrip("\n")) for block in blocks)
