"""What completion is told of the schema."""

from graphql import build_schema

from app.graphql.completion import completion_index

SCHEMA = build_schema('''
"""What can be read. And more."""
type Query { "One thing. By its id." thing(id: ID! "Which." of: Kind = BIG): Thing things: [Thing!]! }
interface Thing { id: ID! }
type Box implements Thing { id: ID! }
enum Kind { "Large." BIG SMALL }
input Wanted { kinds: [Kind!] }
scalar Day
''')


def test_every_kind_of_type_says_what_can_be_written_in_it() -> None:
    types = completion_index(SCHEMA)["types"]
    assert types["Query"]["fields"]["thing"] == {
        "type": "Thing",
        "about": "One thing",
        "args": {"id": {"type": "ID!", "about": ""}, "of": {"type": "Kind", "about": "Which"}},
    }
    assert types["Query"]["fields"]["things"] == {"type": "[Thing!]!", "about": ""}
    assert types["Thing"]["possible"] == ["Box"]
    assert types["Kind"] == {"values": {"BIG": "Large", "SMALL": ""}}
    assert types["Wanted"] == {"inputs": {"kinds": {"type": "[Kind!]", "about": ""}}}
    assert types["Day"] == {"inputs": {}}


def test_roots_and_directives_of_queries_are_named() -> None:
    index = completion_index(SCHEMA)
    assert index["roots"] == {"query": "Query"}
    assert set(index["directives"]) == {"include", "skip"}


def test_what_is_deprecated_is_not_proposed() -> None:
    old = build_schema(
        'type Query { old: Int @deprecated(reason: "Gone.") new(a: Int, b: Int @deprecated): Int }'
    )
    fields = completion_index(old)["types"]["Query"]["fields"]
    assert set(fields) == {"new"}
    assert set(fields["new"]["args"]) == {"a"}


def test_nothing_of_introspection_is_proposed() -> None:
    assert not [name for name in completion_index(SCHEMA)["types"] if name.startswith("__")]
