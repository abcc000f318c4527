"""The closed list of topics."""

from app.domain.topics import TOPICS

SLUGS = [
    *("north_korea", "nuclear_missile", "security_defence", "sanctions", "russia_ukraine", "middle_east"),
    *("human_rights", "trade_economy", "development_aid", "disaster_relief", "terrorism", "cyber"),
    *("climate_energy", "health", "consular_migration", "culture_people", "history_issues", "maritime"),
    *("multilateral_un", "science_tech", "law_justice", "bilateral_relations", "regional_affairs"),
]


def test_the_topics_are_those_of_the_guide_in_its_order() -> None:
    assert list(TOPICS) == SLUGS


def test_every_topic_is_described_in_two_languages_and_has_cues() -> None:
    for topic in TOPICS.values():
        assert topic.label
        assert topic.label_ko
        assert topic.definition.endswith(".")
        assert len(topic.cues) + len(topic.hints) >= 9


def test_cues_are_lower_case_once_and_starred_only_at_the_end() -> None:
    for topic in TOPICS.values():
        wordings = (*topic.cues, *topic.hints)
        assert len(set(wordings)) == len(wordings), topic.slug
        for cue in wordings:
            assert cue == cue.lower().strip()
            assert "*" not in cue[:-1]
