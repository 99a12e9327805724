"""The one file that runs before anything is installed."""

from __future__ import annotations

import builtins
import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def run() -> ModuleType:
    spec = importlib.util.spec_from_file_location("run_py", ROOT / "run.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_an_old_python_is_refused_with_the_remedy(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run.sys, "version_info", (3, 9, 2))
    with pytest.raises(SystemExit) as refusal:
        run.refuse_old_python()
    assert "3.11" in str(refusal.value) and "Install" in str(refusal.value)


def test_a_python_without_ensurepip_is_told_which_package_has_it(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(run, "PYTHON", tmp_path / "none")
    real = builtins.__import__

    def without(name: str, *rest: object, **more: object) -> object:
        if name == "ensurepip":
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(SystemExit) as refusal:
        run.make_environment()
    assert "apt-get install python3" in str(refusal.value)


@pytest.mark.parametrize(
    ("words", "served"),
    [
        ([], ["serve"]),
        (["--port", "8001"], ["serve", "--port", "8001"]),
        (["--data", "there", "--port=8001"], ["--data", "there", "serve", "--port=8001"]),
        (["--data", "there"], ["--data", "there", "serve"]),
        (["plan", "read", "x.docx"], ["plan", "read", "x.docx"]),
        (["--data", "there", "history", "verify"], ["--data", "there", "history", "verify"]),
    ],
)
def test_words_reach_the_right_command(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, words: list[str], served: list[str]
) -> None:
    asked = []
    monkeypatch.setattr(run, "prepare", lambda *locks: None)
    monkeypatch.setattr(run, "goldenthread", lambda given: asked.append(given) or 0)
    assert run.main(words) == 0
    assert asked == [served]


def test_the_locks_name_every_dependency_by_hash_and_no_host() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    lock = (ROOT / "requirements.txt").read_text()
    development = (ROOT / "requirements-dev.txt").read_text()
    for line in project["project"]["dependencies"]:
        assert f"\n{_name(line)}==" in f"\n{lock}", line
    for line in project["dependency-groups"]["dev"]:
        assert f"\n{_name(line)}==" in f"\n{development}", line
    assert "://" not in lock + development
    packages = [line for line in lock.splitlines() if "==" in line]
    assert len(packages) <= lock.count("--hash=sha256:")


def _name(line: str) -> str:
    return line.split(">")[0].split("[")[0].strip().lower()
