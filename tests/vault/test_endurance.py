"""Many at once, and killed at any moment: what was acknowledged is there."""

import os
import subprocess
import sys
import textwrap
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.vault.conftest import masking

from promptguard.masking.restore import Restorer
from promptguard.masking.stream import restored
from promptguard.vault.vault import Vault

ROOT = Path(__file__).resolve().parents[2]
WORKER = """
import sys
from pathlib import Path
from promptguard.masking.restore import Restorer
from promptguard.masking.stream import restored
from promptguard.vault.vault import Vault
from tests.vault.conftest import masking

vault, name, session, pairs = Vault(Path(sys.argv[1])), sys.argv[2], sys.argv[3], int(sys.argv[4])
for n in range(pairs):
    value = f"{name}{n:04}"
    masked = vault.keep(session, masking(value))
    answer = restored(Restorer(vault.recall(session).ledger.entries), f"{masked.text}へ")
    assert answer.text == f"{value}様へ", answer
"""
KILLED = """
import os, random, signal, sys, time
from pathlib import Path
from promptguard.vault.vault import Vault
from tests.vault.conftest import masking

vault, rounds, dice = Vault(Path(sys.argv[1])), int(sys.argv[2]), random.Random(7)
vault.keep("s0", masking("始まり"))
acknowledged = {"s0": {"始まり"}}
for turn in range(rounds):
    session = f"s{turn // 20}"
    source, sink = os.pipe()
    child = os.fork()
    if not child:
        for n in range(10_000):
            value = f"値{turn}の{n}"
            vault.keep(session, masking(value))
            os.write(sink, f"{value}\\n".encode())
    os.close(sink)
    time.sleep(dice.uniform(0.0, 0.12))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(source, encoding="utf-8", errors="replace") as pipe:
        lines = pipe.read().splitlines(keepends=True)
    acknowledged.setdefault(session, set()).update(line.strip() for line in lines if line.endswith("\\n"))
    kept = {entry.original for entry in vault.recall(session).ledger.entries}
    assert acknowledged[session] <= kept, (turn, acknowledged[session] - kept)
for session, values in acknowledged.items():
    assert values <= {entry.original for entry in vault.recall(session).ledger.entries}
print(sum(map(len, acknowledged.values())))
"""


def run(script: str, *arguments: object) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script), *map(str, arguments)],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
    )  # fmt: skip


def test_threads_share_one_vault(tmp_path: Path) -> None:
    vault = Vault(tmp_path / "data")

    def pair(number: int) -> bool:
        masked = vault.keep("default", masking(f"値{number}"))
        return restored(Restorer(vault.recall().ledger.entries), masked.text).text == f"値{number}様"

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(pair, range(40)))
    assert len(vault.recall().ledger.entries) == 40


@pytest.mark.slow
def test_a_thousand_pairs_of_eight_processes_lose_nothing(tmp_path: Path) -> None:
    workers = [run(WORKER, tmp_path / "data", f"名{n}の", f"s{n % 4}", 125) for n in range(8)]
    ends = [(worker.communicate(timeout=600)[1], worker.returncode) for worker in workers]
    assert [code for _, code in ends] == [0] * 8, ends
    sessions = Vault(tmp_path / "data").sessions()
    kept = [entry for session in sessions for entry in session.ledger.entries]
    assert {entry.original for entry in kept} == {f"名{n}の{m:04}" for n in range(8) for m in range(125)}
    assert all(len({e.placeholder for e in session.ledger.entries}) == 250 for session in sessions)


@pytest.mark.skipif(os.name == "nt", reason="there is no fork on Windows")
@pytest.mark.parametrize("rounds", [10, pytest.param(200, marks=pytest.mark.slow)])
def test_killed_at_any_moment_the_vault_opens_and_holds_what_was_acknowledged(tmp_path: Path, rounds: int) -> None:
    killer = run(KILLED, tmp_path / "data", rounds)
    told, problem = killer.communicate(timeout=600)
    assert killer.returncode == 0, problem
    assert int(told) > rounds / 20
