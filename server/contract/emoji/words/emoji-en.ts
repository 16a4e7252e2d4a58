/** Written by .build/write-emoji-words.mjs from the Unicode CLDR; see LICENSE. */
export const words = `‼double exclamation mark|!|!!|bangbang;⁉exclamation question mark|!|!?|interrobang|punctuation;ℹinformation;↔left-right arrow;↕up-down arrow;↖up-left arrow|direction|intercardinal|northwest
↗up-right arrow|direction|intercardinal|northeast;↘down-right arrow|direction|intercardinal|southeast;↙down-left arrow|direction|intercardinal|southwest;↩right arrow curving left;↪left arrow curving right;⌚watch|clock
⌛hourglass done|sand|timer;⌨keyboard|computer;⏏eject button;⏩fast-forward button|arrow|double;⏪fast reverse button|arrow|double|rewind;⏫fast up button|arrow|double
⏬fast down button|arrow|double;⏭next track button|arrow|next scene|triangle;⏮last track button|arrow|previous scene|previous track|triangle;⏯play or pause button|arrow|right|triangle;⏰alarm clock;⏱stopwatch|clock
⏲timer clock;⏳hourglass not done|sand|timer;⏸pause button|bar|double|vertical;⏹stop button|square;⏺record button|circle;Ⓜcircled M
▪black small square|geometric;▫white small square|geometric;▶play button|arrow|right|triangle;◀reverse button|arrow|left|triangle;◻white medium square|geometric;◼black medium square|geometric
◽white medium-small square|geometric;◾black medium-small square|geometric;☀sun|bright|rays|sunny;☁cloud|weather;☂umbrella|clothing|rain;☃snowman|cold
☄comet|space;☎telephone;☑check box with check|✓;☔umbrella with rain drops|clothing;☕hot beverage|coffee|drink|steaming;☘shamrock|plant
☝index pointing up|finger|hand;☠skull and crossbones|death|face|monster;☢radioactive|sign;☣biohazard|sign;☦orthodox cross|Christian|religion;☪star and crescent|islam|Muslim|religion
☮peace symbol;☯yin yang|religion|tao|taoist;☸wheel of dharma|Buddhist|religion;☹frowning face;☺smiling face|outlined|relaxed|smile;♀female sign|woman
♂male sign|man;♈Aries|ram|zodiac;♉Taurus|bull|ox|zodiac;♊Gemini|twins|zodiac;♋Cancer|crab|zodiac;♌Leo|lion|zodiac
♍Virgo|zodiac;♎Libra|balance|justice|scales|zodiac;♏Scorpio|scorpion|scorpius|zodiac;♐Sagittarius|archer|zodiac;♑Capricorn|goat|zodiac;♒Aquarius|bearer|water|zodiac
♓Pisces|fish|zodiac;♟chess pawn|dupe|expendable;♠spade suit|card|game;♣club suit|card|game;♥heart suit|card|game;♦diamond suit|card|game
♨hot springs|hotsprings|steaming;♻recycling symbol|recycle;♾infinity|forever|unbounded|universal;♿wheelchair symbol|access;⚒hammer and pick|tool;⚓anchor|ship|tool
⚔crossed swords|weapon;⚕medical symbol|aesculapius|medicine|staff;⚖balance scale|justice|Libra|zodiac;⚗alembic|chemistry|tool;⚙gear|cog|cogwheel|tool;⚛atom symbol|atheist
⚜fleur-de-lis;⚠warning;⚡high voltage|danger|electric|lightning|zap;⚧transgender symbol;⚪white circle|geometric;⚫black circle|geometric
⚰coffin|death;⚱funeral urn|ashes|death;⚽soccer ball|football;⚾baseball;⛄snowman without snow|cold;⛅sun behind cloud
⛈cloud with lightning and rain|thunder;⛎Ophiuchus|bearer|serpent|snake|zodiac;⛏pick|mining|tool;⛑rescue worker’s helmet|aid|cross|face|hat;⛓chains;⛔no entry|forbidden|not|prohibited|traffic
⛩shinto shrine|religion;⛪church|Christian|cross|religion;⛰mountain;⛱umbrella on ground|rain|sun;⛲fountain;⛳flag in hole|golf
⛴ferry|boat|passenger;⛵sailboat|resort|sea|yacht;⛷skier|snow;⛸ice skate;⛹person bouncing ball;⛺tent|camping
⛽fuel pump|diesel|fuelpump|gas|station;✂scissors|cutting|tool;✅check mark button|✓;✈airplane|aeroplane;✉envelope|email|letter;✊raised fist|clenched|hand|punch
✋raised hand|high 5|high five;✌victory hand;✍writing hand|write;✏pencil;✒black nib|pen;✔check mark|✓
✖multiply|×|cancel|multiplication|sign|x;✝latin cross|Christian|religion;✡star of David|Jew|Jewish|religion;✨sparkles|*|star;✳eight-spoked asterisk|*;✴eight-pointed star|*
❄snowflake|cold;❇sparkle|*;❌cross mark|×|cancel|multiplication|multiply|x;❎cross mark button|×|square|x;❓red question mark|?|punctuation;❔white question mark|?|outlined|punctuation
❕white exclamation mark|!|outlined|punctuation;❗red exclamation mark|!|punctuation;❣heart exclamation|mark|punctuation;❤red heart;➕plus|+|math|sign;➖minus|-|−|math|sign
➗divide|÷|division|math|sign;➡right arrow|cardinal|direction|east;➰curly loop;➿double curly loop;⤴right arrow curving up;⤵right arrow curving down
⬅left arrow|cardinal|direction|west;⬆up arrow|cardinal|direction|north;⬇down arrow|cardinal|direction|south;⬛black large square|geometric;⬜white large square|geometric;⭐star
⭕hollow red circle|large;〰wavy dash|punctuation;〽part alternation mark;㊗Japanese “congratulations” button|ideograph|祝;㊙Japanese “secret” button|ideograph|秘;🀄mahjong red dragon|game
🃏joker|card|game|wildcard;🅰A button (blood type);🅱B button (blood type);🅾O button (blood type);🅿P button|parking;🆎AB button (blood type)
🆑CL button;🆒COOL button;🆓FREE button;🆔ID button|identity;🆕NEW button;🆖NG button
🆗OK button;🆘SOS button|help;🆙UP! button|mark;🆚VS button|versus;🈁Japanese “here” button|katakana|ココ;🈂Japanese “service charge” button|katakana|サ
🈚Japanese “free of charge” button|ideograph|無;🈯Japanese “reserved” button|ideograph|指;🈲Japanese “prohibited” button|ideograph|禁;🈳Japanese “vacancy” button|ideograph|空;🈴Japanese “passing grade” button|ideograph|合;🈵Japanese “no vacancy” button|ideograph|満
🈶Japanese “not free of charge” button|ideograph|有;🈷Japanese “monthly amount” button|ideograph|月;🈸Japanese “application” button|ideograph|申;🈹Japanese “discount” button|ideograph|割;🈺Japanese “open for business” button|ideograph|営;🉐Japanese “bargain” button|ideograph|得
🉑Japanese “acceptable” button|ideograph|可;🌀cyclone|dizzy|hurricane|twister|typhoon;🌁foggy;🌂closed umbrella|clothing|rain;🌃night with stars;🌄sunrise over mountains|morning
🌅sunrise|morning;🌆cityscape at dusk|evening|landscape|sunset;🌇sunset|dusk;🌈rainbow;🌉bridge at night;🌊water wave|ocean
🌋volcano|eruption|mountain;🌌milky way|space;🌍globe showing Europe-Africa|earth|world;🌎globe showing Americas|earth|world;🌏globe showing Asia-Australia|earth|world;🌐globe with meridians|earth|world
🌑new moon|dark;🌒waxing crescent moon;🌓first quarter moon;🌔waxing gibbous moon;🌕full moon;🌖waning gibbous moon
🌗last quarter moon;🌘waning crescent moon;🌙crescent moon;🌚new moon face;🌛first quarter moon face;🌜last quarter moon face
🌝full moon face|bright;🌞sun with face|bright;🌟glowing star|glittery|shining|sparkle;🌠shooting star|falling;🌡thermometer|weather;🌤sun behind small cloud
🌥sun behind large cloud;🌦sun behind rain cloud;🌧cloud with rain;🌨cloud with snow|cold;🌩cloud with lightning;🌪tornado|cloud|whirlwind
🌫fog|cloud;🌬wind face|blow|cloud;🌭hot dog|frankfurter|hotdog|sausage;🌮taco|mexican;🌯burrito|mexican|wrap;🌰chestnut|plant
🌱seedling|young;🌲evergreen tree;🌳deciduous tree|shedding;🌴palm tree;🌵cactus|plant;🌶hot pepper
🌷tulip|flower;🌸cherry blossom|flower;🌹rose|flower;🌺hibiscus|flower;🌻sunflower;🌼blossom|flower
🌽ear of corn|maize|maze;🌾sheaf of rice|ear|grain;🌿herb|leaf;🍀four leaf clover|4|four-leaf clover;🍁maple leaf|falling;🍂fallen leaf|falling
🍃leaf fluttering in wind|blow;🍄mushroom|toadstool;🍅tomato|fruit|vegetable;🍆eggplant|aubergine|vegetable;🍇grapes|fruit;🍈melon|fruit
🍉watermelon|fruit;🍊tangerine|fruit|orange;🍋lemon|citrus|fruit;🍌banana|fruit;🍍pineapple|fruit;🍎red apple|fruit
🍏green apple|fruit;🍐pear|fruit;🍑peach|fruit;🍒cherries|berries|cherry|fruit|red;🍓strawberry|fruit;🍔hamburger
🍕pizza|cheese|slice;🍖meat on bone;🍗poultry leg|bone|chicken|drumstick;🍘rice cracker;🍙rice ball|Japanese;🍚cooked rice
🍛curry rice;🍜steaming bowl|noodle|ramen;🍝spaghetti|pasta;🍞bread|loaf;🍟french fries;🍠roasted sweet potato
🍡dango|dessert|Japanese|skewer|stick|sweet;🍢oden|kebab|seafood|skewer|stick;🍣sushi;🍤fried shrimp|prawn|tempura;🍥fish cake with swirl|pastry;🍦soft ice cream|dessert|icecream|sweet
🍧shaved ice|dessert|sweet;🍨ice cream|dessert|sweet;🍩doughnut|breakfast|dessert|donut|sweet;🍪cookie|dessert|sweet;🍫chocolate bar|dessert|sweet;🍬candy|dessert|sweet
🍭lollipop|candy|dessert|sweet;🍮custard|dessert|pudding|sweet;🍯honey pot|honeypot|sweet;🍰shortcake|dessert|pastry|slice|sweet;🍱bento box;🍲pot of food|stew
🍳cooking|breakfast|egg|frying|pan;🍴fork and knife|cooking|cutlery;🍵teacup without handle|beverage|drink;🍶sake|bar|beverage|bottle|cup|drink;🍷wine glass|bar|beverage|drink;🍸cocktail glass|bar|drink
🍹tropical drink|bar;🍺beer mug|bar|drink;🍻clinking beer mugs|bar|drink;🍼baby bottle|drink|milk;🍽fork and knife with plate|cooking;🍾bottle with popping cork|bar|drink
🍿popcorn;🎀ribbon|celebration;🎁wrapped gift|box|celebration|present;🎂birthday cake|celebration|dessert|pastry|sweet;🎃jack-o-lantern|celebration|halloween;🎄Christmas tree|celebration
🎅Santa Claus|celebration|Christmas|father;🎆fireworks|celebration;🎇sparkler|celebration|fireworks;🎈balloon|celebration;🎉party popper|celebration|tada;🎊confetti ball|celebration
🎋tanabata tree|banner|celebration|Japanese;🎌crossed flags|celebration|Japanese;🎍pine decoration|bamboo|celebration|Japanese;🎎Japanese dolls|celebration|festival;🎏carp streamer|celebration;🎐wind chime|bell|celebration
🎑moon viewing ceremony|celebration;🎒backpack|bag|rucksack|satchel|school;🎓graduation cap|celebration|clothing|hat;🎖military medal|celebration;🎗reminder ribbon|celebration;🎙studio microphone|music
🎚level slider|music;🎛control knobs|music;🎞film frames|cinema|movie;🎟admission tickets;🎠carousel horse;🎡ferris wheel|amusement park|theme park
🎢roller coaster|amusement park|theme park;🎣fishing pole;🎤microphone|karaoke;🎥movie camera|cinema;🎦cinema|camera|film|movie;🎧headphone|earbud
🎨artist palette|museum|painting;🎩top hat|clothing|tophat;🎪circus tent;🎫ticket|admission;🎬clapper board|movie;🎭performing arts|mask|theater|theatre
🎮video game|controller;🎯bullseye|dart|direct hit|game|target;🎰slot machine|game;🎱pool 8 ball|billiard|eight|game;🎲game die|dice;🎳bowling|ball|game
🎴flower playing cards|game|Japanese;🎵musical note;🎶musical notes;🎷saxophone|instrument|music;🎸guitar|instrument|music;🎹musical keyboard|instrument|piano
🎺trumpet|instrument|music;🎻violin|instrument|music;🎼musical score;🎽running shirt|athletics|sash;🎾tennis|ball|racquet;🎿skis|snow
🏀basketball|hoop;🏁chequered flag|checkered|racing;🏂snowboarder|ski;🏃person running|marathon;🏄person surfing;🏅sports medal
🏆trophy|prize;🏇horse racing|jockey|racehorse;🏈american football;🏉rugby football;🏊person swimming;🏋person lifting weights|lifter
🏌person golfing|ball;🏍motorcycle|racing;🏎racing car;🏏cricket game|ball|bat;🏐volleyball|game;🏑field hockey|ball|game|stick
🏒ice hockey|game|puck|stick;🏓ping pong|ball|bat|game|paddle|table tennis;🏔snow-capped mountain|cold;🏕camping;🏖beach with umbrella;🏗building construction
🏘houses;🏙cityscape;🏚derelict house;🏛classical building;🏜desert;🏝desert island
🏞national park;🏟stadium;🏠house|home;🏡house with garden|home;🏢office building;🏣Japanese post office
🏤post office|European;🏥hospital|doctor|medicine;🏦bank|building;🏧ATM sign|automated|bank|teller;🏨hotel|building;🏩love hotel
🏪convenience store;🏫school|building;🏬department store;🏭factory|building;🏮red paper lantern|bar|light;🏯Japanese castle
🏰castle|European;🏳white flag|waving;🏴black flag|waving;🏵rosette|plant;🏷label;🏸badminton|birdie|game|racquet|shuttlecock
🏹bow and arrow|archer|Sagittarius|zodiac;🏺amphora|Aquarius|cooking|drink|jug|zodiac;🐀rat;🐁mouse;🐂ox|bull|Taurus|zodiac;🐃water buffalo
🐄cow;🐅tiger;🐆leopard;🐇rabbit|bunny|pet;🐈cat|pet;🐉dragon|fairy tale
🐊crocodile;🐋whale;🐌snail;🐍snake|bearer|Ophiuchus|serpent|zodiac;🐎horse|equestrian|racehorse|racing;🐏ram|Aries|male|sheep|zodiac
🐐goat|Capricorn|zodiac;🐑ewe|female|sheep;🐒monkey;🐓rooster|bird;🐔chicken|bird;🐕dog|pet
🐖pig|sow;🐗boar|pig;🐘elephant;🐙octopus;🐚spiral shell;🐛bug|insect
🐜ant|insect;🐝honeybee|insect;🐞lady beetle|insect|ladybird|ladybug;🐟fish|Pisces|zodiac;🐠tropical fish;🐡blowfish
🐢turtle|terrapin|tortoise;🐣hatching chick|baby|bird;🐤baby chick|bird;🐥front-facing baby chick|bird;🐦bird;🐧penguin|bird
🐨koala|face|marsupial;🐩poodle|dog;🐪camel|dromedary|hump;🐫two-hump camel|bactrian;🐬dolphin|flipper;🐭mouse face
🐮cow face;🐯tiger face;🐰rabbit face|bunny|pet;🐱cat face|pet;🐲dragon face|fairy tale;🐳spouting whale|face
🐴horse face;🐵monkey face;🐶dog face|pet;🐷pig face;🐸frog|face;🐹hamster|face|pet
🐺wolf|face;🐻bear|face;🐼panda|face;🐽pig nose|face;🐾paw prints|feet;🐿chipmunk|squirrel
👀eyes|face;👁eye|body;👂ear|body;👃nose|body;👄mouth|lips;👅tongue|body
👆backhand index pointing up|finger;👇backhand index pointing down|finger;👈backhand index pointing left|finger;👉backhand index pointing right|finger;👊oncoming fist|clenched|hand|punch;👋waving hand|wave
👌OK hand;👍thumbs up|+1|hand;👎thumbs down|-1|hand;👏clapping hands;👐open hands;👑crown|clothing|king|queen
👒woman’s hat|clothing;👓glasses|clothing|eye|eyeglasses|eyewear;👔necktie|clothing;👕t-shirt|clothing|tshirt;👖jeans|clothing|pants|trousers;👗dress|clothing
👘kimono|clothing;👙bikini|clothing|swim;👚woman’s clothes|clothing;👛purse|clothing|coin;👜handbag|clothing|purse;👝clutch bag|clothing|pouch
👞man’s shoe|clothing;👟running shoe|athletic|clothing|sneaker;👠high-heeled shoe|clothing|woman;👡woman’s sandal|clothing|shoe;👢woman’s boot|clothing|shoe;👣footprints|clothing
👤bust in silhouette;👥busts in silhouette;👦boy|young;👧girl|Virgo|young|zodiac;👨man|adult;👩woman|adult
👪family;👫woman and man holding hands|couple;👬men holding hands|couple|Gemini|man|twins|zodiac;👭women holding hands|couple;👮police officer|cop;👯people with bunny ears|dancer|partying
👰person with veil|bride|wedding;👱person: blond hair|blond-haired person;👲person with skullcap|gua pi mao|hat;👳person wearing turban;👴old man|adult;👵old woman|adult
👶baby|young;👷construction worker|hat;👸princess|fairy tale|fantasy;👹ogre|creature|face|fairy tale|fantasy|monster;👺goblin|creature|face|fairy tale|fantasy|monster;👻ghost|creature|face|fairy tale|fantasy|monster
👼baby angel|face|fairy tale|fantasy;👽alien|creature|extraterrestrial|face|fantasy|ufo;👾alien monster|creature|extraterrestrial|face|ufo;👿angry face with horns|demon|devil|fantasy|imp;💀skull|death|face|fairy tale|monster;💁person tipping hand|help|information|sassy
💂guard;💃woman dancing|dance;💄lipstick|cosmetics|makeup;💅nail polish|care|cosmetics|manicure;💆person getting massage|face|salon;💇person getting haircut|barber|beauty|parlor
💈barber pole|haircut;💉syringe|medicine|needle|shot|sick;💊pill|doctor|medicine|sick;💋kiss mark|lips;💌love letter|heart|mail;💍ring|diamond
💎gem stone|diamond|jewel;💏kiss|couple;💐bouquet|flower;💑couple with heart|love;💒wedding|chapel|romance;💓beating heart|heartbeat|pulsating
💔broken heart|break;💕two hearts|love;💖sparkling heart|excited|sparkle;💗growing heart|excited|nervous|pulse;💘heart with arrow|cupid;💙blue heart
💚green heart;💛yellow heart;💜purple heart;💝heart with ribbon|valentine;💞revolving hearts;💟heart decoration
💠diamond with a dot|comic|geometric|inside;💡light bulb|comic|electric|idea;💢anger symbol|angry|comic|mad;💣bomb|comic;💤ZZZ|comic|good night|sleep;💥collision|boom|comic
💦sweat droplets|comic|splashing;💧droplet|cold|comic|sweat;💨dashing away|comic|running;💩pile of poo|dung|face|monster|poop;💪flexed biceps|comic|muscle;💫dizzy|comic|star
💬speech balloon|bubble|comic|dialog;💭thought balloon|bubble|comic;💮white flower;💯hundred points|100|full|score;💰money bag|dollar|moneybag;💱currency exchange|bank|money
💲heavy dollar sign|currency|money;💳credit card|money;💴yen banknote|bill|currency|money;💵dollar banknote|bill|currency|money;💶euro banknote|bill|currency|money;💷pound banknote|bill|currency|money
💸money with wings|banknote|bill|fly;💹chart increasing with yen|graph|growth|money;💺seat|chair;💻laptop|computer|pc|personal;💼briefcase;💽computer disk|minidisk|optical
💾floppy disk|computer;💿optical disk|CD|computer;📀dvd|Blu-ray|computer|disk|optical;📁file folder;📂open file folder;📃page with curl|document
📄page facing up|document;📅calendar|date;📆tear-off calendar;📇card index|rolodex;📈chart increasing|graph|growth|trend|upward;📉chart decreasing|down|graph|trend
📊bar chart|graph;📋clipboard;📌pushpin;📍round pushpin;📎paperclip;📏straight ruler|straight edge
📐triangular ruler|set|triangle;📑bookmark tabs|marker;📒ledger|notebook;📓notebook;📔notebook with decorative cover|decorated;📕closed book
📖open book;📗green book;📘blue book;📙orange book;📚books;📛name badge
📜scroll|paper;📝memo|pencil;📞telephone receiver;📟pager;📠fax machine;📡satellite antenna|dish
📢loudspeaker|public address;📣megaphone|cheering;📤outbox tray|letter|mail|sent;📥inbox tray|letter|mail|receive;📦package|box|parcel;📧e-mail|email|letter
📨incoming envelope|e-mail|email|letter|receive;📩envelope with arrow|e-mail|email|outgoing;📪closed mailbox with lowered flag|postbox;📫closed mailbox with raised flag|postbox;📬open mailbox with raised flag|postbox;📭open mailbox with lowered flag|postbox
📮postbox|mail|mailbox;📯postal horn;📰newspaper;📱mobile phone|cell|telephone;📲mobile phone with arrow|cell|receive;📳vibration mode|cell|mobile|phone|telephone
📴mobile phone off|cell|telephone;📵no mobile phones|cell|forbidden;📶antenna bars|cell|mobile|phone;📷camera|video;📸camera with flash|video;📹video camera
📺television|tv|video;📻radio|video;📼videocassette|tape|vhs;📽film projector|cinema|movie|video;📿prayer beads|clothing|necklace|religion;🔀shuffle tracks button|arrow|crossed
🔁repeat button|arrow|clockwise;🔂repeat single button|arrow|clockwise|once;🔃clockwise vertical arrows|reload;🔄counterclockwise arrows button|anticlockwise|withershins;🔅dim button|brightness|low;🔆bright button|brightness
🔇muted speaker|quiet|silent;🔈speaker low volume|soft;🔉speaker medium volume;🔊speaker high volume|loud;🔋battery;🔌electric plug|electricity
🔍magnifying glass tilted left|search|tool;🔎magnifying glass tilted right|search|tool;🔏locked with pen|ink|nib|privacy;🔐locked with key|closed|secure;🔑key|lock|password;🔒locked|closed
🔓unlocked|open;🔔bell;🔕bell with slash|forbidden|mute|quiet|silent;🔖bookmark;🔗link;🔘radio button|geometric
🔙BACK arrow;🔚END arrow;🔛ON! arrow|mark;🔜SOON arrow;🔝TOP arrow|up;🔞no one under eighteen|18|age restriction|prohibited|underage
🔠input latin uppercase|ABCD|letters;🔡input latin lowercase|abcd|letters;🔢input numbers|1234;🔣input symbols|〒♪&%;🔤input latin letters|abc|alphabet;🔥fire|flame|tool
🔦flashlight|electric|tool|torch;🔧wrench|spanner|tool;🔨hammer|tool;🔩nut and bolt|tool;🔪kitchen knife|cooking|hocho|tool|weapon;🔫water pistol|gun|handgun|revolver|tool|weapon
🔬microscope|science|tool;🔭telescope|science|tool;🔮crystal ball|fairy tale|fantasy|fortune|tool;🔯dotted six-pointed star|fortune;🔰Japanese symbol for beginner|chevron|leaf;🔱trident emblem|anchor|ship|tool
🔲black square button|geometric;🔳white square button|geometric|outlined;🔴red circle|geometric;🔵blue circle|geometric;🔶large orange diamond|geometric;🔷large blue diamond|geometric
🔸small orange diamond|geometric;🔹small blue diamond|geometric;🔺red triangle pointed up|geometric;🔻red triangle pointed down|geometric;🔼upwards button|arrow;🔽downwards button|arrow
🕉om|Hindu|religion;🕊dove|bird|fly|peace;🕋kaaba|islam|Muslim|religion;🕌mosque|islam|Muslim|religion;🕍synagogue|Jew|Jewish|religion|temple;🕎menorah|candelabrum|candlestick|religion
🕐one o’clock|00|1|1:00;🕑two o’clock|00|2|2:00;🕒three o’clock|00|3|3:00;🕓four o’clock|00|4|4:00;🕔five o’clock|00|5|5:00;🕕six o’clock|00|6|6:00
🕖seven o’clock|00|7|7:00;🕗eight o’clock|00|8|8:00;🕘nine o’clock|00|9|9:00;🕙ten o’clock|00|10|10:00;🕚eleven o’clock|00|11|11:00;🕛twelve o’clock|00|12|12:00
🕜one-thirty|1|1:30|clock;🕝two-thirty|2|2:30|clock;🕞three-thirty|3|3:30|clock;🕟four-thirty|4|4:30|clock;🕠five-thirty|5|5:30|clock;🕡six-thirty|6|6:30|clock
🕢seven-thirty|7|7:30|clock;🕣eight-thirty|8|8:30|clock;🕤nine-thirty|9|9:30|clock;🕥ten-thirty|10|10:30|clock;🕦eleven-thirty|11|11:30|clock;🕧twelve-thirty|12|12:30|clock
🕯candle|light;🕰mantelpiece clock;🕳hole;🕴person in suit levitating|business;🕵detective|sleuth|spy;🕶sunglasses|dark|eye|eyewear
🕷spider|insect;🕸spider web;🕹joystick|game|video game;🕺man dancing|dance;🖇linked paperclips;🖊pen|ballpoint
🖋fountain pen;🖌paintbrush|painting;🖍crayon;🖐hand with fingers splayed;🖕middle finger|hand;🖖vulcan salute|finger|hand|spock
🖤black heart|evil|wicked;🖥desktop computer;🖨printer|computer;🖱computer mouse;🖲trackball|computer;🖼framed picture|art|museum|painting
🗂card index dividers;🗃card file box;🗄file cabinet|filing;🗑wastebasket;🗒spiral notepad;🗓spiral calendar|pad
🗜clamp|compress|tool|vice;🗝old key|clue|lock;🗞rolled-up newspaper;🗡dagger|knife|weapon;🗣speaking head|face|silhouette;🗨left speech bubble|balloon|dialog
🗯right anger bubble|angry|balloon|mad;🗳ballot box with ballot;🗺world map;🗻mount fuji|mountain;🗼Tokyo tower;🗽Statue of Liberty
🗾map of Japan;🗿moai|face|moyai|statue;😀grinning face;😁beaming face with smiling eyes|grin|smile;😂face with tears of joy|laugh;😃grinning face with big eyes|mouth|open|smile
😄grinning face with smiling eyes|mouth|open|smile;😅grinning face with sweat|cold|open|smile;😆grinning squinting face|laugh|mouth|satisfied|smile;😇smiling face with halo|angel|fantasy|innocent;😈smiling face with horns|fairy tale|fantasy|smile;😉winking face
😊smiling face with smiling eyes|blush|smile;😋face savoring food|delicious|savouring|smile|yum;😌relieved face;😍smiling face with heart-eyes|love|smile;😎smiling face with sunglasses|bright|cool;😏smirking face
😐neutral face|deadpan|meh;😑expressionless face|inexpressive|meh|unexpressive;😒unamused face|unhappy;😓downcast face with sweat|cold;😔pensive face|dejected;😕confused face|meh
😖confounded face;😗kissing face;😘face blowing a kiss;😙kissing face with smiling eyes|smile;😚kissing face with closed eyes;😛face with tongue
😜winking face with tongue|eye|joke;😝squinting face with tongue|eye|horrible|taste;😞disappointed face;😟worried face;😠angry face|anger|mad;😡enraged face|angry|mad|pouting|red
😢crying face|sad|tear;😣persevering face|persevere;😤face with steam from nose|triumph|won;😥sad but relieved face|disappointed|whew;😦frowning face with open mouth;😧anguished face
😨fearful face|scared;😩weary face|tired;😪sleepy face|good night;😫tired face;😬grimacing face|grimace;😭loudly crying face|sad|sob|tear
😮face with open mouth|sympathy;😯hushed face|stunned|surprised;😰anxious face with sweat|blue|cold|rushed;😱face screaming in fear|munch|scared;😲astonished face|shocked|totally;😳flushed face|dazed
😴sleeping face|good night|ZZZ;😵face with crossed-out eyes|dead|knocked out;😶face without mouth|quiet|silent;😷face with medical mask|cold|doctor|sick;😸grinning cat with smiling eyes|face|smile;😹cat with tears of joy|face
😺grinning cat|face|mouth|open|smile;😻smiling cat with heart-eyes|face|love|smile;😼cat with wry smile|face|ironic;😽kissing cat|eye|face;😾pouting cat|face;😿crying cat|face|sad|tear
🙀weary cat|face|oh|surprised;🙁slightly frowning face;🙂slightly smiling face|smile;🙃upside-down face;🙄face with rolling eyes|eyeroll;🙅person gesturing NO|forbidden|gesture|hand|prohibited
🙆person gesturing OK|gesture|hand;🙇person bowing|apology|gesture|sorry;🙈see-no-evil monkey|face|forbidden;🙉hear-no-evil monkey|face|forbidden;🙊speak-no-evil monkey|face|forbidden;🙋person raising hand|gesture|happy|raised
🙌raising hands|celebration|gesture|hooray|raised;🙍person frowning|gesture;🙎person pouting|gesture;🙏folded hands|ask|high 5|high five|please|pray|thanks;🚀rocket|space;🚁helicopter|vehicle
🚂locomotive|engine|railway|steam|train;🚃railway car|electric|train|tram|trolleybus;🚄high-speed train|railway|shinkansen;🚅bullet train|railway|shinkansen|speed;🚆train|railway;🚇metro|subway
🚈light rail|railway;🚉station|railway|train;🚊tram|trolleybus;🚋tram car|trolleybus;🚌bus|vehicle;🚍oncoming bus
🚎trolleybus|tram;🚏bus stop;🚐minibus;🚑ambulance|vehicle;🚒fire engine|truck;🚓police car|patrol
🚔oncoming police car;🚕taxi|vehicle;🚖oncoming taxi;🚗automobile|car;🚘oncoming automobile|car;🚙sport utility vehicle|recreational
🚚delivery truck;🚛articulated lorry|semi|truck;🚜tractor|vehicle;🚝monorail|vehicle;🚞mountain railway|car;🚟suspension railway
🚠mountain cableway|gondola;🚡aerial tramway|cable|car|gondola;🚢ship|boat|passenger;🚣person rowing boat|rowboat;🚤speedboat;🚥horizontal traffic light|signal
🚦vertical traffic light|signal;🚧construction|barrier;🚨police car light|beacon|revolving;🚩triangular flag|post;🚪door;🚫prohibited|entry|forbidden|no|not
🚬cigarette|smoking;🚭no smoking|forbidden|not|prohibited;🚮litter in bin sign|litter bin;🚯no littering|forbidden|not|prohibited;🚰potable water|drinking;🚱non-potable water|non-drinking
🚲bicycle|bike;🚳no bicycles|bike|forbidden|prohibited;🚴person biking|bicycle|cyclist;🚵person mountain biking|bicycle|bicyclist|bike;🚶person walking|hike;🚷no pedestrians|forbidden|not|prohibited
🚸children crossing|pedestrian|traffic;🚹men’s room|bathroom|lavatory|man|restroom|toilet|WC;🚺women’s room|bathroom|lavatory|restroom|toilet|WC|woman;🚻restroom|bathroom|lavatory|toilet|WC;🚼baby symbol|changing;🚽toilet
🚾water closet|bathroom|lavatory|restroom|toilet|WC;🚿shower|water;🛀person taking bath|bathtub;🛁bathtub;🛂passport control;🛃customs
🛄baggage claim;🛅left luggage|baggage|locker;🛋couch and lamp|hotel;🛌person in bed|good night|hotel|sleep;🛍shopping bags|hotel;🛎bellhop bell|hotel
🛏bed|hotel|sleep;🛐place of worship|religion;🛑stop sign|octagonal;🛒shopping cart|trolley;🛕hindu temple;🛖hut|house|roundhouse|yurt
🛗elevator|accessibility|hoist|lift;🛜wireless|computer|internet|network|wi-fi|wifi;🛝playground slide|amusement park|theme park;🛞wheel|circle|tire|turn;🛟ring buoy|float|life preserver|life saver|rescue|safety;🛠hammer and wrench|spanner|tool
🛡shield|weapon;🛢oil drum;🛣motorway|highway|road;🛤railway track|train;🛥motor boat|motorboat;🛩small airplane|aeroplane
🛫airplane departure|aeroplane|check-in|departures;🛬airplane arrival|aeroplane|arrivals|arriving|landing;🛰satellite|space;🛳passenger ship;🛴kick scooter;🛵motor scooter
🛶canoe|boat;🛷sled|sledge|sleigh;🛸flying saucer|UFO;🛹skateboard;🛺auto rickshaw|tuk tuk;🛻pickup truck|pick-up
🛼roller skate;🟠orange circle;🟡yellow circle;🟢green circle;🟣purple circle;🟤brown circle
🟥red square;🟦blue square;🟧orange square;🟨yellow square;🟩green square;🟪purple square
🟫brown square;🟰heavy equals sign|equality|math;🤌pinched fingers|hand gesture|interrogation|sarcastic;🤍white heart;🤎brown heart;🤏pinching hand|small amount
🤐zipper-mouth face;🤑money-mouth face;🤒face with thermometer|ill|sick;🤓nerd face|geek;🤔thinking face;🤕face with head-bandage|hurt|injury
🤖robot|face|monster;🤗smiling face with open hands|hug|hugging;🤘sign of the horns|finger|hand|rock-on;🤙call me hand|hang loose|Shaka;🤚raised back of hand|backhand;🤛left-facing fist|leftwards
🤜right-facing fist|rightwards;🤝handshake|agreement|meeting;🤞crossed fingers|hand|luck;🤟love-you gesture|hand|ILY;🤠cowboy hat face|cowgirl;🤡clown face
🤢nauseated face|vomit;🤣rolling on the floor laughing|face|rofl|rotfl;🤤drooling face;🤥lying face|lie|pinocchio;🤦person facepalming|disbelief|exasperation;🤧sneezing face|gesundheit|sneeze
🤨face with raised eyebrow|distrust|skeptic;🤩star-struck|eyes|face|grinning;🤪zany face|eye|goofy|large|small;🤫shushing face|quiet;🤬face with symbols on mouth|swearing;🤭face with hand over mouth|whoops
🤮face vomiting|puke|sick;🤯exploding head|mind blown|shocked;🤰pregnant woman;🤱breast-feeding|baby|nursing;🤲palms up together|prayer;🤳selfie|camera|phone
🤴prince;🤵person in tuxedo|groom;🤶Mrs. Claus|celebration|Christmas|mother;🤷person shrugging|doubt|ignorance|indifference;🤸person cartwheeling|gymnastics;🤹person juggling|balance|juggle|multitask|skill
🤺person fencing|fencer|sword;🤼people wrestling|wrestle|wrestler;🤽person playing water polo;🤾person playing handball;🤿diving mask|scuba|snorkeling;🥀wilted flower
🥁drum|drumsticks|music;🥂clinking glasses|celebrate|drink;🥃tumbler glass|liquor|shot|whisky;🥄spoon|tableware;🥅goal net;🥇1st place medal|first|gold
🥈2nd place medal|second|silver;🥉3rd place medal|bronze|third;🥊boxing glove;🥋martial arts uniform|judo|karate|taekwondo;🥌curling stone|game|rock;🥍lacrosse|ball|goal|stick
🥎softball|glove|underarm;🥏flying disc|ultimate;🥐croissant|bread|breakfast|food|french|roll;🥑avocado|food|fruit;🥒cucumber|food|pickle|vegetable;🥓bacon|breakfast|food|meat
🥔potato|food|vegetable;🥕carrot|food|vegetable;🥖baguette bread|food|french;🥗green salad|food;🥘shallow pan of food|casserole|paella;🥙stuffed flatbread|falafel|food|gyro|kebab
🥚egg|breakfast|food;🥛glass of milk|drink;🥜peanuts|food|vegetable;🥝kiwi fruit|food;🥞pancakes|breakfast|crêpe|food|hotcake;🥟dumpling|empanada|gyōza|jiaozi|pierogi|potsticker
🥠fortune cookie|prophecy;🥡takeout box|oyster pail;🥢chopsticks|hashi;🥣bowl with spoon|breakfast|cereal|congee;🥤cup with straw|juice|soda;🥥coconut|palm|piña colada
🥦broccoli|wild cabbage;🥧pie|filling|pastry;🥨pretzel|twisted;🥩cut of meat|chop|lambchop|porkchop|steak;🥪sandwich|bread;🥫canned food
🥬leafy green|bok choy|cabbage|kale|lettuce;🥭mango|fruit|tropical;🥮moon cake|autumn|festival|yuèbǐng;🥯bagel|bakery|breakfast|schmear;🥰smiling face with hearts|adore|crush|in love;🥱yawning face|bored|tired
🥲smiling face with tear|grateful|proud|relieved|touched;🥳partying face|celebration|hat|horn;🥴woozy face|dizzy|intoxicated|tipsy|uneven eyes|wavy mouth;🥵hot face|feverish|heat stroke|red-faced|sweating;🥶cold face|blue-faced|freezing|frostbite|icicles;🥷ninja|fighter|hidden|stealth
🥸disguised face|glasses|incognito|nose;🥹face holding back tears|angry|cry|proud|resist|sad;🥺pleading face|begging|mercy|puppy eyes;🥻sari|clothing|dress;🥼lab coat|doctor|experiment|scientist;🥽goggles|eye protection|swimming|welding
🥾hiking boot|backpacking|camping;🥿flat shoe|ballet flat|slip-on|slipper;🦀crab|Cancer|zodiac;🦁lion|face|Leo|zodiac;🦂scorpion|zodiac;🦃turkey|bird
🦄unicorn|face;🦅eagle|bird;🦆duck|bird;🦇bat|vampire;🦈shark|fish;🦉owl|bird|wise
🦊fox|face;🦋butterfly|insect|pretty;🦌deer;🦍gorilla;🦎lizard|reptile;🦏rhinoceros
🦐shrimp|food|shellfish|small;🦑squid|food|molusc;🦒giraffe|spots;🦓zebra|stripe;🦔hedgehog|spiny;🦕sauropod|brachiosaurus|brontosaurus|diplodocus
🦖T-Rex|Tyrannosaurus Rex;🦗cricket|grasshopper;🦘kangaroo|joey|jump|marsupial;🦙llama|alpaca|guanaco|vicuña|wool;🦚peacock|bird|ostentatious|peahen|proud;🦛hippopotamus
🦜parrot|bird|pirate|talk;🦝raccoon|curious|sly;🦞lobster|bisque|claws|seafood;🦟mosquito|disease|fever|malaria|pest|virus;🦠microbe|amoeba|bacteria|virus;🦡badger|honey badger|pester
🦢swan|bird|cygnet|ugly duckling;🦣mammoth|extinction|large|tusk|woolly;🦤dodo|extinction|large|Mauritius;🦥sloth|lazy|slow;🦦otter|fishing|playful;🦧orangutan|ape
🦨skunk|stink;🦩flamingo|flamboyant|tropical;🦪oyster|diving|pearl;🦫beaver|dam;🦬bison|buffalo|herd|wisent;🦭seal|sea lion
🦮guide dog|accessibility|blind;🦯white cane|accessibility|blind;🦴bone|skeleton;🦵leg|kick|limb;🦶foot|kick|stomp;🦷tooth|dentist
🦸superhero|good|heroine|superpower;🦹supervillain|criminal|evil|superpower;🦺safety vest|emergency;🦻ear with hearing aid|accessibility|hard of hearing;🦼motorized wheelchair|accessibility;🦽manual wheelchair|accessibility
🦾mechanical arm|accessibility|prosthetic;🦿mechanical leg|accessibility|prosthetic;🧀cheese wedge;🧁cupcake|bakery|sweet;🧂salt|condiment|shaker;🧃beverage box|juice|straw|sweet
🧄garlic|flavoring;🧅onion|flavoring;🧆falafel|chickpea|meatball;🧇waffle|breakfast|indecisive|iron;🧈butter|dairy;🧉mate|drink
🧊ice|cold|ice cube|iceberg;🧋bubble tea|milk|pearl;🧌troll|fairy tale|fantasy|monster;🧍person standing;🧎person kneeling;🧏deaf person|accessibility|ear|hear
🧐face with monocle|stuffy;🧑person|adult|gender-neutral|unspecified gender;🧒child|gender-neutral|unspecified gender|young;🧓older person|adult|gender-neutral|unspecified gender;🧔person: beard;🧕woman with headscarf|hijab|mantilla|tichel
🧖person in steamy room|sauna|steam room;🧗person climbing|climber;🧘person in lotus position|meditation|yoga;🧙mage|sorcerer|sorceress|witch|wizard;🧚fairy|Oberon|Puck|Titania;🧛vampire|Dracula|undead
🧜merperson|mermaid|merman|merwoman;🧝elf|magical;🧞genie|djinn;🧟zombie|undead|walking dead;🧠brain|intelligent;🧡orange heart
🧢billed cap|baseball cap;🧣scarf|neck;🧤gloves|hand;🧥coat|jacket;🧦socks|stocking;🧧red envelope|gift|good luck|hóngbāo|lai see|money
🧨firecracker|dynamite|explosive|fireworks;🧩puzzle piece|clue|interlocking|jigsaw;🧪test tube|chemist|chemistry|experiment|lab|science;🧫petri dish|bacteria|biologist|biology|culture|lab;🧬dna|biologist|evolution|gene|genetics|life;🧭compass|magnetic|navigation|orienteering
🧮abacus|calculation;🧯fire extinguisher|quench;🧰toolbox|chest|mechanic;🧱brick|bricks|clay|mortar|wall;🧲magnet|attraction|horseshoe|magnetic;🧳luggage|packing|travel
🧴lotion bottle|moisturizer|shampoo|sunscreen;🧵thread|needle|sewing|spool|string;🧶yarn|ball|crochet|knit;🧷safety pin|diaper|punk rock;🧸teddy bear|plaything|plush|stuffed|toy;🧹broom|cleaning|sweeping|witch
🧺basket|farming|laundry|picnic;🧻roll of paper|paper towels|toilet paper;🧼soap|bar|bathing|cleaning|lather|soapdish;🧽sponge|absorbing|cleaning|porous;🧾receipt|accounting|bookkeeping|evidence|proof;🧿nazar amulet|bead|charm|evil-eye|talisman
🩰ballet shoes|dance;🩱one-piece swimsuit|bathing suit;🩲briefs|bathing suit|one-piece|swimsuit|underwear;🩳shorts|bathing suit|pants|underwear;🩴thong sandal|beach sandals|thong sandals|thongs|zōri;🩵light blue heart|cyan|teal
🩶grey heart|gray|silver|slate;🩷pink heart|cute|like|love;🩸drop of blood|bleed|blood donation|injury|medicine|menstruation;🩹adhesive bandage;🩺stethoscope|doctor|heart|medicine;🩻x-ray|bones|doctor|medical|skeleton
🩼crutch|cane|disability|hurt|mobility aid|stick;🪀yo-yo|fluctuate|toy;🪁kite|fly|soar;🪂parachute|hang-glide|parasail|skydive;🪃boomerang|rebound|repercussion;🪄magic wand|witch|wizard
🪅piñata|celebration|party;🪆nesting dolls|russia;🪇maracas|instrument|music|percussion|rattle|shake;🪈flute|fife|music|pipe|recorder|woodwind;🪐ringed planet|saturn|saturnine;🪑chair|seat|sit
🪒razor|sharp|shave;🪓axe|chop|hatchet|split|wood;🪔diya lamp|oil;🪕banjo|music|stringed;🪖military helmet|army|soldier|warrior;🪗accordion|concertina|squeeze box
🪘long drum|beat|conga|rhythm;🪙coin|gold|metal|money|silver|treasure;🪚carpentry saw|carpenter|lumber|tool;🪛screwdriver|tool;🪜ladder|climb|rung|step;🪝hook|catch|crook|curve|ensnare|selling point
🪞mirror|reflection|reflector|speculum;🪟window|frame|fresh air|opening|transparent|view;🪠plunger|force cup|plumber|suction|toilet;🪡sewing needle|embroidery|stitches|sutures|tailoring;🪢knot|rope|tangled|tie|twine|twist;🪣bucket|cask|pail|vat
🪤mouse trap|bait|mousetrap|snare;🪥toothbrush|bathroom|clean|dental|hygiene|teeth;🪦headstone|cemetery|grave|graveyard|tombstone;🪧placard|demonstration|picket|protest|sign;🪨rock|boulder|heavy|solid|stone;🪩mirror ball|dance|disco|glitter|party
🪪identification card|credentials|license|security;🪫low battery|electronic|low energy;🪬hamsa|amulet|Fatima|hand|Mary|Miriam|protection;🪭folding hand fan|cooling|dance|flutter|hot|shy;🪮hair pick|Afro|comb;🪯khanda|religion|Sikh
🪰fly|disease|maggot|pest|rotting;🪱worm|annelid|earthworm|parasite;🪲beetle|bug|insect;🪳cockroach|insect|pest;🪴potted plant|boring|grow|house|nurturing|useless;🪵wood|log|lumber|timber
🪶feather|bird|flight|plumage;🪷lotus|Buddhism|flower|Hinduism|purity;🪸coral|ocean|reef;🪹empty nest|nesting;🪺nest with eggs|nesting;🪻hyacinth|bluebonnet|flower|lavender|lupine|snapdragon
🪼jellyfish|burn|invertebrate|marine|ouch|stinger;🪽wing|angelic|aviation|bird|flying|mythology;🪿goose|bird|fowl|honk|silly;🫀anatomical heart|cardiology|organ|pulse;🫁lungs|breath|exhalation|inhalation|organ|respiration;🫂people hugging|goodbye|hello|thanks
🫃pregnant man|belly|bloated|full;🫄pregnant person|belly|bloated|full;🫅person with crown|monarch|noble|regal|royalty;🫎moose|animal|antlers|elk|mammal;🫏donkey|animal|ass|burro|mammal|mule|stubborn;🫐blueberries|berry|bilberry|blueberry
🫑bell pepper|capsicum|vegetable;🫒olive|food;🫓flatbread|arepa|lavash|naan|pita;🫔tamale|mexican|wrapped;🫕fondue|cheese|chocolate|melted|pot|Swiss;🫖teapot|drink
🫗pouring liquid|drink|empty|glass|spill;🫘beans|food|kidney|legume;🫙jar|condiment|container|empty|sauce|store;🫚ginger root|beer|spice;🫛pea pod|beans|edamame|legume|vegetable;🫠melting face|disappear|dissolve|liquid
🫡saluting face|OK|salute|sunny|troops|yes;🫢face with open eyes and hand over mouth|amazement|awe|disbelief|embarrass|scared|surprise;🫣face with peeking eye|captivated|peep|stare;🫤face with diagonal mouth|disappointed|meh|skeptical|unsure;🫥dotted line face|depressed|disappear|hide|introvert|invisible;🫦biting lip|anxious|fear|flirting|nervous|uncomfortable|worried
🫧bubbles|burp|clean|soap|underwater;🫨shaking face|earthquake|shock|vibrate;🫰hand with index finger and thumb crossed|expensive|heart|love|money|snap;🫱rightwards hand;🫲leftwards hand;🫳palm down hand|dismiss|drop|shoo
🫴palm up hand|beckon|catch|come|offer;🫵index pointing at the viewer|you;🫶heart hands|love;🫷leftwards pushing hand|high five|refuse|stop|wait;🫸rightwards pushing hand|high five|refuse|stop|wait`;
