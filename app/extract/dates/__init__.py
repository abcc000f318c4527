"""Days, ranges and months in running text: `find_dates` reads the wording, `resolve` gives it a year.

The two steps are apart because the year of "December 18" depends on the tense of the clause it stands in,
which is known only later. No wall clock is read anywhere; what counts is the day of publication.
"""

from app.extract.dates.find import find_dates
from app.extract.dates.mention import DateMention, Partial
from app.extract.dates.resolve import Calendar, Tense, calendar_of

__all__ = ["Calendar", "DateMention", "Partial", "Tense", "calendar_of", "find_dates"]
