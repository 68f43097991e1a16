"""``python benchmarks/run.py``: the door of the benchmarks, which are a package."""

import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path[0] = str(Path(__file__).resolve().parent.parent)
    from benchmarks.bench import main

    sys.exit(main())
