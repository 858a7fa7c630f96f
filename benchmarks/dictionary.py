"""Print what a company dictionary of any size costs: to build, to start with, to keep in memory, to scan with.

    python benchmarks/dictionary.py [--terms N] [--runs N] [--no-peers]

The list of N terms is made up (names of companies, codes); everything is compared with a dictionary of ten terms in the
same run, runs taking turns, medians shown. Bars for a million terms: built from YAML in 120 s; a cold `promptguard
check` starts at most 30 ms later and takes at most 30 MB more; a character is scanned in at most 1.5 times the time.
Behind them the same figures for the usual ways of looking up a list, where these are installed
(`pip install '.[bench]'`): an Aho-Corasick automaton (ahocorasick_rs) and one regular expression of all terms. Both
must be built at every start, know none of the written forms, and are given the terms as they stand.
"""

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from promptguard.assemble import assemble, company_of
from promptguard.detect.dictionary import Dictionary
from promptguard.normalize.fold import normalize
from promptguard.normalize.text import NormalizedText
from promptguard.scan import Scanner
from promptguard.settings import Settings

DRAFT = (
    "お世話になっております。アオバ電装の鵜飼です。担当の小日向部長（090-0000-1234、kohinata@aoba-denso.example）へ、"
    "㈱ミヤマ金物様の単価1,250円の件で来週うかがいます。ご住所は長野県茅野市ちの0-0-0、ＦＡＸ０２６６－００－００００です。\n"
)
BAR_BUILD, BAR_START, BAR_MEMORY, BAR_SCAN = 120.0, 30.0, 30.0, 1.5
FEW = 10
FRONT = "青葉北星東邦山陽三和大栄丸山共和日進昭栄協立富士信濃飛騨琵琶筑波白馬光洋誠和近江"
KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモラリルレロ"
BACK = (
    "電装",
    "工業",
    "商事",
    "精機",
    "サービス",
    "製作所",
    "物産",
    "建設",
    "印刷",
    "食品",
    "運輸",
    "メディカル",
    "テック",
)
CODES = 0.2
"""Share of the terms that are codes of projects."""
FORMS = ("株式会社{}", "{}株式会社", "有限会社{}", "合同会社{}", "{}")
PEER = """
import sys, time
terms = open(sys.argv[2], encoding="utf-8").read().split("\\n")
text = open(sys.argv[3], encoding="utf-8").read()
began = time.perf_counter()
if sys.argv[1] == "ahocorasick_rs":
    import ahocorasick_rs
    automaton = ahocorasick_rs.AhoCorasick(terms)
    scan = lambda text: automaton.find_matches_as_indexes(text, overlapping=False)
else:
    import re
    pattern = re.compile("|".join(map(re.escape, terms)))
    scan = lambda text: [match.span() for match in pattern.finditer(text)]
built = time.perf_counter() - began
piece, spent = 8, 0.0
while spent < 0.5 and piece < len(text):
    piece *= 4
    began = time.perf_counter()
    scan(text[:piece])
    spent = time.perf_counter() - began
print(built, spent / min(piece, len(text)))
"""


@dataclass(frozen=True, slots=True)
class Run:
    """What one process took: seconds by the clock, seconds of the processor, MB at its peak."""

    clock: float
    processor: float
    memory: float
    output: str


def made_up(count: int) -> Iterator[str]:
    """So many different terms, the same ones each time."""
    chance = random.Random(1)  # noqa: S311 - made-up names
    seen: set[str] = set()
    while len(seen) < count:
        kana = "".join(chance.choices(KANA, k=chance.randint(2, 5)))
        at = 2 * chance.randrange(len(FRONT) // 2)
        core = FRONT[at : at + 2] + kana + chance.choice(BACK)
        code = f"{chr(chance.randint(65, 90))}K-{chance.randint(10_000, 9_999_999)}"
        term = code if chance.random() < CODES else core
        if term not in seen:
            seen.add(term)
            yield chance.choice(FORMS).format(term) if term == core else term


LAUNCH = """
import json, resource, subprocess, sys, time
began = time.perf_counter()
done = subprocess.run(sys.argv[1:], stdin=sys.stdin, capture_output=True)
took = time.perf_counter() - began
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([took, used.ru_utime + used.ru_stime, used.ru_maxrss, done.stdout.decode()]))
"""
"""A small process starts the one that is measured: the peak of a child counts what its parent held."""


def run(arguments: list[str], text: str, cache: Path) -> Run:
    """Run this Python and wait."""
    done = subprocess.run(
        [sys.executable, "-c", LAUNCH, sys.executable, *arguments],
        input=text.encode(),
        capture_output=True,
        check=True,
        env={**os.environ, "XDG_CACHE_HOME": str(cache)},
    )
    clock, processor, peak, output = json.loads(done.stdout)
    return Run(clock, processor, peak / (1024 * 1024 if sys.platform == "darwin" else 1024), output)


def median(values: Iterator[float]) -> float:
    return statistics.median(values)


def taking_turns(calls: dict[str, Callable[[], float]], runs: int) -> dict[str, float]:
    """The median of each call, the calls taking turns."""
    given: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(runs):
        for name, call in calls.items():
            given[name].append(call())
    return {name: statistics.median(values) for name, values in given.items()}


def row(name: str, value: str, measured: float | None = None, bar: float | None = None) -> None:
    """One line of the table, with a mark where a bar is broken."""
    verdict = "" if bar is None or measured is None else ("within" if measured <= bar else "PAST")
    print(f"{name:64s} {value:>22s}  {verdict}{'' if bar is None else f' the bar of {bar:g}'}")


def starts(few: Path, many: Path, cache: Path, runs: int) -> None:
    """Cold starts with both dictionaries, one after the other."""
    draft = (DRAFT * 20)[:2_000]
    pairs = [(run(_check(few), draft, cache), run(_check(many), draft, cache)) for _ in range(runs)]
    for name, of in (("by the clock", "clock"), ("of the processor", "processor")):
        later = median((getattr(m, of) - getattr(f, of)) * 1000 for f, m in pairs)
        value = f"{median(getattr(m, of) for _, m in pairs) * 1000:.0f} ms ({later:+.1f})"
        row(f"cold `promptguard check`, {name} (above {FEW} terms)", value, later, BAR_START)
    more = median(m.memory - f.memory for f, m in pairs)
    row(
        f"its peak memory (above {FEW} terms)",
        f"{median(m.memory for _, m in pairs):.0f} MB ({more:+.1f})",
        more,
        BAR_MEMORY,
    )


def _check(dictionary: Path) -> list[str]:
    return ["-m", "promptguard", "check", "--quiet", "--dictionary", str(dictionary), "-"]


def opening(few: Path, many: Path, runs: int) -> None:
    """What differs between the two starts: the index, a look at the files, the map of the store."""
    settings = {name: Settings(dictionaries=(path,)) for name, path in (("few", few), ("many", many))}
    taken = taking_turns({name: _timed(partial(company_of, each)) for name, each in settings.items()}, runs)
    value = f"{taken['many'] * 1000:.1f} ms ({(taken['many'] - taken['few']) * 1000:+.1f})"
    row(f"of that, opening the dictionary (above {FEW} terms)", value)


def scans(few: Path, many: Path, runs: int) -> None:
    """Warm scans: the whole path, and the look-up alone."""
    text = DRAFT * 100
    folded = normalize(text)
    scanners = {name: assemble(Settings(dictionaries=(path,))) for name, path in (("few", few), ("many", many))}
    looks = {name: partial(_listed, _detector(scanner).look, folded) for name, scanner in scanners.items()}
    whole = taking_turns({name: _timed(partial(s.scan, text)) for name, s in scanners.items()}, runs)
    alone = taking_turns({name: _timed(look) for name, look in looks.items()}, runs)
    for name, taken in (("scan of a draft, every detector", whole), ("look-up in the dictionary alone", alone)):
        ratio = taken["many"] / taken["few"]
        bar = BAR_SCAN if taken is whole else None
        row(f"{name}, against {FEW} terms", f"{len(text) / taken['many']:,.0f} chars/s {ratio:.2f} ×", ratio, bar)


def _listed(look: Callable[[NormalizedText], Iterator[object]], text: NormalizedText) -> list[object]:
    return list(look(text))


def _detector(scanner: Scanner) -> Dictionary:
    return next(detector for detector in scanner.detectors if isinstance(detector, Dictionary))


def _timed(call: Callable[[], object]) -> Callable[[], float]:
    def timed() -> float:
        began = time.perf_counter()
        call()
        return time.perf_counter() - began

    return timed


def peers(terms: list[str], folder: Path) -> None:
    """The usual ways, in processes of their own."""
    few, many, text = (folder / name for name in ("few.txt", "many.txt", "text.txt"))
    few.write_text("\n".join(terms[:FEW]), encoding="utf-8")
    many.write_text("\n".join(terms), encoding="utf-8")
    text.write_text(DRAFT * 100, encoding="utf-8")
    for name in ("ahocorasick_rs", "re"):
        try:
            small, large = (run(["-c", PEER, name, str(path), str(text)], "", folder) for path in (few, many))
            (_, quick), (built, slow) = (map(float, each.output.split()) for each in (small, large))
        except ValueError:
            print(f"{name}: not installed, or it did not finish")
            continue
        row(f"{name}: built at every start", f"{built:.1f} s")
        row(f"{name}: peak memory (above {FEW} terms)", f"{large.memory:.0f} MB ({large.memory - small.memory:+.0f})")
        row(f"{name}: look-up, against {FEW} terms", f"{1 / slow:,.0f} chars/s {slow / quick:.2f} ×")


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--terms", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--no-peers", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
        terms = list(made_up(args.terms))
        few, many = (folder / file for file in ("few.yaml", "many.yaml"))
        for path, chosen in ((few, terms[:FEW]), (many, terms)):
            lines = "".join(f"  - {term}\n" for term in chosen)
            path.write_text(f"category: client\nentries:\n{lines}", encoding="utf-8")
        time.sleep(3)  # what was written just now is read again at the next start
        run(_check(few), DRAFT, folder / "cache")
        built = run(_check(many), DRAFT, folder / "cache")
        store = max((folder / "cache").rglob("words-*.bin"), key=lambda file: file.stat().st_size)
        row(f"{args.terms:,} terms: YAML", f"{many.stat().st_size / 1e6:.1f} MB")
        row("first check: parsed, compiled and kept", f"{built.clock:.1f} s", built.clock, BAR_BUILD)
        row("of that, processor, and peak memory", f"{built.processor:.1f} s, {built.memory:.0f} MB")
        row("store on disk", f"{store.stat().st_size / 1e6:.1f} MB")
        starts(few, many, folder / "cache", args.runs)
        opening(few, many, args.runs)
        scans(few, many, max(3, args.runs // 3))
        if not args.no_peers:
            peers(terms, folder)


if __name__ == "__main__":
    main()
