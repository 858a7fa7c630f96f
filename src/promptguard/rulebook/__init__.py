"""Rules as data: what a rule may say, how it is read, and the check digits it may name.

A rule is one YAML under `rules/`; `schema` documents its fields. A new check digit is one function in `checks`.
"""
