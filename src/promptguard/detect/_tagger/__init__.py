"""A tagger of names: a linear-chain conditional random field over Sudachi's tokens, in plain Python.

`features` says what is seen of a token, `weights` maps what was learnt of it, `scores` adds up, `decode` reads the
best labels with their probabilities, `tag` does all of it. The training is in `training/`, which shares `features`.
"""
