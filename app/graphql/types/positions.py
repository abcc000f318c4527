"""What governments say in releases: who condemns, urges or agrees, addressed to whom."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import strawberry

from app.domain.codes import DiplomaticAct
from app.domain.countries import is_country
from app.domain.organisations import ORGANISATIONS
from app.graphql.types.columns import Lang, column, described
from app.graphql.types.countries import Country, countries_of
from app.graphql.types.evidence import Evidence
from app.queries import shapes

if TYPE_CHECKING:
    from app.graphql.types.releases import Release

Acts = Annotated[
    list[DiplomaticAct] | None, strawberry.argument(description="Only these acts; all where it is left out.")
]


@strawberry.type(description="A government or an organisation that takes a position, or that one addresses.")
class Actor:
    """`known` are the countries of the positions read together with it."""

    key: strawberry.Private[str]
    known: strawberry.Private[dict[str, Country]]

    @described("The code of the country (ISO 3166-1 alpha-2, or XK), or that of the organisation: UN.")
    def code(self) -> str:
        return self.key

    @described("The name in the language asked for.")
    def name(self, lang: Lang = None) -> str:
        if self.key in self.known:
            return self.known[self.key].name(lang)
        organisation = ORGANISATIONS.get(self.key)
        if organisation is None:
            return self.key
        return (lang == "ko" and organisation.name_ko) or organisation.name

    @described("The country; null for an organisation.")
    def country(self) -> Country | None:
        return self.known.get(self.key)


@strawberry.type(
    description=(
        "One diplomatic act in a release: who condemns, urges, agrees or welcomes, addressed to whom. "
        "Read by the program, sentence by sentence: the main acts, not every verb."
    )
)
class Position:
    """`source` is the release it stands in, `known` the countries of the positions read together with it."""

    row: strawberry.Private[shapes.Stance]
    source: strawberry.Private["Release"]
    known: strawberry.Private[dict[str, Country]]

    act: DiplomaticAct = column("act", "What is done with words.", DiplomaticAct)
    text: str = column("quote", "The sentence that says so, exactly as it stands in the text.")
    start: int = column("start", "Where the sentence begins: the number of code points before it.")
    end: int = column("end", "Where the sentence ends.")
    revision: int = column("revision", "The revision of the release that the offsets belong to.")
    rule: str = column("rule", "The rule that read it; its name is stable.")

    @described("Whose act it is.")
    def by(self) -> list[Actor]:
        return [Actor(key=code, known=self.known) for code in self.row["actors"]]

    @described("Whom it addresses; empty where nobody is named, as in what both sides agree on.")
    def addressee(self) -> list[Actor]:
        return [Actor(key=code, known=self.known) for code in self.row["targets"]]

    @described("The sentence as evidence: how sure it is, and the publisher's page opened at it.")
    def evidence(self) -> Evidence:
        return Evidence(row=self.row, source=self.source)


def positions_of(
    taken: Iterable[tuple["Release", shapes.Stance]], acts: list[DiplomaticAct] | None = None
) -> list[Position]:
    """Of stances, each with its release."""
    wanted = [(source, stance) for source, stance in taken if not acts or stance["act"] in acts]
    codes = {code for _, stance in wanted for code in (*stance["actors"], *stance["targets"])}
    known = countries_of(sorted(code for code in codes if is_country(code)))
    return [Position(row=stance, source=source, known=known) for source, stance in wanted]
