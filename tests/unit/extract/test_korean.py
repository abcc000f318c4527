"""Whom a Korean text names."""

import pytest

from app.extract.korean import named_in


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("한-미 외교장관 통화", "KR US"),
        ("한미일 외교차관 협의 개최", "KR US JP"),
        ("한·일·중 정상회의", "KR JP CN"),
        ("한-아세안 외교장관회의", "KR ASEAN"),
        ("한-호주 외교·국방(2+2) 장관회의", "KR AU"),
        ("한-EU 고위정치대화", "KR EU"),
        ("외교부 장관, 인도네시아 외교장관과 회담", "ID"),
        ("인도와의 경제협력", "IN"),
        ("인도적 지원과 인도태평양 전략", ""),
        ("미국은 중국과 러시아에", "US CN RU"),
        ("이란 외교차관 방한", "IR"),
        ("협력이란 무엇인가", ""),
        ("모든 수단을 다하여", ""),
        ("수단 정부는 휴전을 발표하였다", "SD"),
        ("남수단에 파견된 부대", "SS"),
        ("조선업 협력", ""),
        ("서울에서 열린 회의", ""),
        ("북한의 탄도미사일 발사", "KP"),
        ("남북관계 발전", "KR KP"),
        ("북미 대화 재개", "KP US"),
        ("유엔 안전보장이사회 결의", "UN"),
        ("대한민국과 튀르키예공화국", "KR TR"),
        ("3월 5일-7일 방한", ""),
        ("한미 연합훈련", "KR US"),
        ("한미약품", ""),
        ("한국인의 미소", ""),
        ("", ""),
    ],
)
def test_names_stand_for_their_codes(text: str, codes: str) -> None:
    assert named_in(text) == frozenset(codes.split())
