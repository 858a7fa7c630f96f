"""Train the tagger and write the files that ship.

    python -m training [--shared FOLDER] [--drafts N] [--epochs N] [--words]

Needs the public data of `../shared/data` (see README.md) and torch; `--words` needs the installed ja-ginza for its word
vectors and jamdict-data for its names. The groups of words depend on the machine's arithmetic in the last digits: what
ships is made from the words that ship.
"""

import argparse
import gc
import time
from collections.abc import Iterator
from pathlib import Path

from promptguard.detect import _tagger
from training import listed, vectors
from training.corpus import Sentence, held_out, rows, sentences
from training.drafts import drafts, read_surnames
from training.encode import Vocabulary
from training.export import write
from training.learn import Settings, train
from training.swap import swapped

HERE = Path(__file__).resolve().parent
SHIPPED = Path(_tagger.__file__).parent
RARE, FREQUENT = 2, 20
"""A feature seen less often is not learnt; the layers see those that are frequent."""
LEAST = 0.1
"""Nats; a feature whose every weight is smaller is not shipped."""
LINEAR_WORDY, LAYERED_WORDY = frozenset("wnWHmf"), frozenset("wnmf")
"""Features that know a very word; they are left out more often in training, for names to come are other names."""
SWAP_SEEDS, DRAFT_SEED = (3, 4), 1
SEEDS = (4, 5)
"""Of the networks; each begins elsewhere and meets the texts in another order."""
EXAMPLES = 3
"""Every so manyth text tells how large the sums of the layers get."""


def texts(data: Path, count: int) -> Iterator[Sentence]:
    """All that is learnt from: public sentences, the same with other names, generated drafts."""
    surnames = read_surnames(data / "surnames.jsonl")
    ours = [row for row in rows(data / "ner_stockmark.jsonl") if not held_out(row)]
    others = list(rows(data / "ner_wikipedia_annotated.jsonl"))
    for apart, public in ((False, ours), (True, others)):
        yield from sentences(public, apart=apart)
        for seed in SWAP_SEEDS:
            yield from sentences(swapped(public, surnames, seed), apart=apart)
    yield from sentences(drafts(surnames, count, DRAFT_SEED))


def main() -> None:
    """Run all of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    parser.add_argument("--drafts", type=int, default=6000)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--words", action="store_true", help="make words.bin and listed.bin afresh, too")
    args = parser.parse_args()
    begun = time.time()
    gc.disable()  # a million tokens that all stay: looking for garbage among them takes longer than learning
    if args.words:
        vectors.write(SHIPPED / "words.bin")
        listed.write(SHIPPED / "listed.bin")
    learnt = list(texts(args.shared / "data", args.drafts))
    print(f"{len(learnt)} texts, {sum(len(s.tokens) for s in learnt)} tokens, {time.time() - begun:.0f} s", flush=True)
    vocabulary = Vocabulary(learnt, RARE, FREQUENT)
    encoded = [vocabulary.encode(s) for s in learnt]
    wordy = vocabulary.linear_mask(LINEAR_WORDY), vocabulary.layered_mask(LAYERED_WORDY)
    networks = []
    for seed in SEEDS:
        model = train(encoded, wordy, Settings(epochs=args.epochs, seed=seed))
        networks.append(model.learnt(encoded[::EXAMPLES]))
    write(SHIPPED, networks, vocabulary, LEAST)
    print(f"{time.time() - begun:.0f} s in all")


if __name__ == "__main__":
    main()
