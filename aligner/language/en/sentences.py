"""Abbreviations and sentence openers of English."""

from aligner.language.entries import words
from aligner.language.sentences import SentenceWords

SENTENCES = SentenceWords(
    leading=words(
        """
        Mr Mrs Ms Messrs Dr Prof Rev Hon St Gen Col Lt Maj Capt Cmdr Sgt Cpl Adm Sen Rep Gov Pres Supt Fr Mt Ft e.g
        i.e cf vs viz approx ca esp incl Jas Wm Chas Geo Thos
        """
    ),
    closing=words(
        """
        etc Inc Ltd Co Corp Jr Sr Esq a.m p.m U.S U.K U.N D.C B.C A.D Ph.D M.D B.A M.A Ave Blvd Rd al ibid Bros
        dept est
        """
    ),
    before_number=words(
        """
        p pp no nos vol fig eq sec ch art para Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec tel ext
        """
    ),
    openers=words(
        """
        He She It They We You I This That These Those The A An In On At By For From With Without After Before Since
        But And Or So Yet If When While As Although However Moreover There Here His Her Its Their Our My Your Now
        Then What Who Where Why How No Not Yes All Some Many Most Each Every One Two
        """
    ),
)
