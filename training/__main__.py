"""Train the tagger and write the files that ship.

    python -m training [--shared FOLDER] [--drafts N] [--epochs N]

Needs the public data of `../shared/data` (see README.md), torch, and the installed ja-ginza for its word vectors.
"""

import argparse
import gc
import time
from pathlib import Path

from promptguard.detect import _tagger
from training import export, vectors
from training.corpus import held_out, rows, sentences
from training.crf import Settings, train
from training.drafts import drafts, read_surnames
from training.encode import Vocabulary
from training.swap import swapped

HERE = Path(__file__).resolve().parent
SHIPPED = Path(_tagger.__file__).parent
RARE = 2
"""A feature seen less often is not learnt."""
LEAST = 0.15
"""Nats; a feature whose every weight is smaller is not shipped."""
WORDY = frozenset("wnWHmf")
"""Features that know a very word; they are left out more often in training, for names to come are other names."""
SWAP_SEED, DRAFT_SEED = 3, 1


def main() -> None:
    """Run all of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    parser.add_argument("--drafts", type=int, default=7000)
    parser.add_argument("--epochs", type=int, default=5)
    args = parser.parse_args()
    begun = time.time()
    gc.disable()  # a million tokens that all stay: looking for garbage among them takes longer than learning
    data = args.shared / "data"
    vectors.write(vectors.groups(), SHIPPED / "groups.bin")
    public = [row for row in rows(data / "ner_stockmark.jsonl") if not held_out(row)]
    public += rows(data / "ner_wikipedia_annotated.jsonl")
    surnames = read_surnames(data / "surnames.jsonl")
    made = drafts(surnames, args.drafts, DRAFT_SEED)
    learnt = [s for s in sentences([*public, *swapped(public, surnames, SWAP_SEED), *made]) if s.tokens]
    print(f"{len(learnt)} texts, {sum(len(s.tokens) for s in learnt)} tokens, {time.time() - begun:.0f} s", flush=True)
    vocabulary = Vocabulary(learnt, RARE)
    model = train(
        [vocabulary.encode(s) for s in learnt], vocabulary.mask(WORDY), vocabulary.size, Settings(epochs=args.epochs)
    )
    weights, steps = model.weights.weight.detach().numpy(), model.steps.detach().numpy()
    export.write(SHIPPED / "weights.bin", weights, steps, vocabulary, LEAST)
    print(f"{time.time() - begun:.0f} s in all")


if __name__ == "__main__":
    main()
