"""Serving the pages: gunicorn in this process, waitress where gunicorn does not run."""

from __future__ import annotations

import errno
import os
import socket
import sys
from collections.abc import Callable
from typing import Any

from goldenthread.core.errors import Refusal


def check_address(host: str, *, is_example: bool) -> None:
    """The example answers on loopback only: its passwords are public."""
    if is_example and host not in {"127.0.0.1", "localhost", "::1"}:
        raise Refusal(
            f"The example council is served on this machine only, not on {host}.",
            remedy="Leave --host out, or make a folder of your own with: python3 run.py setup --data FOLDER",
        )


def check_port(host: str, port: int) -> None:
    """Say that a port cannot be had in words, before the server says it in a trace."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as error:
            raise _cannot_listen(host, port, error) from error


def _cannot_listen(host: str, port: int, error: OSError) -> Refusal:
    if error.errno == errno.EADDRINUSE:
        other = port % 65535 + 1
        return Refusal(f"Port {port} is in use by another program.", remedy=f"Choose another: --port {other}")
    if error.errno == errno.EACCES:
        return Refusal(f"Port {port} is kept for the system's administrator.", remedy="Choose another: --port 8000")
    return Refusal(f"This machine has no address {host}.", remedy="Give one of its own with --host, or leave it out.")


def serve(host: str, port: int, announce: Callable[[], None]) -> None:
    """Serve until interrupted; ``announce`` is called once pages can be opened.

    Two workers with four threads each: a slow page does not hold up the others.
    """
    if sys.platform == "win32":
        from waitress import serve as waitress

        application = _application()
        _read_on()
        announce()
        waitress(application, host=host, port=port, threads=8)
        return
    from gunicorn.app.base import BaseApplication

    class Site(BaseApplication):
        def load_config(self) -> None:
            for name, value in _settings(host, port, announce).items():
                self.cfg.set(name, value)

        def load(self) -> Any:
            return _application()

    Site().run()


def _settings(host: str, port: int, announce: Callable[[], None]) -> dict[str, Any]:
    return {
        "bind": f"{host}:{port}",
        "workers": 2,
        "threads": 4,
        "worker_class": "gthread",
        "preload_app": True,
        "timeout": 60,
        "loglevel": "warning",
        "control_socket_disable": True,
        "when_ready": lambda server: announce(),
        "post_worker_init": lambda worker: _read_on(),
        "worker_tmp_dir": "/dev/shm" if os.path.isdir("/dev/shm") else None,  # noqa: S108, PTH112
    }


def _application() -> Any:
    """What ``config/wsgi.py`` makes, with all that it reads first; found by its name, as it stands above the rooms."""
    from django.conf import settings
    from django.utils.module_loading import import_string

    return import_string(settings.WSGI_APPLICATION)


def _read_on() -> None:
    """In each process that answers, once it can; found by its name too."""
    from django.conf import settings
    from django.utils.module_loading import import_string

    import_string(settings.READ_ON)()
