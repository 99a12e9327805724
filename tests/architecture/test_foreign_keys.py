"""Foreign keys point down the thread, never up."""

from __future__ import annotations

from django.apps import apps

# Bottom first; two names in a row of their own may not point at each other.
ORDER = [
    "history",
    "work",
    "files",
    "accounts",
    "records",
    "ingest",
    "measures",
    "plans",
    "reporting",
    "example",
    "web",
]
SIBLINGS = [{"work", "files"}]


def _room(model: type) -> str | None:
    module = model.__module__.split(".")
    return module[1] if module[0] == "goldenthread" else None


def test_foreign_keys_point_downwards_and_leave_no_name_behind() -> None:
    faults = []
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if not (field.is_relation and field.concrete) or not _room(model):
                continue
            here, there = _room(model), _room(field.related_model)
            if there is None or here == there:
                continue
            if ORDER.index(there) > ORDER.index(here) or {here, there} in SIBLINGS:
                faults.append(f"{model.__name__}.{field.name} points up to {there}")
            if not field.remote_field.hidden:
                faults.append(f"{model.__name__}.{field.name} needs related_name='+'")
    assert faults == []
