"""A tagger of names over Sudachi's tokens, in plain Python: a linear part, two small networks and a CRF on top.

`features` says what is seen of a token, `words` and `listed` what is known of its word, `weights` and `layers` what was
learnt of them; `files` maps all four. `scores` adds up, `decode` reads the best labels with their probabilities, `tag`
does all of it. The training is in `training/`, which shares `features`.
"""
