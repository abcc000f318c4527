import datetime as dt

import pytest

from app.sources.datelines import LineKind, day_of_dateline, day_of_line, find_days, is_name, is_office

DAY = dt.date(2024, 3, 5)


@pytest.mark.parametrize(
    "text",
    [
        "2024-03-05",
        "2024/3/5",
        "2024.03.05.",
        "2024. 3. 5.",
        "2024\ub144 3\uc6d4 5\uc77c",
        "2024-03-05 20:10",
        "5 March 2024",
        "05 Mar 2024",
        "5th March, 2024",
        "5th of March 2024",
        "5. M\u00e4rz 2024",
        "5 mars 2024",
        "5 de marzo de 2024",
        "March 5, 2024",
        "Mar. 5, 2024",
        "Mar 5,2024",
        "MARCH 5th, 2024",
        "05.03.2024",
        "5/3/2024",
        "05-03-2024",
        "345-05-03-2024",
    ],
)
def test_printed_days_are_read(text: str) -> None:
    assert [day.day for day in find_days(text)] == [DAY]


@pytest.mark.parametrize(
    "text",
    ["2024-13-05", "31 February 2024", "March 2024", "5 March", "no. 5/2024", "12024-03-051", "1.2.3.2024"],
)
def test_what_is_no_whole_day_is_passed_over(text: str) -> None:
    assert find_days(text) == ()


def test_a_day_before_the_month_has_the_other_reading_kept() -> None:
    (day,) = find_days("03/07/2023")
    assert (day.day, day.swapped) == (dt.date(2023, 7, 3), dt.date(2023, 3, 7))
    (day,) = find_days("15/09/2021")
    assert (day.day, day.swapped) == (dt.date(2021, 9, 15), None)
    (day,) = find_days("09/15/2021")
    assert (day.day, day.swapped) == (dt.date(2021, 9, 15), None)


@pytest.mark.parametrize(
    "line",
    [
        "5 March 2024",
        "Tuesday, 5 March 2024",
        "Date: 2024-03-05",
        "\u2022 Date : 2024-03-05 18:25:47",
        "Published March 5, 2024 | 08:32 PM",
        "05.03.2024 - Press release",
        "March 5, 2024 - Strelsau, Ruritania - Foreign Office",
        "Strelsau, 5 March 2024",
        "[Ministry of Foreign Affairs of Ruritania] [Tuesday, Mar 5, 2024]",
        "Republic Of Ruritania Ministry Of Foreign Affairs 05.03.2024",
        "Press release | Date: 05/03/2024 | Ministry of Foreign Affairs",
        "The press release issued by the Foreign Office on 5 March 2024.",
        "March 5, 2024  14:30  KST",
        "| 2024-03-05",
        "Posted on March 5, 2024 by admin",
    ],
)
def test_date_lines_are_known(line: str) -> None:
    found = day_of_line(line)
    assert found is not None
    assert (found[0].day, found[1]) == (DAY, LineKind.DATE)


def test_an_update_is_no_publication() -> None:
    found = day_of_line("Last Update : Tuesday, Mar 5, 2024")
    assert found is not None
    assert found[1] is LineKind.UPDATED


@pytest.mark.parametrize(
    "line",
    [
        "Spokesperson's Press Briefing (March 5, 2024)",
        "State Visit of the King of Elbonia, 5 March 2024",
        "Public Schedule \u2013 March 5, 2024",
        "The commission met on 5 March 2024 in Strelsau.",
        "From 5 March 2024 to 7 March 2024",
        "Ruritania",
        "",
    ],
)
def test_titles_and_sentences_with_a_day_are_no_date_lines(line: str) -> None:
    assert day_of_line(line) is None


@pytest.mark.parametrize(
    ("text", "by_agency"),
    [
        ("Strelsau, 5 March 2024 \u2013 The commission met today.", False),
        ("STRELSAU, March 5, 2024 -- The commission met today.", False),
        ("STRELSAU, (Pakistan Point / Sputnik - 5th March, 2024) The commission met.", True),
        ("Strelsau, March 5, 2024.- The Deputy Minister met with her counterpart.", False),
    ],
)
def test_a_dateline_before_the_first_sentence_gives_the_day(text: str, by_agency: bool) -> None:
    found = day_of_dateline(text)
    assert found is not None
    assert (found[0].day, found[1]) == (DAY, by_agency)


@pytest.mark.parametrize(
    "text",
    [
        "On 5 March 2024, the commission met.",
        "The commission met on 5 March 2024 - for the first time.",
        "Strelsau \u2013 The commission met on 5 March 2024.",
    ],
)
def test_a_day_inside_the_first_sentence_is_no_dateline(text: str) -> None:
    assert day_of_dateline(text) is None


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        ("Washington, DC", True, False),
        ("Richard Roe", True, False),
        ("Ministry of Foreign Affairs of Ruritania", True, True),
        ("Ruritania opens an embassy in Elbonia", False, False),
        ("Visit to Ruritania", False, False),
    ],
)
def test_names_are_told_from_titles(text: str, name: bool, office: bool) -> None:
    assert (is_name(text), is_office(text)) == (name, office)
