"""What placeholders stand for, kept on this computer: encrypted, the user's alone, and for a limited time.

`vault` is what others use; `keys` finds or makes the key (the system's key store, else a file), `sealing` encrypts,
`store` is the file (SQLite), `problems` what can go wrong and what to do about it. Nothing is ever repaired by throwing
away: only `forget` deletes, and what has outlived its time.
"""
