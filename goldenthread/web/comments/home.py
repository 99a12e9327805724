"""Who mentioned me: the part of the home page, and what comments are called in the list of what changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from goldenthread.accounts.models import Person
from goldenthread.plans import commenting
from goldenthread.plans.models import Mention
from goldenthread.web.home import sections
from goldenthread.web.home.sections import Section
from goldenthread.web.plans import pages

SHOWN = 10


@dataclass(frozen=True)
class Told:
    """A mention with the words it stands in and where they are."""

    mention: Mention
    text: str
    title: str
    address: str


@sections.register(order=12)
def mentions(person: Person, on: date) -> Section | None:
    """Comments that mention the person, of things they may still see, until they say that they read them."""
    found = list(commenting.unread(person)[: SHOWN * 2])
    found = [each for each in found if commenting.may_see(person, each.comment.about, on=on)][:SHOWN]
    if not found:
        return None
    words = commenting.words_of(each.comment for each in found)
    told = [_told(each, words.get(each.comment_id, "")) for each in found]
    return Section("You are mentioned", "comments/home.html", {"told": told, "until": found[0].pk})


def _told(mention: Mention, text: str) -> Told:
    about = mention.comment.about
    address = reverse(f"{commenting.field_of(about)}-comments", args=[about.pk])
    return Told(mention, pages.shorten(text, 200), pages.shorten(str(about)), f"{address}#comment-{mention.comment_id}")
