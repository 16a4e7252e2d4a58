/** Written by .build/write-emoji-words.mjs from the Unicode CLDR; see LICENSE. */
export const words = `‼dubbel uitroepteken|!|!!|interpunctie;⁉uitroepteken en vraagteken|!|!?|interpunctie|vraagteken-uitroepteken;ℹinformatie;↔pijl naar links en rechts;↕pijl omhoog en omlaag;↖pijl linksomhoog|noordwest|richting|windrichting
↗pijl rechtsomhoog|noordoost|richting|windrichting;↘pijl rechtsomlaag|richting|windrichting|zuidoost;↙pijl linksomlaag|linksbeneden|zuidwest;↩pijl naar rechts die naar links draait;↪pijl naar links die naar rechts draait;⌚horloge|klok
⌛zandloper|timer;⌨toetsenbord|computer;⏏knop voor uitwerpen;⏩knop voor snel vooruitspoelen|dubbel|pijl;⏪knop voor versneld terugspoelen|dubbele pijl links;⏫knop voor versneld omhoog|dubbel|pijl
⏬knop voor versneld omlaag|dubbel|pijl;⏭knop voor volgende nummer|driehoek|pijl|volgend nummer|volgende scène;⏮knop voor vorige nummer|driehoek|pijl|vorige scène;⏯knop voor afspelen of pauzeren|driehoek|pijl|rechts;⏰wekker|alarm|klok;⏱stopwatch|klok
⏲keukenwekker|klok|timer;⏳zandloper met stromend zand|timer;⏸pauzeknop|dubbel|pauzeren|streep|verticaal;⏹knop voor stoppen|vierkant;⏺knop voor opnemen|rondje;ⓂM in cirkel
▪klein zwart vierkant|geometrisch;▫klein wit vierkant|geometrisch;▶knop voor afspelen|driehoek|pijl|rechts;◀knop voor terugspoelen|driehoek|links|pijl;◻middelgroot wit vierkant;◼middelgroot zwart vierkant|geometrisch
◽klein tot middelgroot wit vierkant|redelijk klein;◾klein tot middelgroot zwart vierkant|geometrisch;☀zon|helder|stralen|zonnig;☁wolk|weer;☂paraplu|kleding|regen;☃sneeuwpop|koud
☄komeet|ruimte;☎telefoon;☑vinkje in vak|✓;☔paraplu met regendruppels|kleding;☕warme drank|drankje|drinken|koffie|stomend|thee;☘klavertjedrie|plant
☝omhoog wijzende wijsvinger|hand;☠doodshoofd met gekruiste beenderen|gezicht|monster;☢radioactief|symbool;☣biologisch gevaar|symbool;☦russisch kruis|christendom|religie;☪wassende maan en ster|islam|moslim|religie
☮vredessymbool;☯yin en yang|religie|tao|taoïst;☸wiel van dharma|boeddhist|religie;☹fronsend gezicht;☺lachend gezicht|glimlach|omtrek|ontspannen;♀vrouwelijkheidssymbool
♂mannelijkheidssymbool;♈ram (sterrenbeeld)|Aries|dierenriem;♉stier (sterrenbeeld)|dierenriem|os|Taurus;♊tweelingen (sterrenbeeld)|dierenriem|Gemini;♋kreeft (sterrenbeeld)|Cancer|dierenriem;♌leeuw (sterrenbeeld)|dierenriem|Leo
♍maagd (sterrenbeeld)|dierenriem|Virgo;♎weegschaal (sterrenbeeld)|balans|dierenriem|gerechtigheid|Libra;♏schorpioen (sterrenbeeld)|dierenriem|Scorpio|scorpius;♐boogschutter (sterrenbeeld)|dierenriem|Sagittarius;♑steenbok (sterrenbeeld)|Capricorn|dierenriem;♒waterman (sterrenbeeld)|Aquarius|dierenriem|drager
♓vissen (sterrenbeeld)|dierenriem|Pisces;♟pion|schaken|slachtoffer|waardeloos;♠schoppen|kaart|spel;♣klaveren|kaart|spel;♥harten|kaart|spel;♦ruiten|kaart|spel
♨warmwaterbronnen|stomend;♻recycling-symbool;♾oneindig|eeuwig|grenzeloos|universeel;♿rolstoelsymbool|toegang;⚒twee hamers|gereedschap;⚓anker|hulpmiddel|schip
⚔gekruiste zwaarden|wapen;⚕esculaap|dokter;⚖weegschaal|balans|dierenriem|gerechtigheid|Libra;⚗distilleerkolf|gereedschap|scheikunde;⚙tandwiel|gereedschap|radertje|tandrad;⚛atoomsymbool|atheïst
⚜fleur de lis|franse lelie;⚠waarschuwing;⚡hoog voltage|bliksem|elektrisch|gevaar|schok;⚧transgendersymbool;⚪witte cirkel|geometrisch;⚫zwarte cirkel|geometrisch
⚰doodskist;⚱urn|as|begrafenis|dood;⚽voetbal;⚾honkbal;⛄sneeuwpop zonder sneeuwvlokken|koud;⛅zon achter wolk
⛈wolk met bliksem en regen|onweer;⛎slangendrager (sterrenbeeld)|dierenriem|Ophiuchus|serpent;⛏pikhouweel|gereedschap|mijnbouw;⛑helm van reddingswerker|gezicht|hoed|hulp|kruis;⛓kettingen;⛔geen toegang|nee|symbool|verboden|Verboden toegang
⛩shinto-tempel|geloof;⛪kerk|christelijk|geloof|kruis;⛰berg;⛱strandparasol|regen|zon;⛲fontein;⛳vlag in hole|golf
⛴veerboot|passagier;⛵zeilboot|jacht|jachthaven|zee;⛷skiër|sneeuw;⛸schaats|ijs;⛹basketbalspeler;⛺tent|kamperen
⛽benzinestation|benzinepomp|brandstof;✂schaar|gereedschap|knippen;✅knop voor vinkje|✓|teken;✈vliegtuig|vliegmachine;✉envelop|brief|e-mail;✊opgeheven vuist|gebald|hand|stoot
✋opgeheven hand;✌winnende hand|v|vredesteken;✍schrijvende hand;✏potlood;✒kroontjespen met zwarte punt;✔vinkje|✓|teken
✖vermenigvuldigen|×|annuleren|teken|vermenigvuldiging|x;✝christelijk kruis|christendom|religie;✡davidster|jodendom|joods|religie;✨sterretjes|*|glinsteren;✳achtpuntige asterisk|*;✴achtpuntige ster|*
❄sneeuwvlok|koud;❇sprankeling|*|sprankelen;❌kruisteken|×|annuleren|vermenigvuldigen|vermenigvuldiging|x;❎knop voor kruis|×|teken|vierkant|x;❓rood vraagteken|?|interpunctie;❔wit vraagteken|?|contour|interpunctie
❕wit uitroepteken|!|contour|interpunctie;❗rood uitroepteken|!|interpunctie;❣hart als uitroepteken|interpunctie;❤rood hart;➕plus|+|teken|wiskunde;➖min|-|−|teken|wiskunde
➗delen|÷|teken|wiskunde;➡pijl naar rechts|oost|richting|windrichting;➰gekrulde lus|gedraaid;➿dubbele gekrulde lus;⤴pijl naar rechts die omhoog draait;⤵pijl naar rechts die omlaag draait
⬅pijl naar links|richting|west|windrichting;⬆pijl omhoog|noord|richting|windrichting;⬇pijl omlaag|richting|windrichting|zuid;⬛groot zwart vierkant|geometrisch;⬜groot wit vierkant|geometrisch;⭐witte middelgrote ster
⭕lege rode cirkel|groot|rood;〰golvend streepje|lang geluid;〽rolwisselingsmarkering|teken;㊗Japans teken voor ‘gefeliciteerd’|ideogram|祝;㊙Japans teken voor ‘geheim’|ideogram|秘;🀄mahjong rode draak|rood|spel
🃏Jokerkaart|spel;🅰bloedgroep A;🅱bloedgroep B;🅾bloedgroep O;🅿P-knop|parkeerplaats;🆎bloedgroep AB
🆑CL-knop;🆒COOL-knop;🆓FREE-knop|gratis;🆔ID-knop|identiteit;🆕NEW-knop|nieuw;🆖NG-knop
🆗OK-knop;🆘SOS-knop|help;🆙UP!-knop|omhoog|teken;🆚VS-knop|versus;🈁Japans teken voor ‘hier’|katakana|ココ;🈂Japans teken voor ‘dienstenheffing’|Japans teken voor ‘dienst’|katakana|サ
🈚Japans teken voor ‘gratis’|ideogram|無;🈯Japans teken voor ‘gereserveerd’|ideogram|指;🈲Japans teken voor ‘verboden’|ideogram|禁;🈳Japans teken voor ‘plaats vrij’|ideogram|空;🈴Japans teken voor ‘voldoende (cijfer)‘|ideogram|合;🈵Japans teken voor ‘vol, geen plaats’|ideogram|満
🈶Japans teken voor ‘niet gratis’|ideogram|有;🈷Japans teken voor ‘maandelijks bedrag’|ideogram|月;🈸Japans teken voor ‘toepassing’|ideogram|申;🈹Japans teken voor ‘korting’|ideogram|割;🈺Japans teken voor ‘geopend’|ideogram|営;🉐Japans teken voor ‘koopje’|ideogram|得
🉑Japans teken voor ‘acceptabel’|ideogram|可;🌀cycloon|duizelig|twister|tyfoon;🌁mistig;🌂ingevouwen paraplu|kleding|regen;🌃sterrenhemel|nacht;🌄zonsopgang in de bergen|ochtend
🌅zonsopgang|ochtend;🌆stad bij schemering|avond|landschap|zonsondergang;🌇zonsondergang|schemer;🌈regenboog;🌉brug bij nacht;🌊golf|oceaan|water
🌋vulkaan|berg|vulkaanuitbarsting;🌌melkweg|ruimte;🌍wereldbol met Europa-Afrika|aarde;🌎wereldbol met Noord- en Zuid-Amerika|aarde;🌏wereldbol met Azië-Australië|aarde;🌐wereldbol met meridianen|aarde
🌑nieuwe maan|donker;🌒jonge maansikkel|wassend;🌓maan in eerste kwartier;🌔wassende maan|bolvormig;🌕volle maan;🌖afnemende maan|bolvormig
🌗maan in laatste kwartier;🌘asgrauwe maan|afnemend|sikkel;🌙maansikkel;🌚nieuwe maan met gezicht;🌛maan met gezicht in eerste kwartier;🌜maan met gezicht in laatste kwartier
🌝volle maan met gezicht|helder;🌞zon met gezicht|helder;🌟stralende ster|fonkelend|schitterend|schittering;🌠vallende ster;🌡thermometer|weer;🌤zon achter kleine wolk
🌥zon achter grote wolk;🌦zon achter regenwolk;🌧wolk met regen;🌨wolk met sneeuw|koud;🌩wolk met bliksem;🌪tornado|wervelwind|wolk
🌫mist|wolk;🌬gezicht dat wind blaast|blazen|wolk;🌭hotdog|frankfurter|worst;🌮taco|mexicaans;🌯burrito|mexicaans|wrap;🌰kastanje|plant
🌱zaailing|jong;🌲naaldboom;🌳loofboom|bladeren verliezen|loof verliezen;🌴palmboom;🌵cactus|plant;🌶hete peper|heet
🌷tulp|bloem;🌸kersenbloesem|bloem;🌹roos|bloem;🌺hibiscus|bloem;🌻zonnebloem;🌼bloesem|bloem
🌽maïskolf|plant;🌾rijstplant|aar|graan;🌿kruid|blad;🍀klavertjevier|4|blad;🍁esdoornblad|vallend;🍂vallende bladeren
🍃blad in de wind|waaiend|waait;🍄paddenstoel|zwam;🍅tomaat|fruit|groente;🍆aubergine|groente;🍇druiven|druif|fruit;🍈meloen|fruit
🍉watermeloen|fruit;🍊mandarijn|fruit|sinaasappel;🍋citroen|citrus|fruit;🍌banaan|fruit;🍍ananas|fruit;🍎rode appel|fruit|rood
🍏groene appel|fruit;🍐peer|fruit;🍑perzik|fruit;🍒kersen|bessen|fruit|rood;🍓aardbei|bes|fruit;🍔hamburger
🍕pizzapunt|kaas;🍖vlees met bot;🍗kippenpoot|bot|gevogelte;🍘rijstwafel|cracker;🍙rijstballetje|japans;🍚gekookte rijst
🍛curry en rijst;🍜dampende kom|noedels|ramen;🍝spaghetti|pasta;🍞brood;🍟patat|frietjes;🍠gepofte zoete aardappel
🍡dango|dessert|japans|spies|stokje|zoet;🍢oden|kebab|spies|stokje|zeevruchten;🍣sushi;🍤gefrituurde garnaal|tempura;🍥viskoekje met krul;🍦softijs|dessert|roomijs|zacht|zoet
🍧geschaafd ijs|dessert|zoet;🍨ijs|dessert|room|zoet;🍩donut|dessert|zoet;🍪koekje|dessert|zoet;🍫chocoladereep|dessert|zoet;🍬snoep|dessert|zoet
🍭lolly|dessert|snoep|zoet;🍮vla|dessert|pudding|zoet;🍯honingpot|zoet;🍰cake|dessert|gebak|plak|taart|zoet;🍱bentobox;🍲stoofschotel|eenpansgerecht
🍳koken|bakken|ei|koekenpan|ontbijt;🍴mes en vork|koken;🍵theekopje zonder oor|drankje|drinken;🍶sake|bar|drankje|drinken|fles|kopje;🍷wijnglas|bar|drankje|drinken;🍸cocktailglas|bar|drinken
🍹tropisch drankje|bar|drinken;🍺bierglas|bar|drinken;🍻klinkende bierglazen|bar|drinken|glas|proosten;🍼babyflesje|drinken|melk;🍽mes en vork met bord|koken;🍾fles met knallende kurk|bar|drinken
🍿popcorn;🎀strik|feest;🎁ingepakt cadeau|cadeautje|feest|verpakking;🎂verjaardagstaart|dessert|feest|gebak|zoet;🎃halloweenlantaarn|feest|pompoen;🎄kerstboom|Kerstmis|viering
🎅kerstman|Kerstmis|viering;🎆vuurwerk|feest;🎇sterretje|feest|vuurwerk|vuurwerksterretje;🎈ballon|feest;🎉feestknaller|hoera|viering;🎊confettibal|viering
🎋tanabataboom|feest|japans|papierlinten;🎌gekruiste vlaggen|feest|japans;🎍dennenboomversiering|bamboe|feest|japans;🎎Japanse poppen|feest|festival;🎏karperslinger|feest;🎐windorgel|bel|feest
🎑maanobservatieceremonie|feest;🎒schooltas|rugzak;🎓academische baret|eindexamen|hoed|kleding|viering;🎖militaire medaille|viering;🎗bewustzijnslintje|herinnering|viering;🎙studiomicrofoon|muziek
🎚schuifregelaar|muziek|niveau;🎛controleknoppen|bediening|muziek;🎞filmframes|bioscoop|films;🎟entreekaartjes;🎠draaimolenpaard;🎡reuzenrad|pretpark
🎢achtbaan|pretpark;🎣vishengel;🎤microfoon|karaoke;🎥filmcamera|bioscoop;🎦knop voor filmen|bioscoop|camera;🎧hoofdtelefoon|oordopje
🎨schilderspalet|kunst|museum|schilderij;🎩hoge hoed|hoog|kleding;🎪circustent;🎫ticket|entree;🎬klapbord|film|klapper;🎭toneelkunsten|masker|optreden|theater
🎮videogame|controller;🎯directe treffer|bull’s eye|darts|doelwit|spel;🎰fruitautomaat|spel;🎱biljart|8|8 ball|acht|spel;🎲dobbelsteen|dobbelstenen|spel;🎳bowlen|bal|spel
🎴speelkaarten|bloem|bloemspeelkaarten|japans|spel|spelen;🎵muzieknoot;🎶muzieknoten|noot;🎷saxofoon|instrument|muziek;🎸gitaar|instrument|muziek;🎹piano|instrument|keyboard|muziek|muziekinstrument
🎺trompet|instrument|muziek;🎻viool|instrument|muziek;🎼notenschift|muziek|partituur;🎽hardloopshirt|atletiek|hardlopen|sjerp;🎾tennis|bal|tennisracket;🎿ski’s|sneeuw
🏀basketbal;🏁geblokte vlag|racen;🏂snowboarder|ski|sneeuw;🏃hardloper|hardlopen|marathon;🏄surfer|surfen;🏅sportmedaille
🏆trofee|prijs;🏇jockey op renpaard|racen;🏈american football|amerikaans;🏉rugby|bal|voetbal;🏊zwemmende persoon;🏋gewichtheffer
🏌golfer|bal;🏍motor|racen;🏎raceauto|racen;🏏cricket|bal|bat|wedstrijd;🏐volleybal|wedstrijd;🏑hockey|bal|stick|veld|wedstrijd
🏒ijshockeystick en puck|wedstrijd;🏓pingpong|bal|bat|batje|tafeltennis|wedstrijd;🏔berg met besneeuwde toppen|koud;🏕kamperen;🏖strand met parasol;🏗woningbouw
🏘huizen;🏙stadsgezicht;🏚vervallen huis;🏛klassiek gebouw;🏜woestijn;🏝onbewoond eiland
🏞nationaal park;🏟stadion;🏠huis|thuis;🏡huis met tuin|thuis;🏢kantoorgebouw;🏣Japans postkantoor
🏤postkantoor|Europees;🏥ziekenhuis|dokter|medicijnen;🏦bank|gebouw;🏧pinautomaat|pinnen;🏨hotel|gebouw;🏩love-hotel|liefde
🏪supermarkt|boodschappen|winkel;🏫school|gebouw;🏬warenhuis|winkel|winkelen;🏭fabriek|gebouw;🏮rode papieren lantaarn|bar|licht|rood;🏯Japans kasteel
🏰kasteel|europees;🏳witte vlag;🏴zwarte vlag;🏵rozet|plant;🏷label;🏸badminton|pluimbal|racket|shuttle|wedstrijd
🏹pijl en boog|boogschutter|wapen;🏺amfora|drinken|koken|kruik|sterrenbeeld|waterman;🐀rat;🐁muis;🐂os|sterrenbeeld|stier|Taurus;🐃waterbuffel
🐄koe;🐅tijger;🐆luipaard;🐇konijn|huisdier|konijntje;🐈kat|huisdier;🐉draak|sprookje
🐊krokodil;🐋walvis;🐌slak;🐍slang|ophiuchus|serpent|slangendrager|sterrenbeeld;🐎paard|racen|renpaard|ruitersport;🐏ram|Aries|mannelijk|schaap|sterrenbeeld
🐐geit|steenbok|sterrenbeeld;🐑ooi|schaap|vrouwelijk;🐒aap;🐓haan|gevogelte;🐔kip|gevogelte;🐕hond|huisdier
🐖varken|zeug;🐗zwijn|varken;🐘olifant;🐙octopus;🐚schelp|spiraal;🐛insect|beestje
🐜mier|insect;🐝honingbij|insect;🐞lieveheersbeestje|insect|kever;🐟vis|sterrenbeeld|vissen;🐠tropische vis;🐡kogelvis
🐢schildpad|waterschildpad;🐣kuiken uit ei|baby|gevogelte|uit ei komen;🐤kuikentje|baby|gevogelte;🐥naar voren kijkend kuikentje|baby|gevogelte;🐦vogel;🐧pinguïn|vogel
🐨koala|beer;🐩poedel|hond;🐪dromedaris|bult|kameel met één bult;🐫kameel|bult|kameel met twee bulten;🐬dolfijn|flipper;🐭muizengezicht|muis
🐮koeiengezicht;🐯tijgergezicht;🐰konijnengezicht|huisdier|konijntje;🐱kattengezicht|huisdier;🐲drakengezicht|draak|sprookje;🐳spuitende walvis|gezicht
🐴paardengezicht;🐵apengezicht|aap;🐶hondengezicht|huisdier;🐷varkensgezicht;🐸kikker|gezicht;🐹hamster|gezicht|huisdier
🐺wolf|gezicht;🐻beer|gezicht;🐼panda|gezicht;🐽varkensneus|gezicht;🐾pootafdrukken|poten;🐿eekhoorn
👀ogen|gezicht|oog;👁oog|lichaam;👂oor|lichaam;👃neus|lichaam;👄mond|lippen;👅tong|lichaam
👆achterkant van hand met omhoog wijzende wijsvinger|hand met rug naar voren;👇achterkant van hand met omlaag wijzende wijsvinger|hand met rug naar voren;👈achterkant van hand met naar links wijzende wijsvinger|achterkant van de hand|achterkant van de hand met naar links wijzende wijsvinger;👉achterkant van hand met naar rechts wijzende wijsvinger|achterkant van de hand|achterkant van de hand met naar rechts wijzende wijsvinger;👊stotende vuist|gebald|hand|stoot;👋zwaaiende hand
👌OK-handgebaar;👍duim omhoog|+1|hand;👎duim omlaag|-1|hand|lichaam;👏klappende handen;👐open handen;👑kroon|kleding|koning|koningin
👒dameshoed|kleding|vrouw;👓bril|brillen|kleding|oog;👔stropdas|kleding;👕T-shirt|kleding;👖spijkerbroek|jeans|kleding;👗jurk|kleding
👘kimono|kleding;👙bikini|kleding|zwemmen;👚dameskleding;👛portemonnee|kleding|munt;👜handtas|kleding;👝tasje|enveloptas|kleding
👞herenschoen|kleding|man;👟sportschoen|atletiek|kleding|sneaker;👠schoen met hoge hak|kleding|vrouw;👡damessandaal|kleding|schoen|vrouw;👢dameslaars|kleding|schoen|vrouw;👣voetafdrukken|kleding
👤silhouet van persoon|buste;👥silhouet van twee personen|buste;👦jongen;👧meisje|jong|maagd|sterrenbeeld;👨man;👩vrouw
👪gezin|kind|mensen|moeder|vader;👫man en vrouw hand in hand|stel|vasthouden;👬mannen hand in hand|stel|sterrenbeeld|tweeling|Tweelingen;👭vrouwen hand in hand|stel;👮politieagent;👯mensen met konijnenoren|danser|feesten|konijnenoor
👰persoon met sluier|bruid|huwelijk;👱persoon met blond haar;👲man met Chinees petje|gua pi mao|hoed;👳persoon met tulband;👴oude man|ouder;👵oude vrouw|ouder
👶baby|jong;👷bouwvakker|helm|klusser;👸prinses|fantasie|sprookje;👹boeman|fantasie|gezicht|monster|sprookje|wezen;👺kobold|fantasie|gezicht|monster|sprookje|wezen;👻spook|fantasie|gezicht|monster|sprookje|wezen
👼baby-engel|fantasie|gezicht|sprookje;👽buitenaards wezen|fantasie|gezicht|monster|sprookje|ufo;👾buitenaards monster|alien|gezicht|ufo|wezen;👿boos gezicht met hoorns|demon|duivel|fantasie|kleine duivel|sprookje;💀schedel|dood|gezicht|monster|sprookje;💁persoon achter informatiebalie|brutaal|hand|hulp|knikken
💂wachter;💃dansende vrouw;💄lippenstift|cosmetica|make-up;💅nagellak|cosmetica|manicure|verzorging;💆persoon die hoofdmassage krijgt|gezicht|salon;💇persoon die wordt geknipt|kapper|kapsel|salon|schoonheid
💈kapperspaal|kapsel;💉injectiespuit|geneeskunde|naald|ziek;💊pil|dokter|geneeskunde|ziek;💋lipafdruk|kus|lippen;💌liefdesbrief|hart|post;💍ring|diamant
💎edelsteen|diamant|juweel|romantiek;💏kus|stelletje;💐boeket|bloem;💑stel met hart|liefde|stelletje;💒bruiloft|kapel|romantiek;💓kloppend hart|hartslag|slaan
💔gebroken hart|breken;💕twee harten|liefde;💖fonkelend hart|spannend;💗groeiend hart|hartslag|nerveus|spannend;💘hart met pijl|cupido;💙blauw hart
💚groen hart;💛geel hart;💜paars hart;💝hart met strik|valentijn;💞ronddraaiende harten;💟decoratief hart
💠ruitvorm met stip erin|binnen|geometrisch|strip;💡gloeilamp|elektrisch|idee|licht|strip;💢woedesymbool|boos|kwaad|strip;💣bom|strip;💤slaapsymbool|slapen|strip;💥botsing|boem|strip
💦zweetdruppels|strip;💧druppel|koud|strip|zweet;💨wegrennen|strip;💩drol|grappig|monster;💪spierballen|biceps|spannen|strip;💫duizelig|ster|strip
💬spraakballon|dialoog|strip|tekstballon;💭gedachteballon|denkwolkje|gedachten|strip;💮witte bloem;💯maximumscore|100|100 punten;💰zak met geld|dollar|geldzak;💱geld wisselen|valuta
💲vetgedrukt dollarteken|geld;💳creditcard|geld|kaart|krediet;💴yenbiljet|bankbiljet|briefje|geld|valuta;💵dollarbiljet|bankbiljet|briefje|geld|valuta;💶eurobiljet|bankbiljet|briefje|geld|valuta;💷pondbiljet|bankbiljet|briefje|geld|valuta
💸vliegend geld|bankbiljet|geld met vleugels;💹stijgende grafiek met yenteken|diagram|geld|groei;💺stoel;💻laptop|computer|pc|personal computer;💼aktentas;💽harddisk|computer|optisch
💾floppydisk|diskette;💿optische schijf|cd|computer;📀dvd|blu-ray|computer|optisch|schijf;📁bestandsmap;📂geopende map|bestand;📃omkrullende pagina|document|pagina met krul
📄pagina met bovenzijde omhoog|document;📅kalender|datum;📆scheurkalender;📇kaartindex|rolodex;📈stijgende trend|diagram|grafiek|grafiek met stijgende trend;📉dalende trend|diagram|grafiek|grafiek met dalende trend
📊staafdiagram|grafiek;📋klembord;📌punaise|speld;📍ronde speld|kopspeld;📎paperclip;📏liniaal|rechte lijn
📐geodriehoek|liniaal;📑bladwijzertabs|markering;📒grootboek|notitieboek|schrift;📓schrift|notitieboek;📔versierd schrift|boek|notitieboekje|omslag;📕gesloten boek
📖geopend boek;📗groen boek;📘blauw boek;📙oranje boek;📚boeken;📛naamkaartje
📜rol|papierrol;📝memo|potlood;📞telefoonhoorn;📟pager;📠fax|faxapparaat;📡satellietschotel|antenne
📢luidspreker|toespraak;📣megafoon|juichen;📤postvak uit|brief|mail|verzonden;📥postvak in|brief|mail|ontvangen;📦pakket|doos|pakketje;📧e-mail|brief|post
📨inkomende post|brief|e-mail|elektronische post|envelop|ontvangen;📩envelop met pijl|e-mail|elektronische post|uitgaand;📪gesloten brievenbus met vlaggetje omlaag|post|postbus;📫gesloten brievenbus met vlaggetje omhoog|post|postbus;📬open brievenbus met vlaggetje omhoog|post|postbus;📭open brievenbus met vlaggetje omlaag|post|postbus
📮brievenbus|post|postbus;📯posthoorn;📰krant|nieuws|nieuwsblad;📱mobiele telefoon;📲mobiel met pijl|mobiele telefoon|ontvangen;📳trilstand|mobiel|mobiele telefoon|modus
📴telefoon uit|mobiel|mobiele telefoon|mobiele telefoon uit;📵geen mobiele telefoon|nee|verboden;📶mobiel signaal|antenne|mobiele telefoon|streep;📷camera|video;📸camera met flitser|video;📹videocamera
📺tv|beeld|televisie;📻radio|muziek;📼videoband|vhs;📽filmprojector|bioscoop|video;📿gebedssnoer|geloof|ketting|kleding|kralen;🔀knop voor shuffle|gekruist|pijl
🔁knop voor herhalen|met de klok mee|pijl;🔂knop voor één herhalen|eenmaal|met de klok mee|pijl;🔃verticale pijlen met de klok mee|opnieuw laden;🔄pijlen tegen de klok in|achteruit|in tegengestelde richting;🔅knop voor lagere helderheid|dimmen|laag;🔆knop voor hogere helderheid
🔇speaker uit|dempen|luidspreker|stil|volume;🔈speaker|volume;🔉speaker aan;🔊speaker luid;🔋batterij;🔌stekker|elektriciteit|elektrisch
🔍vergrootglas naar links gericht|gereedschap|vergroten|zoeken;🔎vergrootglas naar rechts gericht|gereedschap|vergroten|zoeken;🔏slot met pen|inkt|privacy|vulpen;🔐gesloten slot met sleutel|beveiligd|slok;🔑sleutel|beveiligd|wachtwoord;🔒slot|gesloten slot
🔓geopend hangslot|openen;🔔bel|klok;🔕doorgestreepte bel|geen|geluid uit|niet toegestaan|stil;🔖bladwijzer|markering;🔗schakels|twee ringen;🔘keuzerondje|geometrisch
🔙BACK-pijl|terug;🔚END-pijl|einde;🔛ON!-pijl|aan|teken;🔜SOON-pijl|binnenkort;🔝TOP-pijl|bovenkant|omhoog;🔞niemand onder de 18|achttien|leeftijdsbeperking|minderjarig|niemand onder de achttien|verboden
🔠hoofdletters|ABCD|invoeren|Latijns;🔡kleine letters|abcd|invoeren|Latijns;🔢cijfers|1234|invoeren;🔣symbolen|〒♪&%|invoeren;🔤Latijns alfabet|abc|invoeren|letters;🔥vuur|hulpmiddel|vlam
🔦zaklamp|elektrisch|licht|zaklantaarn;🔧moersleutel|gereedschap|schroefsleutel;🔨hamer|gereedschap;🔩bout en moer|gereedschap;🔪keukenmes|koken|wapen;🔫waterpistool|gereedschap|revolver|vuurwapen
🔬microscoop|gereedschap|wetenschap;🔭telescoop|gereedschap|wetenschap;🔮kristallen bol|waarzeggen|waarzeggerij;🔯zespuntige ster|waarzeggen;🔰Japans symbool voor beginner|blad|chevron;🔱drietand-symbool|anker|gereedschap|schip
🔲zwarte vierkante knop|geometrisch;🔳witte vierkante knop|geometrisch|omlijnd;🔴rode cirkel|geometrisch|rood;🔵blauwe cirkel|geometrisch;🔶grote oranje ruit|geometrisch;🔷grote blauwe ruit|geometrisch
🔸kleine oranje ruit|geometrisch;🔹kleine blauwe ruit|geometrisch;🔺rode omhoogwijzende driehoek|geometrisch|rood;🔻rode omlaagwijzende driehoek|geometrisch|rood;🔼knop voor omhoog|pijl|rood;🔽knop voor omlaag|pijl|rood
🕉om-symbool|hindoeïsme|religie;🕊duif|vliegen|vogel|vrede;🕋kaäba|geloof|islam|moslim;🕌moskee|geloof|islam|moslim;🕍synagoge|geloof|jood|joods|tempel;🕎menora|kandelaar|kandelaber|religie
🕐één uur|00|1|1:00|klok;🕑twee uur|00|2|2:00|klok;🕒drie uur|00|3|3:00|klok;🕓vier uur|00|4|4:00|klok;🕔vijf uur|00|5|5:00|klok;🕕zes uur|00|6|6:00|klok
🕖zeven uur|00|7|7:00|klok;🕗acht uur|00|8|8:00|klok;🕘negen uur|00|9|9:00|klok;🕙tien uur|00|10|10:00|klok;🕚elf uur|00|11|11:00|klok;🕛twaalf uur|00|12|12:00|klok
🕜half twee|1|1:30|dertig|één|klok;🕝half drie|2|2:30|dertig|klok|twee;🕞half vier|3|3:30|dertig|drie|klok;🕟half vijf|4|4:30|dertig|klok|vier;🕠half zes|5|5:30|dertig|klok|vijf;🕡half zeven|6|6:30|dertig|klok|zes
🕢half acht|7|7:30|dertig|klok|zeven;🕣half negen|8|8:30|acht|dertig|klok;🕤half tien|9|9:30|dertig|klok|negen;🕥half elf|10|10:30|dertig|klok|tien;🕦half twaalf|11|11:30|dertig|elf|klok;🕧half één|12|12:30|dertig|twaalf
🕯kaars|licht;🕰klok;🕳gat;🕴zwevende man in pak|zaken;🕵detective|speurder|spion;🕶zonnebril|brillen|donker|oog
🕷spin|insect;🕸spinnenweb;🕹joystick|game|videogame;🕺dansende man;🖇twee paperclips aan elkaar;🖊pen|ballpoint|balpen
🖋vulpen;🖌kwast|schilderen;🖍krijtje;🖐opgeheven hand met uitgestoken vingers|gespreid;🖕middelvinger|hand;🖖Vulcaanse groet|hand|spock|vinger|vulcan
🖤zwart hart|slecht|verdorven;🖥desktop|computer;🖨printer|computer;🖱computermuis;🖲trackball|computer;🖼lijst met afbeelding|kunst|museum|schilderij
🗂tabbladen|index|kaart;🗃kaartenbak|archief;🗄archiefkast;🗑prullenmand;🗒schrijfblok met spiraal|notitie;🗓kalender met spiraal|blok
🗜lijmklem|bankschroef|gereedschap|samendrukken;🗝oude sleutel|aanwijzing|slot;🗞opgerolde krant|nieuws|nieuwsblad;🗡dolk|mes|wapen;🗣silhouet van sprekend hoofd|gezicht|spreek;🗨spraakballon naar links|dialoog
🗯boze spraakballon naar rechts|kwaad|woede|woedeballon;🗳stembus met stembiljet|doos;🗺wereldkaart;🗻berg Fuji;🗼Tokio-toren;🗽vrijheidsbeeld
🗾kaart van Japan;🗿moai-beeld|gezicht|standbeeld;😀grijnzend gezicht|grijns;😁stralend gezicht met lachende ogen|grijns|oog;😂gezicht met tranen van vreugde|lach|traan;😃grijnzend gezicht met grote ogen|lach|mond|open
😄grijnzend gezicht met lachende ogen|mond|oog|open;😅grijnzend gezicht met zweetdruppels|koud|lach|open;😆grijnzend gezicht met stijf dichtgeknepen ogen|glimlach|mond|open|tevreden;😇lachend gezicht met halo|engel|fantasie|onschuldig;😈lachend gezicht met hoorns|fantasie|glimlach|sprookje;😉knipogend gezicht|knipoog
😊lachend gezicht met lachende ogen|blozen|glimlach|oog;😋lachend gezicht dat lippen likt|genieten|glimlach|jammie|lekker|mmm;😌opgelucht gezicht;😍lachend gezicht met hartvormige ogen|glimlach|liefde|oog;😎lachend gezicht met zonnebril|cool|zonnig;😏gniffelend gezicht
😐neutraal gezicht|uitgestreken;😑uitdrukkingsloos gezicht|geen commentaar|geen uitdrukking;😒chagrijnig gezicht|niet blij|niet leuk|ongelukkig;😓neerslachtig gezicht met zweetdruppel|koud;😔peinzend gezicht|moedeloos;😕verward gezicht
😖onthutst gezicht;😗kussend gezicht;😘gezicht dat kus toeblaast;😙kussend gezicht met lachende ogen|glimlach|oog;😚kussend gezicht met gesloten ogen|oog;😛gezicht met uitgestoken tong
😜knipoog met uitgestoken tong|gezicht|grap;😝gezicht met uitgestoken tong en dichtgeknepen ogen|oog|smaak|vreselijk;😞teleurgesteld gezicht|teleurstelling;😟bezorgd gezicht;😠boos gezicht|kwaad;😡pruilend gezicht|boos|kwaad|rood|woede
😢huilend gezicht|bedroefd|traan;😣volhardend gezicht;😤gezicht blazend van woede|gewonnen|triomf;😥teleurgesteld maar opgelucht gezicht|oef;😦fronsend gezicht met open mond;😧gekweld gezicht|lijdend
😨bang gezicht|angst|angstig;😩moe gezicht|vermoeid;😪slaperig gezicht|slaap;😫vermoeid gezicht;😬gezicht met grimas;😭hard huilend gezicht|bedroefd|snikken|traan
😮gezicht met open mond|sympathie;😯verstomd gezicht|verbaasd|verrast;😰angstig gezicht met zweetdruppel|blauw|gehaast|koud;😱angstig schreeuwend gezicht|bang|munch;😲verbaasd gezicht|gechoqueerd|geschokt|totaal gechoqueerd;😳blozend gezicht|verbijsterd
😴slapend gezicht|slaap|zzz;😵duizelig gezicht;😶gezicht zonder mond|rustig|stil;😷gezicht met doktersmasker|koud|medicijn|ziek;😸grijnzende kat met lachende ogen|gezicht|grijns|oog;😹kat met tranen van vreugde|gezicht|traan
😺grijnzende kat|gezicht|lach|mond|open;😻lachende kat met hartvormige ogen|gezicht|liefde|oog;😼gniffelende kat|gezicht|ironisch|lach|spottend;😽kussende kat|gezicht|oog;😾pruilende kat|gezicht;😿huilende kat|gezicht|traan|verdrietig
🙀vermoeide kat|gezicht|oh nee|verrast;🙁licht fronsend gezicht;🙂enigszins lachend gezicht|glimlach;🙃omgekeerd gezicht|ondersteboven|op de kop;🙄gezicht met rollende ogen;🙅persoon die nee-gebaar maakt|hand|illegaal|verboden
🙆persoon die OK-gebaar maakt|hand;🙇buigende persoon|buiging|excuses|gebaar|sorry;🙈geen kwaad zien|aap|gezicht|verboden;🙉geen kwaad horen|aap|gezicht|verboden;🙊geen kwaad spreken|aap|gezicht|verboden;🙋persoon met opgeheven hand|blij|gebaar|omhoog
🙌juichend omhooggestoken handen|gebaar|hoera|viering;🙍fronsend persoon|uitdrukking;🙎pruilend persoon|uitdrukking;🙏gevouwen handen|alsjeblieft|bedankt|bidden|vragen;🚀raket|ruimte;🚁helikopter|voertuig
🚂locomotief|spoor|stoom|trein|voertuig;🚃treinwagon|elektrisch|spoor|tram|trolleybus;🚄hogesnelheidstrein|shinkansen|spoor;🚅hogesnelheidstrein met kogelneus|kogeltrein|Shinkansen|spoorweg;🚆trein|spoor;🚇metro|ondergrondse
🚈lightrail|spoor;🚉treinstation|spoor;🚊tram|trolleybus;🚋tramwagon|trolleybus;🚌bus|voertuig;🚍naderende bus
🚎trolleybus|tram;🚏bushalte;🚐minibus;🚑ambulance|voertuig;🚒brandweerauto|voertuig;🚓politieauto|politiewagen
🚔naderende politieauto;🚕taxi|voertuig;🚖naderende taxi;🚗auto|automobiel;🚘naderende auto|automobiel;🚙SUV|auto|kampeerauto|voertuig
🚚bestelbus|bezorging;🚛vrachtwagen|truck|vrachtauto|vrachtwagen met oplegger;🚜tractor|voertuig;🚝monorail|voertuig;🚞bergspoor|wagon;🚟zweeftrein|spoor|zwevend
🚠bergkabelbaan|gondel;🚡kabelbaan|gondel|transportbaan;🚢schip|boot|passagier;🚣persoon in roeiboot;🚤speedboot;🚥horizontaal verkeerslicht|verkeerslichten
🚦verticaal verkeerslicht|verkeerslichten;🚧bouwwerkzaamheden|barricade;🚨zwaailicht van politieauto|draaiend|sein;🚩driehoekige vlag|locatie;🚪deur;🚫verboden|nee|niet|niet toegestaan|toegang
🚬sigaret|roken;🚭niet roken|nee|niet toegestaan|verboden;🚮prullenbaksymbool|afval;🚯geen afval weggooien|nee|niet|niet toegestaan|verboden;🚰drinkwater|drinkwatersymbool;🚱geen drinkwater|niet drinken
🚲fiets|rijwiel;🚳geen fietsen|nee|niet toegestaan|verboden;🚴fietsende persoon|wielrennen|wielrenner;🚵persoon op mountainbike|berg|fiets|fietsen|fietser|wielrenner;🚶voetganger|lopen|wandelaar|wandelen;🚷geen voetgangers|nee|niet|niet toegestaan|verboden
🚸overstekende kinderen|oversteekplaats|verkeer|voetganger;🚹herentoilet|man|wc;🚺damestoilet|vrouw|wc;🚻toiletten|wc;🚼babysymbool|baby aan boord|babyruimte;🚽toilet|wc
🚾wc|toilet|wasgelegenheid|water;🚿douche|water;🛀persoon in badkuip;🛁badkuip;🛂paspoortcontrole;🛃douane
🛄bagage afhalen;🛅bagagekluis|bagageservice|koffers;🛋bank en lamp|hotel;🛌persoon in bed|hotel|slapen;🛍boodschappentassen|hotel|winkelen;🛎piccolobel|balie|hotel
🛏bed|hotel|slapen;🛐gebedsruimte|bidden|religie;🛑stopteken|achthoekig|bord|verkeersteken;🛒winkelwagen|shoppen|wagentje|winkelen;🛕hindoetempel;🛖hut|huis|joert|ronde hut
🛗lift|hijstoestel|personenlift|toegankelijkheid;🛜draadloos|computer|internet|netwerk;🛝glijbaan|speeltuin|spelen;🛞wiel|cirkel|draaien;🛟reddingsboei|drijven|redden|reddingsgordel|reddingsvest|veiligheid;🛠hamer en moersleutel|gereedschap
🛡schild|wapen;🛢olievat;🛣snelweg|autosnelweg;🛤treinspoor;🛥motorboot;🛩vliegtuigje|vliegmachine
🛫vertrek van vliegtuig|inchecken|vertrekken|vliegmachine;🛬aankomst van vliegtuig|aankomen|landen|vliegmachine;🛰satelliet|ruimte;🛳passagiersschip;🛴step|autoped|steppen;🛵scooter|brommer|motor
🛶kano|boot;🛷slee|slede|sleetje;🛸vliegende schotel|ufo;🛹skateboard|deck;🛺riksja|tuktuk;🛻pick-up|bestelbak|laadbakwagen
🛼rolschaats|rollerskate;🟠oranje cirkel;🟡gele cirkel|geel;🟢groene cirkel;🟣paarse cirkel;🟤bruine cirkel
🟥rood vierkant;🟦blauw vierkant;🟧oranje vierkant;🟨geel vierkant;🟩groen vierkant;🟪paars vierkant
🟫bruin vierkant;🟰vetgedrukt gelijkteken|gelijkheid|wiskunde;🤌samengeknepen vingers|handgebaar|ondervraging|sarcastisch;🤍wit hart;🤎bruin hart;🤏hand met samengeknepen vingers|gebaar voor kleine hoeveelheid
🤐gezicht met een rits als mond;🤑gezicht met geld in de mond|geldmond;🤒gezicht met thermometer|niet lekker|ziek;🤓nerdgezicht|geek|nerderig;🤔nadenkend gezicht;🤕gezicht met een verband om het hoofd|gewond|pijn|verwonding
🤖robot|gezicht|monster;🤗blij gezicht met uitgestoken handen|blij gezicht met open handen|knuffel|knuffelen;🤘duivelshorens|hand|hoorns|rock on|vinger;🤙bel me-gebaar|bellen|hand;🤚achterkant van opgeheven hand|handrug|opgestoken;🤛naar links gerichte vuist|linksom
🤜naar rechts gerichte vuist|rechtsom;🤝handdruk|deal|ontmoeting|overeenkomst;🤞gekruiste vingers|geluk|hand;🤟ik-hou-van-je-gebaar|hand|ILY;🤠gezicht met cowboyhoed|cowgirl;🤡clownsgezicht
🤢misselijk gezicht|overgeven;🤣gezicht dat op de grond rolt van het lachen|rollen;🤤kwijlend gezicht;🤥liegend gezicht|pinokkio;🤦persoon die het gezicht met de hand bedekt|ergernis|ongeloof|palm;🤧niezend gezicht|gezondheid
🤨gezicht met opgeheven wenkbrauw|sceptisch|wantrouwen;🤩sterren in de ogen|gezicht|grijnzend;🤪gek gezicht|groot|klein|oog;🤫gezicht dat tot stilte maant|sst;🤬gezicht met symbolen op mond|vloeken;🤭gezicht met hand over de mond|oeps
🤮brakend gezicht|braaksel|ziek;🤯ontploffend hoofd|geschokt;🤰zwangere vrouw;🤱borstvoeding|baby|de borst geven;🤲beide handpalmen omhoog|gebed;🤳selfie|camera|telefoon
🤴prins;🤵persoon in smoking|bruidegom;🤶kerstvrouw|kerstmis|moedertje kerst;🤷persoon die schouders ophaalt|onverschilligheid|onwetendheid|schouderophalen|twijfel;🤸persoon die een radslag doet|gymnastiek;🤹persoon die jongleert|balans|jongleur|multitasken|vaardigheid
🤺schermer|degen|schermen|schermende persoon;🤼personen die worstelen|worstelaar;🤽persoon die waterpolo speelt;🤾persoon die handbal speelt;🤿duikbril|duiken|scubaduiken|snorkelen;🥀verwelkte bloem
🥁trommel|drummen|muziek|trommelstokken;🥂klinkende glazen|drinken|glas|vieren;🥃tumblerglas|borrel|drank|whiskey|whisky;🥄lepel|bestek|tafelgerei;🥅doelnet;🥇medaille 1e plaats|eerste|goud|gouden
🥈medaille 2e plaats|tweede|zilver;🥉medaille 3e plaats|brons|bronzen|derde;🥊bokshandschoen|boksen;🥋pak voor vechtsporten|judo|karate|taekwondo|uniform;🥌curlingsteen|kei|spel;🥍lacrosse|bal|doel|stick
🥎softbal|handschoen|onderarm;🥏frisbee|ultiem;🥐croissant|brood|frans|voedsel;🥑avocado|fruit|voedsel;🥒komkommer|augurk|groente|voedsel;🥓bacon|vlees|voedsel
🥔aardappel|groente|voedsel;🥕wortel|groente|voedsel;🥖stokbrood|frans|voedsel;🥗groene salade|voedsel;🥘paellapan|casserole|voedsel|wok;🥙gevuld pitabroodje|falafel|gyros|kebab|voedsel
🥚ei|voedsel;🥛glas melk|drank;🥜pinda’s|groente|noot|voedsel;🥝kiwi|fruit|voedsel;🥞pannenkoeken|crêpe|flensjes|voedsel;🥟knoedel|empanada|gyoza|jiaozi|pirog
🥠gelukskoekje|profetie;🥡afhaalmaaltijd|oesteremmer;🥢chopsticks|eetstokjes;🥣kom met lepel|cornflakes|muesli|ontbijt;🥤beker met rietje|frisdrank|sap;🥥kokosnoot|palm|pina colada
🥦broccoli|wilde kool;🥧taart|gebakje|vulling;🥨pretzel|gedraaid;🥩vlees|biefstuk|kotelet|lamskotelet|varkenslap;🥪boterham|brood;🥫blikvoedsel
🥬bladgroente|boerenkool|paksoi|sla;🥭mango|fruit|tropisch;🥮maancake|festival|herfst|yuèbǐng;🥯bagel|bakkerij|spread;🥰lachend gezicht met hartjes|dol|smoor|verliefd;🥱gapend gezicht|gaap|vermoeid|verveeld
🥲lachend gezicht met traan|aangedaan|dankbaar|enigszins lachend|opgelucht|trots;🥳feestend gezicht|hoedje|roltong|viering;🥴wazig gezicht|aangeschoten|dronken|duizelig|golvende mond|oneven ogen;🥵heet gezicht|koortsig|rood gezicht|zonnesteek|zweten;🥶koud gezicht|bevriezing|blauw gezicht|ijspegels|vriezen;🥷ninja|geheim|krijger|verborgen
🥸vermomd gezicht|bril|incognito|neus|vermomming;🥹gezicht dat tranen tegenhoudt|boos|huilen|trots|verdrietig|verzetten;🥺smekend gezicht|genade|zielig gezicht;🥻sari|jurk|kleding;🥼labjas|dokter|experiment|wetenschapper;🥽oogscherm|lassen|oogbescherming|zwemmen
🥾wandelschoen|kamperen|wandelen;🥿platte schoen|ballerina|instapper|slip-on;🦀krab|kreeft|sterrenbeeld;🦁leeuw|gezicht|Leo|sterrenbeeld;🦂schorpioen|Scorpio|sterrenbeeld;🦃kalkoen|gevogelte
🦄eenhoorn|gezicht;🦅adelaar|arend|vogel;🦆eend|vogel;🦇vleermuis|vampier;🦈haai|vis;🦉uil|vogel|wijs|wijsheid
🦊vos|gezicht;🦋vlinder|insect|mooi;🦌hert;🦍gorilla;🦎hagedis|gekko|reptiel;🦏neushoorn
🦐garnaal|klein|schaaldier|voedsel;🦑inktvis|calamaris|voedsel|weekdier;🦒giraffe|vlekken;🦓zebra|streep;🦔egel|stekelig;🦕sauropode|brachiosaurus|brontosaurus|diplodocus
🦖T-Rex|Tyrannosaurus Rex;🦗krekel|sprinkhaan;🦘kangoeroe|Australië|buideldier|springen|wallaby;🦙lama|alpaca|guanaco|vicuña|wol;🦚pauw|opzichtig|pauwhen|trots|vogel;🦛nijlpaard|hippopotamus
🦜papegaai|piraat|praten|vogel;🦝wasbeer|nieuwsgierig|sluw;🦞kreeft|bisque|scharen|zeevruchten;🦟mug|insect|koorts|malaria|virus|ziekte;🦠microbe|amoeba|bacterie|virus;🦡das|honingdas|kwellen
🦢zwaan|lelijk eendje|vogel|zwanenjong;🦣mammoet|groot|slagtand|uitsterven|wollig;🦤dodo|groot|Mauritius|uitsterven;🦥luiaard|traag;🦦otter|speels|vissen;🦧orang-oetang|aap
🦨stinkdier|stinken;🦩flamingo|flamboyant|tropisch;🦪oester|duiken|parel;🦫bever|dam;🦬bizon|buffel|kudde|wisent;🦭zeehond|zeeleeuw
🦮blindengeleidehond|toegankelijkheid;🦯taststok|blind|toegankelijkheid;🦴bot|skelet;🦵been|ledemaat|schoppen;🦶voet|schoppen|stampen;🦷tand|tandarts
🦸superheld|goed|heldin|superkrachten;🦹superschurk|boef|crimineel|slecht|superkrachten;🦺veiligheidsvest|noodgeval;🦻oor met gehoorapparaat|slechthorend|toegankelijkheid;🦼elektrische rolstoel|toegankelijkheid;🦽rolstoel|toegankelijkheid
🦾armprothese|toegankelijkheid;🦿beenprothese|toegankelijkheid;🧀stuk kaas;🧁cupcake|bakkerij|zoet;🧂zout|tafelzout|zoutvaatje;🧃pakje drinken|drankje|rietje|sap|zoet
🧄knoflook|smaakmaker;🧅ui|smaakmaker;🧆falafel|gehaktbal|kikkererwt;🧇wafel|ijzer|weifelend;🧈boter|zuivel;🧉maté|drank
🧊ijsklontje|ijsberg|koud;🧋bubbelthee|melk|parel;🧌trol|fantasie|monster|sprookje;🧍staande persoon;🧎knielende persoon;🧏doof persoon|horen|oor|toegankelijkheid
🧐gezicht met monocle|saai;🧑volwassene|genderneutraal;🧒kind|genderneutraal|jong;🧓oudere persoon|genderneutraal|niet nader omschreven geslacht|ouder persoon|volwassene;🧔persoon: baard;🧕vrouw met hoofddoek|hidjab|mantilla
🧖persoon in ruimte vol stoom|sauna|stoomruimte;🧗klimmende persoon|klimmer;🧘persoon in lotushouding|meditatie|yoga;🧙magiër|heks|tovenaar|tovenares;🧚elfje|Oberon|Puck|Titania;🧛vampier|Dracula|ondode
🧜zeemeermin|meerman|sirene;🧝elf|magisch;🧞geest in de fles|djinn;🧟zombie|lopende dode|ondode;🧠brein|intelligent;🧡oranje hart
🧢pet|baseballcap;🧣sjaal|nek;🧤handschoenen;🧥jas|blazer;🧦sokken|kousen;🧧rode envelop|cadeau|geld|hóngbāo|lai see|voorspoed
🧨rotje|dynamiet|explosief|vuurwerk;🧩puzzelstukje|aanwijzing|gekoppeld|legpuzzel;🧪reageerbuis|experiment|laboratorium|scheikunde|scheikundige|wetenschap;🧫petrischaal|bacterie|biologie|bioloog|cultuur|laboratorium;🧬DNA|bioloog|evolutie|gen|genetica|leven;🧭kompas|magnetisch|navigatie|oriëntatielopen
🧮abacus|berekenen|telraam;🧯brandblusapparaat|blussen|doven|vuur;🧰gereedschapskist|monteur;🧱baksteen|bakstenen|cement|klei|muur;🧲magneet|aantrekkingskracht|hoefijzer|magnetisch;🧳bagage|inpakken|reizen
🧴lotionfles|hydraterende lotion|shampoo|zonnebrandolie;🧵garen|draad|klos|naaien|naald;🧶wol|bal|breien|haken;🧷veiligheidsspeld|luier|punk;🧸teddybeer|knuffel|pluche|speelgoed|speeltje;🧹bezem|heks|schoonmaken|vegen
🧺mand|oogsten|picknick|wasgoed;🧻rol papier|keukenrol|wc-rol;🧼zeep|baden|schoonmaken|schuim|stuk zeep|zeephouder;🧽spons|absorberend|poreus|schoonmaken;🧾kassabon|administratie|bewijs|boekhouding|kwitantie;🧿Nazar-amulet|boze oog|kraal|talisman
🩰balletschoenen|dans;🩱badpak|zwempak;🩲slip|onderbroek|ondergoed|zwembroek|zwemkleding;🩳korte broek|onderbroek|shorts|zwembroek;🩴teenslipper|strandslipper|teenslof|zori;🩵lichtblauw hart|blauwgroen|groenblauw
🩶grijs hart|leigrijs|zilver;🩷roze hart|leuk|liefde|schattig;🩸bloeddruppel|bloeddonor|bloeden|geneeskunde|menstruatie|verwonding;🩹pleister|verband;🩺stethoscoop|dokter|geneeskunde|hart;🩻röntgenfoto|botten|dokter|medisch|skelet
🩼kruk|gewond|handicap|mobiliteitshulp|stok|wandelstok;🪀jojo|fluctueren|speelgoed;🪁vlieger|vliegen|zweven;🪂parachute|hanggliden|parasailen|skydiven;🪃boemerang|Australië|reactie|terugslag;🪄toverstok|heks|magie|tovenaar
🪅piñata|feest|viering;🪆matroesjka|pop|poppetjes|rusland;🪇sambaballen|instrument|muziek|percussie|ratelen|schudden;🪈fluit|blokfluit|dwarsfluit|houtblazer|muziek|pijperfluit;🪐planeet met ringen|Saturnus|zwaarmoedig;🪑hoge stoel|zitten
🪒scheermes|scheren|scherp;🪓bijl|hakken|hout|splijten;🪔diya-lamp|olie;🪕banjo|besnaard|muziek;🪖legerhelm|militair|soldaat|vechter;🪗accordeon|bandoneon|concertina|trekzak
🪘hoge trom|beat|conga|drummen|ritme;🪙munt|geld|goud|metaal|schat|zilver;🪚houtzaag|gereedschap|timmerman;🪛schroevendraaier|gereedschap|schroef;🪜ladder|klimmen|sport|trede;🪝haak|aanbeveling|bocht|kronkel|vangen|verstrikken
🪞spiegel|reflector|speculum|weerspiegeling;🪟raam|doorzichtig|frisse lucht|kozijn|opening|uitzicht;🪠ontstopper|loodgieter|toilet|zuiger|zuigkracht;🪡naald|borduren|hechten|hechtingen|kleermaken|naaien;🪢knoop|geknoopt|knopen|kronkel|streng|touw;🪣emmer|aker|putemmer|vat
🪤muizenval|aas|strik|valstrik;🪥tandenborstel|badkamer|hygiëne|poetsen|reinigen;🪦grafsteen|begraafplaats|grafzerk|kerkhof;🪧plakkaat|bord|demonstratie|poster|protest;🪨rots|rotsblok|steen;🪩spiegelbal|dans|disco|feest|glitter
🪪legitimatiebewijs|beveiliging|ID|vergunning;🪫batterij bijna leeg|electronisch|weinig batterijlading;🪬hamsa|amulet|bescherming|Fatima|hand|Maria|Mirjam;🪭opvouwbare waaier|afkoelen|dansen|fladderen|heet|verlegen;🪮haarkam|afro|kroes;🪯khanda|religie|sikh
🪰vlieg|daas|huisvlieg|made|rottend|tseetseevlieg|ziekte;🪱worm|parasiet|regenworm|ringworm;🪲kever|beestje|insect;🪳kakkerlak|bakkerstor|insect|ongedierte;🪴potplant|groeien|huis|nutteloos|saai|verzorgen;🪵hout|balk|boomstam|timmerhout
🪶veer|licht|pluimage|vliegen;🪷lotus|bloem|boeddhisme|hindoeïsme|puurheid;🪸koraal|oceaan|rif;🪹leeg nest|nestelen;🪺nest met eieren|nestelen;🪻hyacint|bloem|lavendel|leeuwenbek|lupine|vlinderbloemige
🪼kwal|au|branden|gelei|ongewerveld|stekel|zee;🪽vleugel|engelachtig|luchtvaart|mythologie|vliegen|vogel;🪿gans|gevogelte|onnozel|snateren;🫀hart|anatomisch|cardiologie|orgaan|polsslag;🫁longen|adem|ademhaling|inademen|orgaan|uitademen;🫂personen in een omhelzing|bedankt|dag|hallo
🫃zwangere man|buik|opgeblazen|vol;🫄zwanger persoon|buik|opgeblazen|vol;🫅persoon met kroon|edele|heerser|iemand van koninklijken bloede|regaal;🫎eland|dier|gewei|zoogdier;🫏ezel|dier|grauwtje|koppig|muildier|pakezel|zoogdier;🫐bosbessen|blauw|blauwbes
🫑paprika|capsicum|groente|peper;🫒olijf|voedsel;🫓platbrood|arepa|lavash|naan|pita;🫔tamale|gevuld|Mexicaans;🫕fondue|chocola|gesmolten|kaas|pan|Zwitsers;🫖theepot|drinken
🫗vloeistof uitgieten|drinken|glas|leeg|morsen;🫘bonen|kidneyboon|peulvrucht|voedsel;🫙pot|bewaren|leeg|saus|specerij|verpakking;🫚gemberwortel|bier|specerij;🫛erwtendop|bonen|edamame|groente|peulvrucht;🫠smeltend gezicht|oplossen|verdwijnen|vloeibaar
🫡saluerend gezicht|ja|oké|saluut|troepen|zonnig;🫢gezicht met open ogen en hand voor mond|bang|ongeloof|ontzag|schaamte|verbazing|verrassing;🫣gezicht met glurend oog|geboeid|staren;🫤gezicht met schuine mond|meh|onzeker|sceptisch|teleurgesteld;🫥gezicht in stippellijn|depressief|introvert|onzichtbaar|verbergen|verdwijnen;🫦mond die op lip bijt|angst|bezorgd|flirten|nerveus|ongemakkelijk|ongerust
🫧zeepbellen|bubbel|onderwater|schoon;🫨schuddend gezicht|aardbeving|schok|vibreren;🫰hand met wijsvinger en duim gekruist|duur|geld|hart|liefde|vingerknip;🫱hand naar rechts;🫲hand naar links;🫳handpalm omlaag|laten vallen|wegjagen|wegsturen
🫴handpalm omhoog|aanbieden|kom|vangen|wenken;🫵wijsvinger die naar de kijker wijst|jij|wijzen;🫶handen in de vorm van een hart|liefde;🫷hand die naar links duwt|duwen|high five|stoppen|wachten|weigeren;🫸hand die naar rechts duwt|duwen|high five|stoppen|wachten|weigeren`;
