"""Lines of channels and pages in French that are no text of anybody's."""

from aligner.language.chrome import ChromeLine

CHROME = (
    ChromeLine(
        "forwarded",
        r"(?:Transféré|Message transféré|Transmis) (?:de|depuis|par) .+",
        "Transféré depuis La Gazette",
    ),
    ChromeLine(
        "day",
        r"\d{1,2}(?:er)? (?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|"
        r"décembre)(?: \d{4})?",
        "20 décembre 2025",
    ),
    ChromeLine(
        "views",
        r"\d+(?:[.,]\d+)?\s?[kKM]?\s?vues?(?: ?,?(?:modifié)? ?\d{1,2}:\d{2})?",
        "1,2K vues 14:05",
    ),
    ChromeLine(
        "comments",
        r"(?:\d+ commentaires?|Laisser un commentaire)",
        "3 commentaires",
    ),
    ChromeLine(
        "service",
        r"(?:Le nom|La photo|La description|Nom|Photo|Description) (?:du canal|"
        r"de la chaîne) (?:a été )?(?:changée?|modifiée?|mise? à jour|supprimée?)(?: .+)?",
        "Le nom du canal a été changé en «Mairie»",
    ),
    ChromeLine(
        "service",
        r"Canal créé|Chaîne créée|Message épinglé|.{1,80} a épinglé (?:un message|une photo|une vidéo|"
        r'un fichier|un sondage|[«"“].+)',
        "Mairie a épinglé «Horaires d’hiver»",
    ),
    ChromeLine(
        "media",
        r"(?:Média|Fichier) trop (?:volumineux|lourd)|Vidéo trop (?:volumineuse|lourde)|(?:Voir|"
        r"Ouvrir) dans Telegram",
        "VOIR DANS TELEGRAM",
    ),
    ChromeLine(
        "media-placeholder",
        r"\[ ?(?:Photo|Vidéo|Album|Autocollant|Fichier|Audio|Message vocal|Sondage|Position)(?: ?:.*)? ?\]",
        "[ Vidéo ]",
    ),
    ChromeLine(
        "media-link",
        r"{emoji}+\s*(?:Audio|Vidéo|Enregistrement|Retransmission|Sténogramme)(?: .{0,60}[^.!?:…])?",
        "🎥 Vidéo du discours",
    ),
    ChromeLine(
        "read-more",
        r"(?:Texte|Version) intégrale?(?: [^.!?]{1,60})?|Texte complet(?: [^.!?]{1,60})?|"
        r"En savoir plus\W*|(?:Lire|Voir) (?:la suite|plus|aussi|également|tout)\W*|À lire aussi\W*",
        "En savoir plus",
    ),
    ChromeLine(
        "subscribe",
        r"S[’']abonner\W*|Abonnez-vous(?: à (?:notre|la) (?:chaîne|canal|lettre|infolettre|"
        r"newsletter).{0,60})?\W*|Inscrivez-vous à (?:notre|la) (?:newsletter|lettre).{0,60}",
        "Abonnez-vous à notre chaîne !",
    ),
    ChromeLine(
        "navigation",
        r"(?:Toutes les )?actualités|Accueil|Menu|Recherche|Rechercher|Contacts?|Nous contacter|À propos|"
        r"Connexion|Se connecter|Aller au contenu|Retour(?: en haut)?|(?:Article|Page) (?:suivante?|"
        r"précédente?)|Suivant|Précédent|Fermer",
        "Aller au contenu",
    ),
    ChromeLine(
        "footer",
        r"Tous droits réservés\W*|Mentions légales|Politique de confidentialité|"
        r"Conditions d[’']utilisation|(?:Fait|Réalisé|Créé|Propulsé) (?:avec|par|sur)(?: .{1,40})?",
        "Mentions légales",
    ),
    ChromeLine(
        "cookies",
        r"(?:Nous utilisons|Ce site utilise) des cookies.*|(?:Tout )?accepter|Tout refuser|"
        r"Gérer les cookies",
        "Ce site utilise des cookies.",
    ),
    ChromeLine(
        "channel-page",
        r"\d[\d.,\s]*[KM]? ?(?:abonnés?|abonnements?|membres?|photos?|vidéos?|fichiers?|liens?|messages? vocaux|"
        r"GIFs?|sondages?)(?:, \d[\d\s]* en ligne)?",
        "2,56K abonnés",
    ),
    ChromeLine(
        "channel-page",
        r"Télécharger Telegram|(?:Aperçu|Prévisualisation) du canal|Voir (?:le canal|la chaîne)|"
        r"(?:Rejoindre|S[’']abonner à) (?:le canal|la chaîne|le groupe)|Si vous avez Telegram,? .+",
        "Télécharger Telegram",
    ),
    ChromeLine(
        "app",
        r"Télécharger|Applications?|Plateforme|Rejoindre|(?:Mettre en|Couper le) (?:sourdine|son)|Sourdine|"
        r"(?:Réactiver|Désactiver|Activer) (?:le son|les notifications)|Ouvrir (?:dans )?l[’']application|"
        r"Message épinglé|Infos? du canal",
        "Désactiver les notifications",
    ),
)
