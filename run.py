#!/usr/bin/env python3
"""Start Golden Thread from a fresh clone. Needs Python 3.11 or later and nothing else.

python3 run.py                  set up what is missing, then serve the example council on this machine
python3 run.py --port N --data FOLDER
python3 run.py test [WORDS]     the tests (words after it go to pytest)
python3 run.py check            style, types, layers
python3 run.py bench [NAME]     the benchmarks
python3 run.py add spark        the packages for computing on Spark (400 MB; docs/running-it.md)
python3 run.py WORDS            any other words go to the goldenthread command, e.g. plan read FILE
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
HOME = ROOT / ".venv"
PYTHON = HOME / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
OLDEST = (3, 11)
RULES = ("--quiet", "--require-hashes", "--no-deps", "--only-binary", ":all:", "--no-binary", "pyspark")  # source only
JAVA = "Java: apt-get install default-jre-headless on Debian."


def main(words):
    """Make the environment if it is missing or out of date, then do what was asked."""
    refuse_old_python()
    first = words[0] if words else ""
    if first == "test":
        return run_tests(words[1:])
    if first == "check":
        return run_checks()
    if first == "bench":
        return run_bench(words[1:])
    if first == "add":
        return add(words[1:])
    prepare("requirements.txt")
    return serve(words) if not words or serving(words) else goldenthread(words)


def add(words):
    """What is not everybody's: so far Spark."""
    if words != ["spark"]:
        stop("There is only one thing to add.", "Run: python3 run.py add spark")
    prepare("requirements.txt", "requirements-spark.txt")
    if not has_java():
        notice("Spark is installed, and needs Java 17 or later, which was not found.", JAVA)
    return 0


def serving(words):
    """Only --port and --data, in any order, mean: serve."""
    names = [word.split("=")[0] for word in words if word.startswith("-")]
    values = sum(1 for word in words if word.startswith("--") and "=" not in word)
    plain = [word for word in words if not word.startswith("-")]
    return bool(names) and set(names) <= {"--port", "--data", "--host"} and len(plain) == values


def serve(words):
    """``--data`` belongs before the command's word, ``--port`` after it."""
    before, after, rest = [], [], list(words)
    while rest:
        word = rest.pop(0)
        part = [word] if "=" in word or not rest else [word, rest.pop(0)]
        (before if word.startswith("--data") else after).extend(part)
    return goldenthread([*before, "serve", *after])


def goldenthread(words):
    """Run the command in the environment; on this side only its exit status is of interest."""
    command = [str(PYTHON), "-m", "goldenthread", *words]
    if os.name == "nt":
        return subprocess.run(command, cwd=os.getcwd(), env=environment()).returncode
    os.execve(command[0], command, environment())


def environment(**more):
    """Our own copy of the package comes first; a module that lies in the caller's folder is never taken for one.

    What Python compiles is kept, beside the packages, whatever the caller prefers elsewhere: a start that compiles
    everything anew takes 4 seconds instead of 1, and the tests start some hundred processes.
    """
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    compiled = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(HOME / "compiled")}
    return {**os.environ, "PYTHONPATH": path, "PYTHONSAFEPATH": "1", **compiled, **more}


def run_tests(words):
    """The suite on SQLite, on PostgreSQL where one answers, then in Chromium; words narrow it as pytest does."""
    prepare("requirements.txt", "requirements-dev.txt")
    if words:
        return pytest(*words)
    print("== on SQLite", flush=True)
    # Neighbours stay together, for what one has made others begin with; who has finished takes from the other's end.
    parts = [pytest("-n", "auto", "--dist", "worksteal", "-m", "not browser")]
    address = find_postgres()
    if address:
        print("== on PostgreSQL: all that asks for a database", flush=True)
        words = ("-n", "auto", "--dist", "worksteal", "-m", "not browser", "--database-only")
        parts.append(pytest(*words, GOLDENTHREAD_DATABASE_URL=address))
    else:
        notice(
            "No PostgreSQL answered at 127.0.0.1:5432, so the tests ran on SQLite only.",
            "Start one that lets user postgres in, or name yours in GOLDENTHREAD_TEST_DATABASE_URL.",
        )
    if not has_spark():
        notice(
            "Spark or Java was not found, so no measure was computed on Spark.",
            f"Run: python3 run.py add spark. {JAVA}",
        )
    if find_chromium():
        print("== journeys in Chromium", flush=True)
        # a server and a browser each: more than two would starve one another
        parts.append(pytest("tests/functional", "-n", "2", "--dist", "worksteal"))
    else:
        notice(
            "Chromium was not found, so the browser journeys did not run.",
            "Install it (Debian: apt-get install chromium) and run the tests again.",
        )
    return max(parts)


def pytest(*words, **more):
    return subprocess.run([str(PYTHON), "-m", "pytest", *words], cwd=ROOT, env=environment(**more)).returncode


def find_postgres():
    """The address of a PostgreSQL that answers, or None: the one named, or the usual one on this machine."""
    address = os.environ.get("GOLDENTHREAD_TEST_DATABASE_URL", "postgresql://postgres@127.0.0.1:5432/goldenthread")
    trial = f"import psycopg; psycopg.connect({address.rsplit('/', 1)[0] + '/postgres'!r}, connect_timeout=3).close()"
    answer = subprocess.run([str(PYTHON), "-c", trial], capture_output=True, env=environment())
    return address if answer.returncode == 0 else None


def has_spark():
    """Is pyspark in the environment, and Java on the machine?"""
    found = subprocess.run([str(PYTHON), "-c", "import pyspark"], capture_output=True, env=environment())
    return found.returncode == 0 and has_java()


def has_java():
    from shutil import which

    return bool(os.environ.get("JAVA_HOME") or which("java"))


def find_chromium():
    """The system's Chromium or Chrome, or what GOLDENTHREAD_CHROMIUM names."""
    from shutil import which

    named = os.environ.get("GOLDENTHREAD_CHROMIUM")
    return named or next(filter(None, map(which, ("chromium", "chromium-browser", "google-chrome"))), None)


def run_checks():
    """Each check runs, also when one before it failed; the worst status is ours."""
    prepare("requirements.txt", "requirements-dev.txt")
    tools = [
        ["ruff", "check", "."],
        ["ruff", "format", "--check", "."],
        ["mypy", "goldenthread"],
        ["importlinter"],
    ]
    return max(tool(*words) for words in tools)


def tool(name, *words):
    print(f"== {name} {' '.join(words)}", flush=True)
    if name == "importlinter":
        call = ["-c", "from importlinter.cli import lint_imports_command as run; run()"]
    else:
        call = ["-m", name, *words]
    return subprocess.run([str(PYTHON), *call], cwd=ROOT, env=environment()).returncode


def run_bench(words):
    """Every file of bench/, or those named; each prints its input and its figures."""
    prepare("requirements.txt", "requirements-dev.txt")
    names = words or sorted(path.stem for path in (ROOT / "bench").glob("*.py") if not path.stem.startswith("_"))
    ours = environment()
    ours["PYTHONPATH"] += os.pathsep + str(ROOT / "bench")  # they share files that begin with _
    worst = 0
    for name in names:
        print(f"== {name}", flush=True)
        worst = max(worst, subprocess.run([str(PYTHON), f"bench/{name}.py"], cwd=ROOT, env=ours).returncode)
    return worst


def refuse_old_python():
    if sys.version_info < OLDEST:
        stop(
            f"Golden Thread needs Python {OLDEST[0]}.{OLDEST[1]} or later; this is {sys.version.split()[0]}.",
            "Install a newer Python (Debian 12 and later have one) and run: python3.11 run.py",
        )


def prepare(*locks):
    """Make the environment and install the locked packages, unless that was done for these very locks."""
    content = b"".join((ROOT / lock).read_bytes() for lock in locks)
    wanted = hashlib.sha256(content + sys.version.encode()).hexdigest()
    stamp = HOME / f"installed-{'-'.join(Path(lock).stem for lock in locks)}"
    if stamp.exists() and stamp.read_text() == wanted and PYTHON.exists():
        return
    make_environment()
    ours = [sys.executable, "-m", "compileall", "-q", str(ROOT / "goldenthread")]
    compiling = subprocess.Popen(ours, env=environment())  # on the processor that waits for the packages leave idle
    for lock in locks:
        install(lock)
    compiling.wait()
    stamp.write_text(wanted)


def make_environment():
    """An empty one: the pip of this Python fills it from outside, as copying pip into it takes 5 seconds."""
    if PYTHON.exists():
        return
    if not (has_module("venv") and (has_module("pip") or has_module("ensurepip"))):
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        stop(
            "This Python has neither pip nor ensurepip, so it can not fill an environment.",
            f"Debian and Ubuntu: apt-get install python{version}-venv, then run this again.",
        )
    print("Making the environment in .venv …", file=sys.stderr, flush=True)
    import venv

    venv.create(HOME, with_pip=False)


def has_module(name):
    from importlib.util import find_spec

    return find_spec(name) is not None


def install(lock):
    """Only what the lock names, each file checked against its hash; who installs speaks only when it fails.

    uv takes 4 seconds where pip, which weighs every file that an index ever had, takes 24 (decision 0042). pip brings
    uv; where uv can not reach what pip can, as behind some councils' proxies, pip does the whole.
    """
    print(f"Installing the packages of {lock} …", file=sys.stderr, flush=True)
    said = []
    for installer in (uv, pip):
        done = installer("install", *RULES, "-r", str(ROOT / lock))
        if done.returncode == 0:
            return
        said.append(done.stdout)
    print(*said, sep="\n", file=sys.stderr)
    stop(
        "The packages could not be installed; what uv and pip said stands above.",
        "Check the connection to your package index and run this again; what is done is kept.",
    )


def uv(*words):
    """uv, which pip brings; it asks the index that pip asks and trusts the certificates that this machine trusts."""
    program = PYTHON.with_name("uv.exe" if os.name == "nt" else "uv")
    if not program.exists():
        brought = pip("install", "--quiet", "--require-hashes", "--no-deps", "-r", str(ROOT / "requirements-setup.txt"))
        if brought.returncode:
            return brought
    index = os.environ.get("PIP_INDEX_URL") or pip("config", "get", "global.index-url", stderr=False).stdout.strip()
    ours = {"UV_DEFAULT_INDEX": index} if index else {}
    ours |= {"UV_SYSTEM_CERTS": "true", "UV_HTTP_TIMEOUT": "20", "UV_HTTP_RETRIES": "1"}  # pip is there to try after it
    return call([str(program), "pip", *words, "--python", str(PYTHON)], **ours)


def pip(*words, stderr=True):
    """This Python's pip working on our environment; where there is none (Debian), one is put into the environment."""
    if has_module("pip"):
        command = [sys.executable, "-m", "pip", "--python", str(PYTHON)]
    else:
        command = [str(PYTHON), "-m", "pip"]
        call([str(PYTHON), "-m", "ensurepip"])
    if words[0] == "install":
        words += ("--no-compile",)  # Python compiles what it imports; compiling every file takes as long as installing
    return call([*command, "--disable-pip-version-check", *words], stderr=stderr)


def call(command, stderr=True, **more):
    """A finished process; what it said is in ``stdout``, with what it complained of unless that is not wanted."""
    errors = subprocess.STDOUT if stderr else subprocess.DEVNULL
    said = subprocess.PIPE
    return subprocess.run(command, stdout=said, stderr=errors, text=True, env={**os.environ, **more})


def notice(what, remedy):
    print(f"\nNOTICE: {what}\n        {remedy}\n", flush=True)


def stop(what, remedy):
    sys.exit(f"run.py: {what}\n        {remedy}")


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
