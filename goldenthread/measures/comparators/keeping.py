"""The rows of one release, written in one go; called inside the transaction of the operation that keeps them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from goldenthread.ingest.published import comparing
from goldenthread.measures.comparators import catalogue
from goldenthread.measures.models import Area, Grade, Indicator, Neighbour, PublishedValue, Release

_AT_ONCE = 2_000


def rows(release: Release, answer: Mapping[str, Any], lines: list[dict[str, Any]]) -> None:
    """Everything that the file says, under its release; areas that are new are added first."""
    ids = _areas(answer)
    if release.what == comparing.FIGURES:
        _values(answer, ids, _indicators(release, lines))
    elif release.what == comparing.NEIGHBOURS:
        _sets(release, answer, ids)
    else:
        graded = [
            Grade(release=release, area_id=ids[key], grade=grade, published_on=date.fromisoformat(day))
            for key, grade, day in answer["grades"]
        ]  # fmt: skip
        Grade.objects.bulk_create(graded)


def _areas(answer: Mapping[str, Any]) -> dict[str, int]:
    """The id of each area by its key. A region that a later file names for an authority is filled in."""
    known = {area.key: area for area in Area.objects.all()}
    new = [
        Area(key=key, level=level, name=name[:200], region=region[:100])
        for key, level, name, region in answer["areas"]
        if key not in known
    ]  # fmt: skip
    filled = []
    for key, _, _, region in answer["areas"]:
        if key in known and region and not known[key].region:
            known[key].region = region[:100]
            filled.append(known[key])
    Area.objects.bulk_update(filled, ["region"])
    Area.objects.bulk_create(new)
    return dict(Area.objects.values_list("key", "pk"))


def _indicators(release: Release, lines: list[dict[str, Any]]) -> dict[str, int]:
    for line in lines:
        known = catalogue.described(line["code"], line["title"])
        Indicator.objects.create(
            release=release, code=line["code"], title=line["title"][:400], unit=known.unit, counts=known.counts,
            polarity=known.polarity, period=known.period, ends=known.ends, rounded_to=line["rounded_to"],
            last_year=line["last_year"],
        )  # fmt: skip
    return dict(release.indicators.values_list("code", "pk"))


def _values(answer: Mapping[str, Any], ids: Mapping[str, int], indicators: Mapping[str, int]) -> None:
    PublishedValue.objects.bulk_create(
        (
            PublishedValue(
                indicator_id=indicators[code], area_id=ids[key], year=year, period=period[:40], years=years,
                amount=amount, state=state, marker=marker[:10], numerator=above, denominator=below,
            )
            for code, key, year, period, years, amount, state, marker, above, below in answer["values"]
        ),
        batch_size=_AT_ONCE,
    )  # fmt: skip


def _sets(release: Release, answer: Mapping[str, Any], ids: Mapping[str, int]) -> None:
    Neighbour.objects.bulk_create(
        [
            Neighbour(release=release, area_id=ids[key], place=place, neighbour_id=ids[other], closeness=close[:40])
            for key, found in answer["sets"].items()
            for place, (other, close) in enumerate(found, start=1)
        ],
        batch_size=_AT_ONCE,
    )  # fmt: skip
