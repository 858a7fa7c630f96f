"""The example list is what its script makes, and holds the dirt of real lists."""

import importlib.util
import random
import re
from pathlib import Path
from types import ModuleType

import pytest

from promptguard.dictionary.columns import recognised
from promptguard.dictionary.harvest import harvest
from promptguard.dictionary.sheet import Sheet
from promptguard.dictionary.variants import company_core
from promptguard.frontends.tables import read_tables
from promptguard.model import Category

FOLDER = Path(__file__).resolve().parent.parent / "examples" / "clients"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_list", FOLDER / "make_list.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module", params=["clients.csv", "clients.xlsx"])
def sheet(request: pytest.FixtureRequest) -> Sheet:
    return read_tables(FOLDER / request.param)[0]


def test_the_files_are_what_the_script_makes(script: ModuleType, tmp_path: Path) -> None:
    script.write(tmp_path)
    assert (tmp_path / "clients.csv").read_bytes() == (FOLDER / "clients.csv").read_bytes()
    assert read_tables(tmp_path / "clients.xlsx") == read_tables(FOLDER / "clients.xlsx")


def test_all_300_companies_come_out_and_nothing_else(script: ModuleType, sheet: Sheet) -> None:
    columns = recognised(sheet)
    assert columns
    taken = harvest(sheet, columns, Category.CLIENT).taken
    wanted = {name for _, name in script.names(random.Random(20260401))}
    assert {company_core(each.entry.term) for each in taken} == wanted
    assert len(taken) == len(wanted) == 300


@pytest.mark.parametrize(
    "dirt",
    ["[ｦ-ﾟ]{3}", r" $", "御中$", "様$", "　.{2,6}部$", "支店$", r"\n", "^〃$", "^※", "（旧：", "㈱", "㈲", "（株）"],
)
def test_the_list_is_as_dirty_as_real_ones(sheet: Sheet, dirt: str) -> None:
    assert any(re.search(dirt, row.cell(1)) for row in sheet.rows)


def test_it_is_in_the_encoding_of_windows() -> None:
    data = (FOLDER / "clients.csv").read_bytes()
    assert "㈱" in data.decode("cp932")
    with pytest.raises(UnicodeDecodeError):
        data.decode("utf-8")
