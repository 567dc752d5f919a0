"""The door to other encoders, with two small models made here: one of word vectors, one transformer."""

import os
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from aligner.cli import program
from aligner.embed import load_encoder
from aligner.embed.use_multilingual import UseMultilingual
from aligner.errors import InputError
from aligner.evaluate import evaluate
from aligner.ladder import read_ladder
from aligner.threads import available_threads

if not os.environ.get("CI"):  # there, a missing extra is a fault
    pytest.importorskip("sentence_transformers", reason="`make encoders` installs the extra sentence-transformers")
pytestmark = pytest.mark.slow
DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def word_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model of static word vectors, those of the default encoder for the words of one sample."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

    text = " ".join((DATA / f"discours.{lang}.txt").read_text(encoding="utf-8") for lang in ("ru", "fr")).lower()
    split = pre_tokenizers.Whitespace()
    words = ["[UNK]", *sorted({word for word, _ in split.pre_tokenize_str(text)})]
    tokenizer = Tokenizer(models.WordLevel({word: k for k, word in enumerate(words)}, "[UNK]"))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = split
    default = UseMultilingual(available_threads())
    rare = (default.rarity(words) - 6).clip(0.05, 8)
    vectors = default.encode(words) * rare[:, None]
    folder = tmp_path_factory.mktemp("words")
    SentenceTransformer(modules=[StaticEmbedding(tokenizer, embedding_weights=vectors)], device="cpu").save(str(folder))
    return folder


@pytest.fixture(scope="module")
def transformer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A transformer of two layers with random weights, which reads letters."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizerFast

    folder = tmp_path_factory.mktemp("transformer")
    letters = [*"abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщъыьэюя.,'"]
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *letters, *(f"##{letter}" for letter in letters)]
    (folder / "vocab.txt").write_text("\n".join(vocabulary), encoding="utf-8")
    BertTokenizerFast(str(folder / "vocab.txt")).save_pretrained(folder)
    sizes = {"hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 64}
    BertModel(BertConfig(vocab_size=len(vocabulary), **sizes)).save_pretrained(folder)
    words = Transformer(str(folder))
    saved = folder / "model"
    SentenceTransformer(modules=[words, Pooling(32)], device="cpu").save(str(saved))
    return saved


def test_a_folder_is_loaded_and_gives_unit_vectors(transformer: Path):
    encoder = load_encoder(f"sentence-transformers:{transformer}")
    vectors = encoder.encode(["мир", "une paix longue et durable", ""])
    assert vectors.shape == (3, encoder.dim) == (3, 32)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 1, 0], abs=1e-5)


def test_a_span_is_its_segments_joined(transformer: Path):
    encoder = load_encoder(f"sentence-transformers:{transformer}")
    spans = encoder.read(["Он уехал.", "Там он жил.", "", "Потом вернулся."]).spans(3)
    assert spans.shape == (3, 4, 32)
    whole = encoder.encode(["Он уехал. Там он жил.", "Там он жил. Потом вернулся."])
    assert spans[1, 0] @ whole[0] == pytest.approx(1, abs=1e-5)
    assert spans[2, 1] @ whole[1] == pytest.approx(1, abs=1e-5)
    assert not spans[2, 2:].any()


def test_windows_and_what_is_left_without_them(transformer: Path):
    encoder = load_encoder(f"sentence-transformers:{transformer}")
    read = encoder.read(["Он уехал, и там он жил."])
    assert read.windows([(0, 0, 8)])[0] @ encoder.encode(["Он уехал"])[0] == pytest.approx(1, abs=1e-5)
    assert read.without([(0, 8, 22)])[0] @ encoder.encode(["Он уехал ."])[0] == pytest.approx(1, abs=1e-5)


def test_every_segment_is_counted_once_in_the_progress(transformer: Path):
    encoder = load_encoder(f"sentence-transformers:{transformer}")
    steps: list[int] = []
    encoder.read(["a", "b", "c", "d", "e", "f", "g"], steps.append).spans(3)
    assert sum(steps) == 7


def test_rare_words_are_the_long_ones(transformer: Path):
    short, long = load_encoder(f"sentence-transformers:{transformer}").rarity(["и", "ратификация"])
    assert short < long


def test_a_sample_aligns_through_the_command_line(word_model: Path, tmp_path: Path):
    out = tmp_path / "discours.ladder"
    source, target = (str(DATA / f"discours.{lang}.txt") for lang in ("ru", "fr"))
    result = CliRunner().invoke(
        program, ["align", source, target, "--encoder", f"sentence-transformers:{word_model}", "-o", str(out)]
    )
    assert result.exit_code == 0, result.output
    found = evaluate(read_ladder(out), read_ladder(DATA / "discours.gold"))
    assert found.strict.f1 > 0.8


def test_a_model_that_is_not_there_is_named(tmp_path: Path):
    with pytest.raises(InputError, match="nowhere"):
        load_encoder(f"sentence-transformers:{tmp_path / 'nowhere'}")
