"""Words that a dictionary does not have, as the program hunspell tells them.

The program is asked over a pipe and not installed with the aligner: LibreOffice, browsers and systems bring it and its
dictionaries along, which are under licences of their own.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from functools import lru_cache

from aligner.errors import InputError
from aligner.language.match import likely_subtags
from aligner.language.tags import language_name, primary_subtag

PROGRAM = "hunspell"

LONGEST = 120
"""Seconds that the program may take for all words of a document."""


@lru_cache(maxsize=32)
def dictionary_of(tag: str) -> str:
    """The name of the dictionary of a language: of the region of its tag, of the usual one, of none.

    Raises:
        InputError: if the program or a dictionary is not installed; the message says how to get it.
    """
    language, _, region = likely_subtags(tag)
    usual = likely_subtags(primary_subtag(tag))[2]
    names = list(dict.fromkeys((f"{language}_{region}", f"{language}_{usual}", language)))
    name = next((name for name in names if _asked(name, "") is not None), None)
    if name is None:
        raise InputError(
            f"the spelling of {language_name(language)} needs a dictionary of {PROGRAM} ({' or '.join(names)}): "
            f"install it, on Debian as hunspell-{language}, or leave the check out with `no_check=spelling`"
        )
    return name


def unknown_words(words: Iterable[str], tag: str) -> frozenset[str]:
    """Those of the words that the dictionary of a language does not have.

    Raises:
        InputError: if the program or a dictionary is not installed, or the program breaks off.
    """
    name = dictionary_of(tag)
    told = _asked(name, "\n".join(sorted(set(words))))
    if told is None:
        raise InputError(
            f"{PROGRAM} broke off with the dictionary {name}; leave the check out with `no_check=spelling`"
        )
    return frozenset(told.split())


def _asked(dictionary: str, text: str) -> str | None:
    """What the program lists of a text; None where it cannot."""
    program = shutil.which(PROGRAM)
    if program is None:
        raise InputError(
            f"the check of spelling needs the program {PROGRAM}: install it and a dictionary (on Debian and Ubuntu "
            f"apt install {PROGRAM}, on macOS brew install {PROGRAM}), or leave the check out with `no_check=spelling`"
        )
    try:
        done = subprocess.run(  # the words go in by the pipe, no shell reads them
            [program, "-d", dictionary, "-i", "UTF-8", "-l"],
            input=text.encode(),
            capture_output=True,
            timeout=LONGEST,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None
