"""Print how long a person waits for `promptguard check`, beside a bare start of Python and the peer.

    python benchmarks/latency.py [--runs N] [--without-peer]

Medians of interleaved runs of whole processes on a 2,000-character draft. Bars: with the warm service a check costs at
most 2.5 times a bare `python -c pass`; without it at most an eighth of Presidio with ja_ginza. `again` is a draft that
the service has seen before (checked, then masked, or corrected back): it is recognised by its digest and not read
again. `new` is another draft each time.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from speed import DRAFT, as_installed, process, row

LENGTH = 2_000
BAR_CLIENT, BAR_COLD = 2.5, 1 / 8
PEER = """
import sys
from presidio_analyzer import AnalyzerEngine
from presidio_analyzer.nlp_engine import NlpEngineProvider
engine = NlpEngineProvider(nlp_configuration={"nlp_engine_name": "spacy",
    "models": [{"lang_code": "ja", "model_name": "ja_ginza"}]}).create_engine()
from presidio_analyzer.predefined_recognizers import SpacyRecognizer
from presidio_analyzer import RecognizerRegistry
registry = RecognizerRegistry(recognizers=[SpacyRecognizer(supported_language="ja")], supported_languages=["ja"])
AnalyzerEngine(nlp_engine=engine, registry=registry, supported_languages=["ja"]).analyze(sys.stdin.read(), "ja")
"""


def run(command: list[str], draft: str, environment: dict[str, str]) -> float:
    """Seconds of one process."""
    start = time.perf_counter()
    process(command, draft, environment)
    return time.perf_counter() - start


@contextmanager
def service(program: str, environment: dict[str, str]) -> Iterator["subprocess.Popen[bytes]"]:
    """A running service."""
    with subprocess.Popen([program, "serve"], stderr=subprocess.PIPE, env=environment) as process:
        assert process.stderr is not None  # noqa: S101 - it is a pipe
        process.stderr.readline()
        try:
            yield process
        finally:
            subprocess.run([program, "serve", "--stop"], capture_output=True, check=True, env=environment)


def medians(measured: dict[str, Callable[[], float]], runs: int) -> dict[str, float]:
    """The median of each, measured in turns, so that a busy moment meets all of them."""
    times: dict[str, list[float]] = {name: [] for name in measured}
    for _ in range(runs):
        for name, measure in measured.items():
            times[name].append(measure())
    return {name: statistics.median(values) for name, values in times.items()}


def main() -> None:
    """Print every figure."""
    as_installed()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--without-peer", action="store_true")
    arguments = parser.parse_args()
    program = str(Path(sys.executable).with_name("promptguard"))
    draft = (DRAFT * 20)[:LENGTH]
    fresh = (f"{number} {draft}"[:LENGTH] for number in count())
    with tempfile.TemporaryDirectory() as folder:
        alone = os.environ | {"XDG_RUNTIME_DIR": folder, "PROMPTGUARD_LANG": "ja"}
        check = [program, "check"]
        run(check, draft, alone)
        figures = medians({"cold": lambda: run(check, draft, alone)}, arguments.runs)
        if not arguments.without_peer:
            peer = [sys.executable, "-c", PEER]
            figures |= medians({"peer": lambda: run(peer, draft, alone)}, 3)
        with service(program, alone):
            for _ in range(3):
                run(check, draft, alone)
            figures |= medians(
                {
                    "bare": lambda: run([sys.executable, "-c", "pass"], "", alone),
                    "again": lambda: run(check, draft, alone),
                    "new": lambda: run(check, next(fresh), alone),
                },
                arguments.runs,
            )
    show(figures)


def show(figures: dict[str, float]) -> None:
    """The table."""
    bare = figures["bare"]
    row("bare start of Python", f"{bare * 1000:.0f} ms", 1.0)
    row(
        "promptguard check, warm, the same draft again",
        f"{figures['again'] * 1000:.0f} ms",
        figures["again"] / bare,
        BAR_CLIENT,
    )
    row("promptguard check, warm, a new draft", f"{figures['new'] * 1000:.0f} ms", figures["new"] / bare)
    row("promptguard check, cold", f"{figures['cold'] * 1000:.0f} ms", figures["cold"] / bare)
    if "peer" in figures:
        row("Presidio + ja_ginza, cold", f"{figures['peer'] * 1000:.0f} ms", figures["peer"] / bare)
        row("cold check, as a part of the peer's time", "", figures["cold"] / figures["peer"], BAR_COLD)


if __name__ == "__main__":
    main()
