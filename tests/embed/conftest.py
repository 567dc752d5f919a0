"""Small models of the sentence-transformers library, made here."""

from pathlib import Path

import pytest


@pytest.fixture(scope="package")
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


@pytest.fixture(scope="package")
def first_token(transformer: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, whose vector of a text is the state of its first token."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling

    folder = tmp_path_factory.mktemp("first")
    words = SentenceTransformer(str(transformer), device="cpu")[0]
    SentenceTransformer(modules=[words, Pooling(32, "cls")], device="cpu").save(str(folder))
    return folder
