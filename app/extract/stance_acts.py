"""The wordings of speech acts, by act: what a verb or a fixed phrase of a sentence does.

To add a wording, add it to `ACTS` and see that one of the act's `STEMS` is in it. Acts that address nobody
stand in `UNADDRESSED`; those said to somebody who may stand before the verb ("To the people of A we offer …")
in `EITHER_SIDE`.
"""

import re
from functools import cache

import ahocorasick

from app.domain.codes import DiplomaticAct

_FEELING = (
    r"(?:\w+ )?(?:deep |deepest |serious |grave |strong |strongest |sincere |sincerest |heartfelt |heartiest "
    r"|warm |warmest |full |its |his |her |their |our |the |my )*"
)
_GIVES = r"(?:offer(?:s|ed)?|expresse?[sd]?|convey(?:s|ed)?|extend(?:s|ed)?|voice[sd]?)"
_JOINS_IN = r"(?:joins?|joined) (?:\w+ )?in (?:conveying|expressing|extending|offering)"
_IS = r"(?:(?<=is )|(?<=are )|(?<=was )|(?<=were ))"
ACTS: tuple[tuple[DiplomaticAct, str], ...] = (
    (
        DiplomaticAct.CONDEMN,
        r"condemn(?:s|ed|ing)?|denounce[sd]?|deplore[sd]?|reject(?:s|ed)?"
        rf"|{_GIVES} {_FEELING}condemnation|convey(?:s|ed)? the condemnation",
    ),
    (
        DiplomaticAct.CONCERN,
        rf"(?:{_GIVES}|share[sd]?|[Ee]xpressing|[Vv]oicing|[Ss]haring) {_FEELING}(?:concerns?|worry|worries)"
        r"|(?:is|are|am|remains?) (?:\w+ )*?(?:concerned|troubled|alarmed|worried|disturbed)"
        rf"|ha(?:s|ve) {_FEELING}concerns? "
        r"|(?:view|note|follow|regard|observe|watch|monitor|receive|learn)(?:s|d|es|ed)? "
        rf"(?:[\w'-]+,? ){{0,12}}with {_FEELING}concern",
    ),
    (
        DiplomaticAct.URGE,
        r"urge[sd]?|(?<!courtesy )(?<!a )call(?:s|ed)? (?:up)?on(?= .{0,80}? to )"
        r"|demand(?:s|ed)? that|appeal(?:s|ed)? to"
        r"|calls? for (?:the|an) (?:\w+ )?(?:release|cessation|end to|halt to|return of|withdrawal)"
        r"|call(?:s|ed)? for (?:\w+ )?(?:\w+ )?(?:restraint|de-escalation)"
        rf"|{_IS}called for(?= by )|called (?:up)?on(?= by .{{0,60}} to )",
    ),
    (DiplomaticAct.WARN, r"warn(?:s|ed)?|cautioned|reserves? the right|keeps? the right"
            r"|(?:clear|serious|stern|direct|strong) warning"),
    (
        DiplomaticAct.AGREE,
        r"agreed|concurred|agree|shared (?:the|a common) (?:view|understanding|recognition|assessment)"
        r"|(?:was|were) (?:at one|of one mind|of the same view)",
    ),
    (
        DiplomaticAct.REAFFIRM,
        r"reaffirm(?:s|ed)?|reiterate[sd]?|reconfirm(?:s|ed)?|confirmed that"
        r"|parties confirmed",
    ),
    (DiplomaticAct.WELCOME, rf"{_GIVES} {_FEELING}welcome|welcome[sd]?"),
    (
        DiplomaticAct.SUPPORT,
        rf"(?:{_GIVES}|reaffirm(?:s|ed)?|pledge[sd]?) {_FEELING}support(?! of| from)|(?<!-)supported"
        r"|has (?:the|our) support|have (?:the|our) support"
        r"|stands? (?:(?:firmly|resolutely|united|shoulder to shoulder) )?"
        r"(?:by|with|beside|alongside|at the side of|in solidarity with)|, in solidarity with"
        rf"|standing by|{_GIVES} {_FEELING}solidarity|supports the",
    ),
    (
        DiplomaticAct.APPRECIATE,
        rf"appreciate[sd]?|thank(?:s(?! to)|ed|ing)?|(?:was|were|is|are) grateful"
        rf"|{_GIVES} {_FEELING}(?:appreciation|gratitude|thanks)",
    ),
    (
        DiplomaticAct.CONDOLE,
        rf"(?:{_GIVES}|{_JOINS_IN}) {_FEELING}(?:condolences?|sympathy|sympathies)|mourn(?:s|ed)?"
        r"|sen(?:t|ds) (?:[\w']+ ){1,3}(?:of|with) (?:\w+ )?condolences?"
        r"|sen(?:t|ds) (?:a|his|her|their) condolences?"
        r"|(?:[Cc]ondolences|[Ss]ympathies|[Ss]ympathy|hearts)"
        r" (?:go|goes|are|is)(?: out)? (?:to|with)"
        r"|convey(?:s|ed) to [^.;]{1,100}? condolences"
        r"|ha(?:s|ve) (?:our|my) (?:\w+ )?(?:sympathy|sympathies|condolences)"
        r"|(?:is|are|am|was|were|has|have) (?:\w+ )?saddened",
    ),
    (
        DiplomaticAct.CONGRATULATE,
        r"congratulate[sd]?|(?:began|opened|started) by congratulating"
        rf"|{_GIVES} {_FEELING}congratulations|have the congratulations",
    ),
    (DiplomaticAct.OFFER, r"offer(?:s|ed) (?:to|assistance|help|support)"
            r"|(?:is|are|am|stands?) ready to (?:help|assist|provide|support|offer|take|contribute)"),
    (DiplomaticAct.REQUEST, r"request(?:s|ed)|asked(?: for| that| to|)|ask them"),
    (DiplomaticAct.INVITE, rf"invite[sd]?(?! by)|{_IS}invited(?= by )|extended an invitation"),
    (
        DiplomaticAct.PROTEST,
        r"protest(?:s|ed)|lodge[sd]? (?:a |its )?(?:\w+ )?(?:protests?|representations)"
        r"|(?:strong|firm|strongest) protest|note of protest|protest note",
    ),
    (
        DiplomaticAct.REGRET,
        rf"regret(?:s|ted)?|regrettable|{_GIVES} {_FEELING}(?:regret|disappointment)"
        r"|(?:deep|great) disappointment"
        r"|f(?:ind|inds|ound) it (?:\w+ )?deplorable|(?:is|are|was|were) (?:\w+ )?disappointed",
    ),
    (DiplomaticAct.ANNOUNCE, r"(?:I|we|We) (?:am |are )?(?:today |pleased to |have to )?announc(?:e|ing)"),
)  # fmt: skip
COMPILED = tuple((act, re.compile(rf"\b(?:{wording})(?!\w)")) for act, wording in ACTS)
# A part that every wording of an act holds one of: most sentences hold none, and looking is cheap.
STEMS: dict[str, DiplomaticAct] = {
    stem: act
    for act, stems in {
        DiplomaticAct.CONDEMN: "condemn denounce deplore reject",
        DiplomaticAct.CONCERN: "concern worr troubled alarmed disturbed",
        DiplomaticAct.URGE: "urge call demand appeal",
        DiplomaticAct.WARN: "warn cautioned the|right",
        DiplomaticAct.AGREE: "agree concurred shared at|one mind same|view",
        DiplomaticAct.REAFFIRM: "reaffirm reiterate reconfirm confirmed",
        DiplomaticAct.WELCOME: "welcome",
        DiplomaticAct.SUPPORT: "support stand solidarity",
        DiplomaticAct.APPRECIATE: "appreciat thank gratitude grateful",
        DiplomaticAct.CONDOLE: "ondolence ympath mourn saddened hearts",
        DiplomaticAct.CONGRATULATE: "congratulat",
        DiplomaticAct.OFFER: "offer ready|to",
        DiplomaticAct.REQUEST: "request asked ask|them",
        DiplomaticAct.INVITE: "invit",
        DiplomaticAct.PROTEST: "protest representations",
        DiplomaticAct.REGRET: "regret disappointment disappointed deplorable",
        DiplomaticAct.ANNOUNCE: "announc",
    }.items()
    for stem in (word.replace("|", " ") for word in stems.split())
}


@cache
def stems() -> ahocorasick.Automaton:
    """`STEMS`, all looked for in one pass."""
    built = ahocorasick.Automaton()
    for stem, act in STEMS.items():
        built.add_word(stem, act)
    built.make_automaton()
    return built


UNADDRESSED = frozenset({DiplomaticAct.AGREE, DiplomaticAct.ANNOUNCE, DiplomaticAct.REAFFIRM})
TOGETHER = frozenset({DiplomaticAct.AGREE})  # nobody agrees alone
# Said to or of a state: where the sentence names none, the one that the main event is aimed at.
AIMED = frozenset(
    {
        DiplomaticAct.CONDEMN,
        DiplomaticAct.URGE,
        DiplomaticAct.WARN,
        DiplomaticAct.CONDOLE,
        DiplomaticAct.CONGRATULATE,
        DiplomaticAct.SUPPORT,
        DiplomaticAct.PROTEST,
        DiplomaticAct.REQUEST,
        DiplomaticAct.CONCERN,
    }
)
EITHER_SIDE = frozenset(
    {DiplomaticAct.CONDOLE, DiplomaticAct.APPRECIATE, DiplomaticAct.SUPPORT, DiplomaticAct.CONDEMN}
)
