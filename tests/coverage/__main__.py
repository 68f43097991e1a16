"""``python -m tests.coverage`` writes docs/coverage.md and docs/rules.md anew; read the difference before it is kept."""

import sys

from tests.coverage.pages import written
from tests.coverage.table import faults, read_entries

for name in ("systems.yml", "items.yml"):
    for entry in read_entries(name).values():
        for fault in faults(entry):
            print(fault, file=sys.stderr)
for path, text in written().items():
    path.write_text(text, "utf-8")
    print(f"{path.name}: {len(text.splitlines())} lines", file=sys.stderr)
