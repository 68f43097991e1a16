"""What a page is about, told to search engines: JSON-LD (schema.org) in the page itself. It is data, no policy lets it run.

In: plain values. Out: a ``<script>`` of data that no text can break out of. No person is ever named in it.
"""

import json
from datetime import date
from typing import Any

from wuhua.model.face import Face

_SAFE = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}


def linked_script(told: dict[str, Any]) -> str:
    """Write the element; every mark that HTML knows is written as JSON's own escape."""
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":")).translate(_SAFE)
    return f'<script type="application/ld+json">{text}</script>\n'


def organization(face: Face) -> dict[str, Any]:
    """The village as a public body, with its office telephone and address where they are known."""
    return {"@context": "https://schema.org"} | _body(face)


def service(face: Face, name: str, key: str) -> dict[str, Any]:
    """Something that the station does for people."""
    return {
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "name": name,
        "areaServed": face.name,
        "provider": _body(face),
    } | _url(face, key)


def event(face: Face, name: str, key: str, start: date, end: date | None) -> dict[str, Any]:
    """A meeting, or the days in which objections are heard; both days inclusive, None: a single day or open."""
    return {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": name,
        "startDate": start.isoformat(),
        **({"endDate": end.isoformat()} if end else {}),
        "location": {"@type": "Place", "name": face.name, "address": face.place or face.name},
        "organizer": _body(face),
    } | _url(face, key)


def _body(face: Face) -> dict[str, Any]:
    told = {"@type": "GovernmentOrganization", "name": face.name}
    more = {"url": face.site_url, "telephone": face.phone, "address": face.place}
    return told | {name: value for name, value in more.items() if value}


def _url(face: Face, key: str) -> dict[str, str]:
    return {"url": f"{face.site_url}{key}.html"} if face.site_url else {}
