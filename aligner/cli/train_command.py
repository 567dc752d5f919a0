"""``aligner train``: gold ladders in, the weights of a bead scorer out."""

from __future__ import annotations

from pathlib import Path

import click

from aligner.cli.command import Command
from aligner.cli.encoder_options import encoder_options
from aligner.cli.reporter import Reporter, reporter_options
from aligner.cli.values import FILE, FOLDER, LANGUAGE
from aligner.embed.choice import EncoderChoice
from aligner.write.atomic import check_writable, writing


@click.command("train", cls=Command)
@click.argument("folders", nargs=-1, required=True, metavar="GOLD_DIR...", type=FOLDER)
@click.option("-o", "--output", metavar="FILE", type=FILE, required=True, help="Write the weights to FILE, as JSON.")
@click.option(
    "--source-lang", metavar="TAG", type=LANGUAGE, default="ru", show_default=True, help="Language of the source texts."
)
@click.option(
    "--target-lang", metavar="TAG", type=LANGUAGE, default="fr", show_default=True, help="Language of the target texts."
)
@click.option(
    "--max-bead",
    metavar="N",
    type=click.IntRange(1, 6),
    default=6,
    show_default=True,
    help="Know beads of up to N segments on either side.",
)
@click.option(
    "--prior",
    metavar="FILE",
    type=FILE,
    help="Keep weights near those in FILE where the gold decides little: for gold of a few texts.",
)
@encoder_options
@reporter_options(details=False)
def train_command(
    *,
    folders: tuple[str, ...],
    output: str,
    source_lang: str,
    target_lang: str,
    max_bead: int,
    prior: str | None,
    encoder: EncoderChoice,
    threads: int | None,
    reporter: Reporter,
) -> None:
    """Learn the weights of the bead scorer from hand-made alignments.

    A GOLD_DIR holds, for each text, a ladder NAME.gold beside NAME.ru and NAME.fr with one segment a line. Where its
    languages are others than --source-lang and --target-lang, add them to its name: romans:en-fr.

    \b
    Examples:
      aligner train gold -o models/bead-scorer.json
      aligner train gold romans:en-fr -o mine.json
      aligner train mine --prior models/bead-scorer.json -o models/bead-scorer.ru-fr.json
      aligner align discours.ru.txt discours.fr.txt --scorer mine.json
    """
    check_writable(Path(output))

    from aligner.pair.scorer import store_scorer
    from aligner.tasks.train import train

    with reporter.progress("Reading the gold texts") as progress:
        scorer = train(
            folders,
            source_lang=source_lang,
            target_lang=target_lang,
            encoder=encoder,
            max_bead=max_bead,
            prior=prior,
            threads=threads,
            notify=reporter.notice,
            progress=progress,
        )
    with writing(Path(output)) as (stream,):
        stream.write(store_scorer(scorer).encode())
