"""Who is who across a release: short forms bind to the person introduced in full, before or after.

"Minister Cho", "the Vice Minister", "his Japanese counterpart" are mentions; a `Person` is what they
mean. A surname binds only where office and country do not speak against it, so that two Kims of one text
stay two persons.
"""

from collections.abc import Iterable, Sequence, Set

from app.extract.lexicon import words
from app.extract.people.mentions import PersonMention
from app.extract.people.person import WORD, Person, cores, name_tokens
from app.extract.people.posts import Posts

__all__ = ["Person", "cores", "identify", "name_tokens"]


class _Named:
    """The persons found so far, by the words of their names, so that the time grows with the text only."""

    def __init__(self) -> None:
        self._all: list[Person] = []
        self._places: dict[str, dict[int, None]] = {}
        self._place: dict[int, int] = {}

    def add(self, person: Person) -> None:
        self._place[id(person)] = len(self._all)
        self._all.append(person)
        self.renamed(person)

    def renamed(self, person: Person) -> None:
        place = self._place[id(person)]
        for token in person.tokens:
            self._places.setdefault(token, {})[place] = None

    def holding(self, tokens: frozenset[str]) -> list[Person]:
        """Those who may have all of the words in their names, in the order in which they were found."""
        if not tokens:
            return self._all
        rarest = min((self._places.get(token, {}) for token in tokens), key=len)
        return [self._all[place] for place in sorted(rarest)]

    def sharing(self, tokens: frozenset[str]) -> list[Person]:
        """Those who may share two of the words or more: who has one of the commonest only does not."""
        by_number = sorted((self._places.get(token, {}) for token in tokens), key=len)
        return [self._all[place] for place in sorted({n for places in by_number[:-1] for n in places})]


def identify(
    mentions: Iterable[PersonMention], home: str | None = None, parts: Sequence[int] = ()
) -> dict[PersonMention, Person]:
    """A person for every mention; full names first, then what refers to them. `home` is who publishes,
    `parts` are the sentences that head the parts of a digest.
    """
    ordered = list(mentions)
    persons = _Named()
    bound: dict[PersonMention, Person] = {}
    for mention in ordered:
        if mention.name and len(_significant(name_tokens(mention.name))) > 1:
            bound[mention] = _bind(mention, _same_name(mention, persons), persons)
    beside: dict[int, set[Person]] = {}
    for mention, person in bound.items():
        beside.setdefault(mention.sentence, set()).add(person)
    for mention in ordered:
        if mention not in bound and mention.name:
            known = _by_surname(mention, persons, beside.get(mention.sentence, set()))
            bound[mention] = _bind(mention, known, persons)
    posts = Posts(
        bound,
        home,
        [m for m in ordered if m not in bound and m.definite and not m.codes and m.sentence],
        parts,
    )
    for mention in ordered:
        if mention not in bound:
            bound[mention] = _bind(mention, posts.holder(mention), persons)
            posts.add(mention, bound[mention])
    _share_titles(bound)
    return bound


def _significant(tokens: frozenset[str]) -> frozenset[str]:
    return frozenset(t for t in tokens if len(t) > 1) or tokens


def _bind(mention: PersonMention, known: Person | None, persons: _Named) -> Person:
    if known is None:
        tokens = name_tokens(mention.name) if mention.name else frozenset()
        known = Person(mention.name, tokens, mention)
        persons.add(known)
    if mention.title and (known.title is None or (mention.name and _says_more(mention.title, known.title))):
        known.title = mention.title
    if not known.codes and not (known.organisation and mention.name is None):
        known.codes = mention.codes
    known.organisation = known.organisation or mention.organisation
    known.body = known.body or mention.body
    if mention.name and known.name and _is_fuller(mention, known):
        known.name, known.tokens = mention.name, name_tokens(mention.name)
        persons.renamed(known)
    known.spans.append(mention.span)
    return known


def _says_more(title: str, known: str) -> bool:
    """Longer, and not the lower post that "then-Deputy Secretary Roe" held before."""
    below = title.partition(" ")[0] in _BELOW and title.endswith(f" {known}")
    return len(title) > len(known) and not below


_BELOW = words("Deputy Vice Assistant")


def _is_fuller(mention: PersonMention, known: Person) -> bool:
    """A longer form of the name, or the same as the text has it where a heading had it in capitals."""
    new, old = mention.name or "", known.name or ""
    return len(new) > len(old) or (
        new.lower() == old.lower() and known.first.sentence == 0 < mention.sentence
    )


def _same_name(mention: PersonMention, persons: _Named) -> Person | None:
    tokens = _significant(name_tokens(mention.name or ""))
    for person in persons.sharing(tokens):
        known = _significant(person.tokens)
        small, big = sorted((tokens, known), key=len)
        firsts = {_first_word(mention.name), _first_word(person.name)}  # "bin Zayed": a surname
        same = _LINEAGE.isdisjoint(small) or len(firsts - _LINEAGE) == 1
        if len(small) > 1 and small <= big and same and _agree(mention, person):
            return person
    return _of_one_post(mention, persons)


_LINEAGE = words(
    "bin bint ibn ben"
)  # "Omar bin Zayed Al Nasr" is the father of "Karim bin Omar bin Zayed Al Nasr"


def _first_word(name: str | None) -> str:
    return (name or "").lower().split(" ", 1)[0]


def _of_one_post(mention: PersonMention, persons: _Named) -> Person | None:
    """ "President Joe Bell" and "President Joseph R. Bell, Jr.": one post, one surname, one first letter."""
    given, surname = _given_and_surname(mention.name or "")
    if not (mention.title and given and surname):
        return None
    for person in persons.holding(frozenset({surname})):
        known = _given_and_surname(person.name or "")
        same = known[1] == surname and known[0][:1] == given[:1]
        if same and person.title == mention.title and _agree(mention, person):
            return person
    return None


def _given_and_surname(name: str) -> tuple[str, str]:
    written = [w for w in WORD.findall(name.lower()) if len(w) > 1 and w not in ("jr", "sr")]
    return (written[0], written[-1]) if len(written) > 1 else ("", "")


def _by_surname(mention: PersonMention, persons: _Named, beside: Set[Person]) -> Person | None:
    """Of two namesakes the one whom the sentence does not name in full: "Minister Kim met Dr Ann Kim"."""
    tokens = name_tokens(mention.name or "")
    full = _significant(tokens)
    fitting = [p for p in persons.holding(full) if _may_be(tokens, full, p.tokens) and _agree(mention, p)]
    fitting = [p for p in fitting if not _of_throne_and_cabinet(mention, p)]
    if mention.title:
        same_office = [p for p in fitting if cores(mention.title) & p.core or not p.core]
        fitting = same_office or ([] if len(fitting) > 1 else fitting)
    before = [p for p in fitting if p.first.span.start <= mention.span.start]
    if before:
        return ([p for p in before if p not in beside] or before)[-1]
    return fitting[-1] if fitting else None


def _of_throne_and_cabinet(mention: PersonMention, person: Person) -> bool:
    """ "Crown Prince Omar", "President Cho" are not the Foreign Minister who bears that name, too."""
    here, there = cores(mention.title), person.core
    royal = bool(_THRONES & here) != bool(_THRONES & there)
    return royal and bool(here and there) and here.isdisjoint(there)


_THRONES = words("king queen prince princess sultan emir president")


def _may_be(tokens: frozenset[str], full: frozenset[str], named: frozenset[str]) -> bool:
    """Whether the words fit a name that is known: "J. Roe" is Jane Roe, or a Roe without a given name."""
    others = named - full
    return full <= named and (not others or all(any(o[0] == t for o in others) for t in tokens - full))


def _agree(mention: PersonMention, person: Person) -> bool:
    """Neither says a country that contradicts the other."""
    return not (mention.codes and person.codes) or bool(set(mention.codes) & set(person.codes))


def _share_titles(bound: dict[PersonMention, Person]) -> None:
    """A counterpart without a title of his own holds the office of the other side's who was named last; in
    "X called on President Y, and met with her counterpart Z" that of X.
    """
    last: dict[tuple[str, ...], Person] = {}  # by country, the latest at the end
    told, acting = -1, None
    for mention, person in sorted(bound.items(), key=lambda pair: pair[0].span.start):
        if mention.sentence != told:
            told, acting = mention.sentence, person if person.title and mention.name else None
        if mention.counterpart and mention.name and (mention.title or person.title) in (None, "Minister"):
            others = [
                p for codes, p in last.items() if p is not person and not (codes and codes == mention.codes)
            ]
            if acting is not None and acting is not person:
                others.append(acting)
            title = _comparable(others[-1].title) if others else None
            if person.title is None or (title or "").endswith(" Minister"):  # later "Minister X" says less
                person.title = title
        if person.title and mention.name:
            last.pop(person.codes, None)
            last[person.codes] = person


def _comparable(title: str | None) -> str | None:
    """What a counterpart holds, too: of a "Vice-President and Foreign Minister" the office of the latter."""
    offices: list[str] = []
    for part in (title or "").split(" and "):
        if offices and not cores(part):
            offices[-1] += f" and {part}"  # "Minister for Foreign Affairs and Trade" is one
        else:
            offices.append(part)
    return next((office for office in offices if _FOREIGN & set(office.split())), title)


_FOREIGN = words("Foreign External")
