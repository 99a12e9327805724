"""Whom a plan's words mean: one entry for certain, some that are likely and are asked, or nobody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from goldenthread.plans.directory import titles
from goldenthread.plans.models import Holder, Post, Spelling
from goldenthread.plans.naming import key


@dataclass(frozen=True)
class Likely:
    """An entry that may be meant, and why."""

    post: Post
    reason: str


@dataclass(frozen=True)
class Meaning:
    """What a text means. With a ``post`` it is certain and ``reason`` says by what; otherwise ``likely`` is asked."""

    raw: str
    post: Post | None = None
    reason: str = ""
    likely: tuple[Likely, ...] = ()


@dataclass
class Directory:
    """All entries, read once with their holders and spellings; merged ones lead to what they were merged into."""

    posts: dict[int, Post]
    said: dict[str, int] = field(default_factory=dict)
    refused: set[tuple[str, int]] = field(default_factory=set)
    exact: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    short: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    names: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    initials: dict[str, dict[int, str]] = field(default_factory=lambda: defaultdict(dict))
    bones: dict[int, list[frozenset[str]]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def read(cls) -> Directory:
        """The directory as it stands, in three queries."""
        found = cls({post.pk: post for post in Post.objects.all()})
        for post in found.posts.values():
            found._take_title(post.title, found.standing(post.pk))
        for spelling in Spelling.objects.all():
            found._take_spelling(spelling)
        for holder in Holder.objects.all():
            pk = found.standing(holder.post_id)
            found.names[key(holder.name)].add(pk)
            found.initials[titles.initials(holder.name)][pk] = holder.name
        return found

    def standing(self, pk: int) -> int:
        """The entry that an entry was merged into, however often."""
        seen: set[int] = set()
        while (into := self.posts[pk].merged_into_id) and pk not in seen:
            seen.add(pk)
            pk = into
        return pk

    def meaning(self, raw: str) -> Meaning:
        """Whom the text means. What a person said comes first, then its own title, a short form of it, a holder's
        name; each only where it leads to one entry. Initials, other titles alike and parts of the text are asked."""
        words = key(raw)
        if words in self.said:
            return self._certain(raw, self.said[words], "somebody said so")
        for found, reason in (
            (self.exact.get(words), "its title"),
            (self.short.get(titles.expanded(raw)), "a short form of its title"),
            (self.names.get(words), "the name of who holds or held it"),
        ):
            if found and len(found) == 1 and not self._is_refused(words, found):
                return self._certain(raw, next(iter(found)), reason)
        return Meaning(raw, likely=tuple(self._likely(raw, words)))

    def _likely(self, raw: str, words: str) -> list[Likely]:
        reasons: dict[int, str] = {}
        for pk, name in self.initials.get(titles.as_initials(raw), {}).items():
            reasons.setdefault(pk, f"the initials of {name}")
        for part in titles.parts(raw):
            near = self.names.get(key(part), set()) | self.short.get(titles.expanded(part), set())
            for pk in near:
                reasons.setdefault(pk, f"“{part}” is one of its names")
        wanted = titles.bones(raw)
        for pk, known in self.bones.items():
            if any(_are_alike(wanted, each) for each in known):
                reasons.setdefault(pk, "a title much like it")
        return [
            Likely(self.posts[pk], reason)
            for pk, reason in sorted(reasons.items(), key=lambda item: self.posts[item[0]].title)
            if (words, pk) not in self.refused
        ]

    def _take_title(self, title: str, pk: int) -> None:
        self.exact[key(title)].add(pk)
        self.short[titles.expanded(title)].add(pk)
        self.bones[pk].append(titles.bones(title))

    def _take_spelling(self, spelling: Spelling) -> None:
        pk = self.standing(spelling.post_id)
        if spelling.is_meant:
            self.said[spelling.key] = pk
            self.bones[pk].append(titles.bones(spelling.raw))
        else:
            self.refused.add((spelling.key, pk))

    def _is_refused(self, words: str, found: Iterable[int]) -> bool:
        return any((words, pk) in self.refused for pk in found)

    def _certain(self, raw: str, pk: int, reason: str) -> Meaning:
        return Meaning(raw, self.posts[pk], reason)


def _are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """All words of the one are in the other, and they are at least two, or are all there is."""
    fewer, more = sorted((one, other), key=len)
    return bool(fewer) and fewer <= more and (len(fewer) > 1 or fewer == more)
