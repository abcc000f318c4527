"""People: shapes in which a person is named, and who is who."""

import pytest

from app.extract.reading import read
from tests.unit.extract.build import make_release


def people(*paragraphs: str) -> set[tuple[str, str | None]]:
    reading = read(make_release(None, *paragraphs))
    return {(p.name, p.country) for p in reading.persons.values() if p.name}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Foreign Minister Han Ji-won spoke.", {("Han Ji-won", "KR")}),
        ("Peruvian Foreign Minister Luis Salas spoke.", {("Luis Salas", "PE")}),
        ("Luis Salas, Minister of Foreign Affairs of Peru, spoke.", {("Luis Salas", "PE")}),
        ("President Luis Salas of Peru spoke.", {("Luis Salas", "PE")}),
        ("The Minister of Transport of Peru, Luis Salas, spoke.", {("Luis Salas", "PE")}),
        ("H.E. Mr. Luis SALAS, Peru's Foreign Minister, spoke.", {("Luis Salas", "PE")}),
        ("Mr. SATO Ichiro, Minister for Foreign Affairs of Japan, spoke.", {("Sato Ichiro", "JP")}),
        ("Minister Han met her Peruvian counterpart, Luis Salas.", {("Han", "KR"), ("Luis Salas", "PE")}),
        ("Delegates: (Peru) Foreign Minister Luis Salas, (Chile) Foreign Minister Ana Rey",
         {("Luis Salas", "PE"), ("Ana Rey", "CL")}),
        ("U.S. Special Representative for the DPRK Tom Bell spoke.", {("Tom Bell", "US")}),
        ("Marc Dubois, Managing Director of the European External Action Service, spoke.", 
         {("Marc Dubois", None)}),
        ("His Majesty Sultan Ibrahim spoke.", {("Sultan Ibrahim", "KR")}),
        ("A delegation of Ghana led by Speaker Kofi Mensah came.", {("Kofi Mensah", "GH")}),
        ("The meeting of Foreign Ministers was held.", set()),
    ],
)  # fmt: skip
def test_person_is_named(text: str, expected: set[tuple[str, str | None]]) -> None:
    assert people(text) == expected


def test_short_form_binds_to_the_person_named_before() -> None:
    found = people(
        "Foreign Minister Han Ji-won met Luis Salas, Foreign Minister of Peru.",
        "Minister Salas agreed. Minister Han stressed this. The Vice Minister left.",
    )
    assert found == {("Han Ji-won", "KR"), ("Luis Salas", "PE")}


def test_namesakes_of_two_countries_stay_two_persons() -> None:
    found = people(
        "Vice Minister Kim Min-ho met U.S. Special Representative Sung Kim.",
        "Vice Minister Kim agreed. Special Representative Kim left.",
    )
    assert found == {("Kim Min-ho", "KR"), ("Sung Kim", "US")}


def test_name_ends_before_the_verb_of_a_headline() -> None:
    reading = read(make_release("Foreign Minister Han Ji-won Attends Forum", "The forum was held."))
    assert {p.name for p in reading.persons.values()} == {"Han Ji-won"}


@pytest.mark.parametrize(
    ("publisher", "title", "text", "expected"),
    [
        ("us-state", "Call with Afghan President Rahimi",
         "The Secretary and President Rahimi spoke. Secretary of State Jane Roe called Afghan President Omar Rahimi.",
         {("Jane Roe", "US"), ("Omar Rahimi", "AF")}),
        ("us-state", "Under Secretary Doe's Travel to Panama",
         "In Panama, the delegation will meet with President Castro and Vice Foreign Minister Mora.",
         {("Doe", "US"), ("Castro", "PA"), ("Mora", "PA")}),
        ("us-state", "Joint Statement",
         "Secretary of State Jane Roe, the EU High Representative for Foreign Affairs and Security Policy Josep "
         "Puig, and Canadian Minister of Foreign Affairs Marc Roy spoke.",
         {("Jane Roe", "US"), ("Josep Puig", None), ("Marc Roy", "CA")}),
        ("us-state", "Talks",
         "Deputy Secretary Ann Doe met Deputy Assistant Secretary for Arabian Peninsula Affairs Dan Low and Special "
         "Envoy for the Northern Triangle Rico Paz.",
         {("Ann Doe", "US"), ("Dan Low", "US"), ("Rico Paz", "US")}),
        ("us-state", "Statement",
         "The United States calls on President Ruiz and the Nicaraguan government to talk.",
         {("Ruiz", "NI")}),
        ("us-state", "Dialogue with Thailand",
         "Assistant Secretary Ann Doe led the U.S. delegation, and Permanent Secretary of the Ministry of Foreign "
         "Affairs Somsak Chai led the Thai delegation.",
         {("Ann Doe", "US"), ("Somsak Chai", "TH")}),
        ("in-mea", "Visit to Uganda",
         "External Affairs Minister Dr. S. Rao met his counterpart, Foreign Minister H.E. General Jo Okot. Additional "
         "Secretary (Eurasia) Ms. Asha Singh joined.",
         {("S. Rao", "IN"), ("Jo Okot", "UG"), ("Asha Singh", "IN")}),
        ("cn-mfa", "Foreign Minister Li Wen Meets with Egyptian Foreign Minister Sami Nour",
         "Foreign Minister Li Wen met with Egyptian Minister of Foreign Affairs, Emigration and Egyptian Expatriates "
         "Sami Nour. Special Envoy of the Chinese Government on the Middle East Issue Wu Jun attended.",
         {("Li Wen", "CN"), ("Sami Nour", "EG"), ("Wu Jun", "CN")}),
        ("jp-mofa", "Japan-Mauritius Foreign Ministers' Meeting",
         "Mr. MORI Takeo, Minister for Foreign Affairs of Japan, met The Hon. Mr. Anil Dass, Minister of Foreign "
         "Affairs, Regional Integration and International Trade.",
         {("Mori Takeo", "JP"), ("Anil Dass", "MU")}),
        ("uk-fcdo", "Talks",
         "The Minister of State for the Indo-Pacific, Ann-Marie Hill MP, and Lord Shah of Leyton, Minister of State "
         "for the Middle East, met His Majesty's Ambassador to Ukraine Dame Jo Reed DCMG.",
         {("Ann-Marie Hill", "GB"), ("Shah", "GB"), ("Jo Reed", "GB")}),
        ("sg-mfa", "Talks",
         "Permanent Secretary (Foreign Affairs) Albert Toh met Bruneian Foreign Minister II Awang Latif.",
         {("Albert Toh", "SG"), ("Awang Latif", "BN")}),
        ("kr-mofa", "Talks",
         "Minister Han met David Lowe, Foreign Secretary of the United Kingdom, and Viet Nam's Ambassador Lai Thai "
         "Minh and Foreign Minister Reza Amir-Karimi of Iran and Ambassador Hisham Sultan Al-Amri of Oman.",
         {("Han", "KR"), ("David Lowe", "GB"), ("Lai Thai Minh", "VN"), ("Reza Amir-Karimi", "IR"),
          ("Hisham Sultan Al-Amri", "OM")}),
        ("ca-gac", "Call",
         "Bangladesh's Foreign Minister A.K. Abdul Karim and Undersecretary Ma. Rosa P. Cruz of the Philippines spoke.",
         {("A.K. Abdul Karim", "BD"), ("Ma. Rosa P. Cruz", "PH")}),
        ("us-state", "Call with Oman", "The Secretary and Foreign Minister discussed Yemen.", set()),
    ],
)  # fmt: skip
def test_names_and_sides_are_told_as_ministries_print_them(
    publisher: str, title: str, text: str, expected: set[tuple[str, str | None]]
) -> None:
    reading = read(make_release(title, text, publisher=publisher))
    assert {(p.name, p.country) for p in reading.persons.values() if p.name} == expected
