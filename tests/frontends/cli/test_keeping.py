"""Where the meaning of placeholders is kept."""

import json
import os
import stat
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from time import sleep

import pytest
from click.testing import Result

from promptguard.frontends.cli.keeping import Keeping, existing, no_session, read_map
from promptguard.frontends.cli.wrong import WrongCallError
from promptguard.masker import not_kept
from promptguard.masking.entries import Entry, Ledger, Style
from promptguard.masking.masks import Masked

Cli = Callable[..., Result]


@pytest.mark.parametrize("keeping", [Keeping(no_store=True), Keeping(style=Style.BLOCK)])
def test_what_is_one_way_is_not_kept(keeping: Keeping) -> None:
    assert keeping.keep(24) is not_kept


def test_a_map_file_is_the_users_alone_and_goes_on(promptguard: Cli, tmp_path: Path) -> None:
    assert promptguard("mask", "--map", "m.json", input="鵜飼様").stdout == "【氏名1】様"
    assert promptguard("mask", "--map", "m.json", input="佐々倉様と鵜飼様").stdout == "【氏名2】様と【氏名1】様"
    if os.name != "nt":
        assert stat.S_IMODE((tmp_path / "m.json").stat().st_mode) == 0o600
    assert promptguard("restore", "--map", "m.json", input="【氏名2】").stdout == "佐々倉"
    assert [path.name for path in tmp_path.iterdir()] == ["m.json"]


def test_a_map_that_cannot_be_read_is_left_as_it_is(promptguard: Cli, tmp_path: Path) -> None:
    (tmp_path / "m.json").write_text('{"schema": 9}')
    result = promptguard("mask", "--map", "m.json", input="鵜飼様")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "対応表のファイルとして読めません" in result.stderr
    assert json.loads((tmp_path / "m.json").read_text()) == {"schema": 9}


def test_two_that_use_a_map_at_once_share_no_placeholder(tmp_path: Path) -> None:
    file = tmp_path / "m.json"
    start = Barrier(4, timeout=60)

    def change(person: int) -> Callable[[Ledger], Masked]:
        def masked(ledger: Ledger) -> Masked:
            number = max((entry.number for entry in ledger.entries), default=0) + 1
            sleep(0.05)
            entry = Entry(f"【氏名{number}】", f"見本{person}", "PERSON", number)
            return Masked("", entries=(entry,), ledger=ledger.joined((entry,), {}))

        return masked

    def keep(person: int) -> str:
        start.wait()
        return Keeping(map_file=file).keep(24)(change(person)).entries[0].placeholder

    with ThreadPoolExecutor(4) as pool:
        given = list(pool.map(keep, range(4)))
    assert sorted(given) == [f"【氏名{number}】" for number in (1, 2, 3, 4)]
    assert {entry.original for entry in read_map(file).entries} == {f"見本{person}" for person in range(4)}


def test_a_map_that_cannot_be_written_gives_no_text(promptguard: Cli) -> None:
    result = promptguard("mask", "--map", "nowhere/m.json", input="鵜飼様")
    assert (result.exit_code, result.stdout) == (2, "")


def test_a_missing_map_is_told(tmp_path: Path) -> None:
    with pytest.raises(WrongCallError):
        read_map(tmp_path / "m.json")


def test_a_session_that_is_not_kept_is_told() -> None:
    with pytest.raises(WrongCallError) as caught:
        existing("default")
    assert caught.value.key == "no_session"
    assert no_session("x").key == "no_such_session"


def test_map_and_nothing_exclude_each_other(promptguard: Cli) -> None:
    assert promptguard("mask", "--map", "m", "--no-store", input="x").exit_code == 2
