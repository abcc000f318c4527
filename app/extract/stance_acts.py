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
    r"|warm |warmest |full |its |his |her |their |our |the |my |continued |continuing |enduring |ongoing "
    r"|unwavering |steadfast |profound |U\.S\. |government's |[A-Z][\w.]*'s? |[A-Z][\w.]* [A-Z][\w.]*'s? )*"
)
_GIVES = r"(?:offer(?:s|ed)?|expresse?[sd]?|convey(?:s|ed)?|extend(?:s|ed)?|voice[sd]?|Expressing|Conveying)"
_AGAIN = r"(?:reiterate[sd]?|reaffirm(?:s|ed)?)"  # what is told again is no new act: the feeling counts
_JOINS_IN = r"(?:joins?|joined) (?:\w+ )?in (?:conveying|expressing|extending|offering)"
_IS = r"(?:(?<=is )|(?<=are )|(?<=was )|(?<=were ))"
_OWNER = r"(?:the )?(?:[A-Z][\w.-]* ){0,2}[A-Z][\w.-]*'s? "
_MERIT = r"(?:contributions?|efforts|leadership|role|generosity|sacrifices?|progress)"
_JOINT = r"(?:calling|demanding|urging|condemning|expressing|offering|conveying|extending|welcoming)"
_NO_STATE = (  # "stands by its word", "stands with our allies"
    r"(?:[\w-]+ ){0,4}(?:principles?|commitments?|words?|decisions?|statements?"
    r"|[Aa]llies|partners|countries|friends|colleagues)\b"
)
_NOT_IN = rf"(?![^.;]{{1,90}}? in {_JOINT})"
_RAISES = r"(?:share[sd]?|raised?|noted|emphasize[sd]?|highlight(?:s|ed)?|underscore[sd]?|outlined)"
_ASKS = r"(?:about|whether|if|why|how|what|when|where|a question|me|you|at|by|earlier|yesterday)"
MEASURES = ("measures", "sanctions", "restrictions")
_FELT = (
    r"(?:condolences?|sympath|concern|appreciation|gratitude|thanks|condemnation|regret|calls? (?:for|on|to))"
)
ACTS: tuple[tuple[DiplomaticAct, str], ...] = (
    (
        DiplomaticAct.CONDEMN,
        r"condemn(?:s|ed|ing)?|denounce[sd]?|deplore[sd]?|reject(?:s|ed)?"
        rf"|{_GIVES} {_FEELING}condemnation|convey(?:s|ed)? the condemnation",
    ),
    (
        DiplomaticAct.CONCERN,
        rf"(?:{_GIVES}|{_AGAIN}|{_RAISES}|[Ee]xpressing|[Vv]oicing|[Ss]haring) {_FEELING}"
        r"(?:concerns?|worry|worries)"
        r"|(?:is|are|am|remains?) (?:\w+ )*?(?:concerned|troubled|alarmed|worried|disturbed)"
        rf"|ha(?:s|ve) {_FEELING}concerns? "
        r"|(?:view|note|follow|regard|observe|watch|monitor|receive|learn)(?:s|d|es|ed)? "
        rf"(?:[\w'-]+,? ){{0,12}}with {_FEELING}concern",
    ),
    (
        DiplomaticAct.URGE,
        r"urge[sd]?|(?<!courtesy )(?<!a )call(?:s|ed)? (?:up)?on(?= .{0,80}? to )"
        r"|(?<!the )demand(?:s|ed)? (?:that|the|an|his|her|their)|appeal(?:s|ed)? to"
        r"|(?:(?<=in )|(?<=, )|(?<=and ))(?:calling (?:up)?on(?= .{0,80}? to )|urging)"
        r"|(?<=in )(?:calling for|demanding)"
        rf"|{_AGAIN} {_FEELING}calls? (?:for|on|to)"
        r"|(?<![Tt]heir )(?<!our )(?<!its )(?<!the )(?<!a )call(?:s|ed)? for (?:the|an|a) (?:[\w-]+ ){0,4}"
        r"(?:release|cessation|end to|halt to|return of|withdrawal|ceasefire|investigation|restoration"
        r"|resumption|government to)"
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
        rf"(?:{_AGAIN}|(?<=, )reaffirming)(?! {_FEELING}{_FELT})|reconfirm(?:s|ed)?|confirmed that"
        r"|affirm(?:s|ed) (?:[\w.'-]+ ){0,5}commitments?|parties confirmed",
    ),
    (DiplomaticAct.WELCOME, rf"{_GIVES} {_FEELING}welcome|welcome[sd]?"),
    (
        DiplomaticAct.SUPPORT,
        rf"(?:{_GIVES}|pledge[sd]?) {_FEELING}support(?! of| from)|(?<!-)supported(?! by| through)"
        rf"|(?:underscore|highlight|emphasize)[sd]? {_FEELING}support (?:for|to)"
        r"|has (?:the|our) support|have (?:the|our) support|continue[sd]? to support"
        r"|stands? (?:(?:firmly|resolutely|united|shoulder to shoulder) )?"
        rf"(?:by|with|beside|alongside|at the side of|in solidarity with)(?! {_NO_STATE}){_NOT_IN}"
        rf"|, in solidarity with|standing by|{_GIVES} {_FEELING}solidarity"
        r"|supports(?= (?:the |[A-Z]))|(?<=[Ww]e )(?:\w+ly )?support(?= (?:the |[A-Z]))",
    ),
    (
        DiplomaticAct.APPRECIATE,
        r"appreciate[sd]?(?! (?:it|you)\b| that[.,])"
        r"|thank(?:s(?! to| so| very| again| for|[,.!?])|ed|ing)?(?! you)"
        rf"|(?:was|were|is|are) grateful|(?:{_GIVES}|{_AGAIN}) {_FEELING}(?:appreciation|gratitude|thanks)"
        rf"|commend(?:s|ed|ing)?|applaud(?:s|ed)?|recogni[sz]e[sd]?(?= {_OWNER}(?:\w+ ){{0,3}}{_MERIT})",
    ),
    (
        DiplomaticAct.CONDOLE,
        rf"(?:{_GIVES}|{_AGAIN}|{_JOINS_IN}) {_FEELING}(?:\w+ and )?{_FEELING}"
        r"(?:condolences?|sympathy|sympathies)|mourn(?:s|ed)?"
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
        rf"|(?:{_GIVES}|sends?|sent) {_FEELING}congratulations"
        rf"|I (?:send|offer|extend) {_FEELING}(?:best )?wishes|have the congratulations",
    ),
    (DiplomaticAct.OFFER, r"offer(?:s|ed) (?:to|assistance|help|support)"
            r"|(?:is|are|am|stands?) ready to (?:help|assist|provide|support|offer|take|contribute)"),
    (DiplomaticAct.REQUEST, rf"request(?:s|ed)(?! \$)|asked(?! {_ASKS})|ask them"),
    (
        DiplomaticAct.INVITE,  # not "as an invited country"
        rf"(?<!an )(?<!the )invite[sd]?(?! by)|{_IS}invited(?= by )|extended an invitation",
    ),
    (
        DiplomaticAct.PROTEST,
        r"protested|protests|lodge[sd]? (?:a |its )?(?:\w+ )?(?:protests?|representations)"
        r"|(?:strong|firm|strongest) protest|note of protest|protest note",
    ),
    (
        DiplomaticAct.REGRET,
        rf"regret(?:s|ted)?|regrettable|{_GIVES} {_FEELING}(?:regret|disappointment)"
        r"|(?:deep|great) disappointment"
        r"|f(?:ind|inds|ound) it (?:\w+ )?deplorable|(?:is|are|was|were) (?:\w+ )?disappointed",
    ),
    (DiplomaticAct.ANNOUNCE, r"(?:I|we|We) (?:am |are )?(?:today |pleased to |have to )?announc(?:e|ing)"
            rf"|announc(?:es|ed|ing) (?:[\w.-]+ ){{0,4}}(?:{'|'.join(MEASURES)})"),
)  # fmt: skip
COMPILED = tuple((act, re.compile(rf"\b(?:{wording})(?!\w)")) for act, wording in ACTS)
# A part that every wording of an act holds one of: most sentences hold none, and looking is cheap.
STEMS: dict[str, DiplomaticAct] = {
    stem: act
    for act, stems in {
        DiplomaticAct.CONDEMN: "condemn denounce deplore reject",
        DiplomaticAct.CONCERN: "concern worr troubled alarmed disturbed",
        DiplomaticAct.URGE: "urge urging call demand appeal",
        DiplomaticAct.WARN: "warn cautioned the|right",
        DiplomaticAct.AGREE: "agree concurred shared at|one mind same|view",
        DiplomaticAct.REAFFIRM: "affirm reiterate reconfirm confirmed",
        DiplomaticAct.WELCOME: "welcome",
        DiplomaticAct.SUPPORT: "support stand solidarity",
        DiplomaticAct.APPRECIATE: "appreciat thank gratitude grateful commend applaud recogni",
        DiplomaticAct.CONDOLE: "ondolence ympath mourn saddened hearts",
        DiplomaticAct.CONGRATULATE: "congratulat wishes",
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


PRAISES = ("commend", "applaud", "recogni")  # of the wordings that appreciate: only with whom they name
UNADDRESSED = frozenset({DiplomaticAct.AGREE, DiplomaticAct.ANNOUNCE})
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
