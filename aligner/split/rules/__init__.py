"""All rules in the order in which they are asked: the first that decides wins."""

from aligner.split.decision import Rule
from aligner.split.rules.abbreviations import ABBREVIATIONS
from aligner.split.rules.enclosures import ENCLOSURES
from aligner.split.rules.marks import MARKS
from aligner.split.rules.openings import OPENINGS
from aligner.split.rules.verdict import VERDICT

RULES: tuple[Rule, ...] = (*MARKS, *OPENINGS, *ABBREVIATIONS, *ENCLOSURES, *VERDICT)
