"""Queries compiled to functions: the same resolvers, without looking at the document once a field.

The schema says what every field means; the general executor of GraphQL asks of each value anew what it is.
Here that is asked once for each operation: `selections.py` unfolds fragments, `fields.py` and `rowed.py` say
how a field is read, `expressions.py` how its value is written, and `plans.py` puts them together to one
function for all fields of a thing (`app/queries/written.py`). `arguments.py` has what resolvers are called
with.

A plan knows good answers only. Whatever is not one (an error in a resolver, null where none may be, a
document that is wrong) is left to the general executor, whose answer it is then.
"""
