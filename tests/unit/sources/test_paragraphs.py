import pytest

from app.sources.markup import parse
from app.sources.paragraphs import paragraphs_of_markup, paragraphs_of_text


def read(text: str) -> list[str]:
    return [str(paragraph) for paragraph in paragraphs_of_text(text)]


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One.\nTwo.", ["One.", "Two."]),
        ("One.\r\n\r\nTwo.\rThree.", ["One.", "Two.", "Three."]),
        ("  One   and\ttwo\u00a0three\u3000four  ", ["One and two three four"]),
        ("\ufeffOne\u200b and\u00ad two\u200e.", ["One and two."]),
        ("Date\n2024-01-17\nhit\n184", ["Date", "2024-01-17", "hit", "184"]),
        ("1. One\n2. Two\n\u2022 Three\no Four", ["1. One", "2. Two", "\u2022 Three", "o Four"]),
        ("The Minister met\nwith his counterpart.", ["The Minister met with his counterpart."]),
        ("Minister of the\nRepublic of Korea", ["Minister of the Republic of Korea"]),
        ("\u203b\nA note.\n1.\nAn item.", ["\u203b A note.", "1. An item."]),
        (
            "Foreign Minister\nSecretary of State\nAmbassador",
            ["Foreign Minister", "Secretary of State", "Ambassador"],
        ),
        ("\n \n\t\n", []),
    ],
)
def test_lines_become_paragraphs(text: str, paragraphs: list[str]) -> None:
    assert read(text) == paragraphs


def test_hard_wrapped_lines_are_joined() -> None:
    text = (
        "The Minister for Foreign Affairs of Ruritania received her\n"
        "colleague from Elbonia in the Palace of Strelsau on Monday.\n"
        "The two spoke about the border, and the Joint Commission on\n"
        "Trade, which is to meet in the spring.\n"
        "- They agreed on two crossings, and on a timetable for the\n"
        "works.\n"
        "- They will meet again.\n"
    )
    assert read(text) == [
        "The Minister for Foreign Affairs of Ruritania received her colleague from Elbonia in the Palace "
        "of Strelsau on Monday. The two spoke about the border, and the Joint Commission on Trade, "
        "which is to meet in the spring.",
        "- They agreed on two crossings, and on a timetable for the works.",
        "- They will meet again.",
    ]


def test_wrapped_lines_full_of_names_are_joined_though_a_day_stands_alone_at_their_end() -> None:
    visit = (
        "Minister for Foreign Affairs Dr Flavia Strakencz will make a working visit to\n"
        "Zenda, Elbonia, from 26 to 28 October 2024, and Hentzau, Grustark, from 29 to 30\n"
        "October 2024."
    )
    council = (
        "In Zenda, Minister Strakencz will co-chair the Inter-Governmental Council of the\n"
        "Strategic Partnership with Elbonian Minister of Foreign Affairs Her Excellency\n"
        "Princess Antonina of Zenda on 27 October. Talks with Prime Minister Elphberg on\n"
        "28 October follow."
    )
    assert read(f"{visit}\n\n{council}") == [visit.replace("\n", " "), council.replace("\n", " ")]


@pytest.mark.parametrize(
    "head",
    [
        "From: Global Affairs Canada",
        "Strelsau, 5 March 2024, RNA -- The Minister received her colleague from Elbonia.",
    ],
)
def test_a_title_is_not_joined_with_the_label_or_dateline_below_it(head: str) -> None:
    title = "Foreign Minister Flavia Strakencz Receives Rudolf Elphberg, Foreign"
    text = "The Minister for Foreign Affairs received her colleague from Elbonia\nin the palace of the city."
    assert read(f"{title}\n{head}\n\n{text}")[:2] == [title, head]


def test_a_word_broken_at_its_hyphen_is_whole_again() -> None:
    text = "The ministers will meet within the Inter-\nGovernmental Council of the two countries."
    assert read(f"Talks\n\n{text}\n\n{text}")[1] == text.replace("-\n", "-")


def test_the_number_behind_a_month_is_no_item_of_a_list() -> None:
    assert read("The Minister returned on March\n3. Talks follow.") == [
        "The Minister returned on March 3. Talks follow."
    ]


def test_the_date_line_below_a_letterhead_is_a_line_of_its_own() -> None:
    head = ["MINISTRY OF FOREIGN AFFAIRS OF RURITANIA", "STRELSAU, 5 MARCH 2024"]
    text = "The Minister for Foreign Affairs received her\ncolleague from Elbonia in the palace\nof Strelsau."
    assert read("\n".join(head) + "\n\n" + text) == [*head, text.replace("\n", " ")]


def test_a_list_of_like_lines_is_not_taken_for_wrapped_text() -> None:
    names = [
        "Flavia Strakencz, Foreign Minister of Ruritania",
        "Rudolf Elphberg, Foreign Minister of Elbonia",
        "Antonina Zenda, Foreign Minister of Grustark",
    ]
    assert read("\n".join(names)) == names


def test_breaks_and_blocks_of_a_page_are_paragraphs() -> None:
    page = "<h2>Title</h2><div>One.<br><br>Two\n  goes on.<br>Three.</div><ul><li>Four</ul>"
    found = paragraphs_of_markup(parse(page), page)
    assert [str(paragraph) for paragraph in found] == ["Title", "One.", "Two goes on.", "Three.", "Four"]
    assert [paragraph.tag for paragraph in found] == ["h2", "div", "div", "div", "li"]


def test_places_survive_folding_and_joining() -> None:
    raw = "A  title\u200b of\n\nThe Minister met\n  with his\u00a0 counterpart."
    for paragraph in paragraphs_of_text(raw):
        mapped = paragraph.text
        for character, start, end in zip(mapped.text, mapped.starts, mapped.ends, strict=True):
            if start >= 0 and not character.isspace():
                assert raw[start:end] == character
