"""Reading a published file inside the limited child process."""

from __future__ import annotations

from typing import Any

from goldenthread.files import csvs, limits
from goldenthread.files.errors import FileRefused
from goldenthread.ingest.published import forms, populations
from goldenthread.ingest.published.figures import Figure, Wrong
from goldenthread.ingest.reading.headings import plain

TARGET = "goldenthread.ingest.published.child:read"
_NAMED = 5


def read(data: bytes, options: dict[str, Any]) -> dict[str, Any]:
    """What a file says of the population of one authority; see ``populations.Found``.

    Options: ``name`` of the file; ``authority`` (its name, or one of its codes); ``bands`` (first and last age by the
    name of the setting). ``FileRefused`` when the file is of no form that is known, or has no such authority.
    """
    name = options["name"]
    rows = csvs.opened(data, name, limits.LARGE_CSV).rows
    form, place = _form(rows, name)
    # Read twice: a file of every age of every authority holds a million figures, and one authority has a few hundred.
    authority, codes = _authority(populations.authorities(forms.read(rows, form, place)), options["authority"], name)
    figures = [each for each in forms.read(rows, form, place) if _named(each) in (authority, "")]
    bands = {setting: (first, last) for setting, (first, last) in options["bands"].items()}
    found = populations.of(figures, authority, codes, bands)
    return {"form": form.title, "rows_read": len(rows) - place - 1, **found.as_json()}


def _form(rows: forms.Rows, name: str) -> tuple[forms.Form, int]:
    if found := forms.found(rows):
        return found
    titles = "; ".join(form.title for form in forms.FORMS)
    raise FileRefused(
        "no_form", f"“{name}” has none of the headings by which published figures are known.",
        remedy=f"Hand in one of these as it was downloaded, as CSV: {titles}.",
    )  # fmt: skip


def _named(each: Figure | Wrong) -> str:
    return each.area if isinstance(each, Wrong) else each.area.name


def _authority(named: dict[str, set[str]], asked: str, name: str) -> tuple[str, set[str]]:
    """The authority as the file names it, with its codes."""
    if not named:
        raise FileRefused(
            "no_population", f"“{name}” has no population of any authority.",
            remedy="Use a file of mid-year population estimates by local authority.",
        )  # fmt: skip
    wanted = plain(asked)
    for found, codes in named.items():
        if plain(found) == wanted or wanted in {code.casefold() for code in codes}:
            return found, codes
    near = sorted(found for found in named if set(wanted.split()) & set(plain(found).split())) or sorted(named)
    listed = ", ".join(near[:_NAMED])
    raise FileRefused(
        "no_authority", f"“{name}” has no authority called {asked}; it has {len(named)}.",
        remedy=f"Write the name or the code as the file has it, such as: {listed}.",
    )  # fmt: skip
