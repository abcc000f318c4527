"""Synthetic archives in the product's own tables: made-up names, deterministic by seed, written in bulk.

`shape.py` says how many and how skewed, `cast.py` who, `plot.py` what happens in a release, `prose.py` its
text with the place of every fact; `rows.py`, `releases.py` and `events.py` the rows that ingest would write
of it, `bulk.py` how they get into a database quickly, `filling.py` all of it in order.
"""
