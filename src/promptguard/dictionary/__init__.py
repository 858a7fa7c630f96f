"""The company's own words: what an entry may say (`schema`), how files are read (`load`), and in which
written forms a term is recognised (`variants`).
"""
