"""Made-up published files of twelve authorities in two regions, and a release of them in use."""

from __future__ import annotations

from datetime import date

from goldenthread.measures.comparators import choosing, loading
from goldenthread.measures.comparators.loading import Told

ON = date(2026, 6, 8)
RELEASED = date(2025, 11, 12)
OURS, SLUG = "901", "re-referrals-within-12-months"
NAMES = ["Fenmere", "Westmoor", "Eastley", "Norham", "Sutherby", "Kelfield", "Marden", "Ashwick", "Harle", "Lindale",
         "Coldbrook", "Brackwell"]  # fmt: skip
KEYS = [str(901 + at) for at in range(12)]
HEADINGS = "time_period,geographic_level,country_name,region_name,old_la_code,la_name,"


def figures(by_year, columns="rereferral_percent,rereferral_count,referral_count", england="21.0,210,1000"):
    """``by_year``: for each year the cells of the authorities in order; England and one region stand beside them."""
    lines = [HEADINGS + columns]
    for year, cells in by_year.items():
        lines.append(f"{year},National,England,,,,{england}")
        lines.append(f"{year},Regional,England,Fens,,,20.5,205,1000")
        lines += [
            f"{year},Local authority,England,{'Fens' if at < 6 else 'Hills'},{KEYS[at]},{NAMES[at]},{cell}"
            for at, cell in enumerate(cells)
        ]
    return "\n".join(lines).encode()


def percents(*values):
    """Cells with a numerator out of 200 for each percentage."""
    return [f"{each},{round(each * 2)},200" if isinstance(each, (int, float)) else f"{each},c,200" for each in values]


CELLS = percents(22.5, 20.0, 24.0, 18.0, "c", 26.0, 15.0, 30.0, 21.0, 19.0, 23.0, 17.0)
FILE = figures({2024: percents(*range(14, 26)), 2025: CELLS})
# Fenmere's neighbours: Westmoor, Eastley, Norham and Sutherby, which is suppressed in 2025.
SETS = (
    "LA num,LA Name,GOReg,SN1,SNP,SN2,SNP,SN3,SNP,SN4,SNP\n"
    "901,Fenmere,Fens,902,Close,903,Close,904,Close,905,Close\n"
    + "".join(f"{key},{name},Fens,901,Close,,,,,,\n" for key, name in zip(KEYS[1:6], NAMES[1:6], strict=True))
).encode()
GRADES = (
    b"la_code,local_authority,overall_effectiveness_grade,publication_date\n"
    b"902,westmoor,good,01/02/2023\n903,eastley,outstanding,01/06/2025\n904,norham,inadequate,01/02/2023\n"
    b"907,marden,outstanding,01/02/2022\n"
)


def put_in_use(data, people, *, name="figures.csv", released_on=RELEASED, publication="Children in need tables"):
    """Handed in by the first of two people and agreed by the second."""
    first, second = people
    told = Told(publication, released_on)
    release = loading.hand_in(data=data, name=name, told=told, by=first, on=ON)
    return loading.agree(release=release, version=release.version, by=second, on=ON)


def put_all_in_use(people):
    """Figures, neighbours and grades, with Fenmere as the council's own authority."""
    figures_release = put_in_use(FILE, people)
    put_in_use(SETS, people, name="neighbours.csv", publication="Neighbours")
    put_in_use(GRADES, people, name="grades.csv", publication="Grades")
    choosing.set_own(key=OURS, version=0, by=people[1], on=ON)
    return figures_release
