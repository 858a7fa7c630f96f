"""The company's own words.

`schema` says what an entry may say, `load` how files are read, and `variants` in which written forms a term is
recognised.
"""
