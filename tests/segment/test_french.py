"""Where French sentences end."""

import pytest

from tests.segment.gold import recut

ABBREVIATIONS = [
    "M. Dupont est arrivé.|Il repart demain.",
    "M. Le Goff préside la séance.",
    "MM. Durand et Petit ont signé.",
    "Mme. Roux a répondu.|La salle a applaudi.",
    "Mme Roux a répondu.",
    "Le Dr. Blanc et le Pr. Noir consultent.",
    "Selon l'art. 5 du traité, le délai court.",
    "Selon l'art. L. 642-3 du code, le délai court.",
    "Il aime l'art.|Elle préfère la musique.",
    "Voir p. 12 et pp. 14-15 du rapport.",
    "Le n° 5 est paru.|Le suivant tarde.",
    "Le no. 5 est paru.",
    "Des fruits, p. ex. des pommes, sont servis.",
    "Du pain, du vin, etc.|La table est mise.",
    "Du pain, du vin, etc., furent servis.",
    "Du pain, etc. fut servi.",
    "La ville fut fondée vers 600 av. J.-C. par des marins.",
    "La ville fut fondée vers 600 av. J.-C.|Elle prospéra.",
    "Au Ier s. apr. J.-C. le port fut agrandi.",
    "J.-P. Martin et Ch. Lenoir ont écrit ce livre.",
    "J. K. Morel signe un nouveau roman.|Il sort lundi.",
    "Le 1er mai est férié.|Le 2 ne l'est pas.",
    "Le roi Louis XIV.|Son règne fut long.",
    "Il prend de la vitamine C.|Elle aussi.",
    "Le mémoire de l'O.N.U. est clair.",
    "Il travaille à l'O.N.U.|Elle travaille à Genève.",
    "Cf. chap. 3 et fig. 2 du vol. 1.",
    "Cf. Le Monde du jour.",
    "St. Martin partagea son manteau.",
    "Cela dure env. 20 min.|Ensuite, on sert.",
    "Le magasin ouvre à 9 h.|Il ferme à midi.",
    "La société Dubois et Cie.|Une vieille maison.",
    "C.-à-d. que nous partons.",
    "Nous partons, c.-à-d. que nous rentrons.",
    "Rendez-vous bd. Voltaire demain.",
    "La loi du 9 déc. 1905 demeure.",
    "Prix : 20 euros.|Tél. 01 02 03 04 05.",
    "Il est 19 °C.|Nature et vent se calment.",
    "Le col. Morand et le prof. Vasseur ont signé.|La séance est levée.",
    "Nous avons franchi le col.|La neige tombait.",
    "La lettre du 14 juill. 1902 est perdue.",
    "La réunion du ven. 12 mai est reportée.",
    "Rendez-vous pl. Bellecour à midi.",
    "Le signe est défini par l'éq. 4 du mémoire.",
    "Des clous (n. m. pl. sans article) manquent.",
]

LETTERS_THAT_LABEL = [
    "Le segment AB est partagé à partir de B.|Calculez sa longueur.",
    "La séance du mar. 6 févr. est reportée au jeud. 8 mars.|Merci.",
    "Mangez de la vitamine C.|Agrumes et choux en sont riches.",
    "Le car part du quai D.|Présentez votre billet.",
    "Le tribunal a relaxé l'accusé K.|Appel sera interjeté.",
    "Voir l'annexe B.|Signature obligatoire.",
    "Le groupe M. Morel a voté contre.",
    "Annexe B. Composition du jury",
]

POLITENESS = [
    "Le comité souhaite Vous rencontrer en mai.|Nous savons combien Vous êtes pris.",
    "Le discours que Vos élèves ont lu nous a touchés.|Merci.",
]

QUOTATIONS = [
    "« Nous sommes d'accord », a dit le ministre.|La salle a applaudi.",
    "« Est-ce vrai ? » demanda-t-elle.|Il ne répondit pas.",
    "« Quelle joie ! » s'écria Paul.",
    "Il a dit : « Partons. »|Nous partîmes.",
    "Il a dit : « Partons.|Le jour se lève. »|Nous partîmes.",
    "Il a dit : «\u00a0Partons.\u00a0»|Nous partîmes.",
    "Il a dit : « Partons ».|Nous partîmes.",
    "Le film « Où est-elle ? » Martin l'a vu.",
    'Elle a dit : "Partons."|Nous partîmes.',
    "Elle a dit : “Partons.”|Nous partîmes.",
    "(Applaudissements.)|Merci de votre attention.",
    "Les membres (voir la liste. N.D.L.R.) sont là.",
    "Quoi ? dit-il en riant.",
    "Hélas ! il est parti.",
    "Tout est prêt.|« Venez donc », dit-elle.",
    "« Viens ! »|Elle courut.",
]

DIALOGUE = [
    "– Viens-tu ? – demain, peut-être.",
    "— Oui.|— Non.|— Pourquoi ?",
    "Prenez vos papiers.|- une photo suffit.",
    "Vraiment ?|Je n'y crois pas !|Et pourtant.",
]

ELLIPSES = [
    "Il attendait… et elle vint.",
    "Il attendait...|Personne ne vint.",
    "Je ne sais pas…|Peut-être.",
    "Comment ?!|C'est impossible.",
    "Incroyable !..|Nous restions muets.",
    "Premier point.|[…]|Second point.",
    "Chers collègues, […] on peut conclure.",
    "Première idée.|(...)|Seconde idée.",
    "Que dire... ?|Rien.",
]

NUMBERS = [
    "Le train part à 10.30 précises.",
    "Signé le 20.12.2025 à Lyon.|Il entre en vigueur.",
    "La hausse est de 3,5 %.|Le taux baisse.",
    "La hausse est de 3.5 points.",
    "Bilan de 2025.|L'année fut rude.",
    "1. Dispositions générales du traité.",
    "Il faut : 1) de l'eau ; 2) du pain.",
    "Trente élèves sont entrés.|12 sont restés dehors.",
    "La version 2.0.1 est sortie.",
    "Le texte est connu[1].|Rien de neuf.",
    "Le texte est connu.[2]|Rien de neuf.",
    "Le texte est connu.¹|Rien de neuf.",
]

MODERN = [
    "Merci ! 😊|Revenez vite.",
    "Beau concert 👍|On attend la suite !",
    "La mer est belle 🌊 et calme.",
    "La délégation est au Mali 🇲🇱 elle repart lundi.",
    "❗️ La réunion est reportée.|La date suivra.",
    "Tout est prêt. #salon #Lyon",
    "#salon #Lyon|Ouverture demain.",
    "La ville de #Lyon vous attend.",
    "Détails sur www.example.org.|Lisez donc.",
    "Le site https://example.org/a.b?c=d marche.",
    "Écrivez à info@example.org.|Nous répondrons.",
    "Le lien : https://example.org/a|Suite demain.",
    "Recevez avecle directeur Paul Morin .",
    "Le directeur Paul Morin .|Il a parlé.",
    "Première condition ; seconde condition.",
    "le respect des délais ;|Il faut aussi payer.",
    "Le vote est clos|Il a duré deux heures.|Tout va bien.",
    "Il travaille sur Le Monde des livres.",
    "La commission a siégé toute la journée.|elle reprend demain.",
    "Sa Majesté la Reine est venue.",
    'Elle dit : "Je viens de loin."|Il se tut.',
    "Un horodatage (p. ex. @946684800) suffit.",
    "Au menu :|• soupe|• fromage",
]


@pytest.mark.parametrize(
    "gold",
    [
        *ABBREVIATIONS,
        *LETTERS_THAT_LABEL,
        *POLITENESS,
        *QUOTATIONS,
        *DIALOGUE,
        *ELLIPSES,
        *NUMBERS,
        *MODERN,
    ],
    ids=lambda gold: gold[:40],
)
def test_french_ends_where_the_bar_stands(gold: str) -> None:
    assert recut(gold, "fr") == gold
