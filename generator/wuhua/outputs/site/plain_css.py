"""Style sheets in, the same for older browsers out: a WebView before 2021 drops every rule that says ``:is(…)``."""

import re

_RULE = re.compile(r"([^{}]*)\{")
_LIST = re.compile(r":is\(((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)")


def spell_out(css: str) -> str:
    """Write every ``:is(a, b)`` of a selector as a list of selectors; nothing else changes. Comments must be gone."""
    return _RULE.sub(lambda found: _selector(found[1]) + "{", css)


def _selector(text: str) -> str:
    # What stands between two braces may be a query (@media …) or the end of a rule before it.
    before, semicolon, own = text.rpartition(";")
    if ":is(" not in own or own.lstrip().startswith("@"):
        return text
    parts = [each.strip() for part in _split(own) for each in _spelt(part)]
    return before + semicolon + ",".join(parts)


def _spelt(selector: str) -> list[str]:
    found = _LIST.search(selector)
    if found is None:
        return [selector]
    start, end = selector[: found.start()], selector[found.end() :]
    return [each for part in _split(found[1]) for each in _spelt(start + part.strip() + end)]


def _split(text: str) -> list[str]:
    """Cut a list at its commas, not at those within brackets."""
    parts, depth = [""], 0
    for letter in text:
        depth += (letter in "([") - (letter in ")]")
        if letter == "," and not depth:
            parts.append("")
        else:
            parts[-1] += letter
    return parts
