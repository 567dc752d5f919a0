"""Captures of every kind become statements: files are recognised, read, cleaned and parted."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from aligner.channel.sources import telegram_html, telegram_json, web_page
from aligner.channel.sources.cleaning import Rules, load_rules
from aligner.channel.sources.folder import capture_files
from aligner.channel.sources.markdown import read_markdown
from aligner.channel.sources.message import UnreadableMessageError, clean, posts_of
from aligner.channel.sources.pasted import Parsed, numbered_lines, read_pasted
from aligner.channel.statements.parting import statements
from aligner.channel.statements.statement import Capture, Dropped, Post
from aligner.errors import InputError
from aligner.notices import Notify, ignore_notice
from aligner.read import read
from aligner.read.formats import READERS
from aligner.read.text import read_text

LANGUAGE = "ru"
"""A hint for the choice between old encodings of a file; what language a text is in is found out later."""


def read_capture(
    paths: Sequence[Path],
    *,
    rules: Path | None = None,
    notify: Notify = ignore_notice,
    keep_damaged: bool = False,
) -> Capture:
    """The statements of captures: pasted channels and pages, Telegram's exports, saved pages, folders of texts.

    Args:
        paths: files and folders, in any mix; one given twice is read once.
        rules: a table of the user's own rules for lines to drop or keep, tried before those of the package.
        notify: is told what the user should know: files left out, damage, a capture in one language only.
        keep_damaged: keep what is readable of a damaged export, instead of refusing it.

    Returns:
        Every line of text of every file, in a statement or dropped by a rule.

    Raises:
        InputError: if a path or the rules cannot be read, an export is damaged, or no statement is found.
    """
    table = load_rules(rules)
    posts: list[Post] = []
    dropped: list[Dropped] = []
    for path, is_in_folder in _files(paths):
        try:
            parsed = _parse(path, table, notify, keep_damaged)
        except UnreadableMessageError:
            raise
        except InputError as error:
            if not is_in_folder:
                raise
            notify(f"left out: {error}")
            continue
        posts += parsed.posts
        dropped += parsed.dropped
    if not posts and not dropped:
        raise InputError(f"{', '.join(map(str, paths))}: nothing readable in it; put texts of either language there")
    capture = statements(posts, dropped)
    _check(capture, paths)
    return capture


def _files(paths: Sequence[Path]) -> Iterator[tuple[Path, bool]]:
    """Each file once, and whether it was found in a folder."""
    if not paths:
        raise InputError("no capture is given; name a file or a folder")
    seen = set()
    for path in paths:
        is_folder = path.is_dir()
        for file in capture_files(path) if is_folder else [path]:
            if (place := Path(os.path.realpath(file))) not in seen:
                seen.add(place)
                yield file, is_folder


def _parse(path: Path, rules: Rules, notify: Notify, keep_damaged: bool) -> Parsed:
    source, suffix = str(path), path.suffix.lower()
    if suffix in READERS and suffix not in _OWN and suffix != EXPORT:
        document = read(path, LANGUAGE, notify)
        lines, dropped = clean(numbered_lines(document.text), source, rules)
        return Parsed((Post(source, lines),) if lines else (), tuple(dropped))
    text = read_text(_bytes(path), source, LANGUAGE, notify).text
    reader = _OWN.get(suffix)
    if suffix == EXPORT:
        return posts_of(telegram_json.read_messages(text, source, keep_damaged, notify), source, rules)
    if reader is web_page.read_page and telegram_html.is_export(text):
        return posts_of(telegram_html.read_messages(text, source, keep_damaged, notify), source, rules)
    if reader is web_page.read_page:
        return web_page.read_page(text, source, rules, notify)
    return reader(text, source, rules) if reader else read_pasted(text, source, rules)


EXPORT = ".json"
"""What Telegram Desktop exports; elsewhere such a file holds the strings of a program."""

_OWN: dict[str, Callable[[str, str, Rules], Parsed]] = {
    ".html": web_page.read_page,
    ".htm": web_page.read_page,
    ".xhtml": web_page.read_page,
    ".md": read_markdown,
    ".markdown": read_markdown,
}
"""Formats that the reader knows too, read here with the line of every piece."""


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise InputError(f"there is no file or folder {path}; check the path") from error
    except (OSError, ValueError) as error:
        raise InputError(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}") from error


def _check(capture: Capture, paths: Sequence[Path]) -> None:
    languages = {statement.lang for statement in capture.statements}
    if not languages:
        rules = Counter(line.rule for line in capture.dropped).most_common()
        told = ", ".join(f"{name} {n}" for name, n in rules) or "nothing"
        raise InputError(
            f"no statement found in {', '.join(map(str, paths))}: every line was dropped ({told}); "
            "if a rule drops too much, keep those lines with a rule of your own"
        )
