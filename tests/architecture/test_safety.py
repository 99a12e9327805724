"""Things that must not be written anywhere, found by reading the code."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent.parent / "goldenthread"
FILES = sorted(PACKAGE.rglob("*.py"))
TEMPLATES = sorted(path for path in PACKAGE.rglob("*.html"))

# What may not be called or imported, and the only place where it may.
NAMES = {
    "mark_safe": (), "SafeString": (), "SafeText": (), "format_html": (), "csrf_exempt": (), "eval": (), "exec": (),
}  # fmt: skip
MODULES = {"pickle": (), "shelve": (), "marshal": (), "yaml": (), "xml.etree": (), "xml.dom": (), "telnetlib": ()}
# Our own drawing of charts escapes every label itself; a report's fragment is rendered with autoescape on.
HTML_MAKERS = {"reporting/charts_svg.py", "reporting/html.py"}


def _where(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("path", FILES, ids=_where)
def test_no_file_uses_what_would_open_a_door(path: Path) -> None:
    faults = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) if name in NAMES:
                if _where(path) not in HTML_MAKERS:
                    faults.append(f"line {node.lineno}: {name}")
            case ast.Import(names=found):
                faults += [f"line {node.lineno}: {item.name}" for item in found if _is_barred(item.name)]
            case ast.ImportFrom(module=str(name)) if _is_barred(name):
                faults.append(f"line {node.lineno}: {name}")
            case ast.keyword(arg="shell", value=ast.Constant(value=True)):
                faults.append("shell=True")
            case ast.FunctionDef(name="__html__") if _where(path) not in HTML_MAKERS:
                faults.append(f"line {node.lineno}: __html__")
    assert faults == []


@pytest.mark.parametrize("path", FILES, ids=_where)
def test_no_day_is_written_in_a_way_that_only_some_systems_know(path: Path) -> None:
    """``%-d`` stops the program on Windows; ``core.periods.short_day`` and ``long_day`` do not."""
    assert not re.search(r"%[-#][a-zA-Z]", path.read_text(encoding="utf-8").replace("``%-d``", ""))


def _is_barred(name: str) -> bool:
    return any(name == module or name.startswith(f"{module}.") for module in MODULES)


@pytest.mark.parametrize("path", FILES, ids=_where)
def test_no_log_line_is_built_from_text(path: Path) -> None:
    """A log line is a constant with arguments, so that what is logged can be seen by reading the code."""
    faults = [
        f"line {node.lineno}"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id in {"logger", "logging"}
        and node.func.attr in {"debug", "info", "warning", "error", "exception", "critical"}
        and not (node.args and isinstance(node.args[0], ast.Constant))
    ]
    assert faults == []


@pytest.mark.parametrize("path", TEMPLATES, ids=_where)
def test_no_template_has_inline_script_style_or_unescaped_text(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    whole_document = "reporting/templates" in _where(path)  # a downloaded file carries its own style sheet
    assert "|safe" not in text and "autoescape off" not in text
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)
    assert not re.search(r"\son[a-z]+\s*=\s*[\"']", text)
    if not whole_document:
        assert not re.search(r"<style\b|\sstyle\s*=", text)


@pytest.mark.parametrize("path", FILES, ids=_where)
def test_files_stay_small_enough_to_hold_in_the_head(path: Path) -> None:
    if "migrations" not in path.parts:
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 420, "split it by noun"
