"""The first files of a new village are records that the program itself takes, their commented lines included."""

import re
from datetime import date

import pytest

from wuhua.clerk.scaffold import plan_files
from wuhua.kinds import kinds_by_title
from wuhua.model.validate import validate
from wuhua.source import load_bytes

PLANNED = plan_files("云溪村", date(2025, 4, 20))
RECORDS = {str(path): data for path, data in PLANNED.items() if path.parts[0] == "content"}
COMMENTED = re.compile(r"^( *)# (\S+: )", re.MULTILINE)


def faults(name: str, data: bytes) -> list[str]:
    """Load and validate one file; give what was found, printed."""
    document, found = load_bytes(data, name)
    assert document is not None, found
    record, misshapen = validate(document, kinds_by_title()[name.split("/")[1]].record)
    assert record is not None, misshapen
    return [f"{finding.code} {finding.message}" for finding in (*found, *misshapen)]


@pytest.mark.parametrize("path", RECORDS)
def test_a_first_file_has_no_fault(path: str) -> None:
    """Each first file is loaded and validated without a finding."""
    assert faults(path, RECORDS[path]) == []


def test_what_stands_behind_a_comment_is_right_too() -> None:
    """A clerk who takes the ``# `` away from a commented line gets a record without a fault."""
    opened = {path: COMMENTED.sub(r"\1\2", data.decode()) for path, data in RECORDS.items()}
    changed = {path: text for path, text in opened.items() if text.encode() != RECORDS[path]}
    assert len(changed) >= 4
    assert {path: found for path, text in changed.items() if (found := faults(path, text.encode()))} == {}


def test_the_first_persons_are_in_the_register() -> None:
    """Every person number that a first file names is in the first register."""
    registered = set(re.findall(r"编号: (P\d\d)", RECORDS["content/人员/人员.yml"].decode()))
    named = set(re.findall(r"人员: (P\d\d)", "".join(data.decode() for data in RECORDS.values())))
    assert named and named <= registered
