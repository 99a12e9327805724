"""The numbers that the Department for Education has given to authorities of England, those now gone among them."""

from __future__ import annotations

# First and last of each run, from the list of authorities of the Department's own comparison tool (2025). A new
# authority gets a number outside these and is asked about once; nothing is refused because of it.
_RUNS = (
    (201, 213), (301, 320), (330, 336), (340, 344), (350, 359), (370, 373), (380, 384), (390, 394), (420, 420),
    (800, 803), (805, 808), (810, 813), (815, 816), (821, 823), (825, 826), (830, 831), (835, 841), (845, 846),
    (850, 852), (855, 857), (860, 861), (865, 874), (876, 896), (908, 909), (916, 916), (919, 919), (921, 921),
    (925, 926), (928, 929), (931, 931), (933, 933), (935, 938), (940, 943),
)  # fmt: skip


def is_given(number: str) -> bool:
    """Has the Department given this number to an authority? ``number`` as in the files: three digits."""
    return number.isdigit() and any(first <= int(number) <= last for first, last in _RUNS)
