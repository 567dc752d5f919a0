"""Everything that reads a file of somebody else's: sound files of each kind, and what is done with a damaged one."""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from html import escape
from pathlib import Path

import click
import numpy as np

from aligner import AlignOptions, Review
from aligner.alignment import Alignment
from aligner.bilingual.formats import PAIR_FORMATS, SUFFIXES, read_bilingual
from aligner.bilingual.ladder import read_ladder
from aligner.channel.sources.cleaning import load_rules
from aligner.channel.sources.reading import read_capture
from aligner.cli import program
from aligner.cli.settings import load_settings
from aligner.corpus.manifest import read_manifest
from aligner.corpus.marker import Marker, read_marker, write_marker
from aligner.corpus.plan import PLAN, load_plan, make_plan
from aligner.embed.cache import VectorCache, keys_of
from aligner.pair.scorer import load_scorer
from aligner.parameters import models_folder
from aligner.read import read
from aligner.review.operation import Operation, What
from aligner.review.reviewed import apply_review
from aligner.review.rules import NAME as RULES
from aligner.review.rules import read_rules
from aligner.tasks.glossary import read_forbidden, read_glossary, read_unchanged
from aligner.tasks.ignored import read_ignored
from aligner.tasks.patterns import read_patterns
from tests.channel.exports import as_html, as_json, channel
from tests.pair.meanings import MeaningEncoder
from tests.read import making
from tests.read.soundness import must_be_sound
from tests.read.test_formats import MAKERS, SAMPLES
from tests.samples import alignment, timed

REVIEWED = (".xlsx", ".docx", ".tsv", ".csv", ".ods")
DATA = Path(__file__).parents[2] / "data"
LINES = ("Отчёт", "• Первый пункт: 2 300 <…>;", "Слово «да» & 🎿 нет.", "", "Глава 2. Цена – 1 500 р. (12.05.2024)")
SMALL = 60_000
"""Bytes; larger samples are read too slowly for thousands of cases, and hold nothing that smaller ones have not."""


@dataclass(frozen=True, slots=True)
class Fuzzed:
    """Sound files of one kind, the name that a damaged one is given, and what reads it."""

    name: str
    seeds: Callable[[], tuple[bytes, ...]]
    read: Callable[[Path], object]


def texts(suffix: str) -> tuple[bytes, ...]:
    """Documents in a format, made here and by office programs."""
    samples = [path.read_bytes() for path in sorted(SAMPLES.glob(f"*{suffix}")) if path.stat().st_size < SMALL]
    return (*((MAKERS[suffix](LINES),) if suffix in MAKERS else ()), *samples)


def plain() -> tuple[bytes, ...]:
    """Plain texts in the encodings of this part of the world."""
    russian = (DATA / "bilan.ru.txt").read_text("utf-8")[:3000]
    return tuple(russian.encode(name, "replace") for name in ("utf-8", "utf-16", "cp1251", "koi8-r", "cp866"))


def read_document(path: Path) -> None:
    """Read a text, and split it."""
    must_be_sound(read(path, "ru"))


@cache
def pairs(suffix: str) -> tuple[bytes, ...]:
    """Pairs in a format, as the program writes them."""
    if suffix == ".ods":  # read alone
        columns = ("id", "source", "target", "flags", "comment", "status")
        return (making.ods(making.ods_row(*columns) + making.ods_row("1", "Дверь открыта.", "La porte est ouverte.")),)
    written = {".sdlxliff": ".xliff", ".mqxliff": ".xliff", ".xlf": ".xliff", ".xlf2": ".xliff2"}.get(suffix, suffix)
    known = next(one for one in PAIR_FORMATS.values() if one.suffix == written)
    seeds = []
    for made in (alignment(), timed(alignment())):
        stream = io.BytesIO()
        known.write(made, stream)
        seeds.append(stream.getvalue())
    return tuple(dict.fromkeys(seeds))


def read_pairs(path: Path) -> None:
    """Read pairs, and write them as a memory and as bilingual text."""
    read_back(read_bilingual(path))


def read_back(pairs_read: Alignment) -> None:
    """What was read can be written."""
    assert pairs_read.beads
    for name in ("tmx", "xliff", "tsv", "json"):
        PAIR_FORMATS[name].write(pairs_read, io.BytesIO())


def read_moses(path: Path) -> None:
    """Two plain files: the damaged one beside a sound one."""
    path.with_suffix(".fr").write_text("Oui.\nNon.\n", encoding="utf-8")
    read_back(read_bilingual(path.with_suffix(".moses")))


def review_table(suffix: str) -> tuple[bytes, ...]:
    """A table that goes to a reviewer."""
    if suffix != ".ods":
        return pairs(suffix)
    table = pairs(".tsv")[0].decode("utf-8-sig")
    return (making.ods("".join(making.ods_row(*map(escape, line.split("\t"))) for line in table.splitlines())),)


def apply_table(path: Path) -> None:
    """Take back what a reviewer did."""
    read_back(apply_review(path, alignment()).alignment)


@cache
def logs() -> tuple[bytes, ...]:
    """The log of a review of ``tests.samples.alignment``."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.json"
        alignment().save(path)
        with Review.open(path, who="Anna", encoder=MeaningEncoder()) as review:
            review.do(Operation(What.ACCEPT, review.rows[0].id))
            review.do(Operation(What.COMMENT, review.rows[1].id, {"text": "да"}))
            review.do(Operation(What.MERGE, review.rows[3].id, {"with": "above"}))
            review.undo()
        return (path.with_name("a.review.jsonl").read_bytes(),)


def replay_log(path: Path) -> None:
    """Open an alignment with its damaged log."""
    base = path.with_name("a.json")
    alignment().save(base)
    with Review.open(base, read_only=True, encoder=MeaningEncoder()) as review:
        read_back(review.alignment)


def export(form: Callable[..., str]) -> tuple[bytes, ...]:
    """A channel as Telegram Desktop exports it."""
    return (form(channel(24)[0]).encode(),)


def capture(path: Path) -> object:
    """Statements of a capture."""
    return read_capture([path])


def settings() -> tuple[bytes, ...]:
    """A settings file with options of every type."""
    return (
        'source-lang = "ru"\nthreads = 2\nencoder = "default"\n[align]\noutput = ["a.tmx", "-"]\nmax-bead = 3\n'
        "table = true # да\nmin-confidence = 0.5\n['check']\nlevel = \"error\"\n".encode(),
        b'[align]\nformat = "ladder"\n[check]\nfail-on = "error"\nignore = "a.txt"\n',
    )


def read_settings(path: Path) -> None:
    """Hold a settings file to what the commands declare."""
    context = click.Context(program)
    commands = {name: program.get_command(context, name) for name in program.list_commands(context)}
    found = load_settings(path, {name: command for name, command in commands.items() if command}, context)
    for command in commands.values():
        assert command is not None
        found.defaults(command)


def plan() -> tuple[bytes, ...]:
    """The plan of a corpus of two pairs."""
    with tempfile.TemporaryDirectory() as folder:
        rows = Path(folder) / "m.tsv"
        rows.write_text("a\ta.ru\ta.fr\nb\tb.ru\tb.fr\n", encoding="utf-8")
        make_plan(read_manifest(rows), Path(folder) / "c", AlignOptions(), base=Path("texts"))
        return ((Path(folder) / "c" / PLAN).read_bytes().replace(str(Path.cwd()).encode(), b"folder"),)


def markers() -> tuple[bytes, ...]:
    """The marker of a shard that is done."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "m.json"
        write_marker(Marker("a", "b", 3, (), 1.5), path)
        return (path.read_bytes(),)


@cache
def caches() -> tuple[bytes, ...]:
    """A cache of vectors."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "vectors.sqlite"
        remembered(path)
        return (path.read_bytes(),)


def remembered(path: Path) -> None:
    """Thirty vectors, from the cache or not: always the same."""
    wanted = np.arange(30 * 8, dtype=np.float32).reshape(30, 8)
    kept = VectorCache(path)
    told = kept.remember(keys_of("model", "text", (b"%d" % k for k in range(30))), 8, lambda missing: wanted[missing])
    kept.close()
    assert np.array_equal(told, wanted)


TBX = """<?xml version="1.0"?><martif type="TBX"><text><body><termEntry id="1">
<langSet xml:lang="ru"><tig><term>мир</term></tig></langSet>
<langSet xml:lang="fr"><tig><term>paix</term></tig></langSet>
</termEntry></body></text></martif>"""
PAGE = "<html><head><title>Отчёт</title></head><body><nav>Меню</nav><main><h1>Отчёт</h1><p>{}</p></main></body></html>"

READERS: Mapping[str, Fuzzed] = {
    "text": Fuzzed("a.txt", plain, read_document),
    **{suffix[1:]: Fuzzed(f"a{suffix}", partial(texts, suffix), read_document) for suffix in (*MAKERS, ".pdf")},
    **{
        f"pairs in {suffix[1:]}": Fuzzed(f"a{suffix}", partial(pairs, suffix), read_pairs)
        for suffix in SUFFIXES
        if suffix != ".moses"
    },
    "pairs in moses": Fuzzed("a.ru", lambda: ("Да.\nНет.\n".encode(), "Да.\r\nНет.".encode("utf-16")), read_moses),
    **{
        f"review in {suffix[1:]}": Fuzzed(f"a{suffix}", partial(review_table, suffix), apply_table)
        for suffix in REVIEWED
    },
    "log of a review": Fuzzed("a.review.jsonl", logs, replay_log),
    "rules of a review": Fuzzed(
        RULES, lambda: (b'{"cause": "a", "who": "b", "time": "c"}\n' * 3,), lambda path: read_rules(path.parent)
    ),
    "channel in json": Fuzzed("result.json", lambda: export(as_json), capture),
    "channel in html": Fuzzed("messages.html", lambda: export(as_html), capture),
    "channel pasted": Fuzzed("a.txt", plain, capture),
    "channel in md": Fuzzed("a.md", lambda: texts(".md"), capture),
    "channel in page": Fuzzed(
        "a.html", lambda: (PAGE.format((DATA / "bilan.ru.txt").read_text("utf-8")).encode(),), capture
    ),
    "rules of a channel": Fuzzed(
        "rules.tsv",
        lambda: ("rule\tdoes\tlanguages\tpattern\texample\nads\tdrop\tru,fr\tРеклама( \\d+)?\tРеклама 3\n".encode(),),
        load_rules,
    ),
    "glossary": Fuzzed("a.tsv", lambda: ((DATA / "glossaire.tsv").read_bytes(),), read_glossary),
    "glossary in tbx": Fuzzed("a.tbx", lambda: (TBX.encode(),), read_glossary),
    "own patterns": Fuzzed(
        "a.tsv",
        lambda: ("source\ttarget\tmessage\tseverity\n\\bТУ\\b\tmodèle (\\w+)\tсм. 3\terror\n".encode(),),
        read_patterns,
    ),
    "forbidden terms": Fuzzed("a.tsv", lambda: ("# да\nmodèle\tобразец\nvoire\n".encode(),), read_forbidden),
    "do not translate": Fuzzed("a.txt", lambda: ("# слова\nТойота\nOpen Office\n".encode(),), read_unchanged),
    "ignored flags": Fuzzed("a.txt", lambda: (b"0123456789ab # no\nba9876543210 x\n\n",), read_ignored),
    "settings": Fuzzed("aligner.toml", settings, read_settings),
    "ladder": Fuzzed("a.ladder", lambda: (b"[0]:[0]\n[1, 2]:[1]\n[3]:[]\n[]:[2]\n",), read_ladder),
    "scorer": Fuzzed("a.json", lambda: ((models_folder() / "bead-scorer.json").read_bytes(),), load_scorer),
    "manifest": Fuzzed(
        "m.tsv",
        lambda: (b"id\tsource\ttarget\na\ta.ru\ta.fr\nb/c\tb.ru\tb.fr\tsource_lang=de max-bead=3\n",),
        lambda path: list(read_manifest(path)),
    ),
    "plan of a corpus": Fuzzed(PLAN, plan, lambda path: load_plan(path.parent)),
    "marker of a shard": Fuzzed("m.json", markers, read_marker),
    "cache": Fuzzed("vectors.sqlite", caches, remembered),
}
"""All of them; a format that is registered is here by itself."""


def seeds_of(name: str) -> tuple[bytes, ...]:
    """Sound files of one kind, the same bytes each time."""
    os.environ.setdefault("SOURCE_DATE_EPOCH", "1704067200")
    return READERS[name].seeds()
