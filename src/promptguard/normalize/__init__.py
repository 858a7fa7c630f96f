"""Folded text and the views on it; every piece of text knows which piece of the draft it came from.

`projection` is the one mechanism (edits plus a map back), `fold` makes the text that every detector reads,
`numerals` the view that number rules read, `variants` the view that dictionary terms and names are compared
in, `layout` knows lines, labels in front of a value and the columns of pasted tables.
A new view is one module with one function `NormalizedText -> Projection`.
"""
