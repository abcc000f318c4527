"""What the words around a person say of the country represented; each cue gives its codes, or none."""

from app.domain.codes import DiplomaticRank
from app.domain.offices import countries_of
from app.extract.lexicon import words
from app.extract.mentions import Kind
from app.extract.people.scene import SINGULAR, Codes, Scene, codes_of, rank_held

_SIGNING = words(
    """
    led headed chair chaired co-chaired represented signed sign signs signing exchanged signatures initialled
    """
)
_TRAVELLING = words("accompanied accompanying travelled traveled travels spouse entourage")
LEADING = words("led leads lead heads headed represented represents chaired heading leading")
TEAM = words("delegation side team")
_GOVERNMENT = words("government people authorities regime side leadership")


def of_title(scene: Scene) -> Codes:
    """The country that uses this title: the publisher's or the partner's if they do, else the most usual.

    A title of many countries ("Foreign Secretary") is that of the one named beside it; one is Pope.
    """
    office = scene.persons[scene.mention].first.office
    users = countries_of(office) if office is not None else ()
    if users[:1] == ("US",) and (scene.mention.title or "").startswith(_JUNIOR):
        return of_list(scene)
    home, partner = scene.known.home, scene.known.partner
    own = next((code for code in (*_met_by_ours(scene), home, partner) if code in users), None)
    if home is not None and own is not None:
        return (own,)
    if office is not None and not _HOUSES_OF_ONE.isdisjoint(office.head.split()):
        return users[:1]
    if users[:1] != ("US",):
        named = {code for unit in scene.row if unit.mention is not None for code in unit.mention.codes}
        sole = office is not None and office.rank is DiplomaticRank.HEAD_OF_STATE and len(users) == 1
        users = tuple(code for code in users if code in named or (sole and named <= {home}))
    if not users or home is None:
        return users[:1]
    return of_list(scene) or users[:1]  # "Peruvian President A and Minister of External Affairs B"


# "Secretary of State for Senegalese Abroad": the American ones are "for" nothing, others are many.
_JUNIOR = ("Secretary of State for ", "Secretary for ", "Secretary to ")


# Parliaments that no other state calls so: who presides over one is of it, whatever else is said.
_HOUSES_OF_ONE = words(
    """
    Bundestag Knesset Riksdag Duma Seimas Saeima Riigikogu Storting Folketing Althing Majilis Mazhilis Sabha
    Verkhovna Rakyat Hluttaw Kenesh Khural Hural Yuan Oliy
    """
)


def _met_by_ours(scene: Scene) -> Codes:
    """ "Minister A leaves for Washington to meet the Secretary of State, B": the foreign countries named."""
    home = scene.known.home
    ours = any(home in scene.persons[m].codes for m in scene.people if m.end <= scene.mention.start)
    if not (ours and scene.is_met):
        return ()
    named = [unit.mention.codes for unit in scene.row[: scene.mention.start] if unit.mention is not None]
    return tuple(code for codes in named for code in codes if code != home)


def of_side(scene: Scene) -> Codes:
    """ "from the Chilean side, Director X", "Director X from the Chilean side", "X, for Chile", "the Chilean
    delegation was led by X".
    """
    start, end = scene.mention.start, scene.mention.end
    if start > 1 and scene.row[start - 1].text == ":" and codes_of(scene.row[start - 2]):
        return codes_of(scene.row[start - 2])  # "ROK: Deputy Minister X / Kenya: Principal Secretary Y"
    if start and scene.row[start - 1].lower == "by":
        if start > 2 and scene.row[start - 3].lower in _BEFORE_SIDE and _LED_OR_SIGNED & _words(scene):
            codes = codes_of(
                scene.row[start - 2]
            )  # "for Kenya by X", "Kenya was represented by X, Peru by Y"
            if codes:
                return codes
        team = next((n for n in range(start - 2, max(0, start - 7), -1) if scene.row[n].lower in TEAM), 0)
        if team and _LED & {unit.lower for unit in scene.row[team + 1 : start]}:
            return codes_of(scene.row[team - 1])
    before = [unit for unit in scene.row[max(0, start - 5) : start] if unit.lower not in ("the", ",", ":")]
    if len(before) >= 3 and before[-1].lower in TEAM and before[-3].lower in ("from", "on"):
        return codes_of(before[-2])
    behind = [unit for unit in scene.row[end : end + 6] if unit.lower not in ("the", ",")]
    if len(behind) >= 3 and behind[0].lower in ("from", "for", "on", "of") and behind[2].lower in TEAM:
        return codes_of(behind[1])
    if len(behind) >= 2 and behind[1].lower in TEAM:  # "A headed the Korean side and B the Chilean side"
        return codes_of(behind[0])
    return ()


def of_members(scene: Scene) -> Codes:
    """ "The Iranian delegation included Ms. X and Mr. Y", "the group, comprising X and Y": of its country."""
    start = scene.mention.start
    verb = next((n for n in range(start - 1, 0, -1) if scene.row[n].lower in COMPRISING), 0)
    if not verb or not any(unit.lower in TEAMS for unit in scene.row):
        return ()
    named = [codes for unit in scene.row[:verb] if len(codes := codes_of(unit)) == 1]
    return named[-1] if named else _of_group_before(scene)


def _of_group_before(scene: Scene) -> Codes:
    """ "Led by X, and comprising Y and Z, the group …", "The delegation included Y": the delegation that the
    sentence before names.
    """
    row = scene.row
    goes_on = row[0].lower == "the" and len(row) > 2 and row[1].lower in TEAMS and row[2].lower in COMPRISING
    return scene.known.last if goes_on or row[0].lower == "led" else ()


TEAMS = TEAM | words("group")
COMPRISING = words(
    "included includes including comprising comprised comprises consisted consists consisting composed"
)


_BEFORE_SIDE = words("for of from , and ; while")
_LED_OR_SIGNED = LEADING | _SIGNING


def _words(scene: Scene) -> set[str]:
    return {unit.lower for unit in scene.row}


def stands_for(scene: Scene) -> Codes:
    """ "Minister X and, for Peru, Minister Y"."""
    row, start = scene.row, scene.mention.start
    apart = start > 3 and row[start - 1].text == "," and row[start - 3].lower == "for"
    return codes_of(row[start - 2]) if apart and row[start - 4].lower in _BEFORE_SIDE else ()


def signs_for(scene: Scene) -> Codes:
    """ "signed by Minister X for Singapore and Foreign Minister Y on behalf of the Government of Chile"."""
    behind = [unit for unit in scene.row[scene.mention.end : scene.mention.end + 8] if unit.lower != "the"]
    behind = behind[1:] if behind and behind[0].text == "," else behind
    words_behind = [unit.lower for unit in behind]
    if words_behind[:3] == ["on", "behalf", "of"]:
        behind = behind[2:]
    elif words_behind[:1] != ["for"]:
        return ()
    if not _SIGNING & {unit.lower for unit in scene.row}:
        return ()
    named = behind[3] if [u.lower for u in behind[1:3]] == ["government", "of"] and len(behind) > 3 else None
    unit = named or (behind[1] if len(behind) > 1 else None)
    if unit is None or unit.mention is None or unit.kind is not Kind.COUNTRY:
        return ()
    return unit.mention.codes


def of_list(scene: Scene) -> Codes:
    """The country of the person just before, where only a comma or "and" stands between."""
    at = list(scene.people).index(scene.mention)
    if at == 0:
        return ()
    before = scene.people[at - 1]
    rank = rank_held(scene.mention)
    if before.start and scene.row[before.start - 1].lower == "between":
        return ()  # "the talks between Minister A of B and Minister C"
    if rank in SINGULAR and rank is rank_held(scene.persons[before].first):
        return ()  # two foreign ministers side by side are of two countries
    between = {unit.lower for unit in scene.row[before.end : scene.mention.start]}
    if "and" not in between and scene.row[max(0, before.start - 2)].lower == "invitation":
        return ()  # "At the invitation of Minister A of B, Minister C will visit B"
    if "and" not in between and _acts_behind_phrase(scene):
        return ()
    codes = scene.persons[before].codes
    joins = {",", ";", "and", "the"} | ({"with", "by"} if "and" in between else set())
    return scene.foreign(codes) if len(codes) == 1 and between <= joins else ()


def _acts_behind_phrase(scene: Scene) -> bool:
    """ "After his talks with the Kenyan President, Minister X travelled to B": the subject, of no list."""
    verb = scene.row[scene.mention.end] if scene.mention.end < len(scene.row) else None
    opens = bool(scene.row) and scene.row[0].lower in _OPENS_PHRASE
    return opens and verb is not None and (verb.lower.endswith("ed") or verb.lower in _FINITE)


_OPENS_PHRASE = words("with at together alongside after following upon on during in before within as")
_FINITE = words("has had will is was spoke met held took paid left gave opens opened visits meets")


def of_list_met(scene: Scene) -> Codes:
    """ "met with President A and Prime Minister B of Chile": the country behind the last is that of all."""
    at = list(scene.people).index(scene.mention)
    if at + 1 >= len(scene.people) or not scene.mention.faced:
        return ()
    behind = scene.people[at + 1]
    between = {unit.lower for unit in scene.row[scene.mention.end : behind.start]}
    told = len(behind.codes) == 1 and behind.rule == "person.office_name"
    alone = at + 2 >= len(scene.people) or bool({"that", ","} & {scene.row[behind.end].lower})
    last = told and scene.row[behind.end - 1].kind is Kind.COUNTRY and between == {"and"} and alone
    return scene.foreign(behind.codes) if last else ()


def respective(scene: Scene) -> Codes:
    """ "The US and Japanese delegates will be Deputy Secretary X and Vice Minister Y, respectively"."""
    if not any(unit.lower == "respectively" for unit in scene.row):
        return ()
    named = [m for m in scene.people if m.name]
    stop = named[0].start if named else 0
    sides = [
        unit.mention.codes
        for unit in scene.row[:stop]
        if unit.mention is not None and unit.kind in (Kind.COUNTRY, Kind.DEMONYM)
    ]
    sides = list(dict.fromkeys(sides))
    matched = len(sides) == len(named) > 1 and scene.mention in named
    return sides[named.index(scene.mention)] if matched else ()


_BY = words("by was were")  # "Heading the Thai delegation was Permanent Secretary X"
_LED = words("led headed chaired co-chaired side one represented delegation")


def led(scene: Scene) -> Codes:
    """ "a delegation of the National Assembly of Ghana led by Speaker X", "the Kazakh side by Minister Y",
    "the Cuban one by Minister Z".
    """
    start = scene.mention.start
    before = [unit.lower for unit in scene.row[max(0, start - 4) : start]]
    if _BY.isdisjoint(before) or _LED.isdisjoint(before):
        return ()
    named = [
        unit.mention.codes
        for unit in scene.row[:start]
        if unit.mention is not None and unit.mention.codes and unit.kind in _OF_SIDES
    ]
    people = [m for m in scene.people if m.name]
    if len(people) == len(named) > 1 and scene.mention in people:  # "the A and B delegations, led by X and Y"
        return named[people.index(scene.mention)]
    return named[-1] if named else _of_group_before(scene)


_OF_SIDES = (Kind.COUNTRY, Kind.DEMONYM, Kind.MINISTRY)  # "a delegation of the US Congress led by X"


def body_led(scene: Scene) -> str | None:
    """ "a World Bank delegation led by Vice President X": the body whose the delegation is."""
    row, start = scene.row, scene.mention.start
    if not start or row[start - 1].lower != "by" or row[start - 2].lower not in LEADING:
        return None
    team = next((n for n in range(start - 3, max(0, start - _NEAR), -1) if row[n].lower in TEAM), 0)
    mention = row[team - 1].mention if team else None
    return mention.organisations[0] if mention is not None and mention.organisations else None


_NEAR = 8  # units


def of_company(scene: Scene) -> Codes:
    """ "With the Prime Minister travelled his spouse, Mrs. X, as well as Mr. Y, Minister of …"."""
    start = scene.mention.start
    if not _TRAVELLING & {unit.lower for unit in scene.row[:start]}:
        return ()
    for other in scene.people:
        codes = scene.persons[other].codes
        if other.end <= start and codes:
            return scene.foreign(codes)
    pronoun = {unit.lower for unit in scene.row[:3]} & {"he", "she", "him", "her", "they"}
    he = scene.known.spoken_of if pronoun else None
    return scene.foreign(he.codes) if he is not None else ()


def of_owner(scene: Scene) -> Codes:
    """ "a delegation of the Congress of Peru under its President, X": of the country named before "its"."""
    row, start = scene.row, scene.mention.start
    if "its" not in (row[start].lower, row[start - 1].lower if start else ""):
        return ()
    named = [codes for unit in row[:start] if len(codes := codes_of(unit)) == 1]
    return named[-1] if named else ()


def of_government(scene: Scene) -> Codes:
    """ "President X and the Nicaraguan government"."""
    behind = [unit for unit in scene.row[scene.mention.end : scene.mention.end + 4] if unit.lower != "the"]
    if len(behind) < 3 or behind[0].lower != "and" or behind[2].lower not in _GOVERNMENT:
        return ()
    mention = behind[1].mention
    return scene.foreign(mention.codes) if mention is not None else ()
