"""How `names` reads a draft.

`words` knows what names look like, `reading` finds one at or before a place, and each of the others knows one
way in which names stand in drafts: beside an honorific (`honorifics`), behind a label or role (`labels`), in
front of an utterance or a mail address (`speakers`), beside its reading (`kana`), out of all that surrounds it
(`tagged`), and by nothing but the lexicon (`lexicon`).
A new way is one function that yields (start, end), and its line in `names`.
"""
