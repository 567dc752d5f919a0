"""Two folders of texts, paired by what they say, as `aligner capture` pairs statements."""

from __future__ import annotations

from pathlib import Path

from aligner.channel.statements.statement import Statement
from aligner.corpus.folders import Paired, named_texts
from aligner.corpus.manifest import DocumentPair
from aligner.errors import InputError
from aligner.language.tags import primary_subtag
from aligner.notices import Notify
from aligner.read import read
from aligner.tasks.models import encoder_of
from aligner.tasks.options import AlignOptions
from aligner.threads import available_threads

TITLE = 120
"""Characters of a text's first line that count as its title."""


def pair_by_content(source: Path, target: Path, options: AlignOptions, notify: Notify) -> Paired:
    """Pair each text with the one that translates it most probably, or with none; the id is the source's name.

    Raises:
        InputError: if a folder cannot be read, or no text has a counterpart.
    """
    from threadpoolctl import threadpool_limits  # noqa: PLC0415  numpy and the models, for those who pair so

    from aligner.channel.pairing.matching import pair_statements  # noqa: PLC0415
    from aligner.embed import word_encoder  # noqa: PLC0415

    languages = options.source_lang, options.target_lang
    sides = _texts(source, languages[0], notify), _texts(target, languages[1], notify)
    n_threads = options.threads or available_threads()
    words = word_encoder(encoder_of(options.encoder, n_threads, notify), map(primary_subtag, languages), n_threads)
    with threadpool_limits(n_threads):
        matches = pair_statements(*sides, words)
    if not matches:
        raise InputError(f"no text of {source} translates one of {target}; check the folders and the languages")
    pairs = tuple(
        DocumentPair(sides[0][match.source].id, sides[0][match.source].source, sides[1][match.target].source)
        for match in matches
    )
    paired = {place for pair in pairs for place in (pair.source, pair.target)}
    return Paired(pairs, tuple(text.source for side in sides for text in side if text.source not in paired))


def _texts(folder: Path, lang: str, notify: Notify) -> tuple[Statement, ...]:
    texts = []
    for name, path in named_texts(folder, lang).items():
        try:
            text = read(path, lang, notify).text
        except InputError as error:
            notify(f"left out: {error}")
            continue
        title = next((line.strip() for line in text.splitlines() if line.strip()), "")
        texts.append(Statement(name, lang, title[:TITLE], None, path, (), text))
    return tuple(texts)
