"""Abbreviations and sentence openers of French."""

from aligner.language.entries import words
from aligner.language.sentences import INTERNATIONAL_TITLES, SentenceWords

_TITLES = """
    M MM Mr Mrs Mme Mmes Mlle Mlles Dr Drs Pr Prof profs Me Mes Mgr St Ste Sts Stes Sr Vve Gal gén lt cdt capt cne
    lt-col gén.-maj sgt sgt-chef adj adjt maréch c.-am v.-am prés dép sén vice-prés secr dir ing Ch Th Ph
    Chr Cl Fr brig serg commiss
"""
_PLACES = "sq all bd bld boul fg faub rte pl dépt"
_APPARATUS = """
    cf fig env av apr ex p.ex ex.p c.-à-d c-à-d càd i.e e.g vs spéc litt angl ital lat gr néerl coll trad réf obs
    chap vol op loc resp tél
"""
_LABELLED = """
    vitamine hépatite groupe catégorie classe type itinéraire ligne variante lettre terminal annexe bâtiment forme point
    côté horaire visa plan bloc section secteur zone modèle niveau quai salle escalier porte hall suite tableau figure
    accusé prévenu suspect témoin patient dénommé nommé certain
"""

SENTENCES = SentenceWords(
    leading=INTERNATIONAL_TITLES | words(_TITLES + _PLACES + _APPARATUS),
    closing=words(
        """
        etc J.-C J-C J.C ibid id cit op.cit loc.cit al hab suiv Cie Inc Ltd Corp Co jr a.m p.m h min s.d s.l S.A
        S.A.R.L éd
        """
    ),
    before_number=words(
        """
        art p pp n no nos nᵒ num vol chap fig t l al pl col f ff éd ch tab tabl réf v sect par ann tél tel livr tom
        fol janv févr fév avr juil juill sept oct nov déc lun mar merc jeud ven sam dim éq eq ill pl suppl append
        """
    ),
    after_number=words("s m g l"),
    openers=words(
        """
        Il Elle On Ils Elles Je Tu Nous Vous Ce Cela Ça Cet Cette Ces Le La Les Un Une Des Du
        De Son Sa Ses Leur Leurs Notre Nos Votre Vos Mon Ma Mes En Dans Sur Sous Pour Par Avec Sans Selon Après
        Avant Depuis Pendant Durant Lors Entre Chez Vers Et Mais Ou Or Donc Car Ainsi Alors Aussi Puis Ensuite
        Enfin Cependant Toutefois Pourtant Néanmoins Si Quand Lorsque Comme Bien Où Que Qui Quel Quelle Quels
        Quelles Comment Pourquoi Aujourd'hui Aujourd’hui Hier Demain Ici Là Tout Toute Tous Toutes Plus Plusieurs
        Certains Certaines Chaque Au Aux À A Malgré Grâce Parmi Outre Non Oui Ne Même Très Peu Parfois Souvent
        Voici Voilà Celui Celle Ceux Celles L' D' C' J' Qu' S' N' M' T' Jusqu' Lorsqu' Puisqu' Quoiqu'
        """
    ),
    name_particles=words("Le La Les Ma Un Une Des Du De"),
    ranks=words("col prof cap"),
    polite=words("Vous Votre Vos Vôtre Vôtres"),
    labelled=tuple(_LABELLED.split()),
    abbreviations_end_in_consonant=True,
)
