"""Time and memory of reading captures of 12,500, 25,000 and 50,000 made-up posts, as pasted text and as exports.

    python bench/capture_many.py [--form pasted|json|html] [--most 50000] [--pairs ../shared/bench/train/pool.tsv]

Each size is read in a process of its own, whose peak memory is told. Linear means: twice the posts, twice the time.
With pairs (origin, Russian and French in columns) the posts are made of these lines, four fifths of them with a
translation that follows, and the whole command runs, in three stages: reading, pairing, aligning.
"""

from __future__ import annotations

import argparse
import html
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from aligner.channel.sources.reading import read_capture
from aligner.embed.choice import EncoderChoice
from aligner.tasks.capture import capture

Post = tuple[str, list[str]]
"""Its language and its paragraphs."""

SIZES = (0.25, 0.5, 1.0)
TRANSLATED = 0.8
WORDS = {
    "ru": "город мост река школа жители ремонт площадь ветер поезд музей хлеб весна ночь рынок дорога дом сад окно "
    "утром снова открыт закрыта построили обещает говорит помогает новый старая большой вместе после перед между",
    "fr": "ville pont rivière école habitants travaux place vent train musée pain printemps nuit marché route maison "
    "jardin fenêtre matin encore ouvert fermée construit promet annonce aide nouveau vieille grand ensemble après",
}
JOINTS = {"ru": ("и", "в", "на", "для", "что", "не"), "fr": ("et", "dans le", "sur la", "pour les", "que", "de")}


def posts(n_posts: int) -> Iterator[Post]:
    """Language and paragraphs of each post; every tenth opens with the same greeting."""
    chance = random.Random(1)
    words = {lang: text.split() for lang, text in WORDS.items()}
    for number in range(n_posts):
        lang = ("ru", "fr")[number % 2]

        def sentence(lang: str = lang) -> str:
            parts = [
                f"{chance.choice(words[lang])} {chance.choice(JOINTS[lang])}" for _ in range(chance.randint(5, 12))
            ]
            return " ".join([*parts, chance.choice(words[lang])]).capitalize() + "."

        title = sentence()[:-1] + f" № {number}"
        greeting = [{"ru": "Дорогие друзья и гости города!", "fr": "Chers amis et hôtes de la ville !"}[lang]]
        body = [" ".join(sentence() for _ in range(chance.randint(1, 4))) for _ in range(chance.randint(2, 8))]
        yield lang, [title, *(greeting if number % 10 == 0 else ()), *body]


def translated(n_posts: int, pairs: Path) -> Iterator[Post]:
    """Posts of three to twelve lines of a translated text each, Russian ones and then the same in French or not."""
    chance = random.Random(1)
    lines = [line.split("\t")[1:3] for line in pairs.read_text(encoding="utf-8").splitlines()]
    number = 0
    while number < n_posts:
        chosen = chance.sample(lines, chance.randint(3, 12))
        both = [("ru", [ru for ru, _ in chosen]), ("fr", [fr for _, fr in chosen])]
        for lang, paragraphs in both[: 2 if chance.random() < TRANSLATED else 1]:
            number += 1
            yield lang, paragraphs


def pasted(made: Iterable[Post]) -> Iterator[str]:
    """As a channel is copied from the screen: each post with its preview copy and reactions."""
    for number, (lang, paragraphs) in enumerate(made):
        yield "Forwarded from Город\n" if number % 3 == 0 else ""
        more = {"ru": "Читайте полностью", "fr": "Texte intégral"}[lang]
        yield "\n".join([*paragraphs, more, *paragraphs[1:], more, f"❤{number % 9 + 1}👍2"]) + "\n"


def as_json(made: Iterable[Post]) -> Iterator[str]:
    """As Telegram Desktop exports it, ``result.json``."""
    yield '{\n "name": "Ville",\n "messages": [\n'
    for number, (_, paragraphs) in enumerate(made, 1):
        told = {"id": number, "type": "message", "date_unixtime": str(1_700_000_000 + 900 * number)}
        text = [{"type": "bold", "text": paragraphs[0]}, "\n".join(["", *paragraphs[1:]])]
        entry = told | {"from": "Ville", "text": text}
        yield (",\n" if number > 1 else "") + json.dumps(entry, ensure_ascii=False, indent=1)
    yield "\n ]\n}\n"


def as_html(made: Iterable[Post]) -> Iterator[str]:
    """As Telegram Desktop exports it, but all in one page."""
    yield '<html>\n<body>\n<div class="history">\n'
    for number, (_, paragraphs) in enumerate(made, 1):
        yield f'<div class="message default clearfix" id="message{number}">\n<div class="body">\n'
        yield '<div class="pull_right date details" title="20.12.2024 12:00:00 UTC+03:00">\n12:00\n</div>\n'
        yield f'<div class="text">\n{"<br>".join(map(html.escape, paragraphs))}\n</div>\n</div>\n</div>\n'
    yield "</div>\n</body>\n</html>\n"


FORMS = {"pasted": ("channel.txt", pasted), "json": ("result.json", as_json), "html": ("messages.html", as_html)}


def measure(path: Path, whole: bool) -> None:
    """Read one capture, or go all the way with it, and print what it took."""
    start = time.perf_counter()
    stages = {}

    def progress(what: str, done: int, total: int) -> None:
        stages[what] = f"{what.lower()} ({total}) until {time.perf_counter() - start:.0f} s, {peak():.0f} MB"

    if whole:
        index = capture([path], path.parent / "statements", encoder=EncoderChoice(), progress=progress)
        n_statements, n_merged = len(index.entries), len(index.merged)
    else:
        read = read_capture([path])
        n_statements, n_merged = len(read.statements), len(read.merged)
    seconds = time.perf_counter() - start
    print(
        f"{path.name:14} {path.stat().st_size / 1e6:7.1f} MB {n_statements:7} statements "
        f"{n_merged:8} lines merged {seconds:7.1f} s {peak():6.0f} MB of memory",
        *stages.values(),
        sep="\n    ",
        flush=True,
    )


def peak() -> float:
    """Megabytes of memory that this process has had at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--form", choices=FORMS, action="append")
    parser.add_argument("--most", type=int, default=50_000)
    parser.add_argument("--pairs", type=Path, help="a table of translated lines, for the whole command")
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.measure:
        measure(arguments.measure, arguments.pairs is not None)
        return
    for form in arguments.form or FORMS:
        name, write = FORMS[form]
        for share in SIZES:
            n_posts = int(share * arguments.most)
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / name
                with path.open("w", encoding="utf-8") as file:
                    file.writelines(write(translated(n_posts, arguments.pairs) if arguments.pairs else posts(n_posts)))
                whole = ["--pairs", str(arguments.pairs)] if arguments.pairs else []
                subprocess.run([sys.executable, __file__, "--measure", str(path), *whole], check=True)


if __name__ == "__main__":
    main()
