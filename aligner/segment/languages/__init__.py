"""One profile a language, in a module named after it; ``generic`` serves the rest."""

from __future__ import annotations

from aligner.segment.languages import de, en, fr, generic, ru
from aligner.segment.languages.others import OTHERS
from aligner.segment.profile import Profile

_PROFILES = {profile.language: profile for profile in (ru.PROFILE, fr.PROFILE, en.PROFILE, de.PROFILE, *OTHERS)}


def profile_of(language: str) -> Profile:
    """The profile for a primary language subtag."""
    return _PROFILES.get(language, generic.PROFILE)
