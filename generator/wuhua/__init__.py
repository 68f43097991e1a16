"""wuhua 五化: from a folder of YAML to everything a village owes its people."""

import os

__version__ = "0.1.0"

# No plugin of pydantic's may change what a record is; looking for them would also cost a third of its import.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
