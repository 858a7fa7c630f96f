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
    {"version"},
    {"errors", "model", "expressions"},
    {"normalize"},
    {"rulebook"},
    {"dictionary"},
    {"detect", "relate", "resolve", "judge", "masking"},
    {"scan", "report", "settings", "vault"},
    {"proof", "masker"},
    {"assemble"},
    {"api"},
    {"frontends"},
    {"__main__", "__init__"},
]
RANK = {name: rank for rank, layer in enumerate(LAYERS) for name in layer}
HEAVY = (
    "spacy",
    "presidio_analyzer",
    "numpy",
    "ginza",
    "uvicorn",
    "starlette",
    "rich",
    "yaml",
    "cryptography",
    "keyring",
    "sqlite3",
    "Xlib",
    "ctypes",
)
"""What no ordinary start may load; YAML only until the rules are cached."""
PEERS = {"spacy", "presidio_analyzer", "ginza", "ja_ginza"}
ONLY_IN = {
    "yaml": {"rulebook/source.py", "rulebook/mistakes.py"},
    "pickle": {"expressions.py"},
    "importlib": {"assemble.py", "frontends/cli/main.py", "frontends/cli/style.py", "frontends/cli/output.py"},
    "pkgutil": {
        "assemble.py",
        "frontends/cli/main.py",
        "frontends/cli/style.py",
        "frontends/cli/output.py",
        "rulebook/load.py",
    },
    "logging": {"detect/ginza.py"},
    "traceback": {"frontends/cli/ending.py"},
    "cryptography": {"vault/sealing.py"},
    "keyring": {"vault/keys.py"},
    "sqlite3": {"vault/store.py", "vault/vault.py"},
    "Xlib": {f"frontends/clipboard/x11{part}.py" for part in ("_link", "_owner", "_holding")},
    "ctypes": {f"frontends/clipboard/{name}.py" for name in ("macos_calls", "windows_calls", "windows_notice")},
    **{peer: {"detect/ginza.py"} for peer in PEERS},
}
"""What may be imported, at the top or inside a function, in these modules only."""
NEVER = {
    "aiohttp", "asyncio", "ftplib", "http", "httpx", "multiprocessing", "poplib", "requests", "smtplib", "socket",
    "ssl", "subprocess", "telnetlib", "urllib.request", "webbrowser", "xmlrpc",
}  # fmt: skip
"""Nothing leaves the machine: no module of the package opens a connection or starts a process."""
STARTING = {"frontends/clipboard/processes.py": {"subprocess"}}
"""Programs of the desktop that hold a copy or show a notice, and our own that holds one; none is sent anywhere."""
LISTENING = {
    "frontends/service/guard.py": {"asyncio"},  # a time limit for what is received
    "frontends/service/serving.py": {"socket"},  # the service's own socket, bound and never connected
}
"""What the local service needs, module by module."""
CALLS_OUTSIDE = {
    "open",
    "print",
    "exec",
    "eval",
    "system",
    "popen",
    "read_text",
    "read_bytes",
    "write_text",
    "write_bytes",
}
IO = ("expressions.py", "frontends/", "vault/", "rulebook/cachefile.py", "rulebook/source.py", "rulebook/mistakes.py")
"""Where files are read and written."""
BOUNDARY = {"frontends/cli/main.py"}
"""The one place that catches everything."""


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


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


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_some_imports_belong_to_one_module(path: Path) -> None:
    for _, module in imports(path):
        allowed = ONLY_IN.get(module.split(".")[0])
        assert allowed is None or name_of(path) in allowed, f"{name_of(path)} imports {module}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_nothing_leaves_the_machine(path: Path) -> None:
    allowed = (LISTENING | STARTING).get(name_of(path), set())
    modules = {module for _, module in imports(path)} - allowed
    assert not modules & NEVER
    assert not {module.split(".")[0] for module in modules} & NEVER


@pytest.mark.parametrize("path", [p for p in MODULES if not name_of(p).startswith(IO)], ids=name_of)
def test_the_core_neither_prints_nor_reads_nor_writes(path: Path) -> None:
    calls = (node.func for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call))
    names = {getattr(call, "id", getattr(call, "attr", "")) for call in calls}
    assert not names & (CALLS_OUTSIDE | {"__import__"})


@pytest.mark.parametrize("path", [p for p in MODULES if name_of(p) not in BOUNDARY], ids=name_of)
def test_only_the_boundary_catches_everything(path: Path) -> None:
    handlers = (n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.ExceptHandler))
    for handler in handlers:
        names = {ast.unparse(n) for n in ast.walk(handler.type)} if handler.type else {"Exception"}
        assert not names & {"Exception", "BaseException"}


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
