"""Whose calendar is a day ahead: standard time of the seat of government, in hours from UTC.

Used for one question only, whether two releases may give one launch two days; so daylight saving and half
hours do not matter. Source: own knowledge of standard times. To add a country, add its code to a line.
"""

_HOURS = {
    -11: "AS NU",
    -10: "PF CK",
    -8: "PN",
    -6: "BZ CR GT HN MX NI SV",
    -5: "BS CA CO CU EC HT JM KY PA PE TC US",
    -4: "AG AI AW BB BL BM BO BQ CL CW DM DO GD GP GY KN LC MF MQ MS PR SX TT VC VE VG VI",
    -3: "AR BR FK GF PM PY SR UY GL",
    -1: "CV",
    0: "BF CI FO GB GG GH GM GN GW IE IM IS JE LR ML MR PT SH SL SN ST TG",
    1: "AD AL AO AT BA BE BJ CD CF CG CH CM CZ DE DK DZ ES FR GA GI GQ HR HU IT LI LU MA MC ME MK MT NE NG "
    "NL NO PL RS SE SI SJ SK SM TD TN VA XK EH",
    2: "AX BG BI BW CY EE EG FI GR IL LB LS LT LV LY MD MW MZ NA PS RO RW SD SS SZ UA ZA ZM ZW",
    3: "BH BY DJ ER ET IQ IR JO KE KM KW MG QA RU SA SO SY TR TZ UG YE YT",
    4: "AE AF AM AZ GE MU OM RE SC",
    5: "IN KZ LK MV NP PK TJ TM UZ",
    6: "BD BT CC IO KG MM",
    7: "ID KH LA TH VN CX",
    8: "BN CN HK MN MO MY PH SG TW",
    9: "JP KP KR PW TL",
    10: "AU FM GU MP PG",
    11: "NC SB VU NF",
    12: "FJ KI MH NR NZ TV WF",
    13: "TO WS TK",
}
_OFFSET = {code: hours for hours, codes in _HOURS.items() for code in codes.split()}

HALF_A_DAY_APART = 5  # hours: by then an evening here is a morning there


def hours_ahead(country: str | None) -> int | None:
    """Hours by which the clocks of a country are ahead of UTC; None where nobody said."""
    return _OFFSET.get(country or "")


def is_west_of(one: str | None, other: str | None) -> bool:
    """Whether it may be the day before in one country while it is morning in the other."""
    ours, theirs = hours_ahead(one), hours_ahead(other)
    return ours is not None and theirs is not None and theirs - ours >= HALF_A_DAY_APART
