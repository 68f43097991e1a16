"""A record's values in, YAML out: what a clerk wrote, without the remarks beside it."""

from typing import Any

import yaml

from wuhua.source.simple import Value


class _Plain(yaml.SafeDumper):
    """Writes every scalar as text: none is taken for a number or a day, so none needs quotes for that."""

    yaml_implicit_resolvers: dict[str, list[Any]] = {}  # noqa: RUF012

    def ignore_aliases(self, data: Any) -> bool:
        """Write a value that occurs twice twice: records know no aliases."""
        return True


def _write_text(dumper: _Plain, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, "|" if "\n" in text else None)


_Plain.add_representer(str, _write_text)


def write_record(value: dict[str, Value]) -> bytes:
    """Write a record as UTF-8, keys in their order; loaded again it gives the same values."""
    return yaml.dump(value, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=10_000, encoding="utf-8")
