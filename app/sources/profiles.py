"""How the pages of ministries differ from what pages have in common: a row each, read by `profiled.py`.

All patterns are for whole lines, in any case. To prepare for a ministry, add a row, its publisher in
`publishers.csv` and documents in `tests/releases/<name>/`; a ministry needs a module of its own only where no
row can say how its pages are laid out. Classes and ids of elements are given where pages are known to have
them; where none of them is found the page is read by its lines, as a text is.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Profile:
    name: str  # of the source: "sg_mfa"
    publisher: str  # slug
    layout: tuple[str, ...] = ()  # lines by which a document without an address is recognised
    furniture: tuple[str, ...] = ()  # lines that are neither title nor text
    ends: tuple[str, ...] = ()  # lines behind the text with which the site begins again
    area: tuple[str, ...] = ()  # classes or ids of the element that holds the release
    title: tuple[str, ...] = ()  # of the heading
    day: tuple[str, ...] = ()  # of what holds the date
    body: tuple[str, ...] = ()  # of what holds the text


PROFILES = (
    Profile(
        "sg_mfa",
        "sg-mfa",
        layout=(r"MFA (?:Press Statement|Spokes(?:man|person)['\u2019]s)\b.*",),
        furniture=(
            r"a singapore government agency website|how to identify|newsroom",
            r"press statements, transcripts (?:&|and) photos|(?:\.\s*){4,}|_{5,}",
            r".*\bscams?(?:shield)?\b.*|.*\bgovernment officials? will (?:never|ever)\b.*",
            r"ministry of foreign affairs singapore - \$name",
        ),
        ends=(r"travel page", r"(?:terms of use|privacy statement|report vulnerability)\b.*"),
    ),
    Profile(
        "ca_gac",
        "ca-gac",
        layout=(r"from:?\s*global affairs canada", r".{4,80} - global affairs canada"),
        furniture=(
            r"from:? .*global affairs canada.*|news releases?|global affairs canada",
            r"canada\.ca|language selection|search canada\.ca|departments and agencies",
        ),
        ends=(
            r"associated links|contacts?|page details|report a problem.*|search for related information.*",
            r"follow us\b.*|subscribe to receive.*",
        ),
        title=("wb-cont",),
    ),
    Profile(
        "jp_mofa",
        "jp-mofa",
        layout=(r".*\bprovisional translation by an external company\b.*",),
        furniture=(
            r"press releases?|press conferences|japanese|mofa|font size.*|[sml]|tweet|countries & regions",
            r"ministry of foreign affairs of japan|\(?provisional translation\)?",
        ),
        ends=(
            r"related (?:information|links?|contents)\b.*",
            r"back to .*",
            r"(?:get adobe|legal matters)\b.*",
        ),
        area=("maincontents",),
        day=("rightalign",),
    ),
    Profile(
        "uk_fcdo",
        "uk-fcdo",
        layout=(r"from:?\s*foreign(?:,| and| &) commonwealth .*", r"cookies on gov\.uk"),
        furniture=(
            r"from:?(?: .*\boffice\b.*)?|foreign(?:,| and| &) commonwealth .*\boffice\b.*|gov\.uk|world",
            r"published:?|press release|news story|(?:additional|view|reject|accept) .*cookies",
        ),
        ends=(
            r"share this page|(?:updates to|is) this page\b.*|explore the topic|published \d.*",
            r"media enquir(?:y|ies)|newsdesk|email .*@fcdo\.gov\.uk|follow the foreign office.*",
        ),
        title=("gem-c-heading__text", "gem-c-title__text"),
        day=("gem-c-metadata__definition", "gem-c-published-dates", "app-c-published-dates"),
        body=("gem-c-lead-paragraph", "gem-c-govspeak"),
    ),
    Profile(
        "cn_mfa",
        "cn-mfa",
        layout=(r"foreign ministry spokesperson .{3,40}['\u2019]s (?:regular press conference|remarks)\b.*",),
        furniture=(
            r"ministry of foreign affairs(?: of)?,? the people['\u2019]s republic of china|font size.*",
            r"the ministry .*press and media.*|close",
        ),
        ends=(r"suggest to a friend:?|print|related news:?|copyright\b.*",),
        title=("news_header_title", "News_Body_Title"),
        day=("xltime", "News_Body_Time"),
        body=("content_text", "News_Body_Txt_A"),
    ),
    Profile(
        "in_mea",
        "in-mea",
        layout=(
            r"(?:transcript of .*by )?(?:the )?official spokesperson['\u2019]s response to .*",
            r"shri .{3,40}, official spokesperson: .*",
        ),
        furniture=(
            r"media cent(?:er|re)|press releases|speeches (?:&|and) statements|response to queries",
            r"(?:outgoing|incoming) visits|bilateral/multilateral documents|media briefings",
        ),
        ends=(r"(?:post a |write a )?comments?|disclaimer.*|terms & conditions.*|related documents?",),
    ),
    Profile(
        "tr_mfa",
        "tr-mfa",
        layout=(
            r"(?:no|qa|sc)\s?[-:]\s?\d{1,4}, \d{1,2} \w+ (?:19|20)\d\d,? .*",
            r"(?:t\u00fcrkiye cumhuriyeti|t\.c\.) d\u0131\u015fi\u015fleri bakanl\u0131\u011f\u0131.*",
            r"republic of (?:t\u00fcrkiye|turkey) ministry of foreign affairs.*",
        ),
        furniture=(r"republic of (?:t\u00fcrkiye|turkey),? ministry of foreign affairs",),
        ends=(r"atat\u00fcrk", r"monday - friday", r"(?:\d\d:\d\d - \d\d:\d\d\W*)+", r"holiday calendar.*"),
    ),
    Profile(
        "au_dfat",
        "au-dfat",
        layout=(r"senator the hon .{3,40}", r"dfat media liaison.*"),
        furniture=(
            r"media releases?|transcript, e&oe",
            r"subjects?: .*|joint (?:media release|press conference) with:",
        ),
        ends=(r"media enquiries|authorised by .*|(?:minister['\u2019]s office|dfat media liaison).*",),
    ),
    Profile(
        "ru_mfa",
        "ru-mfa",
        layout=(r"\d{1,4}-\d\d-\d\d-20\d\d", r"\W*en-gb1 ru-ru1"),
        furniture=(
            r"\d{1,4}-\d\d-\d\d-20\d\d|\W*(?:[a-z]{2}-[A-Z]{2}\d?\s*)+",
            r"ministry of foreign affairs of the russian federation|unofficial translation from russian",
            r"foreign policy|press service|latest news",
        ),
        ends=(r"additional materials|general information|photos|videos|incorrect dates.*|documents",),
    ),
)
