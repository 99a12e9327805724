"""Readers that behave badly, each in its own way, for the child process to survive."""

from __future__ import annotations

import os
import time
from typing import Any

from goldenthread.files.errors import FileRefused


def echo(data: bytes, options: dict[str, Any]) -> dict[str, Any]:
    return {"size": len(data), "options": options}


def refuse(data: bytes, options: dict[str, Any]) -> dict[str, Any]:
    raise FileRefused("damaged", "It is damaged.", remedy="Save it again.")


def break_down(data: bytes, options: dict[str, Any]) -> dict[str, Any]:
    raise ValueError("could not read 'Amara Okafor'")


def die(data: bytes, options: dict[str, Any]) -> dict[str, Any]:
    os.abort()


def print_and_die(data: bytes, options: dict[str, Any]) -> dict[str, Any]:
    os.write(2, b"Amara Okafor")
    os._exit(3)


def chatter(data: bytes, options: dict[str, Any]) -> dict[str, Any]:
    print("a library says hello")
    return {"fine": True}


def sleep(data: bytes, options: dict[str, Any]) -> dict[str, Any]:
    time.sleep(30)
    return {}


def spin(data: bytes, options: dict[str, Any]) -> dict[str, Any]:
    while True:
        pass


def hoard(data: bytes, options: dict[str, Any]) -> dict[str, Any]:
    return {"size": len(bytearray(1 << 30))}


def environment(data: bytes, options: dict[str, Any]) -> dict[str, Any]:
    return {"names": sorted(os.environ)}
