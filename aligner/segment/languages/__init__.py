"""One profile a language, in a module named after it; one for any other language serves the rest."""

from __future__ import annotations

from aligner.segment.languages import de, en, fr, ru
from aligner.segment.languages.others import OTHERS
from aligner.segment.profile import Profile, words

_ANY = Profile(
    language="",
    leading=words("Dr Prof St vs cf ca vol fig tel No"),
    closing=words("etc Inc Ltd Corp Co Jr Sr"),
    before_number=words("p pp art no nr"),
)
"""Abbreviations that many languages share, for a language without a profile of its own."""

_PROFILES = {profile.language: profile for profile in (ru.PROFILE, fr.PROFILE, en.PROFILE, de.PROFILE, *OTHERS)}


def profile_of(language: str) -> Profile:
    """The profile for a primary language subtag."""
    return _PROFILES.get(language, _ANY)
