#!/usr/bin/env bash
# Make the shipped bead scorers again: models/train.sh BENCH_FOLDER, from the root of the checkout.
set -euo pipefail
bench=${1:?the folder that holds ntrex-dev, textberg-dev, novels-enfr and real/docs}
python=${PYTHON:-.venv/bin/python}

PYTHONPATH=.:bench "$python" models/fit/bead_scorer.py "$bench"
