"""How much one file may hold before it is refused: beyond any village, below what hurts the machine."""

MAX_BYTES = 5 * 1024 * 1024
MAX_VALUES = 400_000
#: Mappings and lists inside each other, the outermost counted.
MAX_DEPTH = 24
#: Bytes of one name in UTF-8; a temporary name or an address built from it must stay under 255.
MAX_NAME_BYTES = 200
#: Findings of one file; who made more mistakes mends these first.
MAX_FINDINGS = 20
