"""wuhua 五化: from a folder of YAML to everything a village owes its people."""

__version__ = "0.1.0"
