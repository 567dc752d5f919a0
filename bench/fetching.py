"""Fetch a file over HTTP: resumed where it broke off, known by its hash, and whole or not there at all."""

from __future__ import annotations

import hashlib
import urllib.error
import urllib.request
from pathlib import Path

TIMEOUT_SECONDS = 30
CHUNK_BYTES = 1 << 16


class NotFetchedError(Exception):
    """Why a file is not there, in words for the user."""


def fetch(url: str, path: Path, sha256: str = "") -> str:
    """The hash of the file at ``path``, fetched unless it lies there with the hash that is asked for.

    What a broken transfer left in ``path`` + ``.part`` is gone on with, if the server can; a part that belongs to
    another version of the file is found by the hash, and fetched anew.

    Args:
        sha256: of the whole file; empty where it is not known.

    Raises:
        NotFetchedError: if there is no such file, no network, or the file has another hash.
    """
    if path.exists() and sha256 in ("", hash_of(path)):
        return hash_of(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.part")
    resumed = _transfer(url, part)
    if sha256 and resumed and hash_of(part) != sha256:
        part.unlink()
        _transfer(url, part)
    fetched = hash_of(part)
    if sha256 and fetched != sha256:
        part.unlink()
        raise NotFetchedError(
            f"{url} is not the file it was: its SHA-256 is {fetched}, and {sha256} was expected; nothing of it is used"
        )
    part.replace(path)
    return fetched


def hash_of(path: Path) -> str:
    """A file's SHA-256."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _transfer(url: str, part: Path) -> bool:
    """Append what is missing of a file; whether there was a part to go on with, and the server did."""
    begun = part.stat().st_size if part.exists() else 0
    request = urllib.request.Request(url, headers={"Range": f"bytes={begun}-"} if begun else {})
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS) as answer:
            goes_on: bool = answer.status == 206
            with part.open("ab" if goes_on else "wb") as stream:
                n_read, length = 0, answer.headers.get("Content-Length")
                while chunk := answer.read(CHUNK_BYTES):
                    stream.write(chunk)
                    n_read += len(chunk)
            if length is not None and n_read < int(length):
                raise NotFetchedError(f"{url} broke off after {part.stat().st_size} bytes: the next time goes on there")
            return goes_on
    except urllib.error.HTTPError as error:
        if error.code == 416 and begun:  # the part is the whole file, or longer than it is now
            return _after_a_useless_part(url, part)
        raise NotFetchedError(f"{url} cannot be fetched: the server answers {error.code} {error.reason}") from error
    except (urllib.error.URLError, TimeoutError, ConnectionError) as error:
        reason = getattr(error, "reason", error)
        raise NotFetchedError(
            f"{url} cannot be fetched ({reason}): is there a network? What came so far is kept for the next time"
        ) from error


def _after_a_useless_part(url: str, part: Path) -> bool:
    part.unlink()
    _transfer(url, part)
    return False
