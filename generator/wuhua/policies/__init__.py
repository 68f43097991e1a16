"""``wuhua policy``: the rules of a place in plain words, and what changes from one place to another."""

from wuhua.policies.changes import diff_policies
from wuhua.policies.telling import show_policy

__all__ = ["diff_policies", "show_policy"]
