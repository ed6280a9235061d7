"""The rules of the house that no linter knows."""

import ast
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
TOP_LEVEL = {
    "allyjournal",
    "resources",
    "tests",
    "packaging",
    "pyproject.toml",
    "README.md",
    "LICENSE",
}

# a registry's host, or a folder of the machine that somebody happened to work on
NOT_OURS = re.compile(
    r"\b(?:pypi|pythonhosted|npmjs|debian|crates|golang)\.(?:org|com|io)\b"
    r"|(?<![\w.*])/(?:work|root|opt|tmp/dev)/\w"
)


@cache
def _tracked() -> list[Path]:
    """Every file that is in git, or would be with the next ``git add``."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout: which files belong to the project is not known")
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listing = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return [ROOT / name for name in listing.split("\0") if name and (ROOT / name).exists()]


def _modules(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


def _place(path: Path, node: ast.stmt | ast.expr) -> str:
    return f"{path.relative_to(ROOT)}:{node.lineno}"


def _risky_connections(tree: ast.AST) -> Iterator[ast.Call]:
    """Calls of ``x.connect`` with a lambda or a partial, wherever their lines break."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "connect":
            for value in (*node.args, *(keyword.value for keyword in node.keywords)):
                called = getattr(value, "func", None)
                name = getattr(called, "attr", getattr(called, "id", ""))
                if isinstance(value, ast.Lambda) or name in ("partial", "partialmethod"):
                    yield node


def test_no_signal_is_connected_to_a_lambda_or_a_partial() -> None:
    """They keep the dialog that they capture alive for ever."""
    found = [
        _place(path, node)
        for path in _modules("allyjournal")
        for node in _risky_connections(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert not found


SHARED = 6
"""So many lines in a row are no coincidence: they want one place."""


def _code_lines(source: str) -> list[tuple[int, str]]:
    """The lines of code with their numbers, without blank ones, comments, imports, texts that
    say what something is, and the parameters of a function, which one call may hand to the next."""
    lines = source.splitlines()
    skipped: set[int] = set()
    for node in ast.walk(ast.parse(source)):
        told = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if told or isinstance(node, ast.Import | ast.ImportFrom):
            assert node.end_lineno
            skipped.update(range(node.lineno, node.end_lineno + 1))
        elif isinstance(node, ast.FunctionDef):
            skipped.update(range(node.lineno + 1, node.body[0].lineno))
    numbered = ((number, line.strip()) for number, line in enumerate(lines, 1))
    return [it for it in numbered if it[1] and it[1][0] != "#" and it[0] not in skipped]


def _shared_lines(sources: dict[str, str]) -> list[str]:
    """Where two files say the same in ``SHARED`` lines, each place of the first once."""
    seen: dict[tuple[str, ...], str] = {}
    found: dict[str, str] = {}
    for name, source in sources.items():
        lines = _code_lines(source)
        for first in range(len(lines) - SHARED + 1):
            block = tuple(text for _, text in lines[first : first + SHARED])
            place = seen.setdefault(block, f"{name}:{lines[first][0]}")
            if not place.startswith(f"{name}:"):
                where = f"{place} and {name}:{lines[first][0]} begin {SHARED} lines alike"
                found.setdefault(f"{place.split(':')[0]} {name}", where)
    return list(found.values())


def test_no_two_pages_share_six_lines() -> None:
    names = {str(path.relative_to(ROOT)): path for path in _modules("allyjournal/ui")}
    shared = _shared_lines({it: path.read_text(encoding="utf-8") for it, path in names.items()})
    assert not shared, "\n".join(["The same lines stand twice:", *shared])


def test_lines_that_two_files_share_are_found_whatever_stands_between() -> None:
    lines = [f"step({number})" for number in range(SHARED)]
    said = ["def f():", '    """Says something."""', *(f"    {line}\n    # why" for line in lines)]
    sources = {"a.py": "\n".join(lines), "b.py": "import os\n" + "\n".join(said)}
    assert _shared_lines(sources) == ["a.py:1 and b.py:4 begin 6 lines alike"]
    assert not _shared_lines({"a.py": "\n".join(lines[:-1]), "b.py": sources["b.py"]})
    assert not _shared_lines({"a.py": "\n".join([*lines, *lines])})


@pytest.mark.parametrize(
    ("code", "risky"),
    [
        ("button.clicked.connect(self.close)", False),
        ("button.clicked.connect(lambda: self.close())", True),
        ("self.a.b.connect(\n    partial(self.close, 1)\n)", True),
        ("a.connect(functools.partial(b), Qt.QueuedConnection)", True),
        ("a.connect(type=Qt.QueuedConnection, slot=lambda: 1)", True),
    ],
)
def test_the_check_of_connections_sees_through_line_breaks(code: str, risky: bool) -> None:
    assert bool(list(_risky_connections(ast.parse(code)))) is risky


@pytest.mark.parametrize("folder", ["allyjournal", "tests"])
def test_files_are_shorter_than_400_lines(folder: str) -> None:
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in _modules(folder)}
    assert not {str(path): count for path, count in lines.items() if count >= 400}


@pytest.mark.parametrize("folder", ["allyjournal", "tests"])
def test_functions_have_at_most_40_lines(folder: str) -> None:
    long = [
        f"{_place(path, node)} {node.name}: {length} lines"
        for path in _modules(folder)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or node.lineno) - node.lineno + 1) > 40
    ]
    assert not long


def test_no_file_names_a_registry_or_somebodys_machine() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in _tracked()
        for match in NOT_OURS.finditer(path.read_text(encoding="utf-8", errors="ignore"))
    ]
    assert not found


def test_the_top_level_holds_what_was_agreed() -> None:
    names = {path.relative_to(ROOT).parts[0] for path in _tracked()}
    assert {name for name in names if not name.startswith(".")} == TOP_LEVEL


def test_every_dependency_has_its_tested_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    program, tests = _pinned("constraints.txt"), _pinned("constraints-test.txt")
    for requirement in map(Requirement, project["project"]["dependencies"]):
        assert program[requirement.name] in requirement.specifier, requirement
    for requirement in map(Requirement, project["dependency-groups"]["test"]):
        assert tests[requirement.name] in requirement.specifier, requirement
    assert program.items() <= tests.items()


def _pinned(name: str) -> dict[str, str]:
    """The version of each package in a file under packaging/."""
    text = (ROOT / "packaging" / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w-]+)(?:\[[\w,-]+\])?==(\S+)", text, re.MULTILINE))


def test_layers_hold() -> None:
    """In a process of its own: import-linter silences all loggers and leaves a thread running."""
    program = (
        "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))"
    )
    command = [sys.executable, "-c", program]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout


def test_the_command_line_needs_no_qt() -> None:
    """With PySide6 made impossible to import, everything that ``cli`` imports still is."""
    program = (
        "import sys\n"
        "sys.modules['PySide6'] = None\n"
        "import allyjournal.__main__, allyjournal.cli.main\n"
        "print(sorted(name for name in sys.modules if 'shiboken' in name or '.ui' in name))"
    )
    result = _python("-c", program)
    assert result.returncode == 0, result.stderr
    assert result.stdout.strip() == "[]"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    result = _python("-m", "hatchling", "build", "-t", "wheel", "-d", str(folder))
    assert result.returncode == 0, result.stderr
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_the_package_its_resources_and_the_licence(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    ours = [path.relative_to(ROOT) for path in _tracked()]
    expected = {path.as_posix() for path in ours if path.parts[0] == "allyjournal"}
    expected |= {f"allyjournal/{path.as_posix()}" for path in ours if path.parts[0] == "resources"}
    assert expected - names == set()
    assert [name for name in names if name.endswith("licenses/LICENSE")]
    others = {name for name in names - expected if ".dist-info/" not in name}
    assert others == set()


def test_the_wheel_finds_its_resources(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    program = "from allyjournal import assets; print(assets.folder())"
    result = _python("-c", program, cwd=tmp_path, path=tmp_path)
    assert result.stdout.strip() == str(tmp_path / "allyjournal" / "resources"), result.stderr


def _python(
    *arguments: str, cwd: Path = ROOT, path: Path = ROOT
) -> subprocess.CompletedProcess[str]:
    """Run this Python in ``cwd`` with modules from ``path``."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(path)},
        capture_output=True,
        text=True,
        check=False,
    )
