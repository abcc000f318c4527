"""Who is named: offices, names and how they belong together in a sentence, and who is who across the
release.
"""

from app.extract.people.mentions import PersonMention, find_people

__all__ = ["PersonMention", "find_people"]
