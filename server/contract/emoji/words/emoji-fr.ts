/** Written by .build/write-emoji-words.mjs from the Unicode CLDR; see LICENSE. */
export const words = `‼double point d’exclamation|!|!!;⁉points d’exclamation et d’interrogation|!|!?|ponctuation|question;ℹsource d’informations;↔flèche gauche droite;↕flèche haut bas;↖flèche haut gauche|direction|nord-ouest
↗flèche haut droite|direction|nord-est;↘flèche bas droite|direction|sud-est;↙flèche bas gauche|direction|sud-ouest;↩flèche courbe gauche;↪flèche courbe droite;⌚montre|heure
⌛sablier|minuteur|sable;⌨clavier|ordinateur;⏏bouton éjecter;⏩bouton avance rapide|double flèche;⏪bouton retour rapide|flèche;⏫double flèche vers le haut
⏬double flèche vers le bas;⏭bouton piste suivante|scène suivante|triangle;⏮bouton piste précédente|scène précédente|triangle;⏯bouton lecture/pause|flèche|triangle;⏰réveil|alarme|heure;⏱chronomètre|heure
⏲horloge|heure|minuteur;⏳sablier avec sable qui coule;⏸bouton pause;⏹bouton stop|carré;⏺bouton enregistrer|cercle;Ⓜm encerclé|cercle
▪petit carré noir|forme géométrique;▫petit carré blanc|forme géométrique;▶bouton lecture|flèche|triangle;◀bouton retour|flèche|gauche|triangle;◻carré moyen blanc|forme géométrique;◼carré moyen noir|forme géométrique
◽carré petit moyen blanc|forme|géométrie;◾carré petit moyen noir|forme|géométrie;☀soleil|brillant|météo|rayons;☁nuage|météo;☂parapluie ouvert;☃bonhomme de neige
☄comète|espace;☎téléphone;☑case cochée|✓|bouton|carré|coche|oui|sélection;☔parapluie avec gouttes de pluie|météo;☕boisson chaude;☘trèfle|plante
☝index pointant vers le haut|doigt|main;☠tête de mort|crâne|os;☢radioactif|symbole;☣danger biologique|symbole;☦croix orthodoxe|chrétien|religion;☪lune et étoile|musulman|religion
☮symbole de paix;☯yin yang|religion|tao;☸roue du Dharma|bouddhiste|religion;☹visage mécontent;☺visage souriant|sourire;♀symbole de la femme
♂symbole de l’homme;♈bélier zodiaque;♉taureau|zodiaque;♊gémeaux|zodiaque;♋cancer|zodiaque;♌lion|zodiaque
♍vierge|zodiaque;♎balance|zodiaque;♏scorpion zodiaque;♐sagittaire|zodiaque;♑capricorne|zodiaque;♒verseau|zodiaque
♓poissons|zodiaque;♟pion d’échec|duper|sacrifiable;♠pique|carte|couleur|jeu;♣trèfle cartes|couleur|jeu;♥cœur cartes|couleur|jeu;♦carreau|carreaux|carte|couleur|jeu
♨sources chaudes;♻symbole Recyclage;♾infini|éternité|illimité|universel;♿symbole Accès handicapés;⚒marteau et pioche|outil;⚓ancre|bateau|outil
⚔épées croisées|arme;⚕caducée|médecine|personnel;⚖balance à poids|justice;⚗alambic|chimie|outil;⚙roue dentée|engrenage|outil;⚛symbole de l’atome|athée
⚜fleur de lys;⚠symbole d’avertissement;⚡haute tension|courant|danger|éclair|électricité;⚧symbole de la communauté transgenre;⚪disque blanc|cercle|forme géométrique|géométrie|rond;⚫disque noir|cercle|forme géométrique|géométrie|rond
⚰cercueil|mort;⚱urne funéraire;⚽ballon de football|balle|sport;⚾baseball|balle|sport;⛄bonhomme de neige sans neige;⛅soleil derrière les nuages|nuageux
⛈nuage avec éclair et pluie|météo|orage;⛎serpentaire|ophiuchus|zodiaque;⛏pioche|mine|outil;⛑casque de secouriste|assistance|croix;⛓chaînes;⛔sens interdit|entrée interdite|interdiction
⛩sanctuaire shinto;⛪église|bâtiment|chrétien|croix|religion;⛰montagne;⛱parasol sur le sol|plage|soleil;⛲fontaine;⛳drapeau de golf|sport|trou
⛴ferry|bateau;⛵voilier|bateau|mer|yacht;⛷skieur|neige|sport;⛸patin à glace|sport;⛹personne avec ballon|sport;⛺tente|camping
⛽pompe à essence|station;✂ciseaux|fournitures;✅bouton coché|✓|carré|coche|marque|oui|sélection;✈avion|véhicule;✉enveloppe|courrier électronique|e-mail;✊poing levé|main|pierre
✋main levée|feuille;✌V de la victoire|ciseaux|main;✍main qui écrit|écrire;✏crayon;✒stylo plume noir;✔coche|✓|oui|sélection
✖signe multiplier|*|×|annuler|non|x;✝croix latine|chrétien|religion;✡étoile de David|Juif|religion;✨étincelles|*|étoile|scintiller;✳astérisque huit branches|*|étoile;✴étoile huit branches|*|astérisque
❄flocon|neige;❇éclat|*|briller|étinceler|scintiller;❌croix|×|annuler|multiplication|multiplier;❎bouton croix|×;❓point d’interrogation rouge|?|ponctuation|question;❔point d’interrogation blanc|?|ponctuation|question
❕point d’exclamation blanc|!|ponctuation;❗point d’exclamation rouge|!|ponctuation;❣cœur point d’exclamation|ponctuation;❤cœur rouge;➕plus|+|addition|arithmétique|mathématiques|signe plus;➖moins|-|−|arithmétique|mathématiques|signe moins|soustraction
➗signe diviser|÷|division|mathématiques;➡flèche droite|direction|est;➰boucle|bouclette;➿double boucle;⤴flèche courbe haut;⤵flèche courbe bas
⬅flèche gauche|direction|ouest;⬆flèche haut|direction|nord;⬇flèche bas|direction|sud;⬛grand carré noir|forme géométrique;⬜grand carré blanc|forme|géométrie;⭐étoile
⭕cercle rouge|0|anneau;〰ligne ondulée|ponctuation|trait d’union ondulé|vague;〽alternance|symbole;㊗bouton félicitations en japonais;㊙bouton secret en japonais;🀄dragon rouge mahjong|jeu
🃏carte Joker|jeu;🅰groupe sanguin A;🅱groupe sanguin B;🅾groupe sanguin O;🅿bouton P|parking;🆎groupe sanguin AB
🆑bouton Effacer;🆒bouton Cool;🆓bouton Gratuit;🆔bouton Identifiant;🆕bouton Nouveau;🆖bouton Pas bien|interdit|mauvais
🆗bouton OK;🆘bouton SOS;🆙bouton Vers le haut|nouveau|nouveauté;🆚bouton VS|contre|versus;🈁bouton ici en japonais;🈂bouton frais de service en japonais
🈚bouton gratuit en japonais;🈯bouton réservé en japonais;🈲bouton interdit en japonais;🈳bouton chambres disponibles en japonais;🈴bouton note pour réussir en japonais;🈵bouton complet en japonais
🈶bouton pas gratuit en japonais|payant;🈷bouton montant mensuel en japonais;🈸bouton application en japonais;🈹bouton réduction en japonais|rabais;🈺bouton ouvert pour affaires en japonais;🉐bouton bonne affaire en japonais
🉑bouton accepter en japonais;🌀cyclone|tourbillon;🌁brume|brouillard;🌂parapluie fermé;🌃nuit étoilée|étoiles;🌄soleil levant derrière les montagnes
🌅soleil levant;🌆ville au crépuscule|coucher de soleil|immeubles|soir;🌇coucher de soleil;🌈arc-en-ciel|météo|pluie;🌉pont de nuit;🌊vague|mer|océan
🌋volcan|éruption;🌌voie lactée|espace;🌍globe tourné sur l’Afrique et l’Europe;🌎globe tourné sur les Amériques;🌏globe tourné sur l’Asie et l’Australie;🌐globe avec méridiens|globe terrestre
🌑nouvelle lune;🌒lune croissante;🌓premier quartier de lune;🌔lune gibbeuse croissante;🌕pleine lune;🌖lune gibbeuse décroissante
🌗dernier quartier de lune;🌘lune décroissante;🌙croissant de lune;🌚nouvelle lune avec visage;🌛premier quartier de lune avec visage;🌜dernier quartier de lune avec visage
🌝pleine lune avec visage;🌞soleil avec visage;🌟étoile brillante;🌠étoile filante;🌡thermomètre|météo;🌤soleil derrière un petit nuage
🌥soleil derrière un gros nuage;🌦soleil derrière un nuage de pluie;🌧nuage avec pluie|averse|mauvais temps|météo;🌨nuage avec neige|flocons|hiver|météo;🌩nuage avec éclair;🌪tornade|météo|nuage|tourbillon
🌫brouillard|météo|nuage;🌬vent avec visage|météo|souffle;🌭hot dog|saucisse|saucisse de Francfort;🌮taco|mexicain;🌯burrito|mexicain;🌰châtaigne|plante
🌱jeune pousse|jeune plant|plantule;🌲conifère|arbre;🌳arbre à feuilles caduques|feuillu;🌴palmier|arbre;🌵cactus|plante;🌶piment rouge
🌷tulipe|fleur;🌸fleur de cerisier;🌹rose|fleur;🌺hibiscus|fleur;🌻tournesol|fleur;🌼bourgeon|fleur
🌽épi de maïs;🌾plant de riz;🌿feuille|plante;🍀trèfle à quatre feuilles|chance;🍁feuille d’érable;🍂feuille morte
🍃feuille virevoltante|souffle|vent;🍄champignon|plante;🍅tomate|légume|plante;🍆aubergine|légume;🍇raisin|fruit;🍈melon|fruit
🍉pastèque|fruit;🍊mandarine|fruit|orange;🍋citron|fruit;🍌banane|fruit;🍍ananas|fruit;🍎pomme rouge|fruit
🍏pomme verte|fruit;🍐poire|fruit;🍑pêche|fruit;🍒cerises|fruit;🍓fraise|fruit;🍔hamburger
🍕pizza|fromage|part;🍖viande sur un os;🍗cuisse de poulet;🍘galette de riz|cracker;🍙boulette de riz|japonais|onigiri|plat;🍚bol de riz
🍛riz au curry;🍜bol fumant|nouilles|ramen|vapeur;🍝spaghetti|pâtes;🍞pain|miche;🍟frites|potatœs;🍠patate douce
🍡brochette de bonbons;🍢brochette de poisson;🍣sushi|japonais|poisson;🍤beignet de crevette;🍥croquette de poisson;🍦glace italienne
🍧granité|glace;🍨glace|crème|dessert|sucré;🍩doughnut|dessert|sucré;🍪cookie|dessert|sucré;🍫barre chocolatée|dessert|sucré;🍬bonbon|dessert|sucré
🍭sucette|dessert|sucré|sucrerie;🍮crème renversée|dessert|pudding|sucré;🍯pot de miel|sucré;🍰gâteau sablé|dessert|pâtisserie|sucré;🍱boîte déjeuner;🍲marmite|ragoût
🍳œuf au plat|friture|poêle;🍴fourchette et couteau|couteau et fourchette|restaurant;🍵tasse|thé;🍶saké|bouteille;🍷verre de vin;🍸cocktail|verre
🍹cocktail tropical|verre;🍺chope|bière;🍻chopes de bière|trinquer;🍼biberon|bébé|boisson|lait;🍽fourchette et couteau avec assiette|assiette et couverts|cuisine;🍾bouteille de champagne|boisson|bouchon|pop
🍿pop-corn;🎀ruban|fête;🎁cadeau|anniversaire|fête;🎂gâteau d’anniversaire;🎃citrouille|citrouille lanterne|halloween;🎄sapin de Noël|arbre|fête
🎅père Noël;🎆feu d’artifice;🎇cierge magique|étincelle|fête|feu d’artifice;🎈ballon gonflable|fête;🎉cotillons|fête;🎊confettis|fête
🎋arbre à vœux;🎌drapeaux croisés;🎍bambou décoratif|fête|japonais|plante;🎎poupées japonaises;🎏koinobori|carpe|fête;🎐carillon éolien|clochette|fête|vent
🎑cérémonie de la lune;🎒cartable|école|sac|sac à dos;🎓toque universitaire|chapeau|vêtements;🎖médaille militaire;🎗ruban de mémoire;🎙micro de studio
🎚curseur de niveau|musique;🎛boutons de réglage|boutons de commande;🎞pellicule|bande|cinéma|film;🎟billet d’entrée|spectacle;🎠cheval de manège;🎡grande roue
🎢montagnes russes;🎣pêche à la ligne;🎤micro|karaoke;🎥caméra|cinéma|film;🎦cinéma|caméra|film;🎧casque|écouteurs
🎨palette de peinture|art|musée de peinture;🎩haut de forme|chapeau|vêtements;🎪chapiteau|cirque;🎫billet|spectacle;🎬clap|film;🎭spectacle vivant|art|masque|théâtre
🎮jeu vidéo|manette;🎯dans le mille|cible;🎰machine à sous|jeu;🎱boule de billard|boule magique|jeu|pool;🎲dés|jeu;🎳bowling|boule|jeu|partie
🎴jeu des fleurs|carte|japonais;🎵note de musique;🎶notes de musique;🎷saxophone|instrument|musique;🎸guitare|instrument|musique;🎹piano|clavier|instrument|musique
🎺trompette|instrument|musique;🎻violon|instrument|musique;🎼partition|musique;🎽maillot de course|sport;🎾tennis|balle|sport;🎿ski|sport
🏀basket|ballon|panier|sport;🏁drapeau à damier;🏂snowboardeur|neige|sport;🏃personne qui court|coureur|course à pied|jogging|marathon;🏄personne faisant du surf|sport;🏅médaille sportive
🏆trophée|prix;🏇course hippique|cheval|jockey|sport;🏈football américain|ballon|sport;🏉rugby|ballon|sport;🏊personne nageant|sport;🏋haltérophile|sport
🏌joueur de golf|balle;🏍moto|course;🏎voiture de course;🏏cricket|balle|batte|match|sport;🏐volley-ball|ballon|match|sport;🏑hockey sur gazon|balle|crosse|sport
🏒hockey sur glace|crosse|palet|sport;🏓ping-pong|partie|raquette|sport|tennis de table;🏔montagne enneigée;🏕camping;🏖plage avec parasol;🏗construction d’un bâtiment
🏘maisons|bâtiments;🏙ville|bâtiment;🏚maison abandonnée;🏛monument classique;🏜désert;🏝île déserte
🏞parc national|nature;🏟stade;🏠maison|bâtiment|pavillon;🏡maison avec jardin;🏢immeuble de bureaux;🏣bureau de poste japonais|bâtiment
🏤bureau de poste;🏥hôpital|bâtiment;🏦banque|bâtiment;🏧distributeur de billets|argent|dab;🏨hôtel|bâtiment;🏩love hotel|bâtiment
🏪supérette|épicerie|magasin;🏫école|bâtiment;🏬grand magasin;🏭usine|bâtiment;🏮lampion rouge|japonais|lanterne|lumière;🏯château japonais|bâtiment
🏰château|bâtiment|européen;🏳drapeau blanc;🏴drapeau noir;🏵rosette|plante;🏷étiquette;🏸badminton|match|raquette|sport|volant
🏹arc et flèche|archer|Sagittaire;🏺amphore|cuisine|vase;🐀rat|animal;🐁souris|animal;🐂bœuf|animal;🐃buffle|animal
🐄vache|animal;🐅tigre|animal;🐆léopard|animal;🐇lapin|animal;🐈chat|animal;🐉dragon|animal
🐊crocodile|animal|reptile;🐋baleine|animal;🐌escargot|animal;🐍serpent|animal|reptile;🐎cheval|animal;🐏bélier|animal
🐐chèvre|animal;🐑mouton|animal;🐒singe|animal;🐓coq|animal|oiseau;🐔poule|animal|oiseau;🐕chien|animal
🐖cochon|animal;🐗sanglier|animal;🐘éléphant|animal;🐙pieuvre|animal|mollusque;🐚coquille en spirale;🐛chenille|animal|insecte
🐜fourmi|animal|insecte;🐝abeille|animal|insecte;🐞coccinelle|animal|insecte;🐟poisson|animal|poissons|zodiaque;🐠poisson tropical|animal;🐡poisson-lune|animal
🐢tortue|animal|reptile;🐣poussin qui éclôt|animal|oiseau;🐤poussin|animal|oiseau;🐥poussin de face|animal|oiseau;🐦oiseau|animal;🐧pingouin|animal|oiseau
🐨koala|animal;🐩caniche|animal|chien;🐪dromadaire|animal;🐫chameau|animal;🐬dauphin|animal;🐭tête de souris|animal
🐮tête de vache|animal;🐯tête de tigre|animal;🐰tête de lapin|animal;🐱tête de chat|animal;🐲tête de dragon|animal;🐳baleine soufflant par son évent|animal
🐴tête de cheval|animal;🐵tête de singe|animal;🐶tête de chien|animal;🐷tête de cochon|animal;🐸grenouille|animal|tête;🐹hamster|animal|tête
🐺loup|animal|tête;🐻ours|animal|tête;🐼panda|animal|tête;🐽groin|animal|cochon;🐾empreintes d’animaux|pattes;🐿écureuil|animal
👀yeux|corps|œil|visage;👁œil|corps;👂oreille|corps;👃nez|corps;👄bouche|corps|lèvres;👅langue|corps
👆main avec index pointant vers le haut|doigt;👇main avec index pointant vers le bas|doigt;👈main avec index pointant à gauche|doigt;👉main avec index pointant à droite|doigt;👊poing de face|coup de poing|main;👋signe de la main|coucou
👌ok|geste|main;👍pouce vers le haut|main|super;👎pouce vers le bas|main|nul;👏applaudissements|bravo|mains;👐mains ouvertes;👑couronne|reine|roi|vêtements
👒chapeau de femme|vêtements;👓lunettes de vue|œil|vêtements;👔cravate|vêtements;👕T-shirt|tee-shirt|vêtements;👖jean|pantalon|vêtements;👗robe|vêtements
👘kimono|vêtements;👙bikini|maillot de bain;👚vêtements de femme;👛porte-monnaie|vêtements;👜sac à main|vêtements;👝pochette|sac|vêtements
👞chaussure d’homme|vêtements;👟chaussure de sport|vêtements;👠chaussure à talon haut|vêtements;👡sandale de femme|chaussure|vêtements;👢botte de femme|chaussure|vêtements;👣traces de pas|pied
👤silhouette de buste;👥silhouettes de bustes;👦garçon|jeune;👧fille|jeune|vierge|zodiaque;👨homme;👩femme
👪famille|enfant|mère|père;👫femme et homme se tenant la main|couple|main dans la main;👬deux hommes se tenant la main|couple|Gémeaux|jumeaux|main dans la main|zodiaque;👭deux femmes se tenant la main|couple|jumelles|main dans la main;👮officier de police|flic;👯personnes avec des oreilles de lapin|danseuse|femme|fille
👰personne mariée avec voile|mariage;👱personne blonde|cheveux;👲homme avec casquette chinoise|casquette mao|chapeau;👳personne en turban;👴homme âgé;👵femme âgée
👶bébé;👷personnel du bâtiment|casque|ouvrier;👸princesse|fantastique;👹ogre|japonais;👺monstre japonais;👻fantôme|créature|fantastique|monstre|visage
👼bébé ange|fantastique|visage;👽alien|créature|extraterrestre|ovni|visage;👾monstre de l’espace|extraterrestre;👿visage en colère avec des cornes|diablotin|mauvais;💀crâne|corps|fantastique|mort|visage;💁personne paume vers le haut|aide|information|main
💂garde;💃danseuse|femme;💄rouge à lèvres|maquillage;💅vernis à ongles|maquillage;💆personne qui se fait masser|massage|salon|visage;💇personne qui se fait couper les cheveux|barbier|beauté|coiffure|salon
💈enseigne de barbier|coiffure;💉seringue|aiguille|docteur|malade|médecine;💊pilule|docteur|malade|médecine;💋trace de rouge à lèvres|baiser;💌lettre d’amour;💍bague|amour|diamant
💎pierre précieuse|bijou|diamant|joyau;💏bisou|baiser|couple;💐bouquet|fleur|plante;💑couple avec cœur|amour;💒mariage|amour|chapelle|église;💓cœur battant
💔cœur brisé;💕deux cœurs|amour;💖cœur étincelant;💗cœur grandissant;💘cœur et flèche|Cupidon;💙cœur bleu
💚cœur vert;💛cœur jaune;💜cœur violet;💝cœur avec ruban|Saint-Valentin;💞cœurs qui tournent;💟décoration avec cœur
💠diamant avec un point|dessin|géométrique|intérieur;💡ampoule|dessin|idée|lumière;💢symbole de colère|dessin|furieux;💣bombe|dessin;💤endormi|dormir|ronfler;💥explosion|collision
💦gouttes de sueur|éclaboussures;💧goutte d’eau|sueur;💨décamper|filer;💩tas de crotte|caca|dessin|visage;💪biceps contracté|corps|muscle;💫étourdissement|tournis
💬bulle de parole|dialogue;💭bulle de pensée;💮fleur blanche;💯cent points;💰sac plein d’argent|dollar|sac d’argent;💱conversion de devise|argent|banque|change
💲symbole dollar|argent;💳carte bancaire;💴billet en yens;💵billet en dollars;💶billet en euros;💷billet en livres
💸billet avec des ailes;💹courbe avec yen en hausse|banque|graphique|monnaie;💺siège|fauteuil;💻ordinateur portable;💼porte-documents;💽disque d’ordinateur
💾disquette|ordinateur;💿CD|disque;📀DVD|disque;📁dossier|fichier;📂dossier ouvert;📃page enroulée
📄page|document;📅calendrier|date;📆éphéméride|calendrier|date;📇carnet d’adresses|fiche|index|rolodex;📈graphique en hausse|tendance;📉graphique en baisse|tendance
📊graphiques à barres;📋porte-bloc|fournitures;📌punaise|fournitures;📍épingle|fournitures;📎trombone|fournitures;📏règle|fournitures
📐équerre|fournitures;📑signets|marque|marqueur|onglets;📒carnet de compte|grand livre;📓carnet;📔carnet avec couverture;📕livre fermé
📖livre ouvert;📗livre vert;📘livre bleu;📙livre orange;📚livres;📛badge nominatif
📜parchemin|papier;📝mémo|crayon;📞combiné téléphonique|téléphone;📟bipeur|pager;📠fax|télécopieur;📡antenne satellite|antenne parabolique|parabole
📢haut-parleur|son;📣porte-voix|manifestation|mégaphone;📤boîte d’envoi|courrier électronique|e-mail|message;📥boîte de réception|courrier électronique|e-mail|message;📦colis|paquet;📧e-mail|courrier électronique|message
📨message reçu|courrier électronique|e-mail;📩enveloppe avec flèche|courrier électronique|e-mail|message;📪boîte aux lettres fermée drapeau baissé|courrier;📫boîte aux lettres fermée drapeau levé|courrier;📬boîte aux lettres ouverte drapeau levé|courrier;📭boîte aux lettres ouverte drapeau baissé|courrier
📮boîte aux lettres|courrier;📯cor postal|facteur;📰journal|actualités;📱téléphone portable;📲appel entrant;📳mode vibreur|portable|téléphone
📴téléphone éteint|portable;📵téléphones portables interdits|interdiction;📶barres de réseau|portable|téléphone;📷appareil photo|vidéo;📸appareil photo avec flash;📹caméscope|caméra|vidéo
📺téléviseur|télévision|TV;📻radio|vidéo;📼cassette vidéo|vhs|vidéocassette;📽projecteur cinématographique;📿chapelet|prière|religion|vêtements;🔀bouton lecture aléatoire|flèche|flèches croisées
🔁bouton répétition|flèche|flèches en cercle|sens horaire;🔂bouton répétition de la piste|flèche|flèches en cercle avec n°1|sens horaire;🔃flèches dans le sens horaire|symbole Recharger;🔄flèches dans le sens antihoraire;🔅luminosité faible;🔆luminosité élevée
🔇muet|silence|son;🔈volume des enceintes faible|son;🔉volume des enceintes moyen|son;🔊volume des enceintes élevé|son;🔋pile;🔌câble avec fiche électrique|prise
🔍loupe orientée à gauche|recherche;🔎loupe orientée à droite|recherche;🔏cadenas fermé avec stylo|verrouillé;🔐cadenas fermé avec clé|sécurisé;🔑clé|mot de passe|serrure;🔒cadenas fermé|verrouillé
🔓cadenas ouvert;🔔cloche;🔕alarme désactivée|barrée|cloche|silence;🔖marque-page|marqueur;🔗chaînons|maillons;🔘bouton radio|forme|géométrie
🔙flèche Retour;🔚flèche Fin;🔛flèche Activé;🔜flèche Bientôt;🔝flèche En haut;🔞18 ans et plus|dix-huit|interdiction|interdit|mineur
🔠majuscules|lettres|lettres latines|saisie;🔡minuscules|lettres|lettres latines|saisie;🔢saisie de chiffres|1234;🔣saisie de symboles;🔤alphabet latin|lettres|saisie;🔥feu|flamme
🔦torche|lumière;🔧clé à molette|outil;🔨marteau|outil;🔩vis et écrou|outil;🔪couteau de cuisine|arme|outil;🔫pistolet à eau|arme|arme à feu|revolver
🔬microscope|outil|science;🔭télescope|outil|science;🔮boule de cristal;🔯étoile à 6 branches|chance;🔰symbole japonais de débutant;🔱trident|ancre|bateau
🔲carré noir|bouton|forme|géométrie;🔳carré blanc|bouton|forme|géométrie;🔴disque rouge|cercle|forme géométrique|géométrie|rond;🔵disque bleu|cercle|forme géométrique|géométrie|rond;🔶grand losange orange|forme géométrique;🔷grand losange bleu|forme géométrique|grand losange orange
🔸petit losange orange|forme géométrique;🔹petit losange bleu|forme géométrique;🔺triangle rouge pointant vers le haut|forme géométrique;🔻triangle rouge pointant vers le bas|flèche|forme|géométrie;🔼petit triangle haut|flèche;🔽petit triangle bas|flèche
🕉om|hindou|religion;🕊colombe|animal|oiseau;🕋kaaba|islam|musulman|religion;🕌mosquée|islam|musulman|religion;🕍synagogue|juif|juive|religion|temple;🕎chandelier à sept branches|menora|religion
🕐une heure|1 h|13 h;🕑deux heures|14 h|2 h;🕒trois heures|15 h|3 h;🕓quatre heures|16 h|4 h;🕔cinq heures|17 h|5 h;🕕six heures|18 h|6 h
🕖sept heures|19 h|7 h;🕗huit heures|20 h|8 h;🕘neuf heures|21 h|9 h;🕙dix heures|10 h|22 h;🕚onze heures|11 h|23 h;🕛midi/minuit|0 h|12 h
🕜une heure et demie|1 h 30|13 h 30;🕝deux heures et demie|14 h 30|2 h 30;🕞trois heures et demie|15 h 30|3 h 30;🕟quatre heures et demie|16 h 30|4 h 30;🕠cinq heures et demie|17 h 30|5 h 30;🕡six heures et demie|18 h 30|6 h 30
🕢sept heures et demie|19 h 30|7 h 30;🕣huit heures et demie|20 h 30|8 h 30;🕤neuf heures et demie|21 h 30|9 h 30;🕥dix heures et demie|10 h 30|22 h 30;🕦onze heures et demie|11 h 30|23 h 30;🕧midi/minuit et demie|00 h 30|12 h 30
🕯bougie|lumière;🕰pendule|horloge;🕳trou;🕴homme d’affaires en lévitation;🕵détective|enquêteur|espion;🕶lunettes de soleil
🕷araignée|animal|insecte;🕸toile d’araignée;🕹manette de jeu|jeu vidéo|joystick;🕺danseur|homme;🖇trombones|fournitures;🖊stylo|stylo bille
🖋stylo plume;🖌pinceau|peinture;🖍crayon pastel;🖐main levée doigts écartés;🖕doigt d’honneur|main|majeur;🖖salut vulcain|main
🖤cœur noir;🖥ordinateur de bureau;🖨imprimante|ordinateur;🖱souris d’ordinateur;🖲boule de commande|ordinateur|souris à boule;🖼cadre avec image|art|musée|peinture
🗂intercalaires|classement|index;🗃boîte à dossiers;🗄meuble à dossiers|classement|classer;🗑corbeille à papiers;🗒bloc-notes à spirale;🗓calendrier à spirale
🗜serre-joint|outil;🗝clé ancienne|serrure;🗞journal roulé;🗡dague|arme|couteau|poignard;🗣tête qui parle|parler|silhouette;🗨bulle de parole gauche|dialogue
🗯bulle colère droite;🗳urne électorale;🗺carte du monde;🗻mont Fuji|montagne;🗼tour de Tokyo;🗽statue de la Liberté
🗾carte du Japon;🗿moai|statue;😀visage rieur|sourire;😁visage souriant aux yeux rieurs|dents|sourire;😂visage riant aux larmes|sourire;😃visage souriant avec de grands yeux|sourire
😄visage très souriant aux yeux rieurs|sourire;😅visage souriant avec une goutte de sueur|sourire;😆visage souriant avec yeux plissés|bouche|rire|sourire;😇visage souriant avec auréole|ange;😈visage souriant avec des cornes|fantastique|sourire;😉visage faisant un clin d’œil
😊visage souriant avec yeux rieurs|œil|rougir|sourire;😋miam|langue;😌visage soulagé|soulagement;😍visage souriant avec yeux en forme de cœur|amour|œil;😎visage avec lunettes de soleil;😏visage avec un sourire malin
😐visage neutre;😑visage sans expression|inexpressif|neutre;😒visage blasé|pas content;😓visage démoralisé avec goutte de sueur|froide;😔visage pensif|déçu;😕visage confus
😖visage déconcerté;😗visage faisant un bisou;😘visage envoyant un bisou|cœur;😙visage aux yeux rieurs faisant un bisou;😚visage faisant un bisou avec les yeux fermés;😛visage qui tire la langue
😜visage qui tire la langue et fait un clin d’œil;😝visage qui tire la langue les yeux plissés|goût|horrible|œil;😞visage déçu;😟visage inquiet;😠visage en colère;😡visage boudeur|colère|énervé|furieux
😢visage qui pleure|larmes;😣visage persévérant;😤visage avec fumée sortant des narines|triomphe|victoire;😥visage triste mais soulagé|pfiou;😦visage mécontent avec bouche ouverte|déçu;😧visage angoissé|angoisse
😨visage effrayé|apeuré;😩visage épuisé|fatigué;😪visage endormi|sommeil;😫visage fatigué|fatigue;😬visage grimaçant|grimace;😭visage qui pleure à chaudes larmes|pleurs|triste
😮visage avec bouche ouverte|surpris;😯visage ébahi|sans voix|stupéfait|surpris;😰visage anxieux avec goutte de sueur|bouche|froid;😱visage qui hurle de peur|cri|effrayé;😲visage stupéfait|choc;😳visage qui rougit|rouge|rougissant
😴visage somnolent|sommeil|zzz;😵visage étourdi|tournis;😶visage sans bouche|muet;😷visage avec masque;😸chat qui sourit avec des yeux rieurs|sourire|visage;😹chat qui pleure de joie|pleurer de rire|sourire|visage
😺chat qui sourit|sourire|visage;😻chat souriant aux yeux en cœurs|amoureux|sourire|visage;😼chat avec sourire en coin|ironique|narquois|visage;😽chat qui fait un bisou|embrasser|visage;😾chat qui boude|bouder|colère|désaccord|ennui|visage;😿chat qui pleure|larme|pleurer|triste|visage
🙀chat fatigué|fatigue|inquiet|oh|surpris|visage;🙁visage légèrement mécontent;🙂visage avec un léger sourire;🙃tête à l’envers|renversée;🙄visage roulant des yeux|roulement;🙅personne faisant un geste d’interdiction|interdit|main
🙆personne faisant un geste d’acceptation|main|OK;🙇personne qui s’incline|désolé|geste|incliné;🙈singe ne rien voir|aveugle;🙉singe ne rien entendre|sourd;🙊singe ne rien dire|muet;🙋personne qui lève la main|content|geste|levée
🙌mains levées|air;🙍personne fronçant les sourcils|froncer;🙎personne qui boude|bouder|geste|moue;🙏mains en prière;🚀fusée|espace;🚁hélicoptère|véhicule
🚂locomotive|train;🚃wagon|chemin de fer|train|voiture;🚄TGV|train;🚅train à grande vitesse;🚆train|chemin de fer;🚇métro
🚈métro léger;🚉gare|train;🚊tramway|transport|trolley|trolleybus;🚋wagon de tramway|trolleybus|voiture;🚌bus|véhicule;🚍bus de face
🚎trolleybus;🚏arrêt de bus;🚐minibus;🚑ambulance|véhicule;🚒camion de pompier;🚓voiture de police
🚔voiture de police de face;🚕taxi|véhicule;🚖taxi de face;🚗voiture|automobile;🚘voiture de face|automobile;🚙véhicule utilitaire sport|loisirs|voiture
🚚camion de livraison;🚛semi-remorque|camion|poids lourd;🚜tracteur|véhicule;🚝monorail|véhicule;🚞train de montagne;🚟train suspendu
🚠téléphérique|montagne|télécabine;🚡tramway aérien|télécabine;🚢navire|bateau;🚣personne ramant dans une barque|bateau;🚤hors-bord|bateau;🚥feu tricolore horizontal
🚦feu tricolore vertical;🚧travaux|barrière;🚨gyrophare|lumière|police|voiture;🚩drapeau triangulaire|fanion;🚪porte;🚫symbole d’interdiction|interdit
🚬cigarette|fumeur;🚭interdiction de fumer|interdit;🚮icône Poubelle;🚯dépôt d’ordures interdit|déchets|interdiction;🚰eau potable;🚱eau non potable
🚲vélo;🚳vélos interdits|interdiction;🚴cycliste|vélo;🚵personne en VTT|montagne|vélo;🚶personne qui marche|piéton;🚷interdit aux piétons|interdiction
🚸traversée d’enfants|école|piétons;🚹symbole Toilettes hommes|WC;🚺symbole Toilettes femmes|WC;🚻panneau Toilettes|WC;🚼symbole Bébé|espace de change;🚽toilettes
🚾WC|toilettes;🚿douche|eau;🛀personne prenant un bain|baignoire;🛁baignoire|bain;🛂contrôle des passeports;🛃douane
🛄retrait des bagages;🛅consigne|bagages;🛋canapé et lampe;🛌personne au lit;🛍sacs de shopping;🛎cloche de comptoir|hôtel
🛏lit|dormir|hôtel;🛐lieu de culte|religion;🛑stop|signe;🛒chariot|panier|shopping;🛕temple hindou|religion|stūpa;🛖hutte|case|maison|yourte
🛗ascenseur|accessibilité|monte-personnes;🛜sans fil|internet|ordinateur|réseau|Wi-Fi;🛝toboggan|aire de jeu|jouer;🛞roue|cercle|pneu|tourner;🛟bouée de sauvetage|flotter|sauver|sauveteur|secours|sécurité;🛠marteau et clé à molette|outil
🛡bouclier|arme;🛢baril de pétrole;🛣autoroute;🛤voie ferrée|train;🛥bateau à moteur;🛩petit avion
🛫avion au décollage;🛬avion à l’atterrissage;🛰satellite|espace;🛳paquebot|bateau;🛴trottinette;🛵scooter
🛶canoë|bateau;🛷luge|traîneau;🛸soucoupe volante|OVNI;🛹planche à roulettes|glisse|longboard|skate|skateboard;🛺tuk tuk|rickshaw|taxi|tricycle;🛻pick-up|pickup|véhicule
🛼patin à roulettes|derby|roller;🟠disque orange|cercle|forme géométrique|géométrie|rond;🟡disque jaune|cercle|forme géométrique|géométrie|rond;🟢disque vert|cercle|forme géométrique|géométrie|rond;🟣disque violet|cercle|forme géométrique|géométrie|rond;🟤disque marron|cercle|forme géométrique|géométrie|rond
🟥carré rouge|forme géométrique|géométrie;🟦carré bleu|forme géométrique|géométrie;🟧carré orange|forme géométrique|géométrie;🟨carré jaune|forme géométrique|géométrie;🟩carré vert|forme géométrique|géométrie;🟪carré violet|forme géométrique|géométrie
🟫carré marron|forme géométrique|géométrie;🟰signe égal gras|égalité|mathématiques;🤌bout des doigts joints|argumentation|geste|main|parler avec les mains;🤍cœur blanc;🤎cœur marron|brun;🤏pouce et index rapprochés|petite quantité|petite somme|peu|un peu
🤐visage avec bouche fermeture éclair;🤑argent dans les yeux et la bouche;🤒visage avec thermomètre|indisposé|malade;🤓visage de geek|lunettes;🤔visage en pleine réflexion;🤕visage avec bandage autour de la tête
🤖robot|androïde|automate|machine|monstre|visage;🤗visage qui fait un câlin|gentil;🤘cornes avec les doigts|main;🤙signe appel téléphonique avec les doigts|main|téléphone;🤚dos de main levée;🤛poing à gauche|main
🤜poing à droite|main;🤝poignée de main|mains|présentation|rencontre;🤞doigts croisés|main;🤟signe je t’aime|amour|main;🤠visage avec chapeau de cowboy;🤡visage de clown
🤢visage nauséeux|écœuré;🤣se rouler par terre de rire|visage;🤤visage qui bave|baver;🤥visage de menteur|mensonge|pinocchio;🤦personne avec la paume sur le visage|exaspération|incrédulité|paume de main;🤧visage qui éternue|atchoum|éternuement|éternuer|rhume
🤨visage avec les sourcils relevés|méfiant|sceptique;🤩visage avec des étoiles à la place des yeux|grand sourire;🤪tête de fou|grand|œil|petit;🤫visage avec un doigt sur la bouche|chut|silence;🤬visage avec des symboles dans la bouche|juron;🤭visage avec une main sur la bouche|oups
🤮visage qui vomit|malade|vomissure;🤯tête qui explose|choqué;🤰femme enceinte;🤱allaitement|bébé|sein|soins;🤲paume contre paume doigts vers le haut|mains|prière;🤳selfie|appareil photo|téléphone
🤴prince;🤵personne en smoking|marié|personne mariée;🤶mère Noël;🤷personne qui hausse les épaules|doute|haussement d’épaules|ignorance|indifférence;🤸personne faisant la roue|gymnastique|sport;🤹personne qui jongle|jongler|jongleur|multitâche
🤺escrimeur|épée|personne|sport;🤼personnes faisant de la lutte|lutteur|sport;🤽personne jouant au water-polo|sport;🤾personne jouant au handball|sport;🤿masque de plongée|apnée|plonger|snorkeling|tuba;🥀fleur fanée
🥁batterie|baguettes|musique|tambour;🥂trinquer|célébrer|fêter|verre;🥃verre tumbler|liqueur|whisky;🥄cuillère|couvert;🥅cage|filet|sport;🥇médaille d’or|1er
🥈médaille d’argent|2e;🥉médaille de bronze|3e;🥊gant de boxe|sport;🥋tenue d’arts martiaux|judo|karaté|sport|taekwondo;🥌pierre de curling|granit|match|partie|sport;🥍crosse|balle|but|sport
🥎softball|balle|gant;🥏disque volant|frisbee|sport|ultimate|ultime-passe;🥐croissant|pain|viennoiserie;🥑avocat|fruit;🥒concombre|légume;🥓lard|bacon|viande
🥔pomme de terre|légume|patate;🥕carotte|légume;🥖baguette|pain;🥗salade verte;🥘plat mitonné|casserole|paella|poêle;🥙kebab|falafel
🥚œuf;🥛verre de lait|boisson;🥜cacahuètes|arachide|noisette;🥝kiwi|fruit;🥞pancakes|crêpe;🥟boulette de pâte|empanada|gyōza|jiaozi|pierogi|potsticker
🥠biscuit chinois|prophétie;🥡boîte à emporter|carton|chinois|nourriture à emporter;🥢baguettes|hashi;🥣bol avec cuillère|céréales|congee|déjeuner;🥤gobelet avec paille|jus de fruits|soda;🥥noix de coco|fruit|palmier|piña colada
🥦brocoli|chou sauvage|légume;🥧tarte|décoration|garniture|gâteau|pâtisserie;🥨bretzel|torsade;🥩morceau de viande|côtelette|côtelette d’agneau|côtelette de porc|steak;🥪sandwich|pain;🥫aliments en conserve
🥬légume à feuilles vertes|chou|chou chinois|chou frisé|chou pommé|laitue;🥭mangue|fruit|tropical;🥮gâteau de lune|automne|festival|yuèbǐng;🥯bagel|boulangerie|petit-déjeuner|schmear;🥰visage souriant avec cœurs|adorer|aimer|amour|amoureux|béguin;🥱visage bâillant|bâiller|ennui|fatigue
🥲visage souriant avec une larme|ému|fier|soulagé|touché;🥳visage festif|célébration|chapeau|fête|sifflet;🥴visage éméché|bouche ondulée|dans les vapes|hébété|pompette|rond;🥵visage rouge et chaud|coup de chaleur|fièvre|transpiration;🥶visage bleu et froid|gelure|glacial|glaçon;🥷ninja|furtif|guerrier|masqué
🥸visage déguisé|déguisement|faux nez|incognito|lunettes|postiche;🥹visage retenant ses larmes|ému|gratitude|pleurs|retenir ses larmes|triste;🥺visage implorant|pitié|supplication|yeux de chiens battus;🥻sari|mode|robe|vêtement;🥼blouse blanche|docteur|expérience|scientifique;🥽lunettes|natation|protection des yeux|soudage
🥾chaussure de randonnée|camping|chaussure de marche|vêtements;🥿chaussure plate|ballerine|chaussure sans lacets|mule|vêtements;🦀crabe|animal;🦁tête de lion|animal|zodiaque;🦂scorpion|animal;🦃dindon|animal|oiseau
🦄licorne|animal|tête;🦅aigle|animal|oiseau|rapace;🦆canard|animal|oiseau;🦇chauve-souris|animal|vampire;🦈requin|animal|poisson;🦉chouette|animal|oiseau
🦊renard|animal|tête;🦋papillon|insecte|mignon;🦌cerf|animal;🦍gorille|animal;🦎lézard|animal|reptile;🦏rhinocéros|animal
🦐crevette|crustacé;🦑calamar|mollusque;🦒girafe|animal|taches;🦓zèbre|animal|rayure|zébrure;🦔hérisson|animal|épineux;🦕sauropode|animal|brachiosaure|brontosaure|diplodocus
🦖T-Rex|tyrannosaure|Tyrannosaurus Rex;🦗criquet|animal|insecte|sauterelle;🦘kangourou|joey|marsupial|saut;🦙lama|alpaga|guanaco|laine|vigogne;🦚paon|animal|fier|oiseau|paonne|prétentieux;🦛hippopotame|animal
🦜perroquet|animal|oiseau|parle|pirate;🦝raton laveur|animal|curieux|sournois;🦞homard|bisque|fruits de mer|pinces;🦟moustique|fièvre|insecte|maladie|malaria|virus;🦠microbe|amibe|bactérie|virus;🦡blaireau|animal|ratel
🦢cygne|animal|jeune cygne|oiseau|vilain petit canard;🦣mammouth|défenses|extinction|grand|laineux;🦤dodo|extinction|grand|Maurice;🦥paresseux|aï|animal|endormi|lent;🦦loutre|animal|joueur|pêcheur;🦧orang-outan|animal|primate|singe
🦨mouffette|animal|odeur|puer|putois;🦩flamant|animal|oiseau|rose|tropical;🦪huître|coquille|mollusque|perle;🦫castor|barrage;🦬bison|buffle|cornes|herbivore|troupeau;🦭phoque|lion de mer|otarie
🦮chien guide|accessibilité|animal|aveugle|non-voyant;🦯canne blanche|accessibilité|aveugle|déficient visuel|malvoyant;🦴os|squelette;🦵jambe|coup de pied|membre;🦶pied|coup de pied|pas lourd;🦷dent|dentiste
🦸super-héros|bien|heroïne|super-pouvoir;🦹super-vilain|criminel|mal|méchant|super-pouvoir;🦺gilet de sécurité|fluo|gilet jaune|sûreté|visibilité;🦻oreille appareillée|accessibilité|malentendant|prothèse auditive;🦼fauteuil motorisé|accessibilité|fauteuil roulant;🦽fauteuil roulant manuel|accessibilité
🦾bras mécanique|accessibilité|bras robot|prothèse;🦿jambe mécanique|accessibilité|jambe robot|prothèse;🧀part de fromage;🧁cupcake|pâtisserie|sucrerie;🧂sel|condiment|salière;🧃briquette de jus|carton|jus de fruits
🧄ail|assaisonnement|condiment|légume;🧅oignon|assaisonnement|condiment|légume;🧆falafels|boulettes|pois chiches|seitan|soja|viande;🧇gaufre|gourmandise|moule|pâtisserie|petit-déjeuner;🧈beurre|gras|produit laitier;🧉maté|boisson
🧊glaçon|froid|glace|iceberg;🧋thé aux perles|bulle|lait;🧌troll|conte de fées|légende|monstre|mythe;🧍personne debout;🧎personne à genoux;🧏personne sourde|accessibilité|entendre|malentendant|oreille
🧐visage avec un monocle|collet monté|vieux jeu;🧑adulte|genre neutre;🧒enfant|genre neutre|jeune;🧓personne âgée|adulte|genre neutre;🧔personne barbue|barbe;🧕femme avec foulard|hijab|mantilla|tichel
🧖personne au hammam|sauna;🧗personne qui grimpe|alpiniste|grimpeur;🧘personne dans la posture du lotus|méditation|position du lotus|yoga;🧙mage|ensorceleur|magicien|sorcier|sorcière;🧚personnage féérique|Obéron|Puck|Titania;🧛vampire|Dracula|mort-vivant
🧜créature aquatique|sirène|triton;🧝elfe|magique;🧞génie|djinn;🧟zombie|mort-vivant;🧠cerveau|intelligent;🧡cœur orange
🧢casquette américaine|casquette de baseball|vêtements;🧣foulard|cou|vêtements;🧤gants|main|vêtements;🧥manteau|veste|vêtements;🧦chaussettes|pieds|vêtements;🧧enveloppe rouge|argent|bonne chance|cadeau|hóngbāo|lai see
🧨pétard|dynamite|explosif|feu d’artifice;🧩pièce de puzzle|assemblage|indice;🧪tube à essai|chimie|chimiste|expérience|labo|sciences;🧫boîte de pétri|bactérie|biologie|biologiste|culture|labo;🧬adn|biologiste|évolution|gène|génétique|vie;🧭boussole|magnétique|navigation|orientation
🧮abaque|calcul;🧯extincteur|éteindre|feu|incendie;🧰boîte à outils|coffre|mécanique;🧱brique|argile|briques|mortier|mur;🧲aimant|attraction|fer à cheval|magnétique;🧳bagage|valise|voyage
🧴bouteille de lotion|crème hydratante|crème solaire|flacon|shampooing;🧵bobine de fil|aiguille|couture|ficelle;🧶fil|boule|crochet|pelote|tricot;🧷épingle de sûreté|couche|lange|punk rock;🧸ours en peluche|jeu|jouet;🧹balai|balayage|nettoyage|sorcière
🧺panier|agriculture|linge|pique-nique;🧻rouleau de papier|essuie-tout|papier hygiénique|papier toilette;🧼savon|bain|lavage|mousse|pain de savon|porte-savon;🧽éponge|absorbante|nettoyage|poreuse;🧾reçu|comptabilité|justificatif|preuve;🧿mauvais œil|amulette|nazar|perle|talisman
🩰chaussons de danse|ballet|chaussures;🩱maillot de bain une pièce;🩲slip|maillot de bain|sous-vêtement;🩳short|caleçon|maillot de bain|sous-vêtement;🩴tong|claquettes|sandales|sandales de plage|tatanes|tongs;🩵cœur bleu clair|bleu sarcelle|cyan
🩶cœur gris|ardoise|argent;🩷cœur rose|aimer|amour|mignon;🩸goutte de sang|don du sang|médecine|menstruation|règles;🩹sparadrap|bandage|médecine|pansement|premiers secours;🩺stéthoscope|cœur|docteur|médecine|poumons;🩻radiographie|cage thoracique|docteur|médical|os|rayons X|squelette
🩼béquille|accident|blessé|boiter|canne|handicap;🪀yoyo|descendre|jouet|monter|osciller;🪁cerf-volant|planer|voler;🪂parachute|parachute ascensionnel|parapente;🪃boomerang|répercussion;🪄baguette magique|magicien|magie|sorcier|sorcière
🪅piñata|bonbons|confiseries|fête;🪆poupées russes|emboîté|matriochka;🪇maracas|instrument|musique|percussion|secouer;🪈flûte|bois|fifre|flûte à bec|instrument|musique;🪐planète à anneaux|saturne|saturnien;🪑chaise|assis|siège
🪒rasoir|coupant|lame|raser|tranchant;🪓hache|bois|fendre|hachette;🪔diya|ārtī|Diwali|huile|lampe|lampe à beurre;🪕banjo|cordes|instrument à cordes|musique;🪖casque militaire|armée|guerrier|soldat;🪗accordéon|bandonéon|concertina|piano à bretelles
🪘djembé|battement|conga|rythme|tambour;🪙pièce|argent|métal|or|trésor;🪚scie|bois|outil|scie égoïne;🪛tournevis|outil;🪜échelle|barreau|échelon|escabeau|monter;🪝crochet|accrocher|appâter|attraper|ferrer|hameçonner
🪞miroir|glace|psyché|reflet;🪟fenêtre|air frais|cadre|ouverture|transparent|vue;🪠ventouse|déboucheur|plombier|succion|toilettes;🪡aiguille à coudre|broderie|couture|points|suture|tailleur;🪢nœud|attacher|corde|entrelacer|noué|tordre;🪣seau|conteneur
🪤tapette à souris|appât|piège|piège à souris;🪥brosse à dents|dentaire|hygiène|laver|salle de bain;🪦pierre tombale|cimetière|stèle|tombe;🪧pancarte|grève|manifestation|panneau|protestation;🪨rocher|lourd|pierre|solide;🪩boule à facettes|briller|danse|disco|fête
🪪carte d’identité|justificatif|papiers|permis de conduire|pièce d’identité|sécurité;🪫pile faible|batterie|batterie faible|déchargé|électronique|énergie faible;🪬main de Fatma|amulette|hamsa|khamsa|Myriam|protection;🪭éventail|chaleur|danse|éventer|rafraîchir|timide;🪮peigne afro|cheveux|démêler;🪯khanda|religion|sikh
🪰mouche|asticot|maladie|nuisible|putréfaction;🪱lombric|annélide|parasite|ver|ver de terre;🪲scarabée|insecte;🪳cafard|blatte|insecte|nuisible;🪴plante en pot|décoration|ennuyeux|intérieur|pousser|prendre soin;🪵bois|bûche|rondins|tronc
🪶plume|léger|oiseau|plumage|voler;🪷lotus|bouddhisme|fleur|hindouisme|pureté;🪸corail|océan|récif;🪹nid vide|faire son nid;🪺nid avec œufs|faire son nid;🪻jacinthe|fleur|lavande|lupin|muflier
🪼méduse|aïe|brûlure|invertébré|marin|mou|piqûre;🪽aile|angélique|aviation|mythologie|oiseau|voler;🪿oie|bête|cacarder|oiseau|volaille;🫀cœur|battements|cardiologie|organe|pouls|pulsation;🫁poumons|expiration|inspiration|organe|respiration|souffle;🫂étreinte|au revoir|bonjour|câlin|gratitude
🫃homme enceint|enceinte|grossesse|homme enceinte|ventre;🫄personne enceinte|grossesse|ventre;🫅personne avec une couronne|monarque|noble|royal|royauté;🫎élan|animal|bois|cervidé|mammifère|orignal|ramure;🫏âne|animal|bourricot|mammifère|mule|têtu;🫐myrtilles|baies|bleu|bleuets|violet
🫑poivron|légume|piment;🫒olive|aliment|apéro|nourriture;🫓galette|arepa|lavash|naan|pita;🫔tamal|mexicain|papillote;🫕fondue|bourguignonne|chocolat|fromage|poêlon|savoyarde|Suisse;🫖théière|boisson
🫗verser un liquide|boisson|renverser|verre|vider;🫘haricots|légume|nourriture|rognon;🫙bocal|condiments|conserver|récipient|sauce|vide;🫚racine de gingembre|bière|épice;🫛cosse de petits pois|edamame|fève|haricot|légume|légumineuse;🫠visage qui fond|disparaître|fondre|liquéfié|liquide|se dissoudre
🫡visage qui fait un salut militaire|armée|compris|OK|oui;🫢visage avec yeux ouverts et main sur la bouche|embarrassé|étonné|gêné|impressionné|stupéfait|surpris;🫣visage qui regarde entre ses doigts|captivé|fasciné|jeter un coup d’œil|regarder fixement;🫤visage avec bouche en diagonale|bof|déçu|euh|incertain|sceptique;🫥visage en pointillés|déprimé|disparaître|introverti|invisible|se cacher;🫦lèvres qui se mordent|anxieux|flirt|inquiet|mal à l’aise|nerveux
🫧bulles|propre|savon|sous l’eau;🫨visage secoué|choc|tremblement de terre|vibration;🫰main avec index et pouce croisés|amour|argent|cher|claquer des doigts|cœur;🫱main vers la droite;🫲main vers la gauche;🫳main paume vers le bas|chasser|faire partir|laisser tomber|ouste|rejeter
🫴main paume vers le haut|appeler de la main|attirer|faire venir|offre;🫵index pointant vers l’utilisateur|pointer|toi;🫶mains qui forment un cœur|amour;🫷main qui pousse vers la gauche|arrêter|attendre|high five|pousser|refuser;🫸main qui pousse vers la droite|arrêter|attendre|high five|pousser|refuser`;
