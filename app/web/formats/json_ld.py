"""What pages tell in the words of schema.org: how the site is searched, and an event, with day and place
only as exact as they are known and left out where they are not.
"""

from textwrap import shorten
from typing import Any

from app.domain.codes import DatePrecision, EventStatus
from app.domain.event_types import EventType
from app.queries import shapes
from app.web import cards, labels, language, wording
from app.web.labels import country_name
from app.web.language import gettext as _

CONTEXT = "https://schema.org"
MEDIA_TYPE = "application/ld+json"
QUOTED = 240  # characters of a quotation in a description
AHEAD = (EventStatus.ANNOUNCED, EventStatus.SCHEDULED)
SHAPES = {DatePrecision.MONTH: "%Y-%m", DatePrecision.YEAR: "%Y"}


def website_at(base: str) -> dict[str, Any]:
    """Of the site at this address, in the language of the page."""
    code = language.code.get()
    return {
        "@context": CONTEXT,
        "@type": "WebSite",
        "name": "Readout",
        "url": language.address(f"{base}/", code),
        "inLanguage": code,
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": f"{language.address(f'{base}/search', code)}?q={{words}}",
            },
            "query-input": "required name=words",
        },
    }


def event_of(event: shapes.Event, base: str) -> dict[str, Any]:
    """Of an event read with `EVENT_CARD` (or more); `base` is the address of the site."""
    found: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "Event",
        "name": labels.of_event(event),
        "description": description_of(event),
        "url": language.address(base + cards.event_href(event["id"]), language.code.get()),
        "inLanguage": language.code.get(),
    }
    if event["status"] in AHEAD:
        found["eventStatus"] = f"{CONTEXT}/EventScheduled"
    if where := _location(event, found["url"]):
        found["location"] = where
    when = event["when"]
    if when["starts_on"] and when["ends_on"]:
        form = SHAPES.get(DatePrecision(when["precision"]), "%Y-%m-%d")
        found["startDate"] = when["starts_on"].strftime(form)
        found["endDate"] = when["ends_on"].strftime(form)
    parties = [
        {"@type": "Person" if who["kind"] == "person" else "Organization", "name": labels.of_party(who)}
        for who in (
            *(held["participant"] for held in event["participations"] if held["participant"]),
            *event["organizations"],
        )
    ]
    if parties:
        found["attendee"] = parties
    sources = [account["release"]["url"] for account in event["accounts"]]
    if any(sources):
        found["subjectOf"] = [{"@type": "CreativeWork", "url": url} for url in sources if url]
    return found


def description_of(event: shapes.Event) -> str:
    """Day and quotation, for where a link to the page is shown; it says of a paraphrase that it is one."""
    time = wording.time_of(event["when"])
    if not event["accounts"]:
        return f"{time.text}."
    quote = cards.quote_of(event["accounts"][0])
    note = f" {_(cards.PARAPHRASE)}" if quote.paraphrase else ""
    return f"{time.text}. “{shorten(quote.text, QUOTED, placeholder=' …')}”{note}"


def _location(event: shapes.Event, url: str) -> dict[str, Any] | None:
    """The place that is told, or its country; a call without either is held nowhere; else None."""
    code = event["country_of_place"]
    name = event["place"] or (country_name(code) if code else None)
    if name:
        return {
            "@type": "Place",
            "name": name,
            **({"address": {"@type": "PostalAddress", "addressCountry": code}} if code else {}),
        }
    return {"@type": "VirtualLocation", "url": url} if event["type"] == EventType.CALL else None
