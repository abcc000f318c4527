"""Functions written for what is asked: their texts name values, and nothing else comes into them."""

import pytest

from app.queries.written import Source, entries


def test_functions_of_one_source_find_the_values_that_were_named() -> None:
    written = Source()
    double = written.value(lambda value: value * 2)
    inner = written.value(written.function("each", f"{double}(each)"))
    assert written.function("values", f"[{inner}(each) for each in values]")([1, 2]) == [2, 4]


def test_what_is_worked_out_on_the_way_has_a_name_of_its_own() -> None:
    written = Source()
    one, other = written.local(), written.local()
    assert one != other
    text = f"({one} := value) + ({other} := value + 1) + {one} + {other}"
    assert written.function("value", text)(1) == 6


@pytest.mark.parametrize("name", ["plain", "it's", 'a "quote"', "back\\slash", "{brace}", "줄\n"])
def test_any_text_is_the_name_of_an_entry(name: str) -> None:
    assert Source().function("", entries({name: "1", "other": repr(name)}))() == {name: 1, "other": name}
