"""Whose words are compared where another encoder reads the segments."""

from types import SimpleNamespace
from typing import cast

from aligner.embed import load_encoder, word_encoder
from aligner.embed.encoder import Encoder

OTHER = cast("Encoder", SimpleNamespace(name="sentence-transformers:other"))


def test_the_default_encoder_needs_no_other():
    encoder = load_encoder(threads=1)
    assert word_encoder(encoder, ("ru", "fr"), threads=1) is encoder


def test_the_words_are_the_default_encoders_where_it_knows_both_languages():
    words = word_encoder(OTHER, ("ru", "fr"), threads=1)
    assert words.name == "default"
    assert word_encoder(OTHER, ("de", "fr"), threads=1) is words


def test_the_words_are_the_encoders_own_where_the_default_one_lacks_a_language():
    assert word_encoder(OTHER, ("ru", "ka"), threads=1) is OTHER
