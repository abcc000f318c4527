"""Which accounts of which releases tell the same event. Pure: accounts in, comparisons and groups out.

`account.py` has the noun, `blocks.py` says which accounts are worth comparing, `compare.py` scores a pair and
says why, `grouping.py` makes groups of what belongs together. No database, no clock: the same accounts make
the same groups in whatever order they came. To add a feature, add a function to the module of its subject
(`days`, `parties`, `people`, `subjects`) and name it in `compare.py`.
"""
