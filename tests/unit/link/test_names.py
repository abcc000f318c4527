"""Whether two names can be one person's."""

import pytest

from app.link.names import Likeness, fold_name, likeness, sound_of

ALIKE = [
    ("Han Seo-jun", "Seo-jun Han", Likeness.SAME),
    ("KURODA Shinji", "Shinji Kuroda", Likeness.SAME),
    ("Han Seo jun", "HAN Seo-Jun", Likeness.SAME),
    ("Céline FORTIN", "Celine Fortin", Likeness.SAME),
    ("Walter R. Hobbs", "Walter Hobbs", Likeness.SAME),
    ("Hossein Amir-Example", "Hossein Amir Example", Likeness.SAME),
    ("Walter Roy Hobbs", "Walter Hobbs", Likeness.MIDDLE),
    ("Luis Ejemplo", "Luis Ejemplo Prueba", Likeness.MIDDLE),
    ("Mohammed Example", "Mohamed Example", Likeness.SPELLING),
    ("Muhammad Example", "Mohammad Example", Likeness.SPELLING),
    ("Sergey Primerov", "Sergei Primerov", Likeness.SPELLING),
    ("Hobbs", "Walter Hobbs", Likeness.SURNAME),
    ("Han", "Han Seo-jun", Likeness.SURNAME),
    ("Hobbs", "Walter P. Hobbs Jr.", Likeness.SURNAME),
    ("Abdullah", "Abdullah II", Likeness.SURNAME),
    ("Roy", "Walter Roy Hobbs", Likeness.OTHER),
    ("Pak Hana", "Park Hana", Likeness.OTHER),
    ("Kim Jong-un", "Kim Jong-il", Likeness.OTHER),
    ("Kim Yong-chol", "Kim Yong-chul", Likeness.OTHER),
    ("Walter Hobbs", "Peter Hobbs", Likeness.OTHER),
    ("", "Walter Hobbs", Likeness.OTHER),
]


@pytest.mark.parametrize(("one", "other", "expected"), ALIKE)
def test_names_stand_to_each_other_in_either_order(one: str, other: str, expected: Likeness) -> None:
    assert likeness(one, other) is likeness(other, one) is expected


def test_a_folded_name_keeps_its_order() -> None:
    assert fold_name("O'Neil-Smith, J.") == "oneilsmith j"


def test_spellings_of_one_sound_share_it() -> None:
    assert sound_of("mohammed") == sound_of("muhamad") == sound_of("mehmed")
    assert sound_of("yusuf") == sound_of("yousouf") != sound_of("yosef")
