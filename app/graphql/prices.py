"""What a field costs that is more, or less evenly, work than a plain one.

A point is about the work of one plain field, some 30 microseconds. What is dearer has a price here, measured
on an archive of five thousand releases in both databases: lists and counts that are a search of their own,
filters that look at every account of every event, each value of a filter, long texts, names that are put
together. To price another field, add it to `PRICES`, or its type to `PRICES_BY_TYPE`; to say how many rows a
plain list tends to have, add it to `LIST_ROWS`.
"""

from collections.abc import Hashable

FACETS = ("countries", "types", "topics", "publishers", "participants")
LOOKUPS = ("event", "release", "participant", "resource", "node", "nodes")
PRICES = {
    ("Query", "__schema"): 15_000,
    ("Query", "__type"): 1_000,
    **{("Query", field): 30 for field in LOOKUPS},
    ("Mutation", "releaseIngest"): 2_000,
    ("Mutation", "correctionSubmit"): 500,
    ("Release", "text"): 100,
    ("Release", "sentences"): 50,
    ("Evidence", "sentence"): 10,
    ("ReleaseRevision", "text"): 100,
    ("ReleaseRevision", "diff"): 100,
    **{("Event", field): 5 for field in ("title", "corroboration")},
    ("Event", "contrast"): 50,
    ("EventEdge", "match"): 10,
    ("EventAccount", "release"): 5,
    ("Corroboration", "firstReported"): 5,
    **{("EventFacets", field): 1_000 for field in FACETS},
    ("EventConnection", "histogram"): 1_000,
    ("EventConnection", "links"): 50,
    **{(f"{of}Connection", "totalCount"): 100 for of in ("Event", "Release", "Participant")},
    ("Dyad", "oneSided"): 700,
    **{("Dyad", field): 100 for field in ("lastContact", "daysSinceContact")},
}
PRICES_BY_FIELD = {"totalCount": 10}
PRICES_BY_TYPE = dict.fromkeys(
    ("EventConnection", "ReleaseConnection", "ParticipantConnection", "ChangePage"), 50
)

# What an entry of a filter adds to the list it narrows, and each value in it, or word of a search.
FILTERS = ("EventFilter", "ReleaseFilter")
FILTER_PRICES = {
    **{("EventFilter", entry): 1_000 for entry in ("publishers", "published", "oneSided", "minPublishers")},
    **{(filter, "search"): 300 for filter in FILTERS},
}
USUAL_FILTER_PRICE = 50
VALUE_PRICES = {
    ("EventFilter", "search"): 40,
    ("EventFilter", "publishers"): 40,
    ("ReleaseFilter", "publishers"): 40,
    ("ReleaseFilter", "search"): 350,  # a beginning such as "s*" stands in nearly every text
}
USUAL_VALUE_PRICE = 15

# What an argument of a field adds where it is given.
ARGUMENT_PRICES = {
    ("events", "orderBy"): 200,
    ("events", "asOf"): 5_000,  # restoring takes more, but is done once for all who ask for that state
    ("changes", "filter"): 500,  # the log is read on until so many match
}

LIST_ROWS = {
    ("Query", "eventTypes"): 20,
    ("Histogram", "buckets"): 200,
    ("Person", "posts"): 10,
    ("Release", "sentences"): 30,
    # These lead back to what they hang on, so a nest of them grows by the power.
    ("Participation", "counterparts"): 10,
    ("Contrast", "accounts"): 10,
    ("Contrast", "exclusive"): 10,
    ("Difference", "values"): 10,
}
USUAL_LIST_ROWS = 4


def price_of(parent: str, field: str, kind: str) -> int:
    """What one field of a type costs, without those inside it; `kind` is the name of its own type."""
    return PRICES.get((parent, field)) or PRICES_BY_FIELD.get(field) or PRICES_BY_TYPE.get(kind, 1)


def price_of_argument(field: str, argument: str, kind: str, given: Hashable) -> int:
    """`kind` is the name of its type, `given` the outline of what is given, whatever it is."""
    if given is None:
        return 0
    price = ARGUMENT_PRICES.get((field, argument), 0)
    if kind in FILTERS and isinstance(given, frozenset):
        price += sum(_price_of_entry(kind, entry, values) for entry, values in given)
    return price


def _price_of_entry(kind: str, entry: str, values: int) -> int:
    each = VALUE_PRICES.get((kind, entry), USUAL_VALUE_PRICE)
    return FILTER_PRICES.get((kind, entry), USUAL_FILTER_PRICE) + each * values


def usual_rows(parent: str, field: str) -> int:
    """How many rows a list tends to have that takes no page size."""
    return LIST_ROWS.get((parent, field), USUAL_LIST_ROWS)
