"""The made-up published files: read whole, the same every time, quickly kept, and of nobody real."""

from datetime import date

from goldenthread.example import published
from goldenthread.ingest.published import comparing
from goldenthread.measures import definition
from goldenthread.measures.comparators import catalogue


def read(content: bytes) -> dict:
    return comparing.read(content, {"name": "made-up.csv", "wanted": catalogue.wanted()})


def values(number: int) -> list:
    return [row for file in (published.figures, published.tables) for row in read(file(number, 2026))["values"]]


def test_all_four_files_are_read_without_a_fault() -> None:
    files = (published.figures(1, 2026), published.tables(1, 2026), published.neighbours(), published.grades(2026))
    found = [read(each) for each in files]
    assert [each["what"] for each in found] == ["figures", "figures", "neighbours", "grades"]
    assert not any(each["rejected"] or each["warnings"] for each in found)
    assert {len(each) for each in found[2]["sets"].values()} == {10}


def test_every_measure_whose_indicator_is_known_has_others_beside_it() -> None:
    codes = {row[0] for row in values(1)}
    wanted = {each.head.published for each in definition.computed().values() if each.comparable}
    assert codes == wanted & set(catalogue.every())


def test_the_same_number_gives_the_same_figures_and_another_gives_others() -> None:
    assert published.figures(1, 2026) == published.figures(1, 2026) != published.figures(2, 2026)


def test_no_share_is_above_the_whole_and_some_figures_are_suppressed() -> None:
    found = values(1)
    assert all(0 < row[5] < 100 for row in found if row[0].endswith("_pct") and row[5] is not None)
    assert 0 < sum(row[6] == "suppressed" for row in found) < len(found) / 20


def test_grades_are_out_by_the_day_of_release() -> None:
    days = [date.fromisoformat(day) for _, _, day in read(published.grades(2026))["grades"]]
    assert max(days) < date(2026, 11, 12)
