"""``goldenthread setup``: a council's own data folder, with its first system administrator."""

from __future__ import annotations

import argparse
import getpass
import sys
from typing import Any

from goldenthread.core.errors import Refusal


def add(words: Any) -> None:
    command = words.add_parser("setup", help="make a council's own folder and its first system administrator")
    command.add_argument("--authority", required=True, help="the council's name")
    command.add_argument("--name", required=True, help="the administrator's name")
    command.add_argument("--email", required=True)
    command.set_defaults(run=run, database=False)


def run(options: argparse.Namespace) -> int:
    """The password is read from the terminal, or from standard input when there is none."""
    from goldenthread.files import folder
    from goldenthread.jobs import command

    folder.prepare(options.data, "council")
    command.set_up(options.data)
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError
    from django.utils import timezone

    from goldenthread.accounts import operations
    from goldenthread.jobs import database

    database.prepare()
    password = getpass.getpass("Password (15 characters or more): ") if sys.stdin.isatty() else sys.stdin.readline()
    try:
        validate_password(password.rstrip("\n"))
    except ValidationError as error:
        raise Refusal(" ".join(error.messages), remedy="Choose another password.") from error
    operations.first_person(
        name=options.name, email=options.email, password=password.rstrip("\n"), authority=options.authority,
        on=timezone.localdate(),
    )  # fmt: skip
    print(f"Ready. Start with: python3 run.py --data {options.data}")
    return 0
