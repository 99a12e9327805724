"""A box of choices as mark-up, written in Python.

Django's own asks two templates for each choice: an earlier document of two hundred actions, each with a box of all
actions of the plan, took half a second for them.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

TEMPLATE = "django/forms/widgets/select.html"


class Select:
    """Stands in the place of Django's template of that name, and gives what it gives, without its empty lines."""

    def render(self, context: Mapping[str, Any], request: object = None) -> str:
        """The mark-up of ``context["widget"]``, as Django describes it; all words in it are escaped."""
        widget = context["widget"]
        inside = "".join(_group(name, options) for name, options, _ in widget["optgroups"])
        start = f'<select name="{escape(str(widget["name"]))}"{_attributes(widget["attrs"])}>'
        return f"{start}{inside}\n</select>"


def _group(name: Any, options: list[dict[str, Any]]) -> str:
    inside = "".join(
        f'\n  <option value="{escape(str(one["value"]))}"{_attributes(one["attrs"])}>{_said(one["label"])}</option>'
        for one in options
    )
    return f'\n  <optgroup label="{_said(name)}">{inside}\n  </optgroup>' if name else inside


def _attributes(found: Mapping[str, Any]) -> str:
    """Those that are on: True is the name alone, False is nothing."""
    on = ((name, value) for name, value in found.items() if value is not False)
    return "".join(
        f" {escape(name)}" if value is True else f' {escape(name)}="{escape(str(value))}"' for name, value in on
    )


def _said(words: Any) -> str:
    """Words that are mark-up already stay as they are."""
    text = str(words)
    return text if hasattr(text, "__html__") else escape(text)
