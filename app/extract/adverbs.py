"""Words of headings that say how something is done: "Spokesperson Strongly Condemns", "Officially Opens".

They are no names, though they stand where names do. Other words in -ly are surnames now and then ("Kelly",
"Connolly", "Coulibaly"), so these are known, or end as one made from an adjective does.
"""

import re

from app.extract.lexicon import words

_KNOWN = words(
    """
    Strongly Warmly Deeply Firmly Jointly Briefly Shortly Cordially Formally Finally Personally Legally Loudly
    Openly Clearly Closely Directly Exactly Firstly Secondly Thirdly Lastly Frankly Freely Fully Gravely
    Greatly Heavily Highly Humbly Heartily Kindly Lately Mainly Mostly Nearly Newly Partly Perfectly Proudly
    Publicly Quickly Rapidly Rarely Readily Really Rightly Roughly Sadly Safely Sharply Simply Sincerely
    Slowly Softly Solely Speedily Steadily Sternly Strictly Suddenly Swiftly Tightly Totally Truly Uniformly
    Utterly Vastly Wholly Widely Solemnly Weekly Monthly Yearly Daily Early Only Fairly Wrongly Hardly Orderly
    Friendly Brotherly Elderly Costly Deadly Lively Likely Globally Equally Locally Vocally Orally
    """
)
_ENDING = re.compile(
    r"\w{3,}(?:ical|ial|[io]nal|ual|ive|ous|ing|ed|ful|ant|ent|[aiu]te|ar|ab|ib|less|[st]i)ly", re.IGNORECASE
)


def is_adverb(word: str) -> bool:
    """Whether a capitalised word only says how something is done."""
    return word.endswith("ly") and (word in _KNOWN or _ENDING.fullmatch(word) is not None)
