"""Print how fast a start and a scan are, as ratios within one run.

    python benchmarks/speed.py [--runs N] [--shared FOLDER]

Machines differ; ratios to a bare `python -c pass` and to the reading of the same text by Sudachi alone differ less.
Bars: a cold `promptguard check` of a dense 2,000-character draft costs at most 40 bare starts (a bare start is about
10 ms: a few tenths of a second) and 14 times its memory, most of it Sudachi's dictionary; twice the text takes at most
2.4 times as long. The tagger of names (its import, Sudachi's dictionary, its weights, one line) costs at most 15 bare
starts. Where the peer's script is at hand (`../shared/baseline`), Presidio with ja_ginza reads the same draft: a warm
scan is at least 25 times as fast.
"""

import argparse
import os
import re
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from promptguard.assemble import assemble
from promptguard.detect._tokens import tokens
from promptguard.scan import Scanner
from promptguard.settings import Settings

DRAFT = (
    "お世話になっております。アオバ電装の鵜飼です。担当の小日向部長（090-0000-1234、kohinata@aoba-denso.example）へ、"
    "㈱ミヤマ金物様の単価1,250円の件で来週うかがいます。ご住所は長野県茅野市ちの0-0-0、ＦＡＸ０２６６－００－００００です。\n"
)
TAG = (
    "from promptguard.detect._tokens import tokens; from promptguard.detect._tagger.tag import tag;"
    "list(tag(tokens('アオバ電装の鵜飼です。')))"
)
VERDICTS = (0, 1)
"""Exit codes of a check that came to its end."""
BAR_START, BAR_MEMORY, BAR_DOUBLE, BAR_TAGGER, BAR_PEER = 40.0, 14.0, 2.4, 15.0, 25.0


def seconds(call: Callable[[], object], runs: int) -> float:
    """Median time of a call."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def process(command: Sequence[str], text: str, environment: Mapping[str, str] | None = None) -> None:
    """Run a command to its end; one that breaks off is quick, and must not be measured."""
    run = subprocess.run(command, input=text.encode(), capture_output=True, check=False, env=environment)
    if run.returncode not in VERDICTS or b"Traceback" in run.stderr:
        raise SystemExit(f"{' '.join(command)} broke off: {run.stderr.decode()}")


def peak(command: Sequence[str], text: str) -> float:
    """Peak resident memory of such a process, in MB."""
    code = (
        "import subprocess,sys,resource;subprocess.run(sys.argv[1:],stdin=sys.stdin,capture_output=True);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    run = subprocess.run([sys.executable, "-c", code, *command], input=text.encode(), capture_output=True, check=True)
    return int(run.stdout) / (1024 if sys.platform != "darwin" else 1024 * 1024)


def peer(script: Path, draft: str) -> float:
    """Characters a second of Presidio with ja_ginza, warm."""
    run = subprocess.run([sys.executable, script, "--time"], input=draft.encode(), capture_output=True, check=True)
    shown = re.search(r"\(([0-9,]+) characters/s\)", run.stdout.decode())
    return float(shown[1].replace(",", "")) if shown else 0.0


def row(name: str, value: str, ratio: float | None = None, bar: float | None = None) -> None:
    """One line of the table, with a mark where a bar is broken."""
    shown = "" if ratio is None else f"{ratio:6.2f} ×"
    verdict = "" if bar is None or ratio is None else ("within" if ratio <= bar else "PAST") + f" the bar of {bar:g}"
    print(f"{name:58s} {value:>16s} {shown:>10s}  {verdict}")


def beside_peer(scanner: Scanner, draft: str, script: Path) -> None:
    """The same draft, warm: ours and, where its script is at hand, the peer's."""
    scanner.scan(draft)
    ours = len(draft) / seconds(lambda: scanner.scan(draft), 9)
    row("scan of that draft, warm", f"{ours:,.0f} chars/s")
    if script.is_file():
        theirs = peer(script, draft)
        verdict = "within" if ours >= BAR_PEER * theirs else "PAST"
        row("Presidio with ja_ginza, the same draft, warm", f"{theirs:,.0f} chars/s", ours / theirs)
        print(f"{'':58s} {verdict} the bar of {BAR_PEER:g} times as fast")


def as_installed() -> None:
    """Let Python keep bytecode, as an installed program has it: without, every start would compile the sources."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def main() -> None:
    """Print every figure."""
    as_installed()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--shared", type=Path, default=Path(__file__).resolve().parent.parent.parent / "shared")
    args = parser.parse_args()
    runs = args.runs
    draft = (DRAFT * 20)[:2_000]
    check = (sys.executable, "-m", "promptguard", "check", "-")
    nothing = (sys.executable, "-c", "pass")
    process(check, draft)
    bare = seconds(lambda: process(nothing, ""), runs)
    cold = seconds(lambda: process(check, draft), runs)
    row("bare start of Python", f"{bare * 1000:.0f} ms")
    row("promptguard check, 2,000 characters, cold", f"{cold * 1000:.0f} ms", cold / bare, BAR_START)
    tagger = seconds(lambda: process((sys.executable, "-c", TAG), ""), runs) - bare
    row("tagger of names, cold, above a bare start", f"{tagger * 1000:.0f} ms", tagger / bare, BAR_TAGGER)
    base, used = peak(nothing, ""), peak(check, draft)
    row("peak memory of that check", f"{used:.0f} MB", used / base, BAR_MEMORY)
    scanner = assemble(Settings())
    beside_peer(scanner, draft, args.shared / "baseline" / "presidio_ginza.py")
    once, twice = DRAFT * 200, DRAFT * 400
    scanner.scan(once)
    plain, first, second = (
        seconds(c, 3) for c in (lambda: tokens(once), lambda: scanner.scan(once), lambda: scanner.scan(twice))
    )
    row(f"scan of {len(once):,} characters, warm", f"{len(once) / first:,.0f} chars/s", first / plain)
    row("the same text twice", f"{second * 1000:.0f} ms", second / first, BAR_DOUBLE)
    row("peak memory of this run", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    print(f"Python {sys.version.split()[0]} on {Path(sys.executable).name}; the ratio of a scan is to Sudachi alone")


if __name__ == "__main__":
    main()
