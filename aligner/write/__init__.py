"""Write: an alignment becomes files that other programs open."""

from aligner.write.save import FORMATS, Format, check_output, format_for, review_path, save, save_to

__all__ = ["FORMATS", "Format", "check_output", "format_for", "review_path", "save", "save_to"]
