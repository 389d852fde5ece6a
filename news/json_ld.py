"""News and events for machines: schema.org NewsArticle and Event."""

from facts.partial_date import PartialDate

MODES = {"in_person": "Offline", "hybrid": "Mixed", "online": "Online"}
STATES = {"cancelled": "EventCancelled", "moved": "EventRescheduled"}


def news_json_ld(page):
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": page.title[:110],
        "url": page.full_url,
        "inLanguage": page.content_language,
        "datePublished": PartialDate(page.date).first_day.isoformat(),
    }
    if page.last_published_at:
        data["dateModified"] = page.last_published_at.isoformat()
    if page.lead:
        data["description"] = page.lead
    if page.source_url:
        data["isBasedOn"] = page.source_url
    return data


def event_json_ld(page, when, organisers):
    mode = MODES[page.format]
    data = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": page.title,
        "url": page.full_url,
        "inLanguage": page.content_language,
        "startDate": when.start_iso,
        "eventStatus": f"https://schema.org/{STATES.get(page.state, 'EventScheduled')}",
        "eventAttendanceMode": f"https://schema.org/{mode}EventAttendanceMode",
    }
    if when.end_iso:
        data["endDate"] = when.end_iso
    if page.lead:
        data["description"] = page.lead
    places = []
    if page.venue:
        places.append({"@type": "Place", "name": page.venue, "address": page.venue})
    if page.online_url:
        places.append({"@type": "VirtualLocation", "url": page.online_url})
    if places:
        data["location"] = places
    if organisers:
        data["organizer"] = [
            {"@type": "Organization", "name": organiser.name} for organiser in organisers
        ]
    return data
