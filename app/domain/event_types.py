"""The 20 event types: label, category, definition and research codes.

To add a type: a member, a row, and a rule in the extractor; enum, filters, labels, colours and feeds
follow. PLOVER (2021 list) and CAMEO codes are for researchers; None where the ontologies have no code, or
only by content.
"""

from dataclasses import dataclass
from enum import StrEnum


class Category(StrEnum):
    """Groups of event types; the colour of the timeline hangs on them."""

    ENGAGEMENT = "engagement"
    COMMUNICATION = "communication"
    AGREEMENT = "agreement"
    RELATIONS = "relations"
    MEASURE = "measure"
    ASSISTANCE = "assistance"
    SECURITY = "security"
    CONTEXT = "context"


class EventType(StrEnum):
    MEETING = "meeting"
    CONSULTATION = "consultation"
    CALL = "call"
    SUMMIT = "summit"
    CONFERENCE = "conference"
    VISIT = "visit"
    STATEMENT = "statement"
    MESSAGE = "message"
    PROTEST = "protest"
    AGREEMENT = "agreement"
    RESOLUTION = "resolution"
    APPOINTMENT = "appointment"
    RELATIONS = "relations"
    SANCTIONS = "sanctions"
    AID = "aid"
    CONSULAR = "consular"
    MILITARY_ACTIVITY = "military_activity"
    ATTACK = "attack"
    POLITICAL = "political"
    DISASTER = "disaster"


@dataclass(frozen=True, slots=True)
class CategoryInfo:
    category: Category
    label: str
    label_ko: str
    definition: str


@dataclass(frozen=True, slots=True)
class EventTypeInfo:
    type: EventType
    category: Category
    label: str
    plural: str
    label_ko: str
    definition: str
    definition_ko: str
    plover: str | None
    cameo: tuple[str, ...]


CATEGORIES: dict[Category, CategoryInfo] = {
    info.category: info
    for info in (
        CategoryInfo(Category.ENGAGEMENT, "Engagement", "교류", "Officials meet, call, visit or confer."),
        CategoryInfo(
            Category.COMMUNICATION, "Communication", "의사 표명", "A government states, writes or protests."
        ),
        CategoryInfo(Category.AGREEMENT, "Accord", "합의", "A text is signed, adopted or takes effect."),
        CategoryInfo(
            Category.RELATIONS, "Relations", "외교 관계", "Envoys, missions, ties and memberships change."
        ),
        CategoryInfo(Category.MEASURE, "Measure", "조치", "Sanctions are imposed, changed or lifted."),
        CategoryInfo(
            Category.ASSISTANCE, "Assistance", "지원", "Help is given abroad, or nationals are cared for."
        ),
        CategoryInfo(
            Category.SECURITY, "Security", "안보", "Military activity without victims, or force with victims."
        ),
        CategoryInfo(
            Category.CONTEXT,
            "Context",
            "배경",
            "Elections, domestic acts and disasters that releases refer to.",
        ),
    )
}

_ENGAGEMENT, _COMMUNICATION = Category.ENGAGEMENT, Category.COMMUNICATION

EVENT_TYPES: dict[EventType, EventTypeInfo] = {
    info.type: info
    for info in (
        EventTypeInfo(
            EventType.MEETING,
            _ENGAGEMENT,
            "Meeting",
            "Meetings",
            "회담",
            "Officials of two or more sides meet: talks, a courtesy call, a delegation received.",
            "둘 이상의 당사자가 만납니다: 회담, 예방, 대표단 접견.",
            "CONSULT",
            ("04",),
        ),
        EventTypeInfo(
            EventType.CONSULTATION,
            _ENGAGEMENT,
            "Consultation",
            "Consultations",
            "협의",
            "A round of a standing or numbered mechanism: policy consultation, dialogue, joint committee.",
            "정례적이거나 회차가 있는 협의체의 회의: 정책협의회, 대화, 공동위원회.",
            "CONSULT",
            ("046",),
        ),
        EventTypeInfo(
            EventType.CALL,
            _ENGAGEMENT,
            "Call",
            "Calls",
            "통화",
            "Two to six parties talk by telephone or video.",
            "둘에서 여섯 당사자가 전화나 화상으로 대화합니다.",
            "CONSULT",
            ("041",),
        ),
        EventTypeInfo(
            EventType.SUMMIT,
            _ENGAGEMENT,
            "Summit",
            "Summits",
            "정상회담",
            "Heads of state or government of two or more countries meet.",
            "두 나라 이상의 국가원수나 정부수반이 만납니다.",
            "CONSULT",
            ("04",),
        ),
        EventTypeInfo(
            EventType.CONFERENCE,
            _ENGAGEMENT,
            "Conference",
            "Conferences",
            "회의",
            "Many parties gather: a ministerial of a group, a forum, a session of an international body.",
            "여러 당사자가 모입니다: 협의체의 장관회의, 포럼, 국제기구의 회의.",
            "CONSULT",
            ("044",),
        ),
        EventTypeInfo(
            EventType.VISIT,
            _ENGAGEMENT,
            "Visit",
            "Visits",
            "방문",
            "An official travels to another country, or is received there.",
            "당국자가 다른 나라를 방문하거나, 방문한 당국자를 맞습니다.",
            "CONSULT",
            ("042", "043"),
        ),
        EventTypeInfo(
            EventType.STATEMENT,
            _COMMUNICATION,
            "Statement",
            "Statements",
            "성명",
            "An actor takes a position in public: statement, declaration, commentary, condolence.",
            "공개적으로 입장을 밝힙니다: 성명, 선언, 논평, 애도.",
            None,
            ("01", "02", "05", "10", "11", "13"),
        ),
        EventTypeInfo(
            EventType.MESSAGE,
            _COMMUNICATION,
            "Message",
            "Messages",
            "서한",
            "A letter or message is sent to a named person.",
            "특정인에게 서한이나 메시지를 보냅니다.",
            "SUPPORT",
            ("05",),
        ),
        EventTypeInfo(
            EventType.PROTEST,
            _COMMUNICATION,
            "Protest",
            "Protests",
            "항의",
            "An ambassador is summoned, a démarche made or a note of protest delivered.",
            "대사를 초치하거나, 항의하거나, 항의 각서를 전달합니다.",
            "ACCUSE",
            ("114",),
        ),
        EventTypeInfo(
            EventType.AGREEMENT,
            Category.AGREEMENT,
            "Agreement",
            "Agreements",
            "협정",
            "A text between parties is signed, exchanged, adopted, concluded or takes effect.",
            "당사자 사이의 문서가 서명, 교환, 채택, 타결되거나 발효합니다.",
            "SUPPORT",
            ("057", "03"),
        ),
        EventTypeInfo(
            EventType.RESOLUTION,
            Category.AGREEMENT,
            "Resolution",
            "Resolutions",
            "결의",
            "An international body adopts a decision.",
            "국제기구가 결정을 채택합니다.",
            None,
            ("05", "10", "11"),
        ),
        EventTypeInfo(
            EventType.APPOINTMENT,
            Category.RELATIONS,
            "Appointment",
            "Appointments",
            "임명",
            "An envoy, consul or office-holder is named, or presents credentials.",
            "사절, 영사, 공직자가 임명되거나 신임장을 제출합니다.",
            "SUPPORT",
            ("05",),
        ),
        EventTypeInfo(
            EventType.RELATIONS,
            Category.RELATIONS,
            "Change of relations",
            "Changes of relations",
            "외교 관계 변동",
            "Diplomatic ties, missions, membership or partner status begin, change or end.",
            "외교관계, 공관, 회원국 또는 동반자 지위가 시작되거나 바뀌거나 끝납니다.",
            "SUPPORT",
            ("054", "161"),
        ),
        EventTypeInfo(
            EventType.SANCTIONS,
            Category.MEASURE,
            "Sanctions",
            "Sanctions",
            "제재",
            "Sanctions or listings are imposed, announced, eased or lifted.",
            "제재나 제재 대상 지정을 부과, 발표, 완화 또는 해제합니다.",
            "SANCTION",
            ("163",),
        ),
        EventTypeInfo(
            EventType.AID,
            Category.ASSISTANCE,
            "Aid",
            "Aid",
            "원조",
            "Money, goods or help is given to another country, or its gift is decided.",
            "다른 나라에 자금, 물자, 도움을 주거나 주기로 결정합니다.",
            "AID",
            ("07",),
        ),
        EventTypeInfo(
            EventType.CONSULAR,
            Category.ASSISTANCE,
            "Consular case",
            "Consular cases",
            "영사",
            "Nationals are evacuated, brought home, detained or released.",
            "국민이 대피하거나, 귀국하거나, 억류되거나, 풀려납니다.",
            "RETREAT",
            ("08", "17"),
        ),
        EventTypeInfo(
            EventType.MILITARY_ACTIVITY,
            Category.SECURITY,
            "Military activity",
            "Military activities",
            "군사 활동",
            "A launch, nuclear test, live fire, exercise or mobilisation without victims.",
            "인명 피해가 없는 발사, 핵실험, 실사격, 훈련 또는 동원.",
            "MOBILIZE",
            ("15",),
        ),
        EventTypeInfo(
            EventType.ATTACK,
            Category.SECURITY,
            "Attack",
            "Attacks",
            "공격",
            "Force with victims: terrorism, shelling, invasion, assassination, hostage taking.",
            "인명 피해가 있는 무력 행사: 테러, 포격, 침공, 암살, 인질.",
            "ASSAULT",
            ("18", "19", "20"),
        ),
        EventTypeInfo(
            EventType.POLITICAL,
            Category.CONTEXT,
            "Political event",
            "Political events",
            "정치",
            "An election, coup, referendum, mourning, shrine visit or domestic act that a release refers to.",
            "보도자료에 언급된 선거, 쿠데타, 국민투표, 국가애도, 참배, 국내 조치.",
            None,
            ("03", "14"),
        ),
        EventTypeInfo(
            EventType.DISASTER,
            Category.CONTEXT,
            "Disaster",
            "Disasters",
            "재난",
            "A natural disaster, an epidemic or an accident.",
            "자연재해, 감염병 또는 사고.",
            None,
            (),
        ),
    )
}
