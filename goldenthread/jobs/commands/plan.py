"""``goldenthread plan``: what a plan document says, and bringing it in."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from goldenthread.core.errors import Refusal
from goldenthread.jobs import checking_plans, plan_versions
from goldenthread.jobs.words import counted
from goldenthread.plans.reading import formats, safely, show

if TYPE_CHECKING:
    from goldenthread.accounts.models import Person, Unit
    from goldenthread.plans.models import PlanDocument

DONE, QUESTIONS = 0, 1
WHAT = "a Word, Excel or PowerPoint file, a PDF, a text file with a table, or - for a table on standard input"
STANDARD_INPUT = Path("-")


def add(words: Any) -> None:
    command = words.add_parser("plan", help="read a plan document, check it, bring it in, or take a plan out")
    what = command.add_subparsers(required=True, metavar="read|check|import|export|earlier|newer")
    reading = what.add_parser("read", help="print what a plan document says and asks; stores nothing")
    reading.add_argument("file", type=Path, help=WHAT)
    reading.add_argument("--json", action="store_true", help="print one JSON object")
    reading.set_defaults(run=read, database=False)
    bringing = what.add_parser("import", help="store a plan document as a plan")
    bringing.add_argument("file", type=Path, help=WHAT)
    bringing.add_argument("--name", required=True, help="what the plan is to be called")
    bringing.add_argument("--accept-proposals", action="store_true", help="answer every question as proposed")
    bringing.add_argument("--as", dest="email", metavar="EMAIL", help="whose plan it is; not needed if only one may")
    bringing.add_argument("--again", action="store_true", help="bring in a file that was brought in before")
    bringing.set_defaults(run=bring_in)
    taking = what.add_parser("export", help="write a plan as Word or Excel; read back, the file gives the same plan")
    taking.add_argument("plan", metavar="PLAN", help="its number or its name")
    taking.add_argument("--out", type=Path, required=True, metavar="FILE", help="ends in .docx or .xlsx")
    taking.add_argument("--as", dest="reader", required=True, metavar="EMAIL", help="who takes it; kept in history")
    taking.set_defaults(run=export)
    checking_plans.add(what, content)
    plan_versions.add(what, content, whose)


def read(options: argparse.Namespace) -> int:
    """Prints the reading; status 1 when it holds questions for a person."""
    reading = safely.read(content(options.file), name=called(options.file))
    if options.json:
        print(json.dumps(reading.as_json(), indent=1))
    else:
        print(show.as_text(reading), end="")
    return DONE if reading.is_settled else QUESTIONS


def content(path: Path) -> bytes:
    """The file's bytes, at most one more than a document may have; Refusal when it can not be opened."""
    if path == STANDARD_INPUT:
        return sys.stdin.buffer.read(safely.LARGEST + 1)
    try:
        with path.open("rb") as file:
            return file.read(safely.LARGEST + 1)
    except OSError as problem:
        raise Refusal(
            f"{path} can not be opened: {problem.strerror}.", remedy="Check the name and who may read it."
        ) from problem


def called(path: Path) -> str:
    """The name of the file; what comes on standard input is pasted text."""
    return formats.PASTED if path == STANDARD_INPUT else path.name


def bring_in(options: argparse.Namespace) -> int:
    """Keep the document, read it, and import it; status 1, and nothing imported, while it holds questions."""
    from django.utils import timezone

    from goldenthread.accounts import units
    from goldenthread.jobs import database
    from goldenthread.plans import operations

    database.prepare()
    on = timezone.localdate()
    by = whose(options.email, on=on)
    unit = units.authority()
    if unit is None:
        raise Refusal("This data folder holds no council yet.", remedy="Make one with: python3 run.py setup")
    kept = _kept(options, unit, by, on)
    return finish(operations.read_document(document=kept, by=by, on=on), options.accept_proposals, by, on)


def _kept(options: argparse.Namespace, unit: Unit, by: Person, on: date) -> PlanDocument:
    from goldenthread.plans import operations
    from goldenthread.plans.errors import AlreadyUploaded

    try:
        return operations.keep_document(
            data=content(options.file), file_name=called(options.file), plan_name=options.name, unit=unit, by=by,
            on=on, again=options.again,
        )  # fmt: skip
    except AlreadyUploaded as known:
        remedy = f"It is on the site (/plans/documents/{known.earlier.pk}/); to bring it in once more add --again."
        raise Refusal(known.message, remedy=remedy) from known


def export(options: argparse.Namespace) -> int:
    """Write the file and say its hash. Nothing is written when the person may not have it."""
    from django.utils import timezone

    from goldenthread.jobs import chosen
    from goldenthread.reporting import operations

    kind = options.out.suffix.removeprefix(".").lower()
    made = operations.take_out_plan(
        plan=chosen.plan(options.plan), kind=kind, by=chosen.person(options.reader), on=timezone.localdate()
    )
    chosen.write(options.out, made.content)
    print(f"{options.out}  {len(made.content):,} bytes  sha256 {made.sha256}")
    return DONE


def finish(document: PlanDocument, accept: bool, by: Person, on: date) -> int:
    """Import what was read, or say where its questions wait."""
    from goldenthread.plans import documents, operations

    if document.questions_open and accept:
        document = operations.accept_all_proposals(document=document, version=document.version, by=by, on=on)
    if document.questions_open:
        print(show.as_text(documents.settled(document)))
        print(f"Nothing is imported yet. Answer on the site (/plans/documents/{document.pk}/), or add", end=" ")
        print("--again --accept-proposals.")
        return QUESTIONS
    plan = operations.import_document(document=document, version=document.version, by=by, on=on)
    found = document.reading
    print(f"Plan {plan.pk}, “{plan.name}”: {counted(found['areas'], 'area')}, {counted(found['actions'], 'action')}.")
    return DONE


def whose(email: str | None, *, on: date) -> Person:
    """The person of that address, or the only one who writes plans for the whole authority; Refusal otherwise."""
    from goldenthread.accounts import policies
    from goldenthread.accounts.errors import NotAllowed
    from goldenthread.accounts.models import Person

    if email:
        named = Person.objects.filter(email__iexact=email, is_active=True).first()
        if named is None:
            raise Refusal(f"Nobody signs in as {email}.", remedy="Check the address on the People page.")
        return named

    def writes(person: Person) -> bool:
        try:
            return policies.reach(person, "plan.edit", on=on).whole
        except NotAllowed:
            return False

    found = [person for person in Person.objects.filter(is_active=True) if writes(person)]
    if not found:
        raise Refusal(
            "Nobody writes plans for the whole authority yet.",
            remedy="The system administrator gives somebody that role, on the People page.",
        )
    if len(found) != 1:
        raise Refusal(
            f"{len(found)} people write plans for the whole authority.", remedy="Say who does it: --as EMAIL."
        )
    return found[0]
