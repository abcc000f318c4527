"""Queries to begin with: the explorer links them, the tests run them."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Example:
    title: str
    query: str
    variables: dict[str, Any] = field(default_factory=dict)


EXAMPLES = (
    Example(
        "The newest events",
        """\
query NewestEvents {
  events(first: 5) {
    totalCount
    nodes {
      id
      title
      type
      when { edtf precision sourceText }
      countries { role country { code name } }
    }
  }
}
""",
    ),
    Example(
        "Events of two countries together, with the choices that remain",
        """\
query Together($countries: [CountryCode!], $first: Int = 10) {
  events(filter: { countries: { allOf: $countries } }, first: $first) {
    totalCount
    facets {
      types { type count }
      countries { country { code name } count }
    }
    edges {
      cursor
      node { title when { start end } url }
    }
    pageInfo { hasNextPage endCursor }
  }
}
""",
        {"countries": ["JP", "KR"]},
    ),
    Example(
        "Who took part, and the sentence that says so",
        """\
query WhoAndWhere {
  events(filter: { types: [MEETING, CONSULTATION, CALL] }, first: 3) {
    nodes {
      title
      participations(first: 10) {
        nodes {
          role
          participant { id name }
          post { title rank }
          country { name }
          evidence { quote confidence sourceUrl }
        }
      }
      accounts(first: 5) {
        nodes {
          prominence
          release { heading publishedOn url publisher { name } }
          evidence { supports quote start end }
        }
      }
    }
  }
}
""",
    ),
    Example(
        "The newest releases and the events they tell",
        """\
query NewestReleases {
  releases(first: 3) {
    nodes {
      id
      heading
      kind
      publishedOn
      accounts { nodes { prominence event { id title } } }
    }
  }
}
""",
    ),
    Example(
        "A country and a person",
        """\
query CountryAndPeople {
  country(code: "KR") {
    name
    alpha3
    events(first: 3) { totalCount nodes { title } }
  }
  participants(first: 5) { nodes { __typename id name aliases } }
}
""",
    ),
    Example(
        "What the event types mean",
        """\
query EventTypes {
  eventTypes { type category label description plover cameo }
}
""",
    ),
    Example(
        "How much one request may ask for",
        """\
query Limits {
  limits { cost maxCost maxDepth maxPageSize maxAliases maxTokens maxBodyBytes }
}
""",
    ),
)
