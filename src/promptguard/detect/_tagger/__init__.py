"""A tagger of names: a linear-chain conditional random field over Sudachi's tokens, in plain Python.

`features` says what is seen of a token, the `groups` of its word included, `weights` what was learnt of it; `files`
maps both. `scores` adds up, `decode` reads the best labels with their probabilities, `tag` does all of it. The
training is in `training/`, which shares `features`.
"""
