"""Queries compiled to functions: the same resolvers, without looking at the document once a field.

The schema says what every field means; the general executor of GraphQL asks of each value anew what it is.
Here that is asked once for each operation: `selections.py` unfolds fragments, `fields.py` makes a function of
each field and `leaves.py` of each kind of value, `plans.py` puts them together.

A plan knows good answers only. Whatever is not one (an error in a resolver, null where none may be, a
document that is wrong) is left to the general executor, whose answer it is then.
"""
