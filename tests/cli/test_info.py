import platform

from aligner import __version__
from tests.cli.conftest import Run


def test_a_bug_report_gets_what_it_needs(run: Run):
    result = run("info")
    told = dict(line.split(":", 1) for line in result.stdout.splitlines())
    assert result.exit_code == 0
    assert told["aligner"].strip() == __version__
    assert platform.python_version() in told["python"]
    assert list(told) == [
        "aligner",
        "python",
        "platform",
        "encoder",
        "scorer",
        "threads",
        "linear algebra",
        "models",
        "cache",
        "extra sentence-transformers",
        "extra context",
    ]
    assert "does not load" not in result.stdout
