#!/usr/bin/env bash
# Make the shipped bead scorers again: models/train.sh BENCH_FOLDER, from the root of the checkout.
set -euo pipefail
bench=${1:?the folder that holds ntrex-dev, textberg-dev and novels-enfr}
aligner=${ALIGNER:-.venv/bin/aligner}

# Any pair: hand-aligned novels and mountaineering reports, where merges are a translator's own.
"$aligner" train "$bench/novels-enfr:en-fr" "$bench/textberg-dev:de-fr" data -o models/bead-scorer.json

# Russian–French: news with known deletions and merges, and the project's own statements, near the weights of any pair.
"$aligner" train "$bench/ntrex-dev/docs" "$bench/ntrex-dev" "data*4" --prior models/bead-scorer.json \
	-o models/bead-scorer.ru-fr.json
