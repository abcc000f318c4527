"""The country of whom somebody meets, told by the town or country in which the sentence is set."""

from app.extract.lexicon import words
from app.extract.mentions import Kind
from app.extract.people.scene import PLACE_KINDS, Codes, Scene
from app.extract.units import Sort


def there(scene: Scene) -> Codes:
    """ "Foreign Minister A in Brunei, Foreign Minister B in Viet Nam": each with the country he is met in."""
    behind = [unit for unit in scene.row[scene.mention.end : scene.mention.end + 4] if unit.lower != "the"]
    if len(behind) < 3 or behind[0].lower != "in" or behind[2].lower not in (",", "and", ".", ";"):
        return ()
    mention, listed = behind[1].mention, sum(unit.lower == "in" for unit in scene.row)
    if mention is None or behind[1].kind is not Kind.COUNTRY or listed < 2 or len(scene.people) < 2:
        return ()
    return scene.foreign(mention.codes)


def setting(scene: Scene) -> Codes:
    """ "In Riga, …", "will travel to Latvia, where …": the country in which the sentence is set."""
    row, start = scene.row, scene.mention.start
    if in_turn := _in_turn(scene):
        return in_turn
    where = next((at for at in range(start - 1, 0, -1) if row[at].lower == "where"), None)
    awaited = {unit.lower for unit in row[scene.mention.end : scene.mention.end + 3]} & _AWAITING
    if where is not None and (scene.is_met or awaited):
        named = [unit for unit in row[:where] if unit.kind in (Kind.COUNTRY, *PLACE_KINDS)]
        return scene.foreign(named[-1].mention.codes) if named and named[-1].mention is not None else ()
    if len(row) < 3 or row[0].text not in ("In", "While"):
        return ()
    unit = next((u for u in row[1:4] if u.mention is not None), None)
    if unit is None or unit.mention is None or unit.kind not in (Kind.COUNTRY, *PLACE_KINDS):
        return ()
    opening = [u for u in row[:6] if u.sort is Sort.MARK]
    told = any(u.lower in ("i", "we", "he", "she") for u in row[:6]) or _own_side_follows(scene)
    if not (opening or told):
        return ()
    return scene.foreign(unit.mention.codes)


def _own_side_follows(scene: Scene) -> bool:
    """ "In Lima Minister X will meet President Y": X, of the publisher's side, stands at once behind."""
    first = scene.people[0]
    return first.start <= _AT_ONCE and scene.known.home in scene.persons[first].codes and scene.is_met


_AT_ONCE = 3  # units: "In Lima today"


def _in_turn(scene: Scene) -> Codes:
    """ "In Apia he met Prime Minister X; and in Suva, Prime Minister Y": where the last of them is met."""
    row, start = scene.row, scene.mention.start
    if start < 4 or row[start - 1].text != "," or row[start - 4].lower not in (";", "and", ","):
        return ()
    unit = row[start - 2]
    if row[start - 3].lower != "in" or unit.mention is None or unit.kind not in (Kind.COUNTRY, *PLACE_KINDS):
        return ()
    return scene.foreign(unit.mention.codes)


_AWAITING = words("awaits await receives receive received hosts welcomes welcomed")
