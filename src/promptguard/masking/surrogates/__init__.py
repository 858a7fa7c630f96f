"""Invented values of the same kind and form. `invent` picks the maker for an entity; `makers` has one for each kind.

The words are `values.yaml`. Numbers come from ranges that are assigned to no one, and their check digits are wrong.
"""
