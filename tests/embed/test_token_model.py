"""Models opened where they take the mean: their tokens, states and vectors, tried on small random models."""

import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from aligner.embed import load_encoder
from aligner.embed.choice import EncoderChoice
from aligner.embed.token_model import open_tokens

if not os.environ.get("CI"):  # there, a missing extra is a fault
    pytest.importorskip("sentence_transformers", reason="`make encoders` installs the extra sentence-transformers")
pytestmark = pytest.mark.slow

SEGMENTS = ["Он уехал.", "Там он жил.", "Потом вернулся."]


def loaded(folder: Path) -> Any:
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(str(folder), device="cpu")


def states_of(model: Any, text: str) -> Any:
    return model.encode(text, output_value="token_embeddings", show_progress_bar=False).numpy()


def test_runs_are_means_of_the_states_that_the_library_gives(transformer: Path):
    spans = load_encoder(EncoderChoice(f"sentence-transformers:{transformer}", runs="late")).read(SEGMENTS).spans(2)
    states = states_of(loaded(transformer), " ".join(SEGMENTS))[1:-1]
    sizes = [len(segment.replace(" ", "")) for segment in SEGMENTS]  # every letter is a token
    assert len(states) == sum(sizes)
    for k, start, stop in ((0, 0, sizes[0]), (1, sizes[0], sizes[0] + sizes[1]), (2, sizes[0] + sizes[1], len(states))):
        mean = states[start:stop].mean(axis=0)
        assert spans[0, k] == pytest.approx(mean / np.linalg.norm(mean), abs=1e-5)
    mean = states[: sizes[0] + sizes[1]].mean(axis=0)
    assert spans[1, 0] == pytest.approx(mean / np.linalg.norm(mean), abs=1e-5)


def test_the_prompt_is_read_once_and_is_no_part_of_a_run(transformer: Path):
    prompted = load_encoder(EncoderChoice(f"sentence-transformers:{transformer}", runs="late", prompt="query: "))
    states = states_of(loaded(transformer), "query: " + " ".join(SEGMENTS))[7:-1]
    mean = states[:8].mean(axis=0)
    assert prompted.read(SEGMENTS).spans(1)[0, 0] == pytest.approx(mean / np.linalg.norm(mean), abs=1e-5)


def test_what_follows_the_mean_is_applied_to_runs(transformer: Path, tmp_path: Path):
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Dense

    plain = loaded(transformer)
    torch.manual_seed(1)
    SentenceTransformer(modules=[*plain, Dense(32, 8)], device="cpu").save(str(tmp_path / "dense"))
    dense = loaded(tmp_path / "dense")
    encoder = load_encoder(EncoderChoice(f"sentence-transformers:{tmp_path / 'dense'}", runs="late"))
    spans = encoder.read(SEGMENTS).spans(2)
    assert spans.shape == (2, 3, 8)
    mean = states_of(plain, " ".join(SEGMENTS))[1:9].mean(axis=0)
    with torch.inference_mode():
        expected = dense[2]({"sentence_embedding": torch.from_numpy(mean[None])})["sentence_embedding"][0].numpy()
    assert spans[0, 0] == pytest.approx(expected / np.linalg.norm(expected), abs=1e-5)


def test_a_model_that_takes_the_first_token_is_not_opened(first_token: Path):
    assert open_tokens(loaded(first_token), "") is None


def test_a_model_without_a_transformer_is_not_opened(transformer: Path):
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import BoW

    assert open_tokens(SentenceTransformer(modules=[BoW(["rain", "fell"])], device="cpu"), "") is None


def test_a_prompt_that_runs_into_the_text_leaves_the_model_closed(transformer: Path):
    assert open_tokens(loaded(transformer), "query:") is None
    assert open_tokens(loaded(transformer), "query: ") is not None


def test_a_vocabulary_that_minds_spaces_cuts_segments_as_the_joined_text(transformer: Path, tmp_path: Path):
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    letters = sorted(pre_tokenizers.ByteLevel.alphabet())
    vocabulary = {letter: k for k, letter in enumerate(["[PAD]", "[UNK]", *letters, "Ġc"])}
    tokenizer = Tokenizer(models.BPE(vocabulary, [("Ġ", "c")], unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    folder = tmp_path / "bytes"
    PreTrainedTokenizerFast(tokenizer_object=tokenizer, pad_token="[PAD]", unk_token="[UNK]").save_pretrained(folder)
    sizes = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 32}
    BertModel(BertConfig(vocab_size=len(vocabulary), **sizes)).save_pretrained(folder)
    model = SentenceTransformer(modules=[Transformer(str(folder)), Pooling(16)], device="cpu")
    opened = open_tokens(model, "")
    assert opened is not None
    cut = opened.cut(["ab", "cd"])
    assert [token for segment in cut for token in segment] == model.tokenizer("ab cd")["input_ids"]
    assert [len(segment) for segment in cut] == [2, 2]
