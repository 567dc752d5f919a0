"""Gold strings: one text, with ``|`` in place of the space at each boundary."""

from aligner.document import Document
from aligner.segment import split


def recut(gold: str, lang: str) -> str:
    """The gold string as the splitter would write it."""
    document = split(Document(gold.replace("|", " "), lang))
    return "|".join(segment.text for segment in document.segments)
