"""What one would write first: Strawberry over the models, SQLModel sessions, a DataLoader for each link.

Served by uvicorn as an ASGI application of Strawberry's own. `BENCH_DATABASE_URL` names the database.
"""

import datetime as dt
import os
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import strawberry
from sqlalchemy import String, cast, tuple_
from sqlmodel import Session, create_engine, func, select
from strawberry.asgi import GraphQL
from strawberry.dataloader import DataLoader
from strawberry.types import Info

from app.db.models import (
    Event,
    EventAccount,
    EventCountry,
    EventOrganization,
    EventTopic,
    Evidence,
    Participant,
    Participation,
    Post,
    Release,
)

engine = create_engine(os.environ["BENCH_DATABASE_URL"])


def _list_loader(model: Any, column: Any, *order: Any) -> DataLoader[int, list[Any]]:
    async def load(keys: Sequence[int]) -> list[list[Any]]:
        with Session(engine) as session:
            found: dict[int, list[Any]] = defaultdict(list)
            for row in session.exec(select(model).where(column.in_(keys)).order_by(*order)):
                found[getattr(row, column.key)].append(row)
        return [found[key] for key in keys]

    return DataLoader(load)


def _one_loader(model: Any) -> DataLoader[int, Any]:
    async def load(keys: Sequence[int]) -> list[Any]:
        with Session(engine) as session:
            found = {row.id: row for row in session.exec(select(model).where(model.id.in_(keys)))}
        return [found.get(key) for key in keys]

    return DataLoader(load)


def _loaders() -> dict[str, DataLoader[int, Any]]:
    return {
        "countries": _list_loader(EventCountry, EventCountry.event_id, EventCountry.ordinal),
        "topics": _list_loader(EventTopic, EventTopic.event_id, EventTopic.ordinal),
        "organizations": _list_loader(
            EventOrganization, EventOrganization.event_id, EventOrganization.ordinal
        ),
        "participations": _list_loader(Participation, Participation.event_id, Participation.ordinal),
        "accounts": _list_loader(EventAccount, EventAccount.event_id, EventAccount.id),
        "evidence": _list_loader(Evidence, Evidence.account_id, Evidence.ordinal),
        "participant": _one_loader(Participant),
        "post": _one_loader(Post),
        "release": _one_loader(Release),
    }


@strawberry.type
class PersonOrBody:
    name: str


@strawberry.type
class Office:
    title: str
    rank: str


@strawberry.type
class ReleaseCard:
    heading: str
    kind: str
    published_on: dt.date | None
    url: str | None


@strawberry.type
class Span:
    supports: str
    start: int
    end: int
    rule: str
    confidence: str


@strawberry.type
class CountryLink:
    role: str
    country: str


@strawberry.type
class TakingPart:
    row: strawberry.Private[Participation]
    role: str
    country: str | None

    @strawberry.field
    async def participant(self, info: Info) -> PersonOrBody | None:
        if self.row.participant_id is None:
            return None
        found = await info.context["loaders"]["participant"].load(self.row.participant_id)
        return PersonOrBody(name=found.name)

    @strawberry.field
    async def post(self, info: Info) -> Office | None:
        if self.row.post_id is None:
            return None
        found = await info.context["loaders"]["post"].load(self.row.post_id)
        return Office(title=found.title, rank=found.rank)


@strawberry.type
class Account:
    row: strawberry.Private[EventAccount]
    prominence: str

    @strawberry.field
    async def release(self, info: Info) -> ReleaseCard:
        found = await info.context["loaders"]["release"].load(self.row.release_id)
        return ReleaseCard(
            heading=found.heading, kind=found.kind, published_on=found.published_on, url=found.url
        )

    @strawberry.field
    async def evidence(self, info: Info) -> list[Span]:
        rows = await info.context["loaders"]["evidence"].load(self.row.id)
        return [
            Span(
                supports=row.supports, start=row.start, end=row.end, rule=row.rule, confidence=row.confidence
            )
            for row in rows
        ]


@strawberry.type
class EventCard:
    id: strawberry.ID
    type: str
    category: str
    status: str
    prominence: str
    review: str
    created_at: dt.datetime
    start: dt.date | None
    end: dt.date | None
    precision: str
    wording: str | None
    place: str | None

    @strawberry.field
    async def countries(self, info: Info) -> list[CountryLink]:
        rows = await info.context["loaders"]["countries"].load(int(self.id))
        return [CountryLink(role=row.role, country=row.country) for row in rows]

    @strawberry.field
    async def topics(self, info: Info) -> list[str]:
        return [row.topic for row in await info.context["loaders"]["topics"].load(int(self.id))]

    @strawberry.field
    async def organizations(self, info: Info) -> list[PersonOrBody]:
        loaders = info.context["loaders"]
        rows = await loaders["organizations"].load(int(self.id))
        found = await loaders["participant"].load_many([row.participant_id for row in rows])
        return [PersonOrBody(name=who.name) for who in found]

    @strawberry.field
    async def participations(self, info: Info) -> list[TakingPart]:
        rows = await info.context["loaders"]["participations"].load(int(self.id))
        return [TakingPart(row=row, role=row.role, country=row.country) for row in rows]

    @strawberry.field
    async def accounts(self, info: Info) -> list[Account]:
        rows = await info.context["loaders"]["accounts"].load(int(self.id))
        return [Account(row=row, prominence=row.prominence) for row in rows]


@strawberry.type
class Count:
    value: str
    count: int


@strawberry.type
class Facets:
    total: int
    countries: list[Count]
    types: list[Count]
    months: list[Count]


def _card(row: Event) -> EventCard:
    return EventCard(
        id=strawberry.ID(str(row.id)),
        type=row.type,
        category=row.category,
        status=row.status,
        prominence=row.prominence,
        review=row.review,
        created_at=row.created_at,
        start=row.starts_on,
        end=row.ends_on,
        precision=row.precision,
        wording=row.wording,
        place=row.place,
    )


@strawberry.type
class Reading:
    @strawberry.field
    def events(
        self,
        first_day: int,
        last_day: int | None = None,
        country: str | None = None,
        types: list[str] | None = None,
        after_day: int | None = None,
        after_id: str | None = None,
        limit: int = 20,
    ) -> list[EventCard]:
        statement = select(Event).where(Event.withdrawn_at == None, Event.sort_day >= first_day)  # noqa: E711
        if last_day is not None:
            statement = statement.where(Event.sort_day <= last_day)
        if country is not None:
            statement = statement.join(EventCountry).where(EventCountry.country == country)
        if types is not None:
            statement = statement.where(Event.type.in_(types))  # type: ignore[attr-defined]
        if after_day is not None and after_id is not None:
            position = tuple_(Event.sort_day, Event.id)
            statement = statement.where(position < (after_day, int(after_id)))
        statement = statement.order_by(Event.sort_day.desc(), Event.id.desc()).limit(limit)  # type: ignore[attr-defined]
        with Session(engine) as session:
            return [_card(row) for row in session.exec(statement)]

    @strawberry.field
    def event(self, id: str) -> EventCard | None:
        with Session(engine) as session:
            row = session.get(Event, int(id))
            return _card(row) if row else None

    @strawberry.field
    def facets(self, first_day: int, last_day: int, country: str, types: list[str]) -> Facets:
        of_day = (Event.sort_day >= first_day, Event.sort_day <= last_day)
        of_type = Event.type.in_(types)  # type: ignore[attr-defined]
        here = Event.id.in_(select(EventCountry.event_id).where(EventCountry.country == country))  # type: ignore[attr-defined]
        month = func.substr(cast(Event.starts_on, String), 1, 7)
        with Session(engine) as session:
            types_ = session.exec(
                select(Event.type, func.count()).where(*of_day, here).group_by(Event.type)
            ).all()
            countries = session.exec(
                select(EventCountry.country, func.count())
                .join(Event)
                .where(*of_day, of_type)
                .group_by(EventCountry.country)
            ).all()
            months = session.exec(
                select(month, func.count()).where(*of_day, of_type, here).group_by(month)
            ).all()
        return Facets(
            total=sum(n for _, n in months),
            countries=[Count(value=value, count=n) for value, n in countries],
            types=[Count(value=value, count=n) for value, n in types_],
            months=[Count(value=value, count=n) for value, n in months],
        )


class _Application(GraphQL[Any, Any]):
    async def get_context(self, request: Any, response: Any) -> dict[str, Any]:
        return {"request": request, "response": response, "loaders": _loaders()}


app = _Application(strawberry.Schema(query=Reading))
