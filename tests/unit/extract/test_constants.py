from typing import ClassVar

import pytest

from app.extract.chunks import Is
from app.extract.constants import Constant
from app.extract.mentions import Kind


class Colour(Constant):
    RED: ClassVar["Colour"]
    GREEN: ClassVar["Colour"]


def test_a_member_is_its_value_and_the_only_one_of_it() -> None:
    assert Colour.RED == "red"
    assert Colour("red") is Colour.RED
    assert f"{Colour.GREEN} {Colour.GREEN.value}" == "green green"


def test_members_keep_the_order_in_which_they_are_written() -> None:
    assert list(Colour.all()) == [Colour.RED, Colour.GREEN]


def test_a_value_that_is_not_listed_is_refused() -> None:
    with pytest.raises(ValueError, match="'blue' is no Colour"):
        Colour("blue")


def test_lists_do_not_share_members() -> None:
    assert {id(member) for member in Kind.all()}.isdisjoint(id(member) for member in Is.all())
    assert not hasattr(Colour, "COUNTRY")
