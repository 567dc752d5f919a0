"""Abbreviations that many languages share, for a language without a profile of its own."""

from aligner.segment.profile import Profile, words

PROFILE = Profile(
    language="",
    leading=words("Dr Prof St vs cf ca vol fig tel No"),
    closing=words("etc Inc Ltd Corp Co Jr Sr"),
    before_number=words("p pp art no nr"),
)
