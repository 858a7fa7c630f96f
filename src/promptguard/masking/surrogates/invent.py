from collections.abc import Iterator, Sequence
def invent(prompt, items, manner, ledger):
    return lambda item, part: iter(())
