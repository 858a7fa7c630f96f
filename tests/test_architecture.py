"""Imports point downwards, folders do not import their siblings, and a start loads nothing heavy."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import promptguard

ROOT = Path(promptguard.__file__).parent
MODULES = sorted(ROOT.rglob("*.py"))
LAYERS = [
    {"errors", "model"},
    {"normalize"},
    {"rulebook"},
    {"dictionary"},
    {"detect", "relate", "resolve", "judge", "mask"},
    {"scan", "report", "settings"},
    {"proof"},
    {"assemble"},
    {"frontends"},
    {"__main__"},
]
RANK = {name: rank for rank, layer in enumerate(LAYERS) for name in layer}
HEAVY = ("spacy", "presidio_analyzer", "numpy", "ginza", "uvicorn", "starlette", "rich", "yaml", "charset_normalizer")
"""What no ordinary start may load; YAML only until the rules are cached."""
PEERS = {"spacy", "presidio_analyzer", "ginza", "ja_ginza"}
IO = {"rulebook", "settings", "dictionary", "frontends", "detect"}


def imports(path: Path) -> Iterator[tuple[ast.AST, str]]:
    """Every import of a module, those hidden in functions and under TYPE_CHECKING included."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: relative import"
            yield node, node.module or ""
            if node.module == "promptguard":
                yield from ((node, f"promptguard.{alias.name}") for alias in node.names)


def part(path: Path) -> str:
    return path.relative_to(ROOT).with_suffix("").parts[0]


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_point_downwards(path: Path) -> None:
    here = part(path)
    for node, module in imports(path):
        if not module.startswith("promptguard."):
            continue
        assert isinstance(node, ast.ImportFrom), f"{path}: `from promptguard.x import y`, please"
        there = module.split(".")[1]
        if there.startswith("__version"):
            continue
        assert there == here or RANK[there] < RANK[here], f"{here} imports {module}"
        assert path.name == "__init__.py" or module != f"promptguard.{here}" or here == path.stem, (
            "imports its own folder"
        )


@pytest.mark.parametrize(
    "path", [p for p in MODULES if p.name == "__init__.py"], ids=lambda p: str(p.relative_to(ROOT))
)
def test_a_folder_says_what_it_is_and_imports_nothing(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), f"{path} says nothing"
    if path.parent != ROOT:
        assert not list(imports(path)), f"{path} imports"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_only_ginza_imports_the_peers(path: Path) -> None:
    found = {module.split(".")[0] for _, module in imports(path)} & PEERS
    assert not found or path == ROOT / "detect" / "ginza.py"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_module_of_the_core_opens_a_connection_or_logs(path: Path) -> None:
    modules = {module for _, module in imports(path)}
    found = {module.split(".")[0] for module in modules}
    assert not found & {"socket", "http", "requests", "httpx", "aiohttp"}
    assert not modules & {"urllib", "urllib.request"}
    if path != ROOT / "detect" / "ginza.py":
        assert "logging" not in found


def loaded(code: str) -> set[str]:
    run = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print(' '.join(sys.modules))"],
        capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    return {name.split(".")[0] for name in run.stdout.splitlines()[-1].split()}


@pytest.mark.parametrize("code", ["import promptguard", "import promptguard.frontends.cli.main"])
def test_importing_loads_nothing_heavy(code: str) -> None:
    assert not loaded(code) & {*HEAVY, "sudachipy", "regex"}


def test_checking_a_draft_loads_nothing_heavy() -> None:
    scan = (
        "from promptguard.assemble import assemble\nfrom promptguard.settings import Settings\n"
        "assemble(Settings()).scan('担当：両角 綾香、電話 090-0000-1234')"
    )
    loaded(scan)  # fills the cache of the rules
    assert not loaded(scan) & set(HEAVY)
