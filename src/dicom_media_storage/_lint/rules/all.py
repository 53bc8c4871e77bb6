"""All rules, in the order of their codes."""

from . import dms001, dms002, dms003, dms004, dms005, dms006, dms007
from .rule import Rule

RULES: dict[str, Rule] = {
    module.RULE.code: module.RULE for module in (dms001, dms002, dms003, dms004, dms005, dms006, dms007)
}
"""By code."""
