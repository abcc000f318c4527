import pytest

from app.domain.codes import ReleaseKind
from app.sources.kinds import kind_of


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Readout: Minister meets with the Foreign Minister of Elbonia", ReleaseKind.READOUT),
        ("Fact Sheet on the Border Commission", ReleaseKind.FACT_SHEET),
        ("Travel Advisory for Elbonia", ReleaseKind.ADVISORY),
        ("Spokesperson's Press Briefing (June 11, 2019)", ReleaseKind.BRIEFING),
        ("Foreign Ministry Spokesperson's Regular Press Conference on February 7", ReleaseKind.BRIEFING),
        ("Joint Communiqu\u00e9 of the Border Commission", ReleaseKind.COMMUNIQUE),
        ("Chairman\u2019s Statement of the Forum", ReleaseKind.COMMUNIQUE),
        ("Joint Statement by the Foreign Ministers of Ruritania and Elbonia", ReleaseKind.JOINT_STATEMENT),
        ("G3 Leaders\u2019 Joint Declaration", ReleaseKind.JOINT_STATEMENT),
        ("Secretary Roe's Remarks at the Forum", ReleaseKind.REMARKS),
        ("Minister Roe's Oral Reply to Parliamentary Question on Trade", ReleaseKind.REMARKS),
        ("QUESTION NO. 12 VISIT OF PRIME MINISTER", ReleaseKind.REMARKS),
        ("Spokesperson's response to media queries on remarks by others", ReleaseKind.STATEMENT),
        ("Opening Statement before the Committee", ReleaseKind.REMARKS),
        ("Joint Press Availability", ReleaseKind.REMARKS),
        ("Statement by the Spokesperson on the Border Agreement", ReleaseKind.STATEMENT),
        ("Commentary on the Flood in Elbonia", ReleaseKind.STATEMENT),
        ("외교부 대변인 성명", ReleaseKind.STATEMENT),
        ("Vice Minister Holds a Consultation with her Counterpart", ReleaseKind.PRESS_RELEASE),
        ("Minister Meets Statesman", ReleaseKind.PRESS_RELEASE),
        ("Minister Delivers Keynote Speech at Border Forum", ReleaseKind.PRESS_RELEASE),
        ("Vice Minister Delivers Statement at Session of the Commission", ReleaseKind.PRESS_RELEASE),
        ("Briefing Session on Outcome of Summit Held for Ambassadors", ReleaseKind.PRESS_RELEASE),
        (None, ReleaseKind.PRESS_RELEASE),
    ],
)
def test_the_title_names_the_kind(title: str | None, kind: ReleaseKind) -> None:
    assert kind_of(title, None, "The ministers met.") is kind


def test_the_address_names_the_kind_where_the_title_does_not() -> None:
    assert kind_of("The Forum", "https://ministry.example/speeches/speech-forum", "") is ReleaseKind.REMARKS


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("Office\n\nThe below is attributable to Spokesperson Jane Roe:\n\nThey met.", ReleaseKind.READOUT),
        ("Joint Communiqu\u00e9\n\nThey met.", ReleaseKind.COMMUNIQUE),
        (
            "The text of the following statement was released by the Governments of Ruritania and Elbonia.",
            ReleaseKind.JOINT_STATEMENT,
        ),
        ("Media Statement\n\nThey met.", ReleaseKind.STATEMENT),
        ("Strelsau\n\nMR ROE: Good day.\n\nQUESTION: What happened?", ReleaseKind.REMARKS),
        ("Strelsau\n\nNOTE: One label alone makes no transcript.", ReleaseKind.PRESS_RELEASE),
    ],
)
def test_the_beginning_names_the_kind_where_nothing_else_does(body: str, kind: ReleaseKind) -> None:
    assert kind_of("The Border Commission", None, body) is kind
