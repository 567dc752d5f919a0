"""The grammar of Russian: compounds, ordinals of scales, decimals and times as they are spoken."""

from aligner.figures.grammar import Grammar
from aligner.figures.russian.clock import spoken_times
from aligner.figures.russian.compounds import compound, ordinal_of_scale
from aligner.figures.russian.decimals import spoken_decimals

GRAMMAR = Grammar(times=spoken_times, decimals=spoken_decimals, compound=compound, ordinal=ordinal_of_scale)
