"""Long texts: time and memory of aligning 2,000 and 20,000 segments, blocks cut out, and unrelated lines before a text.

python bench/long.py ../shared/bench
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path

import click
from sets import require

SIZES = (2000, 20000)
BLOCKS, LEAST_BLOCK, MOST_BLOCK = 30, 100, 500


def pool(bench: Path) -> list[tuple[str, str]]:
    """Clean pairs, each text once on either side."""
    pairs = []
    for name in ("ntrex-dev/pairs", "un/sdg", "un/udhr"):
        sides = [(bench / f"{name}.{lang}").read_text(encoding="utf-8").splitlines() for lang in ("ru", "fr")]
        pairs += list(zip(*sides, strict=True))
    for line in (bench / "train" / "pool.tsv").read_text(encoding="utf-8").splitlines():
        corpus, source, target = line.split("\t")[:3]
        if not corpus.startswith("tico"):  # a quarter of its lines stand beside others' translations
            pairs.append((source, target))
    seen: tuple[set[str], set[str]] = (set(), set())
    kept = []
    for pair in pairs:
        source, target = (" ".join(side.split()) for side in pair)
        if source and target and source not in seen[0] and target not in seen[1]:
            seen[0].add(source)
            seen[1].add(target)
            kept.append((source, target))
    return kept


def write(folder: Path, name: str, source: list[str], target: list[str], gold: list[str]) -> None:
    for suffix, lines in (("ru", source), ("fr", target), ("gold", gold)):
        (folder / f"{name}.{suffix}").write_text("\n".join(lines) + "\n", encoding="utf-8")


def make(folder: Path, pairs: list[tuple[str, str]], name: str, cut: bool) -> None:
    """A text of the pairs in order; with ``cut``, blocks are missing from one side or the other."""
    random_ = random.Random(5)
    missing: dict[int, int] = {}
    if cut:
        for block in range(BLOCKS):
            start = random_.randrange(len(pairs))
            for k in range(start, min(start + random_.randint(LEAST_BLOCK, MOST_BLOCK), len(pairs))):
                missing.setdefault(k, block % 2)
    source: list[str] = []
    target: list[str] = []
    gold = []
    for k, (left, right) in enumerate(pairs):
        here: tuple[list[int], list[int]] = ([], [])
        for side, text, lines in ((0, left, source), (1, right, target)):
            if missing.get(k) != side:
                here[side].append(len(lines))
                lines.append(text)
        gold.append(f"{here[0]}:{here[1]}")
    write(folder, name, source, target, gold)


def run(folder: Path, name: str) -> dict[str, float]:
    """Align in a process of its own: seconds (in all, encoding, from vectors to beads) and peak memory (MB)."""
    code = (
        "import sys, time, json, resource\n"
        "from aligner.tasks.align import align\n"
        "import aligner.embed.use_multilingual as encoder\n"
        "from importlib import import_module\n"
        "spent = {}\n"
        "def time_of(owner, name, what):\n"
        "    function = getattr(owner, name)\n"
        "    def timed(*args, **kwargs):\n"
        "        start = time.perf_counter()\n"
        "        try:\n"
        "            return function(*args, **kwargs)\n"
        "        finally:\n"
        "            spent[what] = spent.get(what, 0.0) + time.perf_counter() - start\n"
        "    setattr(owner, name, timed)\n"
        "time_of(encoder.UseText, 'spans', 'spans')\n"
        "time_of(encoder.UseMultilingual, 'encode', 'words')\n"
        "documents = import_module('aligner.pair.documents')\n"
        "for name in ('describe', 'read_words', 'find_figures', 'find_names'):\n"
        "    time_of(documents, name, 'reading')\n"
        "time_of(documents, 'align_documents', 'aligning')\n"
        "start = time.perf_counter()\n"
        "found = align(sys.argv[1] + '.ru', sys.argv[1] + '.fr', segmented=True, checks=())\n"
        "total = time.perf_counter() - start\n"
        "found.save(sys.argv[1] + '.ladder')\n"
        "peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024\n"
        "encoding = spent['spans'] + spent['words']\n"
        "proper = spent['aligning'] - spent['spans'] - spent['reading']\n"
        "print(json.dumps({'seconds': total, 'encoding': encoding, 'proper': proper, 'peak_mb': peak,\n"
        "                  'moved': len(found.moved)}))\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(folder / name)], check=True, capture_output=True, text=True)
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures


def strict(folder: Path, name: str) -> float:
    from aligner.bilingual.ladder import read_ladder
    from aligner.training.evaluate import evaluate

    return evaluate(read_ladder(folder / f"{name}.ladder"), read_ladder(folder / f"{name}.gold")).strict.f1


@click.command()
@click.argument("bench", type=click.Path(exists=True, path_type=Path))
@click.option("--work", type=click.Path(path_type=Path), default=Path("out/long"))
def main(bench: Path, work: Path) -> None:
    """Print a Markdown table of the long texts."""
    require(bench, "ntrex-dev", "un", "train")
    work.mkdir(parents=True, exist_ok=True)
    pairs = pool(bench)
    click.echo(f"{len(pairs)} distinct pairs")
    head()
    base = 0.0
    for name, size, cut in (("2000", 2000, False), ("20000", 20000, False), ("20000-cut", 20000, True)):
        make(work, pairs[:size], name, cut)
        seconds = report(work, name, base)
        base = base or seconds
    texts = (bench / "ntrex-dev" / f"long.{suffix}" for suffix in ("ru", "fr", "gold"))
    ntrex = [path.read_text(encoding="utf-8").splitlines() for path in texts]
    write(work, "long", *ntrex)
    report(work, "long", base)
    unrelated = [source for source, _ in pairs[3000:3850]]
    shifted = [f"[{k}]:[]" for k in range(850)] + [shift(line, 850) for line in ntrex[2]]
    write(work, "long-after-850", unrelated + ntrex[0], ntrex[1], shifted)
    report(work, "long-after-850", base)


def head() -> None:
    print("| text | strict F1 | seconds | against the first | after encoding | vectors to beads | peak MB | moved |")
    print("|---|---|---|---|---|---|---|---|")


def shift(line: str, by: int) -> str:
    left, right = line.split(":")[:2]
    numbers = [int(number) + by for number in left.strip("[]").split(",") if number.strip()]
    return f"{numbers}:{right}"


def report(work: Path, name: str, base: float = 0.0) -> float:
    """Print a text's row and return its seconds, which others are measured against where there is no base yet."""
    figures = run(work, name)
    base = base or figures["seconds"]
    after, proper = 1 - figures["encoding"] / figures["seconds"], figures["proper"] / figures["seconds"]
    print(
        f"| {name} | {strict(work, name):.4f} | {figures['seconds']:.1f} | {figures['seconds'] / base:.2f}× "
        f"| {after:.1%} | {proper:.1%} | {figures['peak_mb']:.0f} | {figures['moved']:.0f} |",
        flush=True,
    )
    return figures["seconds"]


if __name__ == "__main__":
    main()
