import struct
import zlib
from pathlib import Path

from promptguard.detect._tagger import weights as module
from promptguard.detect._tagger.decode import LABELS
from promptguard.detect._tagger.weights import WIDTH, Table, sums, weights


def table(rows: dict[str, list[int]], bits: int = 3) -> Table:
    """A table of rows of one block: the first bytes as given, 128 for the rest."""
    size = 1 << bits
    keys, places, data = [0] * size, [0] * size, b""
    for number, (feature, values) in enumerate(rows.items()):
        key = zlib.crc32(feature.encode())
        slot = key & (size - 1)
        while keys[slot]:
            slot = (slot + 1) & (size - 1)
        keys[slot], places[slot] = key, number
        data += bytes([*values, *[128] * (WIDTH - len(values))])
    words = [memoryview(struct.pack(f"<{size}I", *numbers)).cast("I") for numbers in (keys, places)]
    return Table(size - 1, words[0], words[1], memoryview(data), WIDTH)


def labels(block: int) -> list[int]:
    """The sums label by label: even ones lie in the first half."""
    lanes = struct.unpack(f"<{WIDTH}H", block.to_bytes(2 * WIDTH, "little"))
    return [lanes[label // 2 + (WIDTH // 2 if label % 2 else 0)] for label in range(WIDTH)]


def test_the_rows_of_all_features_are_added_up_label_by_label() -> None:
    known = table({"wア": [1, 2, 3], "wイ": [10, 20, 30]})
    assert labels(sums(known, ["wア", "wイ"])[0])[:4] == [11, 22, 33, 256]


def test_what_was_never_learnt_adds_nothing() -> None:
    assert sums(table({"wア": [1]}), ["wウ", "wエ"]) == (0,)


def test_rows_that_share_a_slot_are_told_apart() -> None:
    crowd = {f"w{n}": [n] for n in range(7)}
    known = table(crowd)
    assert [labels(sums(known, [feature])[0])[0] for feature in crowd] == list(range(7))


def test_a_hundred_rows_do_not_run_over() -> None:
    known = table({"wア": [255] * WIDTH})
    assert labels(sums(known, ["wア"] * 100)[0]) == [25_500] * WIDTH


def test_the_shipped_weights_have_a_step_for_every_two_labels() -> None:
    learnt = weights()
    assert len(learnt.steps) == len(learnt.steps[0]) == len(LABELS)
    assert learnt.scale > 0


def test_what_ships_with_the_tagger_is_small_in_a_wheel() -> None:
    files = Path(module.__file__).parent.glob("*.bin")
    assert sum(len(zlib.compress(file.read_bytes())) for file in files) <= 15_000_000
