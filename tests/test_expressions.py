import pickle
import subprocess
import sys
from pathlib import Path

import pytest
import regex

from promptguard import expressions
from promptguard.expressions import Expression, Pack, digest, expression, unpacked

HEAD = b"h" * 16


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A pack with two expressions."""
    path = tmp_path / "pack.bin"
    path.write_bytes(
        HEAD + Pack.read(None).packed({digest("a"): regex.compile("あ+"), digest("b"): regex.compile("い")})
    )
    return path


def test_a_pack_gives_back_what_was_put_in(file: Path) -> None:
    pack = Pack.read(file)
    assert pack.get(digest("a")).fullmatch("ああ")
    assert pack.get(digest("b")).fullmatch("い")
    assert pack.get(digest("c")) is None


@pytest.mark.parametrize(
    "content", [b"", b"junk", b"\x00" * 40, HEAD + b"\xff\xff\xff\xff", HEAD + b"\x01\x00\x00\x00short"]
)
def test_a_damaged_pack_is_an_empty_one(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "pack.bin"
    path.write_bytes(content)
    assert Pack.read(path).get(digest("a")) is None
    assert Pack.read(tmp_path / "none").places == {}


@pytest.mark.parametrize("at", [-1, -40])
def test_a_changed_expression_is_not_used(file: Path, at: int) -> None:
    content = bytearray(file.read_bytes())
    content[at] ^= 1
    file.write_bytes(content)
    pack = Pack.read(file)
    found = [pack.get(digest("a")), pack.get(digest("b"))]
    assert [each is None for each in found].count(True) == 1


def test_a_pack_that_was_cut_gives_what_is_whole(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-10])
    pack = Pack.read(file)
    assert pack.get(digest("a")).fullmatch("ああ")
    assert pack.get(digest("b")) is None


def test_a_pack_can_grow_and_be_cleared(file: Path) -> None:
    grown = Pack.read(file).packed({digest("c"): regex.compile("う")})
    file.write_bytes(HEAD + grown)
    assert Pack.read(file).get(digest("a")).fullmatch("ああ")
    assert Pack.read(file).get(digest("c")).fullmatch("う")
    file.write_bytes(HEAD + Pack.read(file).packed({}, [digest("c")]))
    assert Pack.read(file).places.keys() == {digest("c")}


def test_what_is_damaged_does_not_pass_into_a_grown_pack(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[-1] ^= 1
    file.write_bytes(content)
    file.write_bytes(HEAD + Pack.read(file).packed({digest("c"): regex.compile("う")}))
    pack = Pack.read(file)
    assert len(pack.places) == 2
    assert sorted(each for each in "abc" if pack.get(digest(each))) in (["a", "c"], ["b", "c"])


def test_a_pickle_of_anything_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "pack.bin"
    path.write_bytes(HEAD + Pack.read(None).packed({digest("a"): Path("/")}))
    with pytest.raises(pickle.UnpicklingError):
        Pack.read(path).get(digest("a"))


def test_an_expression_behaves_as_a_compiled_one() -> None:
    one = expression("(?P<kana>[ぁ-ん]+)", regex.IGNORECASE)
    assert one.pattern == "(?P<kana>[ぁ-ん]+)"
    found = one.search("漢字かな")
    assert found is not None
    assert found["kana"] == "かな"
    assert one.sub("x", "漢字かな") == "漢字x"


def test_an_expression_is_compiled_on_first_use_only(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []

    def compiling(source: str, _flags: int) -> str:
        compiled.append(source)
        return "compiled"

    monkeypatch.setattr(expressions, "_of_the_code", lambda: Pack.read(None))
    monkeypatch.setattr(regex, "compile", compiling)
    one = Expression("x")
    assert not compiled
    assert [one.strip(), one.strip()] == ["compiled", "compiled"]
    assert compiled == ["x"]


def test_flags_make_another_expression() -> None:
    assert Expression("x").key != Expression("x", regex.IGNORECASE).key


def test_expressions_are_found_wherever_a_module_keeps_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expressions, "_of_the_code", lambda: Pack.read(None))
    module = {"A": expression("a"), "B": (expression("b"), 1), "C": {"x": expression("c")}, "D": "d"}
    compiled = unpacked([module])
    assert compiled is not None
    assert sorted(each.pattern for each in compiled.values()) == ["a", "b", "c"]


def test_a_second_process_compiles_nothing_of_the_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    code = (
        "import regex\nfrom promptguard.assemble import assemble\nfrom promptguard.settings import Settings\n"
        "compiled = []\nplain = regex.compile\n"
        "regex.compile = lambda *given, **named: compiled.append(given[0]) or plain(*given, **named)\n"
        "assemble(Settings()).scan('担当：両角 綾香、電話 090-0000-1234')\nprint(len(compiled))"
    )
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True) for _ in range(2)]
    assert int(runs[0].stdout) > 50
    assert int(runs[1].stdout) == 0
