"""Envoys called by courtesy: beside "Lee Ji-won", "Ambassador Lee" is the other side's envoy of that name."""

from collections.abc import Sequence

from app.extract.lexicon import words
from app.extract.people.mentions import PersonMention
from app.extract.people.person import Person, cores, name_tokens

_ENVOYS = words("representative envoy coordinator ambassador adviser advisor")


def bind_envoys(rows: Sequence[Sequence[PersonMention]], persons: dict[PersonMention, Person]) -> None:
    """Binds, in place, an ambassador known by surname only to the one envoy of that name who is left when
    whoever stands beside him is not he.
    """
    for people in rows:
        for mention in people:
            person = persons[mention]
            short = mention.name is not None and name_tokens(mention.name) == person.tokens
            if not short or len(person.tokens) != 1 or person.codes or cores(mention.title) != {"ambassador"}:
                continue
            bearers = {p for p in persons.values() if person.tokens < p.tokens}
            left = bearers - {persons[m] for m in people}
            if len(bearers) == len(left) + 1 and len(left) == 1 and (envoy := left.pop()).core & _ENVOYS:
                envoy.spans += person.spans
                persons.update({m: envoy for m, bound in persons.items() if bound is person})
