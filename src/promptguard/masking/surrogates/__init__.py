"""Invented values of the same kind and form. `invent` picks the maker for an entity.

The words are `values.yaml`. Numbers come from ranges that are assigned to no one, and their check digits are wrong.
"""
