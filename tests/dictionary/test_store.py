"""What the cache of dictionaries promises: nothing is parsed twice, lost, or matched against half a list."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from promptguard.dictionary import store as module
from promptguard.dictionary.container import Container
from promptguard.dictionary.load import load_dictionary, load_files
from promptguard.dictionary.schema import Dictionary
from promptguard.dictionary.store import Opened, Store
from promptguard.dictionary.words import Words
from promptguard.errors import SourceError
from promptguard.normalize.variants import compared

DAY = 86_400.0
TERMS = ("アオバ電装", "みなと工機", "ノルトハウス")


def write(folder: Path, *terms: str, name: str = "clients.yaml") -> Path:
    folder.mkdir(exist_ok=True)
    file = folder / name
    file.write_text("category: client\nentries:\n" + "".join(f"  - {term}\n" for term in terms), encoding="utf-8")
    return file


@pytest.fixture
def source(tmp_path: Path) -> Path:
    write(tmp_path / "dictionary", *TERMS)
    return tmp_path / "dictionary"


def later(days: float = 0.0) -> float:
    """A time at which what was written just now is old enough to be trusted."""
    return time.time() + 10 + days * DAY


def store(source: Path, days: float = 0.0, copy_days: int = 7) -> Store:
    return Store(source, source.parent / "cache", lambda: later(days), copy_days)


def found(opened: Opened) -> set[str]:
    """Which of the terms are matched."""
    words = [Words(container) for container in opened.stores]
    return {term for term in TERMS for part in words if any(part.find(compared(term)))}


def stores(source: Path) -> list[Path]:
    return sorted((source.parent / "cache").glob("words-*"))


@pytest.fixture
def unparsed(monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on, whoever parses YAML fails."""

    def refuse(_: object) -> Dictionary:
        pytest.fail("parsed again")

    monkeypatch.setattr(module, "load_files", refuse)


def test_what_has_not_changed_is_not_parsed_again(source: Path, request: pytest.FixtureRequest) -> None:
    store(source).open()
    request.getfixturevalue("unparsed")
    assert found(store(source).open()) == set(TERMS)


def test_a_file_that_was_only_touched_is_not_parsed_again(source: Path, request: pytest.FixtureRequest) -> None:
    store(source).open()
    os.utime(source / "clients.yaml", (1_700_000_000, 1_700_000_000))
    request.getfixturevalue("unparsed")
    assert found(store(source).open()) == set(TERMS)


def test_a_change_is_read(source: Path) -> None:
    store(source).open()
    write(source, TERMS[0])
    assert found(store(source).open()) == {TERMS[0]}


def test_a_new_file_in_the_folder_is_read(source: Path) -> None:
    write(source, TERMS[0])
    store(source).open()
    write(source, TERMS[1], name="more.yaml")
    assert found(store(source).open()) == {TERMS[0], TERMS[1]}


def test_a_second_change_in_the_same_moment_is_read(source: Path) -> None:
    file = write(source, "アオバ電装")
    at = file.stat().st_mtime_ns
    Store(source, source.parent / "cache", lambda: at / 1e9).open()
    content = file.read_text(encoding="utf-8").replace("アオバ電装", "みなと工機")
    with file.open("r+", encoding="utf-8") as same_inode:
        same_inode.write(content)
    os.utime(file, ns=(at, at))
    assert found(store(source).open()) == {"みなと工機"}


def test_the_store_of_what_is_no_longer_there_goes(source: Path) -> None:
    store(source).open()
    write(source, TERMS[0])
    store(source).open()
    assert len(stores(source)) == 1


@pytest.mark.parametrize("damage", ["cut", "empty", "flipped", "foreign", "gone", "end flipped"])
def test_a_damaged_store_is_made_anew(source: Path, damage: str) -> None:
    store(source).open()
    (file,) = stores(source)
    content = file.read_bytes()
    middle = len(content) // 2
    damaged = {
        "cut": content[:middle],
        "empty": b"",
        "flipped": content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :],
        "foreign": b"\x89PNG\r\n" * 2000,
        "end flipped": content[:-1] + bytes([content[-1] ^ 1]),
    }.get(damage)
    if damaged is None:
        file.unlink()
    else:
        file.write_bytes(damaged)
    assert found(store(source).open()) == set(TERMS)
    assert file.read_bytes() == content


@pytest.mark.parametrize("garbage", [b"", b"{}", b"\x00" * 400])
def test_a_damaged_index_is_made_anew(source: Path, garbage: bytes) -> None:
    store(source).open()
    (index,) = (source.parent / "cache").glob("source-*")
    index.write_bytes(garbage)
    assert found(store(source).open()) == set(TERMS)


def test_without_a_place_to_write_the_dictionary_is_compiled_in_memory(source: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert found(Store(source, tmp_path / "file" / "cache", time.time).open()) == set(TERMS)


def test_a_source_out_of_reach_is_matched_from_its_copy_and_the_age_is_told(source: Path) -> None:
    store(source).open()
    source.rename(source.with_name("elsewhere"))
    opened = store(source, days=3).open()
    assert found(opened) == set(TERMS)
    assert opened.age // DAY == 3


def test_a_mount_point_with_nothing_mounted_is_out_of_reach(source: Path) -> None:
    store(source).open()
    (source / "clients.yaml").unlink()
    assert found(store(source).open()) == set(TERMS)


@pytest.mark.parametrize(("days", "copy_days"), [(8, 7), (0, 0)])
def test_a_copy_that_is_too_old_is_refused(source: Path, days: int, copy_days: int) -> None:
    store(source).open()
    source.rename(source.with_name("elsewhere"))
    with pytest.raises(SourceError, match="dictionary_copy_days"):
        store(source, days, copy_days).open()


def test_a_damaged_copy_is_refused(source: Path) -> None:
    store(source).open()
    source.rename(source.with_name("elsewhere"))
    stores(source)[0].write_bytes(b"half")
    with pytest.raises(SourceError):
        store(source).open()


def test_within_reach_again_the_copy_is_forgotten(source: Path) -> None:
    store(source).open()
    source.rename(source.with_name("elsewhere"))
    store(source, days=3).open()
    source.with_name("elsewhere").rename(source)
    assert store(source, days=3).open().age == 0
    source.rename(source.with_name("elsewhere"))
    assert store(source, days=9).open().age // DAY == 6


def test_what_changes_while_it_is_read_is_read_again(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    added = iter(TERMS[:2])

    def loading(contents: dict[Path, bytes | None]) -> Dictionary:
        dictionary = load_files(contents)
        if term := next(added, None):
            write(source, *TERMS, name=f"{term}.yaml")
        return dictionary

    write(source, TERMS[2])
    monkeypatch.setattr(module, "load_files", loading)
    assert len(Words(one(store(source).open()))) == len(load_dictionary([source]).entries)


def test_what_keeps_changing_is_refused(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def loading(contents: dict[Path, bytes | None]) -> Dictionary:
        with next(iter(contents)).open("a", encoding="utf-8") as file:
            file.write("  - もうひとつ\n")
        return load_files(contents)

    monkeypatch.setattr(module, "load_files", loading)
    with pytest.raises(SourceError):
        store(source).open()


def test_a_missing_source_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError):
        store(tmp_path / "none").open()


def test_one_wrong_entry_refuses_the_source_whole(source: Path) -> None:
    write(source, "の", name="wrong.yaml")
    with pytest.raises(SourceError, match=r"wrong\.yaml"):
        store(source).open()
    assert not stores(source)


def one(opened: Opened) -> Container:
    (container,) = opened.stores
    return container


OPEN = """
import os, resource, signal, sys, time
from pathlib import Path
from promptguard.dictionary.store import Store
from promptguard.dictionary.words import Words
{first}
opened = Store(Path(sys.argv[1]), Path(sys.argv[2]), lambda: time.time() + 10).open()
print(sum(len(Words(container)) for container in opened.stores))
"""
KILLED_WHILE_WRITING = """
real = os.fdopen
class Half:
    def __init__(self, *given): self.file = real(*given)
    def __enter__(self): return self
    def __exit__(self, *_): self.file.close()
    def write(self, content):
        self.file.write(content[: len(content) // 2]); self.file.flush(); os.kill(os.getpid(), signal.SIGKILL)
os.fdopen = Half
"""
KILLED_BEFORE_MOVING = "Path.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)"
DISK_FULL = "resource.setrlimit(resource.RLIMIT_FSIZE, (600, 600))"
MANY = 3_000


def process(source: Path, first: str = "") -> "subprocess.Popen[str]":
    code = OPEN.format(first=first)
    cache = str(source.parent / "cache")
    return subprocess.Popen([sys.executable, "-c", code, str(source), cache], stdout=subprocess.PIPE, text=True)


@pytest.mark.slow
@pytest.mark.parametrize("first", [KILLED_WHILE_WRITING, KILLED_BEFORE_MOVING])
def test_after_a_build_that_was_killed_no_term_is_lost(source: Path, first: str) -> None:
    killed = process(source, first)
    killed.communicate()
    assert killed.returncode == -signal.SIGKILL
    assert not stores(source) or all(path.suffix == ".tmp" for path in stores(source))
    assert found(store(source).open()) == set(TERMS)


@pytest.mark.slow
def test_on_a_full_disk_all_terms_are_matched_and_no_piece_of_a_file_stays(source: Path) -> None:
    write(source, *(f"架空商店{number}号" for number in range(200)))
    full = process(source, DISK_FULL)
    assert full.communicate()[0].strip() == "200"
    assert not stores(source)


@pytest.mark.slow
def test_builders_at_once_all_see_the_whole_list(source: Path) -> None:
    write(source, *(f"架空商店{number}号" for number in range(MANY)))
    builders = [process(source) for _ in range(4)]
    assert [builder.communicate()[0].strip() for builder in builders] == [str(MANY)] * 4
    assert len(stores(source)) == 1
    assert len(Words(one(store(source).open()))) == MANY
