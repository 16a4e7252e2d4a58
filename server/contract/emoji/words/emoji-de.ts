/** Written by .build/write-emoji-words.mjs from the Unicode CLDR; see LICENSE. */
export const words = `‼doppeltes Ausrufezeichen|rot|Satzzeichen;⁉Ausrufe- und Fragezeichen|Ausrufezeichen|rot|Satzzeichen;ℹBuchstabe „i“ in blauem Quadrat|Information;↔Pfeil nach links und rechts|entgegengesetzt;↕Pfeil nach oben und unten|entgegengesetzt;↖Pfeil nach links oben|Nordwesten
↗Pfeil nach rechts oben|Nordosten;↘Pfeil nach rechts unten|Südosten;↙Pfeil nach links unten;↩geschwungener Pfeil nach links;↪geschwungener Pfeil nach rechts;⌚Armbanduhr
⌛Sanduhr|Prozess|Vorgang läuft;⌨Tastatur|Computer;⏏Auswerfen|Auswurf|Auswurftaste|Medien;⏩Doppelpfeile nach rechts|überspringen|vorwärts|weiter;⏪Zurückspulen|Doppelpfeil|Doppelpfeile nach links|Dreieck|vorheriger Titel;⏫Doppelpfeile nach oben|aufwärts|doppelt
⏬Doppelpfeile nach unten|doppelt abwärts;⏭Nächster Titel|Doppelpfeil|Dreieck|vorwärts|weiter;⏮Vorheriger Titel|Doppelpfeil|Dreieck|zurück;⏯Wiedergabe oder Pause|Dreieck|Pfeil|rechts;⏰Wecker|Uhr|Uhrzeit;⏱Stoppuhr
⏲Zeitschaltuhr|Timer;⏳laufende Sanduhr|Prozess|Vorgang läuft;⏸Pause|Streifen|vertikal;⏹Stopp|Aufnahme stoppen|Quadrat;⏺Aufnehmen|Aufnahme|Kreis;ⓂBuchstabe „M“ in Kreis
▪kleines schwarzes Quadrat;▫kleines weißes Quadrat;▶Wiedergabe|abspielen|Dreieck|Pfeil|rechts;◀Pfeil zurück|Dreieck|links;◻mittelgroßes weißes Quadrat;◼mittelgroßes schwarzes Quadrat
◽mittelkleines weißes Quadrat;◾mittelkleines schwarzes Quadrat;☀Sonne|Sonnenstrahlen|sonnig|Wetter;☁Wolke|Wetter|wolkig;☂Regenschirm|Bekleidung|Wetter;☃Schneemann im Schnee
☄Komet|Weltall;☎Telefon|Festnetz;☑abgehaktes Kästchen|✓|Feld|Kästchen mit Häkchen;☔Regenschirm im Regen;☕Heißgetränk|dampfend|Kaffee|Tee|trinken;☘Kleeblatt|Pflanze
☝nach oben weisender Zeigefinger von vorne|Hand|Handvorderseite;☠Totenkopf mit gekreuzten Knochen|Gesicht|Piratenflagge|Tod;☢Radioaktiv;☣Biogefährdung|Zeichen;☦orthodoxes Kreuz|Christentum|Religion;☪Hilal und Stern|Islam|Religion
☮Friedenszeichen|Friedensbewegung|Friedenssymbol;☯Yin und Yang|Daoismus|Religion;☸Dharma-Rad|Buddhismus;☹düsteres Gesicht|traurig;☺lächelndes Gesicht|fröhlich;♀Frauensymbol|weiblich|Zeichen
♂Männersymbol|Mann|Zeichen;♈Widder (Sternzeichen);♉Stier (Sternzeichen);♊Zwillinge (Sternzeichen);♋Krebs (Sternzeichen);♌Löwe (Sternzeichen)
♍Jungfrau (Sternzeichen);♎Waage (Sternzeichen);♏Skorpion (Sternzeichen);♐Schütze (Sternzeichen);♑Steinbock (Sternzeichen);♒Wassermann (Sternzeichen)
♓Fische (Sternzeichen);♟Bauer Schach;♠Pik|Kartenspiel;♣Kreuz|Kartenspiel;♥Herz|Kartenspiel;♦Karo|Kartenspiel
♨heiße Quellen|Dampf|dampfend;♻Recycling-Symbol;♾Unendlichkeit|ewig|grenzenlos;♿Symbol „Rollstuhl“|barrierefrei|behindertengerecht;⚒Hammer und Pickel|Werkzeug;⚓Anker|Hafen|Meer
⚔gekreuzte Schwerter;⚕Äskulapstab|Apotheke|Asklepiosstab|Medizin;⚖Waage|Gerechtigkeit|Gewicht|Werkzeug|wiegen;⚗Destillierapparat|Werkzeug;⚙Zahnrad|Werkzeug;⚛Atomzeichen|Atheist
⚜Lilie|Fleur-de-Lis;⚠Warnung|Dreieck;⚡Hochspannung|Blitz|Gefahr;⚧Transgender-Symbol|Symbol für Transgender;⚪weißer Punkt|Ball;⚫schwarzer Punkt|Ball
⚰Sarg|Beerdigung|Tod|tot;⚱Urne|Beerdigung|Tod|tot;⚽Fußball;⚾Baseball;⛄Schneemann ohne Schneeflocken|kalt|Winter;⛅Sonne hinter Wolke|wolkig
⛈Wolke mit Blitz und Regen|Gewitter|Wetter|wolkig;⛎Schlangenträger|Sternbild;⛏Pickel|Werkzeug;⛑Rettungshelm|bergen|Helm mit weißem Kreuz|Hilfe|retten;⛓Ketten|Eisen;⛔Zutritt verboten|keine Durchfahrt
⛩Shinto-Schrein|Religion;⛪Kirche|Christ|Christentum|christlich|Gebäude|Kreuz|Religion;⛰Berg|Gebirge;⛱aufgestellter Sonnenschirm;⛲Springbrunnen|Garten|Park;⛳Golffahne|Golfplatz
⛴Fähre|Schiff;⛵Segelboot;⛷Skifahrer(in)|Schnee|Skifahrerin|Sport;⛸Schlittschuh|Eislauf;⛹Person mit Ball|Basketball;⛺Zelt|Camping|Campingurlaub|Zeltplatz
⛽Tanksäule|Benzin|tanken|Tankstelle;✂Schere;✅weißes Häkchen|abgehakt|erledigt;✈Flugzeug|Flieger;✉Briefumschlag|E-Mail;✊erhobene Faust
✋erhobene Hand;✌Victory-Geste|Sieg;✍schreibende Hand;✏Bleistift;✒schwarzer Federhalter|Füller|Stift;✔kräftiges Häkchen|abhaken|erledigt
✖mal|×|abbrechen|Multiplikation|Multiplikationszeichen|multiplizieren|x;✝lateinisches Kreuz|Christentum|Religion;✡Davidstern|jüdisch|Religion;✨funkelnde Sterne|*;✳achtzackiger Stern|*;✴achtstrahliger Stern|*
❄Schneeflocke;❇Funkeln|*;❌Kreuzzeichen|abbrechen|durchgestrichen|Multiplikation|multiplizieren|x;❎angekreuztes Kästchen|angekreuztes Feld|Quadrat|X;❓rotes Fragezeichen|Satzzeichen;❔weißes Fragezeichen|Satzzeichen
❕weißes Ausrufezeichen|Satzzeichen;❗rotes Ausrufezeichen|Satzzeichen;❣Herz als Ausrufezeichen|Satzzeichen;❤rotes Herz;➕plus|+|Pluszeichen;➖minus|-|−|Minuszeichen
➗geteilt durch|÷|Division|Geteiltzeichen;➡Pfeil nach rechts|Osten|Rechtspfeil;➰Schleife;➿Doppelschleife|Rechteck;⤴geschwungener Pfeil nach oben;⤵geschwungener Pfeil nach unten
⬅Pfeil nach links|Linkspfeil|Westen;⬆Pfeil nach oben|aufwärts|Aufwärtspfeil|Norden;⬇Pfeil nach unten|abwärts|Abwärtspfeil|Süden;⬛großes schwarzes Quadrat;⬜großes weißes Quadrat;⭐weißer mittelgroßer Stern
⭕hohler roter Kreis|großer Kreis;〰Wellenlinie|gewellt;〽Teilalternationszeichen|japanisch|Zeichensetzung;㊗Schriftzeichen für „Gratulation“|japanisches Schriftzeichen;㊙Schriftzeichen für „Geheimnis“|japanisches Schriftzeichen;🀄Mahjong-Stein|roter Drache
🃏Jokerkarte|Spielkarte;🅰Großbuchstabe A in rotem Quadrat|Blut|Blutgruppe|negativ|positiv;🅱Großbuchstabe B in rotem Quadrat|Blut|Blutgruppe|negativ|positiv;🅾Großbuchstabe O in rotem Quadrat|0|Blut|Blutgruppe|negativ|positiv;🅿Großbuchstabe P in blauem Quadrat|Parkplatz;🆎Großbuchstaben AB in rotem Quadrat|Blut|Blutgruppe|negativ|positiv
🆑Großbuchstaben CL in rotem Quadrat;🆒Wort „Cool“ in blauem Quadrat;🆓Wort „Free“ in blauem Quadrat;🆔Großbuchstaben ID in lila Quadrat;🆕Wort „New“ in blauem Quadrat|Neu;🆖Großbuchstaben NG in blauem Quadrat
🆗Großbuchstaben OK in blauem Quadrat;🆘SOS-Zeichen|Hilfe;🆙Schriftzug „UP!“ im blauen Quadrat|„Up“;🆚Schriftzug VS in orangem Quadrat|Großbuchstaben VS in orangefarbenem Quadrat|versus;🈁Schriftzeichen „koko“|japanisches Schriftzeichen;🈂Schriftzeichen „sa“|japanisches Schriftzeichen
🈚Schriftzeichen für „gratis“|japanisches Schriftzeichen;🈯Schriftzeichen für „reserviert“|japanisches Schriftzeichen;🈲Schriftzeichen für „verbieten“|japanisches Schriftzeichen;🈳Schriftzeichen für „Zimmer frei“|japanisches Schriftzeichen;🈴Schriftzeichen für „Note zum Bestehen“|japanisches Schriftzeichen;🈵Schriftzeichen für „Kein Zimmer frei“|japanisches Schriftzeichen
🈶Schriftzeichen für „nicht gratis“|japanisches Schriftzeichen;🈷Schriftzeichen für „Monatsbetrag“|japanisches Schriftzeichen;🈸Schriftzeichen für „anwenden“|japanisches Schriftzeichen;🈹Schriftzeichen für „Rabatt“|japanisches Schriftzeichen;🈺Schriftzeichen für „Geöffnet“|japanisches Schriftzeichen;🉐Schriftzeichen für „Schnäppchen“|japanisches Schriftzeichen
🉑Schriftzeichen für „akzeptieren“|japanisches Schriftzeichen;🌀Wirbel|Spirale|Wirbelsturm;🌁neblig|Nebel|Wetter;🌂geschlossener Regenschirm;🌃Sternenhimmel|Nacht;🌄Sonnenaufgang über Bergen
🌅Sonnenaufgang über dem Meer;🌆Abendstimmung in der Stadt|Hochhäuser|Sonnenuntergang;🌇Sonnenuntergang in der Stadt|Hochhäuser;🌈Regenbogen|Wetter;🌉Brücke vor Nachthimmel|Golden Gate|nachts;🌊Welle|Meer
🌋Vulkan|Ausbruch|Berg|Wetter;🌌Milchstraße|Galaxie;🌍Globus mit Europa und Afrika|Weltkugel;🌎Globus mit Amerika|Nordamerika|Südamerika|Weltkugel;🌏Globus mit Asien und Australien|Weltkugel;🌐Globus mit Meridianen|Breitengrad|Längengrad
🌑Neumond;🌒erstes Mondviertel|zunehmend;🌓zunehmender Halbmond;🌔zweites Mondviertel|zunehmend;🌕Vollmond;🌖drittes Mondviertel|abnehmend
🌗abnehmender Halbmond;🌘letztes Mondviertel|abnehmend;🌙Mondsichel;🌚Neumond mit Gesicht;🌛Mondsichel mit Gesicht links;🌜Mondsichel mit Gesicht rechts
🌝Vollmond mit Gesicht;🌞Sonne mit Gesicht;🌟funkelnder Stern;🌠Sternschnuppe|Himmel;🌡Thermometer|Temperatur|Wetter;🌤Sonne hinter kleiner Wolke|kleine Wolke|Wetter
🌥Sonne hinter großer Wolke|große Wolke|Wetter;🌦Sonne hinter Regenwolke|Wetter;🌧Wolke mit Regen|Regenwolke|Wetter;🌨Wolke mit Schnee|Wetter;🌩Wolke mit Blitz|Gewitter|Wetter;🌪Wirbelsturm|Wetter
🌫Nebel|neblig|Wetter;🌬Wind|Wetter|windig;🌭Hotdog|Frankfurter|Hot Dog|Wurst|Würstchen;🌮Taco|mexikanisch;🌯Burrito|mexikanisch;🌰Kastanie|Marone
🌱Spross|junge Pflanze;🌲Nadelbaum|Pflanze;🌳Laubbaum|Pflanze;🌴Palme|Baum|Pflanze;🌵Kaktus|Pflanze;🌶Peperoni|Chili|Paprika|Pfeffer|Pflanze|scharf
🌷Tulpe|Blume|Blüte|Pflanze;🌸Kirschblüte|Blume|Kirsche|Pflanze;🌹Rose|Blume|Blüte|Pflanze;🌺Hibiskus|Blume|Blüte|Pflanze;🌻Sonnenblume|Blüte|Pflanze;🌼gelbe Blüte|Blume|Pflanze
🌽Maiskolben;🌾Reisähre|Pflanze;🌿Kräuter|Blätter;🍀Glücksklee|Kleeblatt|vier|vierblättrig;🍁Ahornblatt|Herbst|Laub|Pflanze;🍂Laub|Blatt|Blätter|Herbst|Pflanze
🍃Blätter im Wind|Blatt|Laub|Pflanze;🍄Fliegenpilz;🍅Tomate|Gemüse;🍆Aubergine|Gemüse;🍇Trauben|Frucht|Obst;🍈Honigmelone|Frucht|Obst
🍉Wassermelone|Frucht|Obst;🍊Mandarine|Frucht|Obst|Orange;🍋Zitrone|Frucht|Obst|Zitrusfrucht;🍌Banane|Frucht|Obst;🍍Ananas|Frucht|Obst;🍎roter Apfel|Frucht|Obst
🍏grüner Apfel|Frucht|Obst;🍐Birne|Frucht|Obst;🍑Pfirsich|Frucht|Obst;🍒Kirschen|Frucht|Obst;🍓Erdbeere|Frucht|Obst;🍔Hamburger|Restaurant
🍕Pizza|Pizzastück|Pizzeria;🍖Fleischhachse|Knochen|Restaurant;🍗Hähnchenschenkel|Geflügel|Restaurant;🍘Reiscracker;🍙Reisbällchen;🍚Reis in Schüssel
🍛Reis mit Curry;🍜Schüssel und Essstäbchen|dampfend|Eiernudeln|Suppe;🍝Spaghetti|Nudeln mit Tomatensoße|Pasta;🍞Brot|Brotlaib|Laib Brot;🍟Pommes frites|Fritten;🍠geröstete Süßkartoffel
🍡Dango|japanisches Gericht|Mochi-Kugeln auf einem Spieß|Restaurant;🍢Oden|japanisches Gericht|Restaurant;🍣Sushi|japanisches Gericht|Restaurant;🍤frittierte Garnele|Restaurant;🍥Fischfrikadelle;🍦Softeis
🍧Wassereis|Sorbet;🍨Eiscreme|Eisbecher|Eisdiele;🍩Donut|Doughnut;🍪Keks|Cookie;🍫Schokoladentafel;🍬Bonbon|Süßigkeit
🍭Lutscher|Lolli|Süßigkeit;🍮Pudding|Dessert|Nachspeise|Nachtisch|Schokolade|Soße;🍯Honigtopf;🍰Torte|Kuchen|Kuchenstück|Stück Torte|Tortenstück;🍱Bento-Box;🍲Topf mit Essen|Eintopf|Gericht
🍳Spiegelei in Bratpfanne|Kochen;🍴Messer und Gabel|Besteck|Gabel und Messer;🍵Teetasse ohne Henkel;🍶Sake-Flasche mit Tasse|Getränk|trinken;🍷Weinglas|Bar;🍸Cocktailglas|Bar
🍹Cocktail|Bar|exotisches Getränk;🍺Bierkrug|Bar;🍻Bierkrüge|anstoßen;🍼Babyflasche|Fläschchen|Kind|Milch|trinken;🍽Teller mit Messer und Gabel|kochen;🍾Flasche mit knallendem Korken|Champagner|Sekt|trinken
🍿Popcorn|Snack;🎀pinke Schleife|Feier;🎁Geschenk|Feier|verpackt;🎂Geburtstagskuchen|Torte;🎃Halloweenkürbis;🎄Weihnachtsbaum|Tanne|Weihnachten
🎅Weihnachtsmann|Weihnachten;🎆Feuerwerk|Silvester;🎇Wunderkerze|Feuerwerk;🎈Luftballon|Geburtstag;🎉Konfettibombe|Feier|Party;🎊Konfettiball|Feier
🎋Tanabata-Baum|Fest|Japan|Sternenfest|Zettel;🎌überkreuzte Flaggen|Japan|japanische Flaggen;🎍Piniendekoration|Japan|Neujahrsfest;🎎japanische Puppen|Puppenfest Japan;🎏traditionelle japanische Windsäcke|Feier|Karpfen;🎐japanisches Windspiel|Feier|Glocke
🎑traditionelles Mondfest|Japan;🎒Schulranzen|Rucksack|Schule|Tornister;🎓Doktorhut|Abschlussfeier;🎖Militärorden;🎗Gedenkschleife;🎙Studiomikrofon
🎚Schieberegler|Musik;🎛Drehregler|Bedienknöpfe|Stellknöpfe;🎞Filmstreifen|Filmband|Kino;🎟Eintrittskarten|Ticket;🎠Karussellpferd;🎡Riesenrad|Freizeitpark|Volksfest
🎢Achterbahn|Freizeitpark|Volksfest;🎣Angel mit Fisch|Angeln|Entspannung;🎤Mikrofon|Karaoke|Singen|Unterhaltung;🎥Filmkamera|Kino|Unterhaltung;🎦Kinosymbol|Film|Filmkamera|Unterhaltung;🎧Kopfhörer|Musik|Unterhaltung
🎨Mischpalette|Farben|Kunst|Künstler;🎩Zylinder|Hut|Kopfbedeckung|Zylinderhut;🎪Zirkuszelt|Unterhaltung;🎫Ticket|Konzert|Unterhaltung;🎬Filmklappe|Unterhaltung;🎭Masken|Kunst|Theater|Unterhaltung
🎮Gamepad|Gaming|Videospiel;🎯Darts|Spiel|Volltreffer|Zielscheibe;🎰Spielautomat|Glücksspiel;🎱Billardkugel|8-Ball|Spiel;🎲Spielwürfel;🎳Bowling|Bowlingkugel|Spiel
🎴japanische Blumenkarte|Hanafuda;🎵Musiknote;🎶Musiknoten;🎷Saxofon|Instrument|Musik|Musikinstrument;🎸Gitarre|Instrument|Musik|Musikinstrument;🎹Klaviatur|Instrument|Musik|Musikinstrument|Tastatur|Tasten
🎺Trompete|Instrument|Musik|Musikinstrument;🎻Geige|Instrument|Musik|Musikinstrument;🎼Notenschlüssel|Musik|Partitur|Violinschlüssel;🎽Laufshirt|Laufen|Schärpe|Sport;🎾Tennisball|Sport;🎿Ski|Ski und Stöcke
🏀Basketball|Korb|Sport;🏁Zielflagge|karierte Flagge|Rennen|Sport;🏂Snowboarder(in)|Snowboarden|Snowboarderin|Sport;🏃laufende Person|Marathon|Sport;🏄Surfer(in)|Surfen|Wassersport|Wellenreiten|Wellenreiter|Wellenreiterin;🏅Sportmedaille
🏆Pokal|Preis;🏇Pferderennen|Jockey auf Pferd|Sport;🏈Football|Amerika|Sport;🏉Rugbyball|Sport;🏊Schwimmer(in)|Kraulen|Schwimmen|Sport|Wasser;🏋Gewichtheber(in)
🏌Golfer(in);🏍Motorrad|Motorrennen;🏎Rennauto|Autorennen;🏏Kricket|Ball|Cricket|Schläger;🏐Volleyball;🏑Feldhockey|Schläger
🏒Eishockey|Puck|Schläger;🏓Tischtennis|Ball|Schläger;🏔schneebedeckter Berg|kalt;🏕Camping|campen|Zelt|zelten;🏖Strand mit Sonnenschirm|Meer;🏗Kran|Bau|bauen
🏘Wohnhäuser|Gebäude|Haus|Wohnhaus|Wohnsiedlung;🏙Skyline|Gebäude|Häuser|Hochhäuser|Stadt|Wolkenkratzer;🏚verfallenes Haus|Gebäude|heruntergekommen|verlassen;🏛antikes Gebäude|klassizistisch;🏜Wüste;🏝einsame Insel|Meer|Strand|verlassen
🏞Nationalpark;🏟Stadion|Arena;🏠Haus|Gebäude|Zuhause;🏡Haus mit Garten|Baum;🏢Bürogebäude|Hochhaus;🏣japanisches Postgebäude
🏤Postgebäude|Europa;🏥Krankenhaus|Arzt|Gebäude|Medizin;🏦Bank|Gebäude|Geld;🏧Symbol „Geldautomat“|ATM;🏨Hotel|Gebäude|übernachten|Unterkunft;🏩Stundenhotel|Gebäude|Liebe|Unterkunft
🏪Minimarkt|einkaufen|Gebäude|Geschäft|Lebensmittel;🏫Schule|Gebäude|Schulgebäude;🏬Kaufhaus|einkaufen|Gebäude|Geschäft|shoppen;🏭Fabrik|Fabrikgebäude;🏮rote Papierlaterne|Izakaya|japanisches Lokal;🏯japanisches Schloss|Bauwerk|Gebäude
🏰Schloss|Bauwerk|Europa|europäisch|Gebäude;🏳weiße Flagge|Fahne|wehen|weiße Fahne;🏴schwarze Flagge|Fahne|schwarze Fahne|wehen;🏵Rosette|Pflanze;🏷Etikett|Label|Marke;🏸Badminton|Federball|Schläger
🏹Pfeil und Bogen;🏺Amphore|Gefäß|kochen|Krug|Vase|Wassermann;🐀Ratte|Tier;🐁Maus|Tier;🐂Ochse|Sternzeichen|Stier|Tierkreis;🐃Wasserbüffel|Tier
🐄Kuh|Tier;🐅Tiger|Tier;🐆Leopard|Tier;🐇Hase|Kaninchen|Tier;🐈Katze|Haustier;🐉Drache|Märchen|Tier
🐊Krokodil|Tier;🐋Wal|Tier;🐌Schnecke|Tier;🐍Schlange|Schlangenträger|Sternzeichen|Tier|Tierkreis;🐎Pferd|Rennen|Rennpferd|Tier;🐏Widder|Schaf|Sternzeichen|Tierkreis
🐐Ziege|Steinbock|Sternzeichen|Tier|Tierkreis;🐑Schaf|Tier;🐒Affe|Tier;🐓Hahn|Tier;🐔Huhn|Geflügel|Henne|Tier;🐕Hund|Haustier
🐖Schwein|Sau|Tier;🐗Wildschwein|Tier;🐘Elefant|Tier;🐙Oktopus|Krake|Tier|Tintenfisch;🐚Schneckenhaus|Muschel|Tier;🐛Raupe|Insekt|Tier
🐜Ameise|Insekt|Tier;🐝Biene|Honigbiene|Hummel|Tier;🐞Marienkäfer|Glückskäfer|Tier;🐟Fisch|Fische|Sternzeichen|Tier|Tierkreis;🐠Tropenfisch|Tier;🐡Kugelfisch|Tier
🐢Schildkröte|Tier;🐣schlüpfendes Küken|Tier;🐤Küken|Tier;🐥Küken von vorne|Geflügel|Tier;🐦Vogel|Papagei|Taube;🐧Pinguin|Tier
🐨Koala|Koalabär|Tier;🐩Pudel|Hund|Tier;🐪Dromedar|einhöckrig|Kamel|Tier;🐫Kamel|Tier|zweihöckrig;🐬Delfin|Tier;🐭Mäusegesicht|Maus|Tier
🐮Kuhgesicht|Tier;🐯Tigergesicht|Tier;🐰Hasengesicht|Tier;🐱Katzengesicht|Tier;🐲Drachengesicht|Tier;🐳blasender Wal|Tier
🐴Pferdegesicht|Tier;🐵Affengesicht|Tier;🐶Hundegesicht|Tier;🐷Schweinegesicht|Tier;🐸Frosch|Froschgesicht|Tier;🐹Hamster|Gesicht|Hamstergesicht|Tier
🐺Wolf|Gesicht|Tier|Wolfsgesicht;🐻Bär|Bärengesicht|Tier;🐼Panda|Gesicht|Pandabär|Pandagesicht|Tier;🐽Schweinerüssel|Nase|Tier;🐾Tatzenabdrücke|Abdruck|Tier;🐿Streifenhörnchen|Tier
👀Augen|Gesicht;👁Auge|Körperteil;👂Ohr|Körperteil;👃Nase|Körperteil;👄Mund|Körperteil|Lippen;👅Zunge|Körperteil
👆nach oben weisender Zeigefinger von hinten|aufwärts|Handrückseite;👇nach unten weisender Zeigefinger|abwärts|Handrückseite;👈nach links weisender Zeigefinger|Handrückseite;👉nach rechts weisender Zeigefinger|Handrückseite;👊geballte Faust|Hand;👋winkende Hand
👌OK-Zeichen|exzellent|Hand|in Ordnung|perfekt;👍Daumen hoch|gut|Hand|nach oben;👎Daumen runter|Hand|nach unten|schlecht;👏klatschende Hände|applaudieren|Beifall;👐offene Hände;👑Krone|König|Königin
👒Damenhut|Damenhut mit Schleife|Kopfbedeckung;👓Brille|Accessoire;👔Hemd mit Krawatte|Kleidung|Kragen|Schlips;👕T-Shirt|Kleidung;👖Jeans|Hose|Kleidung;👗Kleid|Kleidung
👘Kimono|Kleid|Kleidung;👙Bikini|Badeanzug|Kleidung;👚Bluse|Damenmode|Kleidung|Oberbekleidung;👛Geldbörse|Accessoire|Brieftasche|Portemonnaie;👜Handtasche|Accessoire;👝Clutch|Accessoire|Tasche
👞Herrenschuh;👟Sportschuh|Sneaker|sportlich;👠Stöckelschuh|Absatzschuh|Damen|Highheels|Pumps;👡Damensandale|Schuh;👢Damenstiefel|Schuh;👣Fußabdrücke|Abdruck|Fußabdruck
👤Silhouette einer Büste|Person;👥Silhouette mehrerer Büsten|Personen;👦Junge|Gesicht;👧Mädchen|Gesicht;👨Mann;👩Frau
👪Familie|Kind|Mutter|Vater;👫Mann und Frau halten Hände|Händchen halten|Paar|Pärchen aus Frau und Mann;👬Händchen haltende Männer|Paar|Pärchen aus Mann und Mann;👭Händchen haltende Frauen|Paar|Pärchen aus Frau und Frau;👮Polizist(in)|Gesicht|Polizei;👯Personen mit Hasenohren|Bunnys|Leute
👰Person mit Schleier|Braut|Hochzeit;👱Person: blondes Haar|blonde Haare|blonde Person|Gesicht;👲Mann mit chinesischem Hut|China|Gesicht;👳Person mit Turban;👴älterer Mann|Gesicht|Senior;👵ältere Frau|Gesicht|Seniorin
👶Baby|Gesicht;👷Bauarbeiter(in)|Gesicht|Helm;👸Prinzessin|Gesicht|Krone|Märchen;👹Ungeheuer|Gesicht|Japan|Märchen|Monster;👺Kobold|Gesicht|Japan|Märchen|Monster|Tengu;👻Gespenst|Fantasy|Gesicht|Märchen
👼Putte|Engel|Gesicht|Märchen;👽Außerirdischer|Alien|Gesicht|UFO;👾Computerspiel-Monster|Gesicht|UFO;👿wütendes Gesicht mit Hörnern|Fantasy|Teufelchen;💀Totenkopf|Gesicht|Tod;💁Infoschalter-Mitarbeiter(in)|Gesicht|Hilfe|Informationen
💂Wache|Buckingham Palace|Wachfrau|Wachmann|Wachsoldat|Wachsoldatin;💃tanzende Frau;💄Lippenstift|Kosmetik|Make-up|Schminke;💅Nagellack|Kosmetik|Maniküre|Nagelpflege;💆Person, die eine Kopfmassage bekommt|Salon;💇Person beim Haareschneiden|Friseur|Frisur
💈Barbershop-Säule|Herrenfriseur;💉Spritze|Arzt|Injektion|Nadel;💊Kapsel|Arzt|Medizin|Tabletten;💋Kussabdruck|Lippen;💌Liebesbrief|Herz;💍Ring|Diamantring|Edelstein|Schmuck|Verlobung
💎Edelstein|Diamant;💏sich küssendes Paar|Frau|Herz|Kuss|Mann;💐Blumenstrauß|Bouquet;💑Liebespaar|Frau|Herz|Mann;💒Hochzeit|Herz|Kirche;💓schlagendes Herz|Liebe
💔gebrochenes Herz|Schmerz|Trennung;💕zwei Herzen|Liebe;💖funkelndes Herz|Aufregung|Liebe;💗wachsendes Herz|Aufregung|Liebe|Nervosität;💘Herz mit Pfeil|Liebe;💙blaues Herz
💚grünes Herz;💛gelbes Herz;💜lila Herz;💝Herz mit Schleife|Valentinstag;💞kreisende Herzen|Liebe;💟Herzdekoration
💠Rautenform mit Punkt|Diamant;💡Glühbirne|Idee|Licht;💢Ärger|Comic|Wut;💣Bombe|Comic;💤Schlafen|Comic|Schnarchen|ZZZ;💥Zusammenstoß|Comic|Kollision
💦Schweißtropfen|Comic;💧Tropfen|Schweiß|Wasser|Wassertropfen;💨Staubwolke|Comic|rennen|weglaufen;💩Kothaufen|Mist;💪angespannter Bizeps|Comic|Muskeln anspannen|stark;💫schwindlig|Benommenheit|Comic|Stern|Sterne sehen
💬Sprechblase mit drei Punkten|Dialog|Gespräch|Unterhaltung;💭Gedankenblase|Comic|Nachdenken;💮Blumenstempel;💯100 Punkte|Punktestand|volle Punktzahl;💰Geldsack;💱Geldwechsel|Währung
💲Dollarzeichen extrafett|Geld|Währung;💳Kreditkarte|Guthaben;💴Yen-Banknote|Geld|Geldschein;💵Dollar-Banknote|Geld|Geldschein;💶Euro-Banknote|Euroschein|Geld|Geldschein;💷Pfund-Banknote|Geld|Geldschein
💸Geldschein mit Flügeln|Bank;💹steigende Kurve mit Yen-Zeichen|Diagramm|Markt;💺Sitzplatz|Flugzeug|Zug;💻Laptop|Computer|Notebook|PC;💼Aktentasche;💽Minidisc|MD
💾Diskette|Datenträger;💿CD|Blu-Ray|DVD;📀DVD|CD;📁Ordner|Dokument|geschlossen;📂geöffneter Ordner|Dokument|offen;📃teilweise eingerolltes Blatt|Dokument|Papier|Seite
📄Vorderseite eines Blattes|Dokument|Papier;📅Kalender|Kalenderblatt;📆Abreißkalender;📇Rotationskartei|Visitenkarten;📈Aufwärtstrend|Diagramm|Kurve|steigend;📉Abwärtstrend|Diagramm|fallend|Kurve
📊Balkendiagramm;📋Klemmbrett|Clipboard|Zwischenablage;📌Reißzwecke|anpinnen;📍Stecknadel|anpinnen|Reißzwecke|rund|runde Reißzwecke;📎Büroklammer;📏Lineal
📐dreieckiges Lineal|Geodreieck;📑Pagemarker|Notizen;📒Spiralblock|Notizblock;📓Notizbuch|Notizen;📔Notizbuch mit dekorativem Einband;📕geschlossenes Buch
📖offenes Buch|geöffnet;📗grünes Buch;📘blaues Buch;📙orangefarbenes Buch;📚Bücherstapel;📛Namensschild
📜Schriftrolle|Papier;📝Papier und Bleistift|Kurzmitteilung|Nachricht;📞Telefonhörer|anrufen;📟Pager;📠Faxgerät;📡Satellitenschüssel|Antenne
📢Lautsprecher;📣Megafon|Jubel|Lautsprecher;📤Postausgang|Ablage;📥Posteingang|Ablage;📦Paket|Päckchen;📧E-Mail|Brief|E-Mail-Symbol
📨eingehender Briefumschlag|E-Mail|empfangen;📩Umschlag mit Pfeil|E-Mail|gesendet;📪geschlossener Briefkasten ohne Post|keine E-Mail|keine Post;📫geschlossener Briefkasten mit Post|E-Mail;📬offener Briefkasten mit Post|E-Mail;📭offener Briefkasten ohne Post|keine E-Mail|keine Post
📮Briefkasten;📯Posthorn|Brief|E-Mail;📰Zeitung|Nachrichten;📱Mobiltelefon|Handy|Smartphone;📲Mobiltelefon mit Pfeil|Anruf;📳Vibrationsmodus|Mobiltelefon
📴Mobiltelefon aus|ausschalten|Handy aus;📵Mobiltelefone verboten;📶balkenförmige Signalstärkenanzeige|Empfang|Mobilfunksignal|Mobiltelefon;📷Fotoapparat|Fotos|Kamera;📸Fotoapparat mit Blitz;📹Videokamera|Videos
📺Fernseher|Film|TV;📻Radio|Musik;📼Videokassette;📽Filmprojektor|Kino|Unterhaltung;📿Gebetskette|Religion|Rosenkranz;🔀Zufallsmodus|gekreuzt|Pfeile|verschlungene Pfeile nach rechts
🔁Wiederholen|im Uhrzeigersinn|Pfeile;🔂Titel wiederholen|dasselbe wiederholen|im Uhrzeigersinn|noch einmal|Pfeile;🔃kreisförmige Pfeile im Uhrzeigersinn;🔄Pfeile gegen den Uhrzeigersinn|kreisförmige Pfeile gegen den Uhrzeigersinn;🔅Taste Dimmen|gedimmt|Helligkeit|schwache Helligkeit;🔆Heller-Taste|Helligkeit|starke Helligkeit
🔇durchgestrichener Lautsprecher|stummgeschaltet;🔈Lautsprecher mit geringer Lautstärke|eingeschaltet;🔉Lautsprecher mit mittlerer Lautstärke|mittellaut;🔊Lautsprecher mit hoher Lautstärke;🔋Batterie|Akku;🔌Netzstecker|Stromstecker
🔍Lupe nach links|Suche|Vergrößerungsglas;🔎Lupe nach rechts|Suche|Vergrößerungsglas;🔏Schloss mit Füller|Datenschutz|privat|Sicherheit;🔐Schloss mit Schlüssel|Datenschutz|privat|Sicherheit;🔑Schlüssel|Passwort;🔒geschlossenes Schloss|Datenschutz|Sicherheit
🔓offenes Schloss|nicht gesichert;🔔Glocke|Ton eingeschaltet;🔕durchgestrichene Glocke|Ton ausgeschaltet;🔖Lesezeichen|Lesen;🔗Linksymbol|Kettenglieder|Verknüpfungssymbol|zwei Ringe;🔘Optionsfeld|Schaltfläche
🔙BACK-Pfeil|links|zurück;🔚END-Pfeil|links;🔛ON!-Pfeil|rechts und links;🔜SOON-Pfeil|rechts;🔝TOP-Pfeil|Pfeil nach oben;🔞Minderjährige verboten|Erwachsene|Mindestalter|nicht jugendfrei
🔠Eingabesymbol lateinische Großbuchstaben;🔡Eingabesymbol lateinische Kleinbuchstaben;🔢Eingabesymbol Zahlen;🔣Eingabesymbol Sonderzeichen;🔤Eingabesymbol lateinische Buchstaben;🔥Feuer|Flamme|heiß
🔦Taschenlampe|Licht;🔧Schraubenschlüssel|Werkzeug;🔨Hammer|Werkzeug;🔩Mutter und Schraube;🔪Küchenmesser;🔫Wasserpistole|Revolver|Waffe
🔬Mikroskop|Labor;🔭Teleskop;🔮Kristallkugel|Wahrsager;🔯Hexagramm mit Punkt|Wahrsager;🔰japanisches Anfänger-Zeichen|japanisches Symbol;🔱Dreizack|Anker|Triton
🔲schwarze quadratische Schaltfläche;🔳weiße quadratische Schaltfläche;🔴roter Punkt|Ball;🔵blauer Punkt|Ball;🔶große orangefarbene Raute;🔷große blaue Raute
🔸kleine orangefarbene Raute;🔹kleine blaue Raute;🔺rotes Dreieck mit der Spitze nach oben|aufwärts;🔻rotes Dreieck mit der Spitze nach unten|abwärts;🔼Aufwärts-Schaltfläche|nach oben|Pfeil;🔽Abwärts-Schaltfläche|nach unten|Pfeil
🕉om|Hinduismus|Religion;🕊Taube|fliegen|Friede|Frieden|Vogel;🕋Kaaba|Islam|Moslem|Muslim|Religion;🕌Moschee|Islam|Moslem|Muslim|Religion;🕍Synagoge|Jude|jüdisch|Religion|Tempel;🕎Menora|Leuchter|Religion
🕐1:00 Uhr|01:00|13:00|Punkt eins|Ziffernblatt 1:00 Uhr;🕑2:00 Uhr|Ziffernblatt 2:00 Uhr;🕒3:00 Uhr|Ziffernblatt 3:00 Uhr;🕓4:00 Uhr|Ziffernblatt 4:00 Uhr;🕔5:00 Uhr|05:00|17:00|Punkt fünf|Ziffernblatt 5:00 Uhr;🕕6:00 Uhr|Ziffernblatt 6:00 Uhr
🕖7:00 Uhr|Ziffernblatt 7:00 Uhr;🕗8:00 Uhr|Ziffernblatt 8:00 Uhr;🕘9:00 Uhr|Ziffernblatt 9:00 Uhr;🕙10:00 Uhr|Ziffernblatt 10:00 Uhr;🕚11:00 Uhr|Ziffernblatt 11:00 Uhr;🕛Ziffernblatt 12:00 Uhr|Mittag|Mitternacht|zwölf Uhr
🕜1:30 Uhr|halb zwei|Ziffernblatt 1:30 Uhr;🕝2:30 Uhr|halb drei|Ziffernblatt 2:30 Uhr;🕞3:30 Uhr|halb vier|Ziffernblatt 3:30 Uhr;🕟4:30 Uhr|04:30|16:30|halb fünf|Ziffernblatt 4:30 Uhr;🕠5:30 Uhr|05:30|17:30|halb sechs|Ziffernblatt 5:30 Uhr;🕡6:30 Uhr|halb sieben
🕢7:30 Uhr|halb acht|Ziffernblatt 7:30 Uhr;🕣8:30 Uhr|halb neun|Ziffernblatt 8:30 Uhr;🕤9:30 Uhr|halb zehn|Ziffernblatt 9:30 Uhr;🕥10:30 Uhr|halb elf|Ziffernblatt 10:30 Uhr;🕦11:30 Uhr|halb zwölf|Ziffernblatt 11:30 Uhr;🕧12:30 Uhr|00:30|halb eins|Ziffernblatt 12:30 Uhr
🕯Kerze|Licht;🕰Kaminuhr;🕳Loch|schwarz;🕴schwebender Mann im Anzug|geschäftlich;🕵Detektiv(in)|Spion;🕶Sonnenbrille|Augen|dunkel
🕷Spinne|Insekt|Tier;🕸Spinnennetz;🕹Joystick|Gaming|Videospiel;🕺tanzender Mann;🖇verhakte Büroklammern;🖊Kugelschreiber|Stift
🖋Füllhalter|Füller|Füllfederhalter;🖌Pinsel|Kunst|malen;🖍Wachsmalstift|Buntstift;🖐Hand mit gespreizten Fingern|5|fünf;🖕Mittelfinger|Hand;🖖vulkanischer Gruß|lebe lang und in Frieden|Spock|spreizen|Star Trek
🖤schwarzes Herz|böse;🖥Desktopcomputer|Bildschirm|Monitor;🖨Drucker|Computer;🖱Computermaus;🖲Trackball|Computer;🖼gerahmtes Bild|Gemälde|Kunst|malen|Rahmen|Zeichnung
🗂Karteireiter|Büromaterial|Karteikarten;🗃Karteikasten|Büromaterial;🗄Aktenschrank|Ablage|Archiv;🗑Papierkorb;🗒Notizblock;🗓Spiralkalender
🗜Schraubzwinge|Werkzeug;🗝alter Schlüssel;🗞zusammengerollte Zeitung;🗡Dolch|Waffe;🗣sprechender Kopf|Gesicht|Silhouette;🗨Sprechblase links|Dialog|reden|sprechen|Unterhaltung
🗯Sprechblase für wütende Aussage rechts;🗳Urne mit Wahlzettel;🗺Weltkarte;🗻Fuji|Berg;🗼Tokyo Tower|Fernsehturm|Tokio;🗽Freiheitsstatue|Amerika
🗾Umriss von Japan|Karte;🗿Statue|Gesicht|Maske|Osterinsel;😀grinsendes Gesicht|lol|lustig;😁strahlendes Gesicht mit lachenden Augen|lustig|Zähne;😂Gesicht mit Freudentränen|lachen;😃grinsendes Gesicht mit großen Augen|lächeln|lol|lustig
😄grinsendes Gesicht mit lachenden Augen|lol|lustig;😅grinsendes Gesicht mit Schweißtropfen|lustig|schwitzen;😆Grinsegesicht mit zugekniffenen Augen|geschlossene Augen|grinsendes Gesicht mit zusammengekniffenen Augen|offener Mund;😇lächelndes Gesicht mit Heiligenschein;😈grinsendes Gesicht mit Hörnern|Teufel;😉zwinkerndes Gesicht
😊lächelndes Gesicht mit lachenden Augen|erröten|Freude|rote Wangen;😋sich die Lippen leckendes Gesicht|lecker|leckeres Essen;😌erleichtertes Gesicht|geschlossene Augen;😍lächelndes Gesicht mit herzförmigen Augen|verliebt;😎lächelndes Gesicht mit Sonnenbrille|cool;😏süffisant lächelndes Gesicht
😐neutrales Gesicht|kein Kommentar;😑ausdrucksloses Gesicht|kein Kommentar;😒verstimmtes Gesicht|unglücklich;😓bedrücktes Gesicht mit Schweiß|Angstschweiß;😔nachdenkliches Gesicht;😕verwundertes Gesicht
😖verwirrtes Gesicht;😗küssendes Gesicht|Kuss;😘Kuss zuwerfendes Gesicht;😙küssendes Gesicht mit lächelnden Augen|Kuss|lächelnde Augen;😚küssendes Gesicht mit geschlossenen Augen|rote Wangen;😛Gesicht mit herausgestreckter Zunge|herausgestreckte Zunge
😜zwinkerndes Gesicht mit herausgestreckter Zunge|herausgestreckte Zunge;😝Gesicht mit herausgestreckter Zunge und zusammengekniffenen Augen|herausgestreckte Zunge;😞enttäuschtes Gesicht|traurig;😟besorgtes Gesicht;😠verärgertes Gesicht;😡schmollendes Gesicht|rot|wütend
😢weinendes Gesicht|Träne|traurig;😣entschlossenes Gesicht|durchhalten;😤schnaubendes Gesicht|erleichtert|gewonnen;😥trauriges aber erleichtertes Gesicht|enttäuscht|Schweiß;😦entsetztes Gesicht|offener Mund|verwundert;😧qualvolles Gesicht|leidend
😨ängstliches Gesicht;😩erschöpftes Gesicht|müde;😪schläfriges Gesicht|müde;😫müdes Gesicht;😬Grimassen schneidendes Gesicht|Zähne;😭heulendes Gesicht|Tränen|traurig
😮Gesicht mit offenem Mund|erstaunt|offener Mund;😯verdutztes Gesicht|erstaunt|sprachlos;😰besorgtes Gesicht mit Schweißtropfen|kalter Schweiß|offener Mund;😱vor Angst schreiendes Gesicht;😲erstauntes Gesicht;😳errötetes Gesicht mit großen Augen|rote Wangen|überrascht
😴schlafendes Gesicht|schnarchen|zzz;😵benommenes Gesicht;😶Gesicht ohne Mund|kein Mund|sprachlos;😷Gesicht mit Atemschutzmaske|Arzt|Krankheit;😸grinsende Katze mit lachenden Augen|Gesicht|grinsendes Katzengesicht mit lachenden Augen;😹Katze mit Freudentränen|Gesicht|Katzengesicht mit Freudentränen|lachen
😺grinsende Katze|Gesicht|grinsendes Katzengesicht|lol|lustig;😻lachende Katze mit Herzen als Augen|Gesicht|lachendes Katzengesicht mit Herzen als Augen|verliebt;😼verwegen lächelnde Katze|Gesicht|ironisch|verwegen lächelndes Katzengesicht;😽küssende Katze|Gesicht|küssendes Katzengesicht|rote Wangen;😾schmollende Katze|Gesicht|schmollendes Katzengesicht|verärgert;😿weinende Katze|Gesicht|Träne|traurig|weinendes Katzengesicht
🙀erschöpfte Katze|Angst|erschöpftes Katzengesicht|schreien;🙁betrübtes Gesicht|traurig;🙂leicht lächelndes Gesicht;🙃umgekehrtes Gesicht|auf dem Kopf stehen;🙄Augen verdrehendes Gesicht;🙅Person mit überkreuzten Armen|verboten|x
🙆Person mit Händen auf dem Kopf|alles in Ordnung;🙇sich verbeugende Person|Entschuldigung|Geste;🙈sich die Augen zuhaltendes Affengesicht|nichts sehen|verboten;🙉sich die Ohren zuhaltendes Affengesicht|nichts hören|verboten;🙊sich den Mund zuhaltendes Affengesicht|nichts sagen|verboten;🙋Person mit erhobenem Arm|Siegerpose
🙌zwei erhobene Handflächen|feiern;🙍missmutige Person|Gesicht;🙎schmollende Person;🙏zusammengelegte Handflächen|beten|betende Hände|bitten|danken|Gebet|grüßen;🚀Rakete|Weltraum;🚁Hubschrauber|Helikopter
🚂Dampflokomotive|Fahrzeug|Zug;🚃Eisenbahnwagen|Fahrzeug|Waggon|Zug;🚄Hochgeschwindigkeitszug mit spitzer Nase|Shinkansen|TGV;🚅Hochgeschwindigkeitszug|Japan|Shinkansen;🚆Zug|Eisenbahn;🚇U-Bahn|Metro
🚈S-Bahn|Zug;🚉Bahnhof|Zug;🚊Straßenbahn|Tram;🚋Straßenbahnwagen|Tram|Tramwagen;🚌Bus|Fahrzeug;🚍Bus von vorne
🚎Oberleitungsbus|Trolleybus;🚏Bushaltestelle;🚐Kleinbus;🚑Krankenwagen|Notfall;🚒Feuerwehrauto|Brand|Löschfahrzeug;🚓Polizeiwagen|Streifenwagen
🚔Polizeiwagen von vorne|Streifenwagen;🚕Taxi|Auto|Fahrzeug;🚖Taxi von vorne;🚗Auto|Fahrzeug;🚘Auto von vorne|Automobil|Fahrzeug;🚙Wohnmobil|verreisen
🚚Lieferwagen|Lastwagen|LKW;🚛Sattelzug|Lastwagen|LKW;🚜Traktor|Landwirtschaft|Trecker;🚝Einschienenbahn|Magnetschwebebahn;🚞Bergbahn;🚟Schwebebahn|Hängebahn
🚠Bergschwebebahn;🚡Bergseilbahn|Gondel;🚢Schiff|Dampfer|Kreuzfahrtschiff;🚣Person im Ruderboot;🚤Schnellboot;🚥horizontale Verkehrsampel|vertikal
🚦vertikale Verkehrsampel|horizontal;🚧Baustellenabsperrung|Schild;🚨Polizeilicht;🚩Wimpel|Dreiecksflagge|rot;🚪Tür|Eingang|geschlossen;🚫Verboten|Verbotszeichen
🚬Zigarette|Rauchen|Rauchersymbol;🚭Rauchverbot|Rauchen verboten;🚮Symbol „Papierkorb“|Müll|Sauberkeit;🚯Abfall verboten|Müll;🚰Trinkwasser;🚱Kein Trinkwasser|verboten
🚲Fahrrad;🚳Fahrräder verboten|Radfahren verboten;🚴Radfahrer(in)|Radfahren;🚵Mountainbiker(in)|Radfahren;🚶Fußgänger(in)|gehen|gehend|wandern;🚷Fußgänger verboten
🚸Kinder überqueren die Straße|Vorsicht;🚹Herren|Herrentoilette;🚺Damen|Damentoilette;🚻Toiletten|WC;🚼Symbol „Baby“|Wickelraum;🚽Toilette|WC
🚾WC|Toilette;🚿Dusche;🛀badende Person|Badewanne|Badezimmer;🛁Badewanne|Badezimmer;🛂Passkontrolle;🛃Zollkontrolle
🛄Gepäckausgabe;🛅Gepäckaufbewahrung|Schließfach;🛋Sofa und Lampe;🛌im Bett liegende Person|schlafen;🛍Einkaufstüten|Einkaufen|shoppen|Shopping;🛎Rezeptionsklingel
🛏Bett|Hotel|schlafen|Übernachtung;🛐religiöse Stätte|Religion;🛑Stoppschild|achteckig;🛒Einkaufswagen|einkaufen;🛕Hindutempel;🛖Hütte|Haus|Jurte|Rundhaus
🛗Fahrstuhl|Aufzug|Lift;🛜WLAN|Computer|drahtlos|Internet|kabellos|Netzwerk;🛝Spielplatzrutsche|spielen|Vergnügungspark;🛞Autorad|drehen|Reifen|rotieren;🛟Rettungsring|Leben retten|Schwimmring|Sicherheit;🛠Hammer und Schraubenschlüssel|Werkzeug
🛡Schutzschild;🛢Ölfass;🛣Autobahn|Schnellstraße;🛤Bahngleis|Schienen;🛥Motorboot|Schiff;🛩kleines Flugzeug
🛫Abflug|Flugzeug|Start|Start eines Flugzeugs;🛬Landung eines Flugzeugs;🛰Satellit|Weltraum;🛳Passagierschiff|Seereise;🛴Tretroller;🛵Motorroller|Vespa
🛶Kanu|Boot|Wassersport;🛷Schlitten|Rodel;🛸fliegende Untertasse|UFO;🛹Skateboard|Skateboard fahren;🛺Autorikscha|Tuk-Tuk;🛻Pick-up|Laster|Lieferwagen
🛼Rollschuh|Rollen;🟠oranger Punkt;🟡gelber Punkt;🟢grüner Punkt;🟣lila Punkt;🟤brauner Punkt
🟥rotes Quadrat;🟦blaues Quadrat;🟧oranges Quadrat;🟨gelbes Quadrat;🟩grünes Quadrat;🟪lila Quadrat
🟫braunes Quadrat;🟰Gleichheitszeichen extrafett|Mathematik;🤌zusammengedrückte Finger|Bündelhand|geht’s noch?|Handgeste|was soll das?|was willst du?|zusammengelegte Fingerspitzen;🤍weißes Herz;🤎braunes Herz;🤏Wenig-Geste|klein|kleine Menge|kleiner Betrag|unbedeutend
🤐Gesicht mit Reißverschlussmund;🤑Gesicht mit Dollarzeichen|Geld|Zunge;🤒Gesicht mit Fieberthermometer|krank;🤓Strebergesicht|Nerd;🤔nachdenkendes Gesicht|nachdenklich;🤕Gesicht mit Kopfverband|Schmerzen|Verletzung
🤖Roboter|Gesicht|Monster|Roboterkopf;🤗Gesicht mit umarmenden Händen|Umarmung;🤘Teufelsgruß|Finger|Hand|Hörner|Rock;🤙Ruf-mich-an-Handzeichen|anrufen;🤚erhobene Hand von hinten|erhobener Handrücken;🤛Faust nach links
🤜Faust nach rechts;🤝Handschlag|Hände|Händeschütteln|Vereinbarung;🤞Hand mit gekreuzten Fingern;🤟Ich-liebe-dich-Geste|Hand|ich liebe dich;🤠Gesicht mit Cowboyhut;🤡Clown-Gesicht
🤢würgendes Gesicht|Erbrechen|Übelkeit;🤣sich vor Lachen auf dem Boden wälzen|Gesicht;🤤sabberndes Gesicht;🤥lügendes Gesicht|Pinocchio-Nase;🤦sich an den Kopf fassende Person|frustriert|genervt|Gesicht;🤧niesendes Gesicht
🤨Gesicht mit hochgezogenen Augenbrauen|argwöhnisch|skeptisch;🤩überwältigt|Augen|Gesicht|Grinsen|Stern;🤪irres Gesicht|Auge|groß|klein;🤫ermahnendes Gesicht|leise|pst;🤬Gesicht mit Symbolen über dem Mund|fluchen;🤭verlegen kicherndes Gesicht|Huch
🤮kotzendes Gesicht|krank;🤯explodierender Kopf|entsetzt|geschockt;🤰schwangere Frau;🤱Stillen|Baby|Brust;🤲Handflächen nach oben|beten;🤳Selfie|Smartphone
🤴Prinz;🤵Person im Smoking|Bräutigam;🤶Weihnachtsfrau|Weihnachten;🤷schulterzuckende Person|egal|gleichgültig|keine Ahnung|Zweifel;🤸Rad schlagende Person|Bodenturnen|Radschlag;🤹Jongleur(in)|geschickt|jonglieren|Multitasking
🤺Fechter(in)|fechten|Schwert|Sport;🤼Ringer(in)|Ringkampf|Wrestling;🤽Wasserballspieler(in)|Sport;🤾Handballspieler(in)|Sport;🤿Tauchmaske|schnorcheln|Sporttauchen;🥀welke Blume|verwelkt
🥁Trommel|Trommelstöcke;🥂Sektgläser|anstoßen|feiern|Getränk;🥃Trinkglas|Bar|Whiskey;🥄Löffel|Besteck;🥅Tor|Sport;🥇Goldmedaille|Erster|Medaille 1. Platz
🥈Silbermedaille|Medaille 2. Platz|Zweiter;🥉Bronzemedaille|Dritter|Medaille 3. Platz;🥊Boxhandschuh|Boxen|Sport;🥋Kampfsportanzug|Judo|Kampfkunst|Karate|Taekwondo;🥌Curlingstein|Spiel;🥍Lacrosse|Ball|Schläger|Stock
🥎Softball|Handschuh;🥏Frisbee|Ultimate;🥐Croissant|französisch|Frühstück|Frühstückshörnchen;🥑Avocado|Frucht;🥒Gurke|Essen|Gemüse;🥓Bacon|Essen|Frühstücksspeck
🥔Kartoffel|Essen;🥕Karotte|Gemüse|Möhre|Mohrrübe;🥖Baguette|französisch|Frühstück;🥗Salat|Essen;🥘Pfannengericht|Essen|Paella|Reispfanne;🥙Döner|Döner Kebab|Falafel|Wrap
🥚Ei|Frühstück|Frühstücksei;🥛Glas Milch|Getränk;🥜Erdnuss|Essen;🥝Kiwi|Frucht|Obst;🥞Pfannkuchen|Eierpfannkuchen|Essen;🥟Teigtasche|chinesische Teigtasche|Empanada|Gyōza|Jiaozi|Pierogi
🥠Glückskeks|Prophezeiung;🥡Takeaway-Schachtel|Takeaway-Box;🥢Essstäbchen|Hashi;🥣Schüssel mit Löffel|Cerealien|Frühstück|Reisbrei;🥤Becher mit Strohhalm|Saft|Selters;🥥Kokosnuss|Palme|Piña Colada
🥦Brokkoli|Gemüsekohl;🥧Kuchen|Füllung|Gebäck;🥨Brezel|gedreht;🥩Fleischstück|Kotelett|Lammkotelett|Schweinekotelett|Steak;🥪Sandwich|Brot;🥫Konserve|Dose
🥬Blattgemüse|Grünzeug|Kohl|Salat|Spinat;🥭Mango|Frucht|Früchte|tropisch;🥮Mondkuchen|Festival|Herbst|Yuebing;🥯Bagel|Bäckerei|Backwaren|Frühstück;🥰lächelndes Gesicht mit Herzen|anhimmeln|verknallt|verliebt;🥱gähnendes Gesicht|gelangweilt|müde
🥲lachendes Gesicht mit Träne|berührt|dankbar|erleichtert|lächelnd|stolz;🥳Partygesicht|Feiern;🥴schwindeliges Gesicht|angetrunken|beschwipst|betrunken;🥵schwitzendes Gesicht|erhitzt|Fieber|heiß|Hitzschlag;🥶frierendes Gesicht|Eiszapfen|Frostbeule|kalt;🥷Ninja|Ausdauer|Kämpfer|vermummt
🥸verkleidet|Brille mit Nase|inkognito|verkleidetes Gesicht|Verkleidung;🥹Gesicht, das Tränen zurückhält|aufgebracht|stolz|Tränen zurückhalten|traurig|weinen;🥺bettelndes Gesicht|Gnade|Welpenaugen;🥻Sari|Kleid|Kleidung;🥼Laborkittel|Doktor|Experiment|Wissenschaftler;🥽Schutzbrille|Augenschutz|Schweißen|Schwimmen
🥾Wanderstiefel|Camping|Wandern|Wanderung;🥿flacher Schuh|Ballet-Pumps|Slipper;🦀Krebs|Sternzeichen|Tierkreis;🦁Löwe|Gesicht|Löwengesicht|Sternzeichen|Tierkreis;🦂Skorpion|Sternzeichen|Tierkreis;🦃Truthahn|Geflügel
🦄Einhorn|Einhorngesicht;🦅Adler|Vogel;🦆Ente|Vogel;🦇Fledermaus|Tier|Vampir;🦈Hai|Haifisch;🦉Eule|Vogel|weise
🦊Fuchs|Fuchsgesicht|Tier;🦋Schmetterling|schön;🦌Hirsch|Gesicht|Tier;🦍Gorilla|Affe|Gesicht|Tier;🦎Eidechse|Reptil;🦏Nashorn|Rhinozeros|Tier
🦐Garnele|Gourmet|Krustentier;🦑Tintenfisch|Kalmar;🦒Giraffe|Flecken;🦓Zebra|Streifen;🦔Igel|stachelig;🦕Sauropode|Brachiosaurus|Brontosaurus|Dino|Dinosaurier|Diplodocus
🦖T-Rex|Dino|Dinosaurier|Tyrannosaurus Rex;🦗Grille|Heuschrecke;🦘Känguru|Hüpfen;🦙Lama|Alpaca|Wolle;🦚Pfau|stolz|stolzieren|Vogel;🦛Nilpferd|Hippo
🦜Papagei|Pirat|Vogel|Wiederholen;🦝Waschbär|neugierig;🦞Hummer|Meeresfrüchte;🦟Mücke|Fieber|Insekt|Malaria|Moskito;🦠Mikrobe|Amöbe|Bakterie|Einzeller;🦡Dachs|Dachse
🦢Schwan|hässliches Entlein|Vogel;🦣Mammut|Aussterben|groß|Stoßzahn|wollig;🦤Dodo|Aussterben|groß|Mauritius;🦥Faultier|langsam;🦦Otter|fischen|verspielt;🦧Orang-Utan|Affe
🦨Stinktier|Skunk|stinken;🦩Flamingo|bunt|farbenfroh|Tropen|tropisch;🦪Auster|Perle|tauchen;🦫Biber|Damm;🦬Bison|Büffel|Herde|Wisent;🦭Seehund|Seelöwe
🦮Blindenhund|Barrierefreiheit|sehbehindert;🦯Blindenstock|Barrierefreiheit;🦴Knochen|Skelett;🦵Bein|Treten|Tritt;🦶Fuß|Stampfen|Treten;🦷Zahn|Zahn ziehen|Zahnarzt|Zahnärztin
🦸Superheld(in)|Comic|Superheldin|Superkraft|Übermensch;🦹Bösewicht;🦺Sicherheitsweste|Notfall;🦻Ohr mit Hörgerät|Barrierefreiheit|gehörlos|Hörhilfe|taub;🦼elektrischer Rollstuhl|Barrierefreiheit;🦽manueller Rollstuhl|Barrierefreiheit
🦾Armprothese|Barrierefreiheit;🦿Beinprothese|Barrierefreiheit;🧀Käsestück;🧁Cupcake|Gebäck|Konditorei|Muffin|süß;🧂Salz|Geschmack|Salzstreuer;🧃Trinkpäckchen|Getränk|Saftpackung
🧄Knoblauch|Geschmack;🧅Zwiebel|Geschmack;🧆Falafel|Bällchen|Kichererbsen;🧇Waffel|Waffel mit Butter;🧈Butter|Milchprodukt;🧉Mate-Tee|Getränk
🧊Eiswürfel|Eisberg|kalt;🧋Bubble Tea|Blase|Milch|Perle|Tee;🧌Troll|Fantasy|Kobold|Märchen|Monster|Ungeheuer;🧍stehende Person|Stand;🧎kniende Person;🧏gehörlose Person|Barrierefreiheit|hören|Ohr|taub
🧐Gesicht mit Monokel;🧑Person|erwachsene Person|geschlechtsneutral|Mensch|ohne eindeutiges Geschlecht;🧒Kind|geschlechtsneutral|jung;🧓ältere Person|alt|älterer Mensch|erwachsene Person|geschlechtsneutral|ohne eindeutiges Geschlecht;🧔Person: Bart|Person mit Bart;🧕Frau mit Kopftuch|Hidschab|Mantilla|Tichel
🧖Person in Dampfsauna;🧗Bergsteiger(in);🧘Person im Lotossitz|Meditation|Yoga;🧙Magier(in)|Hexe|Hexenmeister|Zauberer|Zauberin;🧚Märchenfee|Oberon|Puck|Titania;🧛Vampir|Dracula|Untoter
🧜Wassermensch|Meerjungfrau|Wasserfrau|Wassermann;🧝Elf(e)|Elbe|Elben|Elbin|magisch;🧞Flaschengeist|Dschinn;🧟Zombie|Untoter|wandelnder Toter;🧠Gehirn|intelligent;🧡oranges Herz
🧢Baseballmütze|Baseballkappe|Schirmkappe;🧣Schal|Hals;🧤Handschuhe;🧥Mantel|Jacke;🧦Socken|Strümpfe;🧧roter Umschlag|Geld|Geschenk|Glück|Hongbao
🧨Feuerwerkskörper|Dynamit|explosiv|Knaller;🧩Puzzleteil|Puzzlestück;🧪Reagenzglas|Chemie|Experiment|Labor|Versuche;🧫Petrischale|Bakterien|Bakterienkultur|Biologie;🧬DNA|Biologie|Evolution|Genetik|Leben;🧭Kompass|Himmelsrichtung|magnetisch|Navigation|Orientierung|Windrose
🧮Abakus|Abaki|Abakusse|Rechenhilfe|Rechenschieber;🧯Feuerlöscher|löschen;🧰Werkzeugkasten|Mechaniker;🧱Ziegelstein|Klinker|Mauerwerk|Wand;🧲Magnet|Anziehungskraft|magnetisch;🧳Gepäck|Ballast|Koffer|Reise
🧴Creme|Feuchtigkeitscreme|Körpercreme|Shampoo|Sonnencreme;🧵Faden|Nadel|Nähen|Zwirn;🧶Wollknäuel|Häkeln|Stricken|Wolle;🧷Sicherheitsnadel|Punk|Windel;🧸Teddybär|Kuscheltier|Plüschteddy|Plüschtier|Spielzeug;🧹Besen|Fegen|Hexe|Kehren
🧺Korb|Picknick|Wäsche;🧻Küchenrolle|Klopapier|Papiertücher|Toilettenpapier;🧼Seife|Baden|säubern|Seifenschale;🧽Schwamm|absorbieren|aufsaugen|porös;🧾Beleg|Belege|Buchhaltung|Rechnung|Rechnungslegung;🧿Nazar-Amulett|Glücksbringer|Talisman
🩰Ballettschuhe|Tanz;🩱einteiliger Badeanzug;🩲Slip|Badeanzug|Einteiler|Unterwäsche;🩳Shorts|Badebekleidung|Boxershorts|Schwimmshorts;🩴Zehensandale|Zehensandalen;🩵hellblaues Herz|aquamarin|türkis
🩶graues Herz|schieferfarben|silberfarben;🩷pinkes Herz|flirten|süß|verliebt;🩸Blutstropfen|Blutspende|Medizin|Menstruation;🩹Heftpflaster;🩺Stethoskop|Arzt|Herz|Medizin;🩻Röntgenbild|Knochen|Medizin|Radiologie|Skelett
🩼Krücke|Behinderung|Gehhilfe|Gehstütze|Schmerzen|Stock;🪀Jo-Jo|Spielzeug;🪁Drachen|fliegen|steigen;🪂Fallschirm|Fallschirmspringen|Paragliding|Skydiving;🪃Bumerang|Boomerang;🪄Zauberstab|Hexe|Hexer|Zauberei|Zauberer|Zauberin
🪅Piñata|Feier|Party;🪆Matroschka|Matrioschka|Puppe|Russland;🪇Maracas|Instrument|Musik|Percussion|Rassel;🪈Flöte|Instrument|Musik;🪐Ringplanet|Saturn;🪑Stuhl|sitzen
🪒Rasierer|rasieren|scharf;🪓Axt|Beil|hacken|Holz|spalten;🪔Öllampe|Diya;🪕Banjo|Musik|Streichinstrument;🪖Militärhelm|Kämpfer|Kämpferin|Soldat|Soldatin;🪗Akkordeon|Akkordeons|Concertina|Quetschkommode|Quetschkommoden|Ziehharmonika|Ziehharmonikas
🪘afrikanische Trommel|Conga|Rhythmus;🪙Münze|Geld|Gold|Metall|Schatz|Silber;🪚Handsäge|Holz|Tischler|Werkzeug;🪛Schraubenzieher|Schraubendreher|Werkzeug;🪜Leiter|klettern|Sprosse|Stufe;🪝Haken|Angelhaken
🪞Spiegel|Reflexion|Spiegelbild;🪟Fenster|Aussicht|durchsichtig|frische Luft|Öffnung|Rahmen;🪠Saugglocke|Saugglocken|Toilette|verstopft;🪡Nähnadel|nähen|Nähte|schneidern|Stiche|sticken;🪢Knoten|binden|Schnur|Seil|zusammendrehen;🪣Eimer|Behälter|Bottich|Kübel
🪤Mausefalle|Mäusefalle;🪥Zahnbürste|Badezimmer|sauber|Zähne|Zahnhygiene;🪦Grabstein|Friedhof;🪧Protestschild|Demonstration|Mahnwache|Plakat;🪨Felsen|Stein;🪩Discokugel|Lichtreflexe|Party|Spiegelkugel|tanzen
🪪Ausweis|Führerschein|Personalausweis|Plakette;🪫schwache Batterie|Akku|Elektronik|niedriger Akkustand|schwacher Akku;🪬Hamsa|Amulett|Fatima|Glückssymbol|Maria|Miriam|Schutz;🪭Faltfächer|kühlen|schüchtern|warm;🪮Haarkamm|Afro|Haare;🪯Khanda|Religion|Schwert|Sikhismus
🪰Fliege|Krankheit|Made|Plage|verwesen;🪱Wurm|Parasit|Regenwurm|Ringelwurm;🪲Käfer|Insekt;🪳Kakerlake|Insekt|Schabe;🪴Topfpflanze|Haus|langweilig|nutzlos|pflegen|wachsen;🪵Holz|Feuerholz|Holzscheite
🪶Feder|Federn|fliegen|leicht;🪷Lotusblüte|Blume|Buddhismus|Hinduismus|Reinheit;🪸Koralle|Korallenriff|Ozean;🪹leeres Nest|Nestbau|nisten|Vogelnest;🪺Nest mit Eiern|Nestbau|nisten|Vogelnest;🪻Hyazinthe|blaue Wiesenlupine|Blume|Blüte|Löwenmaul
🪼Qualle|autsch|brennen|Gallert|Glibber|Meerestier|Nesseltier;🪽Flügel|Engelsflügel|Federn|fliegen|Mythologie|Vogel;🪿Gans|blöd|dumm|Geflügel|Vogel;🫀Herz (Organ)|Herzschlag|Mitte|Puls|pulsieren;🫁Lunge|Atem|atmen|ausatmen|einatmen|Lungenflügel|Organ;🫂sich umarmende Personen|Danke|Hallo|Tschüss|Umarmung
🫃schwangerer Mann|aufgebläht|Bauch|dick;🫄schwangere Person|aufgebläht|Bauch|dick;🫅Person mit Krone|adelig|königlich|königliche Hoheit|Monarch|Monarchin;🫎Elch|Geweih|Säugetier;🫏Esel|Dummkopf|Maultier|Säugetier|störrisch|stur;🫐Blaubeeren|Heidelbeere
🫑Paprika|Gemüse|Gemüsepaprika;🫒Olive|Lebensmittel;🫓Fladenbrot|Arepa|Lavasch|Naan|Pita;🫔Tamale|eingewickelt|mexikanisch;🫕Fondue|geschmolzen|Käse|Schokolade|schweizerisch|Topf;🫖Teekanne|trinken
🫗Flüssigkeit ausgießen|Getränk|Glas|leer|verschütten;🫘Bohnen|Essen|Hülsenfrucht|Kidney-Bohne|Lebensmittel;🫙Einmachglas|Einweckglas|Gewürzglas|leer|Marmeladeglas;🫚Ingwer|Gewürz|Ginger Ale|Ingwerbier|Wurzel;🫛Erbsenschote|Edamame|Gemüse|Hülsenfrucht;🫠schmelzendes Gesicht|auflösen|flüssig|verschwinden
🫡salutierendes Gesicht|Aye|Militär|ok|Respekt;🫢Gesicht mit offenen Augen und Hand über dem Mund|Erschrecken|Erstaunen|Überraschung|Unglauben|Verlegenheit;🫣Gesicht mit durch die Finger linsendem Auge|gebannt|spähen|starren;🫤Gesicht mit schrägem Mund|enttäuscht|langweilig|na ja|skeptisch|unsicher;🫥gestricheltes Gesicht|deprimiert|introvertiert|unsichtbar|verschwinden|verstecken;🫦auf Lippe beißen|Angst|ängstlich|besorgt|flirtend|nervös|unbehaglich
🫧Blasen|reinigen|Seife|Seifenblasen|unter Wasser|Wasserblasen;🫨zitterndes Doppelgesicht|Erdbeben|Schock;🫰Hand mit gekreuztem Zeigefinger und Daumen|Fingerherz|Geld|Handgeste|teuer;🫱nach rechts weisende Hand;🫲nach links weisende Hand;🫳Hand mit Handfläche nach unten|abweisen|Handgeste|hau ab|von sich weisen|wegscheuchen|wegschicken
🫴Hand mit Handfläche nach oben|anbieten|darbieten|einladen|Handgeste|kommen|locken;🫵auf Betrachter zeigender Zeigefinger|du|Handgeste|mit Finger zeigen|Sie;🫶Hände, die Herz bilden|Händeherz|Handgeste|Liebe;🫷nach links schiebende Hand|High five|stopp|warte mal;🫸nach rechts schiebende Hand|High 5|High five|stopp|warte mal`;
