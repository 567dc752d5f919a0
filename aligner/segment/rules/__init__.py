"""All rules in the order in which they are asked: the first that decides wins."""

from aligner.segment.decision import Rule
from aligner.segment.rules.abbreviations import ABBREVIATIONS
from aligner.segment.rules.enclosures import ENCLOSURES, INSIDE
from aligner.segment.rules.marks import MARKS
from aligner.segment.rules.openings import OPENINGS
from aligner.segment.rules.verdict import VERDICT

RULES: tuple[Rule, ...] = (*MARKS, *INSIDE, *OPENINGS, *ABBREVIATIONS, *ENCLOSURES, *VERDICT)
