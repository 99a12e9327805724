"""The one file that runs before anything is installed."""

from __future__ import annotations

import importlib.util
import subprocess
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


def test_a_python_without_pip_and_ensurepip_is_told_which_package_has_them(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(run, "PYTHON", tmp_path / "none")
    monkeypatch.setattr(run, "has_module", lambda name: name == "venv")
    with pytest.raises(SystemExit) as refusal:
        run.make_environment()
    assert "apt-get install python3" in str(refusal.value)


class Calls:
    """Stands where processes are started: keeps what was asked, and answers as the test wants."""

    def __init__(self, *failing: str) -> None:
        self.failing, self.made = failing, []

    def __call__(self, command: list[str], stderr: bool = True, **more: str) -> subprocess.CompletedProcess:
        who = "uv" if Path(command[0]).stem == "uv" else command[2]
        self.made.append((who, command, more))
        said = "https://mirror.invalid/simple" if command[-1] == "global.index-url" else f"{who} has its reasons"
        return subprocess.CompletedProcess(command, int(who in self.failing), said)

    def installs(self) -> list[tuple[str, str]]:
        """Who was asked for which lock."""
        return [(who, Path(command[command.index("-r") + 1]).name) for who, command, _ in self.made if "-r" in command]


@pytest.fixture
def calls(run: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Calls:
    found = Calls()
    monkeypatch.setattr(run, "call", found)
    monkeypatch.setattr(run, "PYTHON", tmp_path / "python")
    monkeypatch.setattr(run, "has_module", lambda name: True)
    monkeypatch.delenv("PIP_INDEX_URL", raising=False)
    return found


def test_pip_brings_uv_and_uv_the_rest_from_the_index_of_pip(run: ModuleType, calls: Calls) -> None:
    run.install("requirements.txt")
    assert calls.installs() == [("pip", "requirements-setup.txt"), ("uv", "requirements.txt")]
    _, command, more = calls.made[-1]
    assert more["UV_DEFAULT_INDEX"] == "https://mirror.invalid/simple"
    assert {"--require-hashes", "--no-deps"} <= set(command)


def test_where_uv_fails_pip_installs_the_same_lock_as_strictly(run: ModuleType, calls: Calls) -> None:
    calls.failing = ("uv",)
    run.install("requirements.txt")
    assert calls.installs()[-1] == ("pip", "requirements.txt")
    assert {"--require-hashes", "--no-deps"} <= set(calls.made[-1][1])


def test_where_both_fail_both_are_heard(run: ModuleType, calls: Calls, capsys: pytest.CaptureFixture[str]) -> None:
    (run.PYTHON.parent / "uv").touch()  # brought by an earlier try
    calls.failing = ("uv", "pip")
    with pytest.raises(SystemExit) as refusal:
        run.install("requirements.txt")
    said = capsys.readouterr().err
    assert "uv has its reasons" in said and "pip has its reasons" in said
    assert "run this again" in str(refusal.value)


def test_without_a_pip_of_its_own_python_puts_one_into_the_environment(
    run: ModuleType, calls: Calls, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "has_module", lambda name: name != "pip")
    run.pip("install", "-r", "requirements.txt")
    assert [who for who, _, _ in calls.made] == ["ensurepip", "pip"]
    assert "--no-compile" in calls.made[-1][1] and "--python" not in calls.made[-1][1]


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
    setup = (ROOT / "requirements-setup.txt").read_text()
    assert "://" not in lock + development + setup
    assert setup.startswith("uv==") and setup.count("==") == 1 and "--hash=sha256:" in setup
    packages = [line for line in lock.splitlines() if "==" in line]
    assert len(packages) <= lock.count("--hash=sha256:")


def _name(line: str) -> str:
    return line.split(">")[0].split("[")[0].strip().lower()
