"""Closed codes in words, in the language in force: roles, statuses, what is known of a day.

Neutral: roles and statuses are told as the release tells them, and nothing is rated.
"""

from collections.abc import Mapping

from app.domain.codes import DatePrecision, EventStatus
from app.web.language import gettext
from app.web.language import marked as _

COUNTRY_ROLES = {
    "host": _("host"),
    "participant": _("took part"),
    "visitor": _("visitor"),
    "actor": _("acted"),
    "target": _("addressed or affected"),
}
PARTICIPATION_ROLES = {
    "host": _("host"),
    "visitor": _("visitor"),
    "counterpart": _("counterpart"),
    "chair": _("in the chair"),
    "participant": _("took part"),
    "signatory": _("signed"),
    "speaker": _("spoke"),
    "issuer": _("issued it"),
    "recipient": _("addressed"),
    "appointee": _("appointed"),
    "mentioned": _("mentioned"),
}
STATUSES: dict[str, str] = {
    EventStatus.ANNOUNCED: _("announced"),
    EventStatus.SCHEDULED: _("planned"),
    EventStatus.ALLEGED: _("claimed by one side"),
}
STATES: dict[str, str] = {EventStatus.OCCURRED: _("took place"), **STATUSES}
DATE_NOTES: dict[str, str] = {
    DatePrecision.MONTH: _("The release gives the month, not the day."),
    DatePrecision.YEAR: _("The release gives only the year."),
    DatePrecision.PUBLISHED: _("The release gives no date for it; this is the date of publication."),
    DatePrecision.DAY_NO_YEAR: _("The release gives the day but no year, and none is filled in here."),
    DatePrecision.UNKNOWN: _("The release gives no date for it."),
}
HEDGES: dict[str, str] = {  # the same for the margin of a list, where room is short
    DatePrecision.MONTH: _("day not given"),
    DatePrecision.YEAR: _("month not given"),
    DatePrecision.PUBLISHED: _("day of publication"),
}
REVIEWS = {
    "machine": _("read by a program, not reviewed"),
    "reviewed": _("read by a program, reviewed by a person"),
    "corrected": _("corrected by a person"),
    "disputed": _("disputed"),
}
REVIEW_MARKS = {
    "machine": _("machine-read"),
    "reviewed": _("reviewed"),
    "corrected": _("corrected"),
    "disputed": _("disputed"),
}
PROMINENCES = {"primary": _("main subject of the release"), "mentioned": _("mentioned in passing")}
FORMATS = {
    "bilateral": _("two parties"),
    "trilateral": _("three parties"),
    "minilateral": _("a few parties"),
    "multilateral": _("many parties"),
}
ACTS = {  # of one, of several
    "condemn": (_("condemns"), _("condemn")),
    "concern": (_("is concerned about"), _("are concerned about")),
    "urge": (_("urges"), _("urge")),
    "warn": (_("warns"), _("warn")),
    "agree": (_("agrees"), _("agree")),
    "reaffirm": (_("reaffirms"), _("reaffirm")),
    "welcome": (_("welcomes"), _("welcome")),
    "support": (_("supports"), _("support")),
    "appreciate": (_("thanks"), _("thank")),
    "condole": (_("condoles with"), _("condole with")),
    "congratulate": (_("congratulates"), _("congratulate")),
    "offer": (_("makes an offer to"), _("make an offer to")),
    "request": (_("asks"), _("ask")),
    "invite": (_("invites"), _("invite")),
    "protest": (_("protests to"), _("protest to")),
    "regret": (_("regrets"), _("regret")),
    "announce": (_("announces"), _("announce")),
}
COMPARED = {
    "type": _("Type"),
    "status": _("Status"),
    "when": _("When"),
    "place": _("Place"),
    "countries": _("Countries"),
    "participants": _("People"),
}
RELEASE_KINDS = {
    "press_release": _("press release"),
    "readout": _("readout"),
    "statement": _("statement"),
    "joint_statement": _("joint statement"),
    "communique": _("communiqué"),
    "remarks": _("remarks"),
    "briefing": _("briefing"),
    "fact_sheet": _("fact sheet"),
    "advisory": _("advisory"),
    "other": _("other release"),
}
LEVELS = {
    "head_of_state": _("Head of state"),
    "head_of_government": _("Head of government"),
    "foreign_minister": _("Foreign minister"),
    "minister": _("Minister"),
    "vice_minister": _("Vice minister"),
    "special_representative": _("Special representative"),
    "ambassador": _("Ambassador"),
    "charge_d_affaires": _("Chargé d\N{RIGHT SINGLE QUOTATION MARK}affaires"),
    "director_general": _("Director general"),
    "working_level": _("Working level"),
    "spokesperson": _("Spokesperson"),
    "other": _("Other"),
}
ORGANISATIONS = {
    "foreign_ministry": _("Foreign ministry"),
    "government_body": _("Government body"),
    "diplomatic_mission": _("Diplomatic mission"),
    "igo": _("Intergovernmental organisation"),
    "regional_group": _("Regional group"),
    "armed_forces": _("Armed forces"),
    "ngo": _("Non-governmental organisation"),
    "company": _("Company"),
    "other": _("Organisation"),
}
UNITS = {
    "day": _("day"),
    "week": _("week"),
    "month": _("month"),
    "quarter": _("quarter"),
    "year": _("year"),
    "decade": _("decade"),
}
CONFIDENCES = {"high": _("high"), "medium": _("medium"), "low": _("low")}


def word(table: Mapping[str, str], code: str) -> str:
    """The word of one of the tables above for a code; KeyError for a code that it has none for."""
    return gettext(table[code])


def word_if_any(table: Mapping[str, str], code: str) -> str | None:
    return gettext(table[code]) if code in table else None


def act(code: str, several: bool) -> str:
    """The verb of a speech act, of one or of several who take it."""
    return gettext(ACTS[code][several])
