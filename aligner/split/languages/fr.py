"""French: abbreviations, openers and link texts."""

from aligner.split.profile import Profile, words

PROFILE = Profile(
    language="fr",
    leading=words(
        # titles and ranks
        "M MM Mr Mrs Mme Mmes Mlle Mlles Dr Drs Pr Prof Me Mes Mgr St Ste Sts Stes gén Gal lt Cdt capt sgt adj amir"
        " prés dép sén Sr Vve Fr"
        # places
        " bd bld boul fg faub rte"
        # references and scholarly apparatus
        " cf fig env av apr p.ex par.ex ex.p c.-à-d c-à-d càd i.e e.g vs spéc litt angl ital lat gr néerl coll trad réf"
        " obs chap vol ibid.p op loc s.d.n sq resp tél"
        " Ch Th Ph Chr Jh Cl Fr Gr Bl"
    ),
    closing=words(
        "etc J.-C J-C J.C av.J.-C ibid id cit op.cit loc.cit al et.al hab suiv Cie Inc Ltd Corp Co jr a.m p.m h min s.d s.l"
        " S.A.R.L S.A éd"
    ),
    before_number=words(
        "art p pp n no nos nᵒ num vol chap fig t l al pl col f ff éd ch tab tabl réf v sect par ann tél tel livr tom fol"
        " janv févr fév avr juil sept oct nov déc décr"
    ),
    openers=words(
        "Il Elle On Ils Elles Je Tu Nous Vous Ce Cela Ça Cet Cette Ces C'est Le La Les L'on Un Une Des Du De D'autres Son Sa"
        " Ses Leur Leurs Notre Nos Votre Vos Mon Ma Mes En Dans Sur Sous Pour Par Avec Sans Selon Après Avant Depuis"
        " Pendant Durant Lors Entre Chez Vers Et Mais Ou Or Donc Car Ainsi Alors Aussi Puis Ensuite Enfin Cependant"
        " Toutefois Pourtant Néanmoins Si Quand Lorsque Comme Bien Où Que Qui Quel Quelle Quels Quelles Comment Pourquoi"
        " Aujourd'hui Hier Demain Ici Là Tout Toute Tous Toutes Plus Plusieurs Certains Certaines Chaque Au Aux À A"
        " Malgré Grâce Parmi Outre Non Oui Ne Même Très Peu Parfois Souvent Voici Voilà Celui Celle Ceux Celles"
    ),
    name_particles=words("Le La Les L'on Du De Des D'autres Un Une"),
    abbreviations_end_in_consonant=True,
    link_texts=frozenset(
        {
            "texte intégral",
            "le texte intégral",
            "texte complet",
            "en savoir plus",
            "lire la suite",
            "lire plus",
            "lire aussi",
            "lire l'article",
            "lire l’article",
            "à lire aussi",
            "lire en intégralité",
            "lire intégralement",
            "voir plus",
            "voir la vidéo",
            "plus de détails",
            "vidéo",
            "photo",
            "photos",
            "audio",
            "source",
            "lien",
            "s'abonner",
            "s’abonner",
            "abonnez-vous",
            "partager",
            "télécharger",
            "transcription",
        }
    ),
)
