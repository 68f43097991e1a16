"""What pages tell search engines of themselves (render): the village on its first page, services, meetings, notice periods."""

from wuhua.model.face import Face
from wuhua.model.facts import Facts, day_of
from wuhua.outputs.site.linked import event, linked_script, organization, service


def linked_home(face: Face) -> str:
    """The village as a public body."""
    return linked_script(organization(face))


def linked_record(face: Face, row: Facts) -> str:
    """What a record is, in as many elements as it is things; empty for most."""
    found = []
    if row.kind == "guide":
        found.append(service(face, row.title, row.key))
    day, start = day_of(row.day), day_of(row.notice_from)
    if row.kind == "meeting" and day is not None:
        found.append(event(face, row.title, row.key, day, None))
    if start is not None:
        found.append(event(face, f"公示：{row.title}", row.key, start, day_of(row.notice_until)))
    return "".join(map(linked_script, found))
