import pytest

from app.sources.languages import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ministers of the two countries met in Strelsau.", "en"),
        ("외교부 장관은 Strelsau에서 회담을 개최하였다.", "ko"),
        ("The Ministry (외교부) met the press.", "en"),
        ("外務大臣はシュトレルザウで会談した。", "ja"),
        ("外交部长在首尔举行会谈", "zh"),
        ("Министры встретились в Москве.", "ru"),
        ("التقى الوزيران في القاهرة", "ar"),
        ("Les ministres des affaires étrangères du pays se sont réunis à Strelsau pour une réunion.", "fr"),
        ("Los ministros de las dos partes se reunieron por la tarde con el presidente.", "es"),
        ("Die Minister der beiden Staaten trafen sich mit dem Präsidenten und berieten von neuem.", "de"),
        ("(les) «des», et/ou 2les; dans...", "fr"),
        ("", "en"),
        ("2024-03-05", "en"),
    ],
)
def test_language_is_told_by_script_and_common_words(text: str, language: str) -> None:
    assert language_of(text) == language
