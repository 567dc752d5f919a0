"""Write: an alignment becomes files that other programs open."""

from aligner.write.save import FORMATS, check_output, check_review, format_for, kept_out, review_path, save, save_to

__all__ = ["FORMATS", "check_output", "check_review", "format_for", "kept_out", "review_path", "save", "save_to"]
