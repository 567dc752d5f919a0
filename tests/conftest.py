"""What holds for every test."""

from __future__ import annotations

import os
import tempfile

from hypothesis import settings

os.environ["ALIGNER_NO_CACHE"] = "1"  # tests make their vectors themselves, and leave the user's cache alone
_folder = tempfile.TemporaryDirectory(prefix="aligner-tests-", ignore_cleanup_errors=True)
os.environ["ALIGNER_CACHE_DIR"] = _folder.name  # where the encoder's weights are laid out, once for all tests
os.environ["ALIGNER_NO_CONTEXT"] = "1"  # what the program says without the extra, installed or not

# A check of a change tries the same examples each time, so that it judges the change alone; `make fuzz` tries new ones.
# How long one takes says more of what else the machine does; tests of time measure their own process.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("new", derandomize=False, deadline=None, print_blob=True)
settings.load_profile(os.environ.get("ALIGNER_EXAMPLES", "same"))
