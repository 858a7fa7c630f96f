"""Print how the warm service bears many checks at once.

    python benchmarks/load.py [--checks N] [--clients N]

Clients are processes of their own, each with a new connection and a new draft of 500 characters for every check. Bars:
no error; the service's memory after the first thousand checks and at the end within 10 % of each other; the slowest
hundredth of the checks at most 10 times the median.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from latency import service
from speed import DRAFT, as_installed, row

LENGTH, BAR_SLOW, BAR_MEMORY = 500, 10.0, 1.1
CLIENT = """
import json, sys, time
from promptguard.frontends.service.asking import request
number, checks, draft = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
for check in range(checks):
    body = json.dumps({"text": f"{number}-{check} {draft}"[:500]}).encode()
    start = time.perf_counter()
    try:
        answer = json.loads(request("POST", "/v1/check", body, patience=30) or b"{}")
        fault = "" if answer.get("action") == "mask" and not answer["failures"] else "wrong answer"
    except (OSError, ValueError) as error:
        fault = type(error).__name__
    print(time.perf_counter() - start, fault)
"""


def resident(pid: int) -> float:
    """Resident memory of a process, in MB (Linux)."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))) / 1024


def together(clients: int, checks: int, environment: dict[str, str]) -> tuple[list[float], list[str]]:
    """Run all clients at once; the seconds of every check, and what went wrong."""
    each = str(checks // clients)
    calls = ([sys.executable, "-c", CLIENT, str(number), each, DRAFT * 5] for number in range(clients))
    running = [subprocess.Popen(call, stdout=subprocess.PIPE, text=True, env=environment) for call in calls]
    told = [line.partition(" ") for process in running for line in process.communicate()[0].splitlines()]
    return [float(seconds) for seconds, _, _ in told], [fault for _, _, fault in told if fault]


def main() -> None:
    """Print every figure."""
    as_installed()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checks", type=int, default=10_000)
    parser.add_argument("--clients", type=int, default=8)
    arguments = parser.parse_args()
    program = str(Path(sys.executable).with_name("promptguard"))
    with tempfile.TemporaryDirectory() as folder:
        alone = os.environ | {"XDG_RUNTIME_DIR": folder, "PROMPTGUARD_LANG": "ja"}
        with service(program, alone) as process:
            together(arguments.clients, 1_000, alone)
            before = resident(process.pid)
            start = time.perf_counter()
            times, faults = together(arguments.clients, arguments.checks, alone)
            seconds, after = time.perf_counter() - start, resident(process.pid)
    times.sort()
    median, slow = times[len(times) // 2], times[len(times) * 99 // 100]
    row(f"{len(times):,} checks from {arguments.clients} clients", f"{len(times) / seconds:.0f} a second")
    row("without an answer, or with a wrong one", f"{len(faults)}", float(len(faults)), 0.0)
    row("median", f"{median * 1000:.1f} ms")
    row("slowest hundredth", f"{slow * 1000:.1f} ms", slow / median, BAR_SLOW)
    row("memory of the service after 1,000 checks", f"{before:.0f} MB")
    row("memory at the end", f"{after:.0f} MB", after / before, BAR_MEMORY)


if __name__ == "__main__":
    main()
