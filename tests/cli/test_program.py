import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import aligner.tasks.align
from aligner import __version__
from aligner.cli import main
from tests.cli.conftest import FRENCH, RUSSIAN, Run

COMMANDS = ("align", "capture", "check", "split", "eval", "train", "info", "init", "completion")
HEAVY = (
    "aligner.tasks.align",
    "rapidfuzz",
    "numpy",
    "scipy",
    "rich",
    "nltk",
    "lxml",
    "sentencepiece",
    "charset_normalizer",
    "pycountry",
    "babel",
)


def start(*arguments: str, cwd: Path, **environment: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "aligner", *arguments],
        cwd=cwd,
        env=os.environ | environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=None if sys.platform == "win32" else hear_ctrl_c,  # noqa: PLW1509 (no threads run in the tests)
    )


def hear_ctrl_c() -> None:
    # A shell starts its background jobs deaf to SIGINT, and the tests may run in one.
    signal.signal(signal.SIGINT, signal.default_int_handler)


def test_the_version_is_told(run: Run):
    assert run("--version").output == f"aligner, version {__version__}\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(run: Run, command: str):
    assert command in run("--help").output
    result = run(command, "--help")
    assert result.exit_code == 0
    assert result.output.startswith(f"Usage: program {command}")


def test_the_list_of_commands_is_cut_nowhere(run: Run):
    assert "..." not in run("--help").output.partition("Commands:")[2]


def test_the_help_sorts_options_and_tells_formats_and_kinds(run: Run):
    lines = run("align", "--help").output.splitlines()
    headings = [line for line in lines if line.endswith(":") and not line.startswith(" ")]
    assert headings == ["Texts:", "Checks:", "Results:", "Models:", "General:", "Formats:", "Kinds of flags:"]
    assert any(line.split()[:2] == [".tmx", "a"] for line in lines)
    assert any(line.split()[:2] == ["missing", "in"] for line in lines)


@pytest.mark.slow
@pytest.mark.parametrize(("arguments", "most"), [("--version", 2.0), ("--help", 2.0), ("align --help", 6.0)])
def test_help_answers_at_once(folder: Path, arguments: str, most: float):
    """At most so many times what Python takes to load asyncio and click; it is 1.0 and 3 on a busy machine."""

    def processor_seconds(*command: str) -> float:
        code = (
            "import resource, subprocess, sys; subprocess.run([sys.executable, *sys.argv[1:]], stdout=-3, check=True); "
            "used = resource.getrusage(resource.RUSAGE_CHILDREN); print(used.ru_utime + used.ru_stime)"
        )
        run_it = [sys.executable, "-c", code, *command]
        return float(subprocess.run(run_it, capture_output=True, text=True, check=True, cwd=folder).stdout)

    pytest.importorskip("resource")
    in_turns = [
        (processor_seconds("-m", "aligner", *arguments.split()), processor_seconds("-c", "import asyncio, click"))
        for _ in range(5)
    ]
    helping, loading = (min(times) for times in zip(*in_turns, strict=True))
    assert helping / loading < most


def test_help_loads_nothing_heavy(folder: Path):
    code = f"import sys, aligner.cli; print([name for name in {HEAVY!r} if name in sys.modules])"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=folder)
    assert loaded.stdout == "[]\n"


def test_a_fault_of_ours_is_one_exit_code_and_no_traceback(run: Run, monkeypatch: pytest.MonkeyPatch):
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("division\nby zero")

    monkeypatch.setattr(aligner.tasks.align, "align", fail)
    monkeypatch.delenv("ALIGNER_DEBUG", raising=False)
    result = run("align", "a.ru.txt", "a.fr.txt")
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: unexpected ZeroDivisionError: division by zero\n")
    assert "ALIGNER_DEBUG=1" in result.stderr
    assert "Traceback" not in result.stderr
    monkeypatch.setenv("ALIGNER_DEBUG", "1")
    assert isinstance(run("align", "a.ru.txt", "a.fr.txt").exception, ZeroDivisionError)


def test_ctrl_c_exits_130_and_leaves_no_file(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch):
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(aligner.tasks.align, "align", interrupt)
    before = set(folder.iterdir())
    result = run("align", "a.ru.txt", "a.fr.txt", "-o", "a.tmx")
    assert (result.exit_code, result.stderr) == (130, "Error: interrupted\n")
    assert set(folder.iterdir()) == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no SIGINT to one process")
@pytest.mark.parametrize("n_copies", [pytest.param(0, id="while it waits"), pytest.param(3000, id="while it works")])
def test_a_real_ctrl_c_leaves_no_file(folder: Path, n_copies: int):
    before = set(folder.iterdir())
    process = start("align", "-", "a.fr.txt", "-v", "-o", "a.tmx", "-o", "a.json", cwd=folder)
    assert process.stdin is not None
    assert process.stderr is not None
    assert process.stderr.readline() == b"aligning - with a.fr.txt\n"
    if n_copies:
        process.stdin.write(RUSSIAN.encode() * n_copies)
        process.stdin.close()
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=60) == 130
    assert process.stderr.read() == b"Error: interrupted\n"
    assert set(folder.iterdir()) == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no broken pipes of this kind")
def test_a_reader_that_leaves_is_no_error(folder: Path):
    (folder / "long.txt").write_text(FRENCH * 3000, encoding="utf-8")
    process = start("split", "long.txt", "--lang", "fr", cwd=folder)
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdout.readline().decode() == "Bonjour, chers amis !\n"
    process.stdout.close()
    assert process.wait(timeout=60) == 141
    assert process.stderr.read() == b""


@pytest.mark.parametrize("encoding", ["koi8-r", "cp1252", "cp866"])
def test_a_console_that_cannot_show_a_letter_does_not_stop_the_program(folder: Path, encoding: str):
    (folder / "mixed.txt").write_text("Привет, été 😀!", encoding="utf-8")
    process = start("split", "mixed.txt", "--lang", "ru", cwd=folder, PYTHONIOENCODING=encoding)
    output, errors = process.communicate(timeout=60)
    expected = "Привет, été 😀!".encode(encoding, "replace") + os.linesep.encode()
    assert (process.returncode, output, errors) == (0, expected, b"")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("environment", "encoding"),
    [
        pytest.param(
            {"PYTHONIOENCODING": "cp1251", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
            "cp1251",
            id="a Russian console",
        ),
        pytest.param({"PYTHONIOENCODING": "cp866"}, "cp866", id="an old Russian console"),
        pytest.param(
            {"PYTHONIOENCODING": "", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
            "utf-8",
            id="a pipe, the system in no language",
        ),
    ],
)
def test_texts_of_windows_are_shown_on_a_console_of_windows(folder: Path, environment: dict[str, str], encoding: str):
    (folder / "a.ru.txt").write_bytes(RUSSIAN.encode("cp1251"))
    (folder / "a.fr.txt").write_bytes(FRENCH.encode("cp1252"))
    process = start("align", "a.ru.txt", "a.fr.txt", cwd=folder, **environment)
    output, errors = (stream.decode(encoding) for stream in process.communicate(timeout=120))
    assert process.returncode == 0
    assert [line.split(" is read as ")[1].split(";")[0] for line in errors.splitlines()] == [
        "windows-1251",
        "windows-1252",
    ]
    shown = " ".join(output.replace("|", " ").split())
    assert "Билет на концерт стоит 500 рублей." in shown
    assert "Demain, la f" in shown
    assert "Погода нас не подвела." in shown
    assert "5 pairs" in shown


def test_pipes_get_utf_8_whatever_the_console_speaks(folder: Path):
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONIOENCODING"}
    code = "import sys; from aligner.cli import main; sys.exit(main(['split', 'a.ru.txt', '--lang', 'ru']))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env=environment | {"PYTHONUTF8": "0", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"},
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode().splitlines()[0] == "Добрый день, дорогие друзья!"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["--version"], 0), (["nonsense"], 2), (["align"], 2), (["split", "no.txt", "--lang", "ru"], 2)],
)
def test_main_returns_the_exit_code(folder: Path, arguments: list[str], code: int, capsys: pytest.CaptureFixture[str]):
    assert main(arguments) == code
    assert "Traceback" not in capsys.readouterr().err


def test_the_modes_of_starting_agree(folder: Path):
    done = subprocess.run([sys.executable, "-m", "aligner", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"aligner, version {__version__}\n"
