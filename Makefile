# What a newcomer guesses. Each target sets up what it needs in .venv.
PYTHON ?= python3
BENCH_DATA ?= ../shared/bench
VENV := .venv
BIN := $(VENV)/bin
PACKED := .venv-app

.PHONY: align test encoders context corpus lint types gate fuzz bench bench-data docs dist app train clean

align: $(VENV)/installed
	mkdir -p out
	$(BIN)/aligner align data/discours.ru.txt data/discours.fr.txt -o out/discours.tmx -o out/discours.tsv --table

test: $(VENV)/tested lint types
	$(BIN)/python -m pytest

# Other encoders: torch and sentence-transformers (0.2 to 3 GB), which `make test` then tests too.
encoders: $(VENV)/with-encoders

# The second look in context (90 MB), which `make test` then tests too.
context: $(VENV)/with-context

# A Dask cluster and Parquet for corpora (220 MB), which `make test` then tests too.
corpus: $(VENV)/with-corpus

lint: $(VENV)/tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/tested
	$(BIN)/mypy

gate: $(VENV)/tested
	$(BIN)/python -m pytest -m gate

# Thousands of damaged files for every reader, 200 kills of every command that writes, texts against every regular
# expression, and property tests on examples not tried before. `make test` tries the same few each time; this takes hours.
fuzz: $(VENV)/tested
	$(BIN)/python -m tests.fuzz
	$(BIN)/python -m tests.fuzz.killing
	$(BIN)/python -m pytest tests/fuzz/expressions.py
	ALIGNER_EXAMPLES=new $(BIN)/python -m pytest $$(grep -rl hypothesis tests --include='test_*.py')

bench: $(VENV)/benched
	$(BIN)/python bench/run.py $(BENCH_DATA)

# The public sets that figures and models stand on, as far as they can be fetched (bench/data.toml).
bench-data: $(VENV)/installed
	$(BIN)/python bench/fetch_sets.py $(BENCH_DATA)

# What the pages of docs/ show, printed anew.
docs: $(VENV)/tested
	$(BIN)/python bench/docs.py docs/*.md

# The wheel and the sdist, in dist/.
dist: $(VENV)/python
	$(BIN)/python -m pip install --quiet build
	$(BIN)/python -m build

# The program in a folder that needs no Python, dist/aligner/, for the system that it is made on (packaging/app.spec).
app: $(PACKED)/packing
	$(PACKED)/bin/python -m PyInstaller --noconfirm --clean --log-level WARN packaging/app.spec
	du -sh dist/aligner

# Every model that ships, fitted again to the public sets; says which file changed. Half an hour and more.
train: $(VENV)/trained
	$(BIN)/python models/fit/all.py $(BENCH_DATA)

$(VENV)/python:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	touch $@

$(VENV)/installed: $(VENV)/python pyproject.toml
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	touch $@

$(VENV)/tested: $(VENV)/python pyproject.toml
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable ".[test]"
	touch $@ $(VENV)/installed

$(VENV)/with-encoders: $(VENV)/tested constraints-encoders.txt
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --constraint constraints-encoders.txt \
		--editable ".[test,sentence-transformers]"
	touch $@

$(VENV)/with-context: $(VENV)/tested
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable ".[test,context]"
	touch $@

$(VENV)/with-corpus: $(VENV)/tested
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable ".[test,dask,parquet]"
	touch $@

$(VENV)/benched: $(VENV)/python pyproject.toml
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable ".[test,bench]"
	touch $@ $(VENV)/installed

# An environment with nothing in it that the program does without, since PyInstaller packs what it can reach.
$(PACKED)/packing: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(PACKED)
	$(PACKED)/bin/python -m pip install --quiet --constraint constraints.txt --editable ".[review,app,patterns]"
	touch $@

$(VENV)/trained: $(VENV)/python pyproject.toml constraints-train.txt
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --constraint constraints-train.txt --editable ".[train]"
	touch $@ $(VENV)/installed

clean:
	rm -rf $(VENV) $(PACKED) out build dist
