"""What holds for every test."""

from __future__ import annotations

import os

os.environ["ALIGNER_NO_CACHE"] = "1"  # tests make their vectors themselves, and leave the user's cache alone
