"""The door to other encoders, with two small models made here: one of word vectors, one transformer."""

import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner

from aligner import align
from aligner.bilingual.ladder import read_ladder
from aligner.cli import program
from aligner.embed import load_encoder
from aligner.embed.cache import VectorCache
from aligner.embed.choice import RUNS, EncoderChoice
from aligner.embed.loading import digest_of, missing_prompt
from aligner.embed.sentence_transformers import SentenceTransformers
from aligner.embed.use_multilingual import UseMultilingual
from aligner.errors import InputError
from aligner.threads import available_threads
from aligner.training.evaluate import evaluate

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


def chosen(folder: Path, runs: str | None = None, **options: Any) -> EncoderChoice:
    return EncoderChoice(f"sentence-transformers:{folder}", runs=runs, **options)


@pytest.fixture
def default_as_module(monkeypatch: pytest.MonkeyPatch) -> SentenceTransformers:
    """The default encoder behind the library's own batching, sorting and normalising."""
    import sentence_transformers
    import torch
    from sentence_transformers.base.modules import InputModule

    default = UseMultilingual(available_threads())

    class Module(InputModule):  # type: ignore[misc]  # of a package that is not looked into
        def preprocess(self, inputs: list[str], **_kwargs: object) -> dict[str, torch.Tensor]:
            return {"vectors": torch.from_numpy(3 * default.encode(inputs))}

        def forward(self, features: dict[str, torch.Tensor], **_kwargs: object) -> dict[str, torch.Tensor]:
            return {"sentence_embedding": features["vectors"]}

        def get_embedding_dimension(self) -> int:
            return default.dim

        def save(self, *_arguments: object, **_kwargs: object) -> None:
            raise NotImplementedError

    wrapped = sentence_transformers.SentenceTransformer(modules=[Module()], device="cpu")
    monkeypatch.setattr(sentence_transformers, "SentenceTransformer", lambda *_arguments, **_options: wrapped)
    return SentenceTransformers(EncoderChoice("sentence-transformers:wrapped", batch_size=5, runs="exact"), 2)


def test_the_default_encoder_as_a_module_has_the_spans_of_the_default_encoder(default_as_module: SentenceTransformers):
    texts = [(DATA / f"discours.{lang}.txt").read_text(encoding="utf-8").splitlines() for lang in ("ru", "fr")]
    for lines in texts:
        spans = default_as_module.read(lines).spans(6)
        assert np.abs(spans - UseMultilingual(2).read(lines).spans(6)).max() < 1e-4


def test_the_default_encoder_as_a_module_finds_the_beads_and_flags_of_the_default_encoder(
    default_as_module: SentenceTransformers,
):
    texts = DATA / "discours.ru.txt", DATA / "discours.fr.txt"
    own, other = align(*texts), align(*texts, encoder=default_as_module)
    assert [(bead.source, bead.target) for bead in other.beads] == [(bead.source, bead.target) for bead in own.beads]
    assert [flag.id for flag in other.flags] == [flag.id for flag in own.flags]
    assert [flag.confidence for flag in other.flags] == pytest.approx([flag.confidence for flag in own.flags], abs=1e-3)
    assert "encoder:sentence-transformers:wrapped" in str(other.signature)
    assert f"words:{UseMultilingual(1).identity}" in str(other.signature)


def test_a_folder_is_loaded_and_gives_unit_vectors(transformer: Path):
    encoder = load_encoder(f"sentence-transformers:{transformer}")
    vectors = encoder.encode(["мир", "une paix longue et durable", ""])
    assert vectors.shape == (3, encoder.dim) == (3, 32)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 1, 0], abs=1e-5)


def test_exact_runs_are_their_segments_joined(transformer: Path):
    encoder = load_encoder(chosen(transformer, "exact"))
    spans = encoder.read(["Он уехал.", "Там он жил.", "", "Потом вернулся."]).spans(3)
    assert spans.shape == (3, 4, 32)
    whole = encoder.encode(["Он уехал. Там он жил.", "Там он жил. Потом вернулся."])
    assert spans[1, 0] @ whole[0] == pytest.approx(1, abs=1e-5)
    assert spans[2, 1] @ whole[1] == pytest.approx(1, abs=1e-5)
    assert not spans[2, 2:].any()


@pytest.mark.parametrize("runs", RUNS)
def test_every_segment_is_counted_once_in_the_progress(transformer: Path, runs: str):
    encoder = load_encoder(chosen(transformer, runs))
    steps: list[int] = []
    encoder.read(["a", "b", "c", "d", "e", "f", "g"], steps.append).spans(3)
    assert sum(steps) == 7


@pytest.mark.parametrize("runs", RUNS)
def test_a_text_without_a_word_has_no_direction(transformer: Path, runs: str):
    spans = load_encoder(chosen(transformer, runs)).read(["", "мир", "", " ", "\ud800"]).spans(2)
    assert (np.linalg.norm(spans, axis=2) > 0.5).tolist() == [
        [False, True, False, False, True],
        [True, True, False, True, False],
    ]


def test_runs_are_composed_unless_another_way_is_chosen(transformer: Path):
    ways = [load_encoder(chosen(transformer, runs)).identity.split(":")[-2] for runs in (None, *RUNS)]
    assert ways == ["composed", "composed", "pairs", "late", "exact"]


def test_a_model_that_takes_no_mean_cannot_be_read_late(first_token: Path):
    with pytest.raises(InputError, match="`runs` cannot be late: leave it out, or say `runs=exact`"):
        load_encoder(chosen(first_token, "late"))


def test_a_way_to_runs_that_there_is_not_is_refused(transformer: Path):
    with pytest.raises(InputError, match=r"`runs` is composed, pairs, late or exact, not 'fast'"):
        load_encoder(chosen(transformer, "fast"))


def test_a_text_longer_than_the_model_reads_is_read_to_its_end(transformer: Path, tmp_path: Path):
    from sentence_transformers import SentenceTransformer

    folder = tmp_path / "short"
    short = SentenceTransformer(str(transformer), device="cpu")
    short.max_seq_length = 12
    short.save(str(folder))
    encoder = load_encoder(chosen(folder, "exact"))
    ends = encoder.encode([f"абвгд абвгд {ending}" for ending in ("жзи " * 20, "клм " * 20)])
    assert ends[0] @ ends[1] < 0.999
    parts = encoder.encode(["абвгд абв", " где ёжз"])
    both = 9 * parts[0] + 8 * parts[1]
    assert encoder.encode(["абвгд абв где ёжз"])[0] @ both == pytest.approx(np.linalg.norm(both), abs=1e-4)


def test_a_prompt_stands_before_every_text(transformer: Path):
    bare, prompted = load_encoder(chosen(transformer)), load_encoder(chosen(transformer, prompt="query: "))
    assert prompted.encode(["мир"])[0] @ bare.encode(["query: мир"])[0] == pytest.approx(1, abs=1e-5)
    assert prompted.identity != bare.identity


def test_the_prompt_that_a_model_names_as_its_own_is_used(transformer: Path, tmp_path: Path):
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(transformer), device="cpu")
    model.prompts, model.default_prompt_name = {"alike": "сравни: "}, "alike"
    model.save(str(tmp_path / "prompted"))
    notices: list[str] = []
    with_its_own = load_encoder(chosen(tmp_path / "prompted"), notify=notices.append)
    without = load_encoder(chosen(tmp_path / "prompted", prompt=""))
    assert with_its_own.encode(["мир"])[0] @ without.encode(["сравни: мир"])[0] == pytest.approx(1, abs=1e-5)
    assert notices == []


@pytest.mark.parametrize(
    ("name", "prompts", "told"),
    [
        ("intfloat/multilingual-e5-small", {}, "is one of E5 by its name"),
        ("models/e5", {}, "is one of E5 by its name"),
        ("phase5/model", {}, None),
        (
            "other/model",
            {"query": "Q: ", "document": ""},
            "was trained with words before every text, “Q: ” (query), and",
        ),
        ("other/model", {"query": "", "document": ""}, None),
    ],
)
def test_prompts_that_a_model_was_trained_with_are_asked_for(name: str, prompts: dict[str, str], told: str | None):
    advice = missing_prompt(name, SimpleNamespace(prompts=prompts, default_prompt_name=None))
    assert (advice is None) if told is None else (advice is not None and told in advice)


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


@pytest.mark.parametrize("runs", ["composed", "pairs", "exact"])
def test_vectors_are_kept_for_the_next_run(
    transformer: Path, runs: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    cache = VectorCache(tmp_path / "vectors.sqlite")
    texts = ["Он уехал.", "Там он жил.", "Он уехал.", ""]
    spans = SentenceTransformers(chosen(transformer, runs), 2, cache).read(texts).spans(3)
    second = SentenceTransformers(chosen(transformer, runs), 2, cache)
    read: list[str] = []
    forward = second._forward

    def noted(some: list[str]) -> Any:
        read.extend(some)
        return forward(some)

    monkeypatch.setattr(second, "_forward", noted)
    assert np.array_equal(second.read(texts).spans(3), spans)
    assert read == []
    second.encode(["Он уехал.", "Новое."])
    assert read == ["Новое."]


def test_a_text_that_stands_several_times_is_read_once(transformer: Path, monkeypatch: pytest.MonkeyPatch):
    encoder = SentenceTransformers(chosen(transformer), 2)
    read: list[str] = []
    forward = encoder._forward

    def noted(some: list[str]) -> Any:
        read.extend(some)
        return forward(some)

    monkeypatch.setattr(encoder, "_forward", noted)
    vectors = encoder.encode(["мир", "Он уехал.", "", "мир"])
    assert sorted(read) == ["Он уехал.", "мир"]
    assert np.array_equal(vectors[0], vectors[3])


def test_other_weights_or_another_length_limit_are_another_model(transformer: Path):
    identities = []
    for change in (lambda _model: None, lambda model: model[0].auto_model.pooler.dense.bias.data.add_(1)):
        encoder = SentenceTransformers(chosen(transformer), 2)
        change(encoder._model)
        identities.append(digest_of(encoder._model, ""))
    shortened = SentenceTransformers(chosen(transformer), 2)
    shortened._model.max_seq_length = 7
    identities.append(digest_of(shortened._model, ""))
    assert len(set(identities)) == 3
    assert SentenceTransformers(chosen(transformer), 2).identity.endswith(identities[0][:8])


def test_the_batch_size_does_not_change_the_vectors(transformer: Path):
    texts = ["Он уехал.", "une paix longue et durable", "мир", "x" * 300, "да"]
    one, many = (SentenceTransformers(chosen(transformer, batch_size=size), 2).encode(texts) for size in (1, 64))
    assert (one * many).sum(axis=1) == pytest.approx(np.ones(5), abs=1e-5)


def test_the_choice_of_device_and_batch_size_reaches_the_model(transformer: Path):
    encoder = load_encoder(EncoderChoice(f"sentence-transformers:{transformer}", device="cpu", batch_size=7))
    assert isinstance(encoder, SentenceTransformers)
    assert (encoder.device, encoder.batch_texts) == ("cpu", 7)


@pytest.mark.parametrize("device", ["gpu9", "cuda:7"])
def test_a_device_that_is_not_there_is_refused(transformer: Path, device: str):
    with pytest.raises(InputError, match=rf"`device` {device} is not to be had here"):
        SentenceTransformers(chosen(transformer, device=device), 2)


def test_progress_is_told_while_a_long_text_is_read(transformer: Path):
    steps: list[int] = []
    encoder = SentenceTransformers(chosen(transformer, "exact", batch_size=8), 2)
    encoder.read([f"строка {'слово ' * (k % 5)}{k}" for k in range(200)], steps.append).spans(4)
    assert sum(steps) == 200
    assert len(steps) > 15
    assert max(steps) <= 20


def test_a_segment_of_100_000_characters_and_odd_characters_are_read(transformer: Path):
    vectors = load_encoder(f"sentence-transformers:{transformer}").encode(
        ["Пшеница растёт. " * 6250, "\ud800", "a\x00b"]
    )
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(3), abs=1e-3)


def test_a_scorer_is_trained_on_another_encoder(word_model: Path, tmp_path: Path):
    out, gold = tmp_path / "mine.json", str(DATA)
    name = f"sentence-transformers:{word_model}"
    result = CliRunner().invoke(program, ["train", gold, "--encoder", name, "-o", str(out), "--max-bead", "3", "-q"])
    assert result.exit_code == 0, result.output
    assert name in out.read_text(encoding="utf-8")
    source, target = (str(DATA / f"discours.{lang}.txt") for lang in ("ru", "fr"))
    ladder = tmp_path / "discours.ladder"
    result = CliRunner().invoke(
        program, ["align", source, target, "--encoder", name, "--scorer", str(out), "-o", str(ladder)]
    )
    assert result.exit_code == 0, result.output
    assert evaluate(read_ladder(ladder), read_ladder(DATA / "discours.gold")).strict.f1 > 0.8
