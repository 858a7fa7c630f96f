"""Step 3 of the path: what stands near what. Hits are dropped, raised or added, never rewritten.

`contexts` keeps what needs company only where it has it; `mentions` finds a name again that was found once with
certainty. A new relation is one module with one function, called in `promptguard.scan`.
"""
