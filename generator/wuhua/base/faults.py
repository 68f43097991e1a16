"""Faults of the machine, the only ones that are raised: a library, a font or room on the disk is missing."""


class MachineFault(Exception):
    """Stop with one line of plain Chinese that names what is missing and the one command that brings it."""
