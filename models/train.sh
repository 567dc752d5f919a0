#!/usr/bin/env bash
# Make the shipped bead scorers again: models/train.sh BENCH_FOLDER, from the root of the checkout.
set -euo pipefail
bench=${1:?the folder that holds ntrex-dev, textberg-dev and novels-enfr}
aligner=${ALIGNER:-.venv/bin/aligner}

# Russian–French: news with known deletions and merges, and the project's own statements.
"$aligner" train "$bench/ntrex-dev/docs" "$bench/ntrex-dev" "data*4" -o models/bead-scorer.ru-fr.json

# Every other pair: hand-aligned novels and mountaineering reports, where merges are a translator's own.
"$aligner" train "$bench/novels-enfr:en-fr" "$bench/textberg-dev:de-fr" data -o models/bead-scorer.json
