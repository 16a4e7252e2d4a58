/** Written by .build/write-emoji-words.mjs from the Unicode CLDR; see LICENSE. */
export const words = `‼tanda seru ganda|bangbang|tanda baca;⁉tanda seru dan tanya|pertanyaan|tanda baca;ℹinformasi;↔tanda panah kiri kanan;↕tanda panah atas bawah;↖tanda panah kiri atas|arah|barat laut|interkardinal
↗tanda panah kanan atas|arah|interkardinal|timur laut;↘tanda panah kanan bawah|arah|interkardinal|tenggara;↙tanda panah kiri bawah|arah|barat daya|interkardinal;↩tanda panah kanan melengkung ke kiri;↪tanda panah kanan melengkung ke kanan;⌚jam tangan
⌛jam pasir|pewaktu;⌨keyboard|komputer;⏏tombol keluarkan;⏩tombol maju cepat|dobel|panah;⏪tombol mundur cepat|dobel|panah|putar balik;⏫tombol naik cepat|dobel|panah
⏬tombol turun cepat|bawah|dobel|panah;⏭tombol lagu berikutnya|adegan selanjutnya|panah|segitiga;⏮tombol lagu terakhir|adegan sebelumnya|lagu sebelumnya|panah|segitiga;⏯tombol putar atau jeda|kanan|panah|segitiga;⏰jam weker|alarm;⏱stopwatch|jam
⏲penghitung waktu|jam|pewaktu;⏳jam pasir yang bergerak|pewaktu;⏸tombol jeda|batang|dobel|vertikal;⏹tombol berhenti|kotak;⏺tombol rekam|lingkaran;Ⓜhuruf M dalam lingkaran
▪persegi kecil hitam|geometri;▫persegi kecil putih|geometri;▶tombol putar|kanan|panah|segitiga;◀tombol mundur|balik|kiri|panah|segitiga;◻persegi medium putih|geometri;◼persegi medium hitam|geometri
◽persegi kecil medium putih|geometri;◾persegi kecil medium hitam|geometri;☀matahari|angkasa|cerah|cuaca|sinar|terang;☁awan|cuaca;☂payung|cuaca|hujan|pakaian;☃boneka salju dengan hujan salju|cuaca|dingin
☄komet|angkasa;☎telepon;☑kotak bercentang;☔payung dengan tetesan hujan|cuaca|pakaian;☕minuman hangat|kopi|mengepul|panas|teh;☘shamrock|tanaman
☝menunjuk ke atas|badan|jari|tangan|telunjuk|tubuh|tunjuk;☠tengkorak dan tulang|kematian|monster|wajah;☢radioaktif|tanda;☣biohazard|tanda;☦salib ortodoks|agama|kristen;☪bintang dan bulan|agama|islam|muslim
☮simbol damai;☯yin yang|agama|tao|taoisme;☸roda dharma|agama|budha;☹wajah cemberut|muka;☺wajah tersenyum|muka|rileks|santai|tersipu;♀simbol wanita|perempuan
♂simbol pria|laki-laki;♈Aries|domba|zodiak;♉Taurus|banteng|zodiak;♊Gemini|kembar|zodiak;♋Cancer|kepiting|zodiak;♌Leo|singa|zodiak
♍Virgo|zodiak;♎Libra|adil|seimbang|timbangan|zodiak;♏Scorpio|kalajengking|zodiak;♐Sagitarius|pemanah|zodiak;♑Capricorn|kambing|zodiak;♒Aquarius|air|pembawa|zodiak
♓Pisces|ikan|zodiak;♟pion catur|anak buah;♠sekop|kartu|permainan;♣keriting|kartu|klub|permainan;♥hati|kartu|permainan;♦wajik|kartu|permainan
♨sumber air panas|mata|mengepul;♻simbol daur ulang;♾tak terhingga|selamanya|tak terbatas|universal;♿simbol kursi roda|akses;⚒palu dan beliung|alat;⚓jangkar|alat|kapal
⚔pedang bersilang|senjata;⚕simbol kedokteran|aesculapius|tongkat;⚖timbangan gantung|keadilan|Libra|zodiak;⚗alembic|alat|kimia;⚙roda gigi|alat;⚛simbol atom|ateis
⚜fleur-de-lis|tanda;⚠peringatan;⚡tegangan tinggi|bahaya|kilat|listrik|sambaran;⚧simbol transgender;⚪lingkaran putih|geometri;⚫lingkaran hitam|geometri
⚰peti mati|kematian;⚱guci abu|kematian|penguburan;⚽bola sepak;⚾bisbol|bola;⛄boneka salju tanpa salju|cuaca|dingin;⛅matahari di balik awan|cuaca
⛈awan dengan petir dan hujan|cuaca;⛎Ophiuchus|pembawa|ular|zodiak;⛏beliung|alat|tambang;⛑helm dengan palang putih|muka|p3k|topi|wajah;⛓rantai;⛔dilarang masuk|lalu lintas|terlarang|tidak
⛩kuil Shinto|agama;⛪gereja|agama|bangunan|kristen|salib;⛰gunung;⛱payung di tanah|cuaca|hujan|matahari;⛲air mancur|pancuran;⛳bendera di lubang golf
⛴kapal feri|perahu;⛵perahu layar|kapal|kendaraan|laut|pesiar|resor;⛷pemain ski|salju;⛸seluncur es;⛹orang memantulkan bola;⛺tenda|berkemah
⛽pompa bahan bakar|bensin|SPBU|stasiun;✂gunting|alat|potong;✅tanda centang putih tebal;✈pesawat|kendaraan;✉amplop|email|surat;✊tangan terkepal ke atas|badan|tinju|tubuh
✋telapak tangan terbuka dengan jari rapat|badan|tubuh;✌isyarat kemenangan|badan|jari|tangan|tubuh;✍tangan menulis|badan|tubuh|tulis;✏pensil;✒ujung pena;✔tanda centang tebal
✖kali|batal|perkalian|tanda|x;✝salib latin|agama|kristen;✡bintang Daud|agama|Yahudi;✨berkilau|*|bintang|kilauan;✳bintang berujung lancip delapan|tanda bintang;✴bintang berujung delapan
❄serpihan salju|cuaca|dingin;❇kilauan|*;❌tanda silang|batal|kali|perkalian|x;❎tombol tanda silang|kotak;❓tanda tanya merah|pertanyaan|tanda baca;❔tanda tanya putih|garis luar|pertanyaan|tanda baca
❕tanda seru putih|garis luar|tanda baca;❗tanda seru merah|tanda baca;❣tanda seru berbentuk hati;❤hati merah;➕tambah|+|matematika|plus|tanda;➖kurang|-|−|matematika|minus|tanda
➗bagi|÷|matematika|pembagian|tanda;➡tanda panah kanan|arah|kardinal|timur;➰untaian bergelombang|putaran;➿untaian bergelombang ganda|dobel|putaran;⤴tanda panah kanan melengkung ke atas;⤵tanda panah kanan melengkung ke bawah
⬅tanda panah kiri|arah|barat|kardinal;⬆tanda panah atas|arah|kardinal|utara;⬇tanda panah bawah|arah|kardinal|selatan;⬛persegi besar hitam|geometri;⬜persegi besar putih|geometri;⭐bintang medium putih
⭕lingkaran besar tebal|o;〰garis bergelombang|tanda baca|tanda pisah;〽tanda alternasi bagian;㊗tombol Jepang "selamat"|ideograf|祝;㊙tombol Jepang "rahasia"|ideograf|秘;🀄naga merah mahyong|game
🃏joker|kartu|permainan;🅰tombol A (golongan darah);🅱tombol B (golongan darah);🅾tombol O (golongan darah);🅿tombol P|parkir;🆎tombol AB (golongan darah)
🆑tombol CL;🆒tombol COOL;🆓tombol FREE|bebas|free dalam kotak;🆔tombol ID|identitas;🆕tombol NEW|baru;🆖tombol NG
🆗tombol OK|oke;🆘tombol SOS|bantuan;🆙tombol UP!|ke atas|tanda;🆚tombol VS|versus;🈁tombol Jepang "di sini"|katakana|ココ;🈂tombol Jepang "biaya layanan"|katakana|サ
🈚tombol Jepang "gratis"|ideograf|無;🈯tombol Jepang "sudah dipesan"|ideograf|指;🈲tombol Jepang "dilarang"|ideograf|禁;🈳tombol Jepang "ada lowongan"|ideograf|空;🈴tombol Jepang "nilai kelulusan"|ideograf|合;🈵tombol Jepang "tidak ada lowongan"|ideograf|満
🈶tombol Jepang "tidak gratis"|ideograf|有;🈷tombol Jepang "jumlah bulanan"|ideograf|月;🈸tombol Jepang "lamaran kerja"|china|cina|karakter terapkan dalam kotak;🈹tombol Jepang "diskon"|ideograf|割;🈺tombol Jepang "siap berbisnis"|ideograf|営;🉐karakter keunggulan dalam lingkaran|jepang
🉑tombol Jepang "dapat diterima"|ideograf|可;🌀topan|berputar-putar|cuaca|pusaran;🌁berkabut|cuaca;🌂payung tertutup|cuaca|hujan|pakaian;🌃malam berbintang|cuaca;🌄matahari terbit di antara gunung|cuaca|pagi
🌅matahari terbit|cuaca|pagi;🌆panorama kota di sore hari|matahari terbenam|pemandangan|senja;🌇matahari terbenam|bangunan|cuaca|senja;🌈pelangi|cuaca|hujan;🌉jembatan di malam hari|cuaca;🌊ombak|air|cuaca|lautan
🌋gunung berapi|cuaca|erupsi;🌌bima sakti|cuaca|ruang;🌍bola dunia Eropa-Afrika|bumi|globe;🌎bola dunia Amerika|bumi|globe;🌏bola dunia Asia-Australia|bumi|globe;🌐bola dunia dengan garis meridian|asia|globe|meridien
🌑bulan baru|angkasa|cuaca|gelap;🌒bulan sabit awal|angkasa|cuaca|membesar;🌓bulan perbani awal|angkasa|cuaca|seperempat;🌔bulan cembung awal|angkasa|cuaca|membesar;🌕bulan purnama|angkasa|cuaca;🌖bulan cembung akhir|angkasa|cuaca|mengecil
🌗bulan perbani akhir|angkasa|cuaca|seperempat;🌘bulan sabit akhir|angkasa|cuaca|mengecil;🌙bulan sabit|angkasa|cuaca;🌚wajah bulan baru|angkasa|cuaca;🌛wajah bulan perbani awal|angkasa|cuaca|seperempat;🌜wajah bulan perbani akhir|angkasa|cuaca|seperempat
🌝wajah bulan purnama|angkasa|cuaca|terang;🌞wajah matahari|angkasa|cuaca|terang;🌟bintang bersinar|berkilau|cemerlang;🌠bintang jatuh|angkasa;🌡termometer|cuaca;🌤matahari di balik awan kecil|cuaca
🌥matahari di balik awan besar|cuaca;🌦matahari di balik awan hujan|cuaca;🌧awan hujan|cuaca;🌨awan salju|cuaca|dingin;🌩awan petir|cuaca|kilat;🌪tornado|angin|awan|cuaca|pusaran
🌫kabut|awan|cuaca;🌬wajah tertiup angin|awan|cuaca|hembusan;🌭hot dog|hotdog|sosis;🌮taco|meksiko;🌯burrito|meksiko;🌰kastanye|tanaman
🌱semai|muda|tanaman;🌲pohon hijau abadi|tanaman;🌳pohon meranggas|gugur|tanaman;🌴pohon palem|tanaman;🌵kaktus|tanaman;🌶cabai pedas|lada|tanaman
🌷tulip|bunga|tanaman;🌸sakura|bunga|mekar|tanaman;🌹mawar|bunga|tanaman;🌺kembang sepatu|bunga|tanaman;🌻bunga matahari|tanaman;🌼mekar|bunga|tanaman
🌽bonggol jagung|bulir|tanaman;🌾seikat padi|bulir|nasi|tanaman;🌿herba|daun|tanaman;🍀empat daun semanggi|4|tanaman;🍁daun maple|gugur|tanaman;🍂daun berguguran|tanaman
🍃daun tertiup angin|tanaman|terbang;🍄jamur|tanaman;🍅tomat|sayur|tanaman;🍆terung|sayur|tanaman;🍇anggur|buah|tanaman;🍈melon|buah|tanaman
🍉semangka|buah|tanaman;🍊buah jeruk|tanaman;🍋lemon|buah|tanaman;🍌pisang|buah|tanaman;🍍nanas|buah|tanaman;🍎apel merah|buah|tanaman
🍏apel hijau|buah|tanaman;🍐pir|buah|tanaman;🍑persik|buah|tanaman;🍒ceri|buah|tanaman;🍓stroberi|buah|tanaman;🍔hamburger
🍕pizza|keju|potongan;🍖daging pada tulang;🍗kaki ayam|paha|tulang|unggas;🍘kerupuk beras|biskuit;🍙nasi kepal|bola|jepang;🍚nasi matang|masak
🍛nasi kari;🍜mangkuk mengepul|mie|ramen|rebusan;🍝spageti|pasta;🍞roti;🍟kentang goreng;🍠ubi panggang|kentang|manis
🍡dango|jepang|makanan|manis|penutup|sate|stik;🍢oden|kebab|laut|makanan|tempura|udang;🍣sushi;🍤udang goreng|tempura;🍥kue ikan dengan desain pusaran|pastri;🍦es krim lembut|makanan|manis|penutup
🍧es serut|makanan|manis|penutup;🍨es krim|makanan|manis|penutup;🍩donat|makanan|manis|penutup;🍪biskuit|makanan|manis|penutup;🍫sebatang cokelat|batangan|makanan|manis|penutup;🍬permen|makanan|manis|penutup
🍭permen lolipop|makanan|manis|penutup;🍮puding susu|makanan|manis|penutup;🍯toples madu|kendi|manis;🍰kue|makanan|manis|pastri|penutup|potongan;🍱kotak bento;🍲panci makanan|mangkuk|rebusan
🍳memasak|menggoreng|telur|wajan;🍴garpu dan pisau|masak;🍵cangkir teh tanpa gagang|minuman;🍶sake|bar|botol|cangkir|minuman;🍷gelas anggur|bar|minuman;🍸gelas cocktail|bar|koktail|minuman
🍹minuman tropis|bar;🍺mug bir|bar|minuman;🍻mug bir berdenting|bar|berbenturan|minuman|tos;🍼botol bayi|minuman|susu;🍽garpu dan pisau dengan piring|masak;🍾botol dengan penyumbat terlepas|bar|gabus|menyembul|minuman
🍿popcorn|berondong|jagung;🎀pita|perayaan;🎁kado|bungkusan|hadiah|kotak|perayaan;🎂kue ulang tahun|hidangan penutup|manis|pastri|perayaan;🎃jack-o-lantern|halloween|lentera|perayaan;🎄pohon Natal|perayaan
🎅Sinterklas|dongeng|fantasi|natal|perayaan|santa;🎆kembang api|perayaan;🎇kembang api batang|berkilau|perayaan;🎈balon|perayaan;🎉party popper|jreng|perayaan;🎊bola konfeti|confetti|perayaan
🎋pohon tanabata|jepang|perayaan|spanduk;🎌bendera menyilang|Jepang|perayaan|silang;🎍dekorasi pinus|bambu|jepang|perayaan|tanaman;🎎boneka Jepang|festival|perayaan;🎏bendera ikan koi|panji|perayaan;🎐lonceng angin|gemerincing|perayaan
🎑perayaan bulan|upacara;🎒tas sekolah|ransel;🎓topi wisuda|pakaian|perayaan|toga;🎖medali militer|perayaan;🎗pita pengingat|perayaan;🎙mikrofon studio|musik
🎚penggeser tingkat|level|musik;🎛kenop kontrol|musik;🎞frame film|sinema;🎟tiket masuk;🎠komidi putar|karosel|kuda;🎡kincir ria|hiburan|roda|taman
🎢roller coaster|hiburan|taman;🎣tongkat pancing|ikan;🎤mikrofon|karaoke;🎥kamera film|sinema;🎦film|kamera;🎧headphone|earbud
🎨palet pelukis|lukisan|museum|seni;🎩topi tinggi|pakaian|sulap;🎪tenda sirkus;🎫tiket|masuk;🎬papan sutradara|film;🎭seni drama|tampil|teater|topeng
🎮video game|pengontrol;🎯dart|anak panah|lempar|mata|papan sasaran|permainan|target;🎰mesin slot|game;🎱biliar 8 bola|delapan|game;🎲dadu|permainan;🎳bowling|bola|game
🎴kartu bunga|game|jepang|permainan;🎵not musik;🎶not-not musik;🎷saksofon|instrumen|musik;🎸gitar|instrumen|musik;🎹keyboard musik|instrumen|piano
🎺trompet|instrumen|musik;🎻biola|instrumen|musik;🎼naskah musik|skor;🎽kaos lari|selempang;🎾tenis|bola|raket;🎿ski|salju
🏀bola basket|loncat;🏁bendera kotak-kotak|balapan|petak-petak;🏂peselancar salju|papan|seluncur|ski;🏃orang berlari|marathon|maraton;🏄orang berselancar|seluncur;🏅medali olahraga
🏆piala|hadiah;🏇balap kuda|balapan|joki|pacuan;🏈American football|amerika|bola;🏉sepak bola rugbi|football|rugby;🏊orang berenang;🏋orang mengangkat beban
🏌orang bermain golf|bola;🏍sepeda motor|balapan;🏎mobil balap|balapan;🏏kriket|bola|pemukul|permainan;🏐bola voli|permainan;🏑hoki lapangan|bola|permainan|stik
🏒hoki es|bola karet|permainan|stik;🏓ping pong|bet|bola|pemukul|permainan|tenis meja;🏔gunung dengan puncak bersalju|dingin;🏕berkemah|tenda;🏖pantai dan payung;🏗konstruksi bangunan
🏘perumahan|bangunan;🏙panorama kota|bangunan;🏚rumah terlantar|bangunan;🏛bangunan klasik;🏜gurun;🏝pulau terpencil|gurun
🏞taman nasional;🏟stadion;🏠rumah|bangunan;🏡rumah dengan taman|bangunan|kebun;🏢gedung perkantoran;🏣kantor pos Jepang|gedung
🏤kantor pos|eropa|gedung;🏥rumah sakit|bangunan|dokter|obat;🏦bank|bangunan;🏧tanda ATM|bank|otomatis|teller;🏨hotel|bangunan;🏩hotel cinta|bangunan
🏪minimarket|bangunan|toko;🏫sekolah|bangunan;🏬toserba|bangunan;🏭pabrik|bangunan;🏮lampion merah|bar|cahaya|lentera;🏯kastel Jepang|bangunan
🏰kastel|bangunan|eropa;🏳bendera putih|berkibar;🏴bendera hitam|berkibar;🏵hiasan mawar|tanaman;🏷label;🏸bulu tangkis|game|kok|raket
🏹busur dan panah|pemanah|Sagitarius|zodiak;🏺amphora|Aquarius|kendi|memasak|minuman|zodiak;🐀tikus;🐁tikus putih;🐂lembu|taurus|zodiak;🐃kerbau|air
🐄sapi;🐅harimau;🐆macan tutul;🐇kelinci|hewan peliharaan;🐈kucing|hewan;🐉naga|dongeng
🐊buaya;🐋ikan paus;🐌siput|keong;🐍ular|ofiukus|pembawa|zodiak;🐎kuda|balap|pacuan;🐏domba jantan|aries|zodiak
🐐kambing|capricorn|zodiak;🐑domba betina;🐒monyet;🐓ayam jago|burung;🐔ayam|burung;🐕anjing|hewan
🐖babi;🐗babi hutan;🐘gajah;🐙gurita;🐚cangkang spiral;🐛serangga kecil
🐜semut|serangga;🐝lebah madu|serangga;🐞kumbang betina|serangga;🐟ikan|pisces|zodiak;🐠ikan tropis;🐡ikan gembung
🐢kura-kura|penyu|terrapin;🐣itik menetas|ayam|bayi;🐤itik bayi|ayam;🐥itik bayi menghadap ke depan|ayam;🐦burung;🐧pinguin|burung
🐨koala|beruang;🐩pudel|anjing;🐪unta|dromedari|punuk;🐫unta berpunuk dua|baktrian;🐬lumba-lumba;🐭wajah tikus|muka
🐮wajah sapi|muka;🐯wajah harimau|macan|muka;🐰wajah kelinci|hewan peliharaan;🐱wajah kucing|hewan|muka;🐲wajah naga|dongeng|muka;🐳ikan paus menyembur|muka|sembur|wajah
🐴wajah kuda|muka;🐵wajah monyet|muka;🐶wajah anjing|hewan|muka;🐷wajah babi|muka;🐸katak|muka|wajah;🐹hamster|hewan peliharaan|wajah
🐺serigala|muka|wajah;🐻beruang|muka|wajah;🐼panda|muka|wajah;🐽hidung babi|muka|wajah;🐾jejak kaki hewan|cakar;🐿tupai
👀dua mata|badan|muka|tubuh|wajah;👁satu mata|badan|tubuh;👂telinga|badan|tubuh;👃hidung|badan|tubuh;👄mulut|badan|bibir|tubuh;👅lidah|badan|tubuh
👆menunjuk ke atas (dibalik)|badan|jari|tangan|telunjuk|tubuh|tunjuk;👇menunjuk ke bawah|badan|jari|tangan|tengah|tubuh|tunjuk;👈menunjuk ke arah kiri|badan|jari|tangan|telunjuk|tubuh|tunjuk;👉menunjuk ke arah kanan|badan|jari|tangan|telunjuk|tubuh|tunjuk;👊tangan terkepal ke depan|badan|tinju|tonjok|tubuh;👋tangan melambai|badan|tubuh
👌oke|badan|tangan|tubuh;👍jempol ke atas|+1|badan|tangan|tubuh;👎jempol ke bawah|-1|badan|tangan|tubuh;👏tepuk tangan|badan|tubuh;👐tangan terbuka|badan|tubuh;👑mahkota|pakaian|raja|ratu
👒topi wanita|pakaian;👓kacamata|pakaian;👔dasi|pakaian;👕kaos|kaus|pakaian|polo;👖celana jeans|pakaian|panjang;👗gaun|pakaian
👘kimono|pakaian;👙bikini|pakaian|renang;👚pakaian wanita;👛dompet|koin|pakaian;👜tas jinjing|pakaian;👝kantung|pakaian|tas
👞sepatu pria|pakaian;👟sepatu lari|atletik|kets|pakaian;👠sepatu hak tinggi|pakaian|wanita;👡sandal wanita|pakaian|sepatu;👢sepatu bot wanita|pakaian;👣jejak kaki|badan|tubuh
👤siluet foto setengah badan|bayangan;👥beberapa siluet foto setengah badan|bayangan;👦anak laki-laki|muda;👧anak perempuan|muda|virgo|zodiak;👨pria|orang dewasa;👩wanita|ibu|perempuan
👪keluarga|anak|ayah|bapak|ibu|mama|papa;👫pria dan wanita bergandengan|pasangan|pegangan|pria dan wanita berpegangan tangan;👬dua pria bergandengan|cowok|gemini|kembar|pasangan|pegangan|tangan|zodiak;👭dua wanita bergandengan|cewek|pasangan|pegangan|tangan;👮polisi|penegak hukum;👯orang dengan telinga kelinci|berpesta|penari
👰orang berpenutup kepala|cadar|mempelai wanita|nikah|pengantin;👱orang: rambut pirang|orang berambut pirang;👲orang dengan topi Tionghoa|gua pi mao|pria|pria dengan topi Tionghoa;👳orang mengenakan serban|laki-laki|pria|surban;👴pria tua|kakek|laki-laki;👵wanita tua|nenek|perempuan
👶bayi|muda;👷pekerja konstruksi|kontraktor|topi;👸putri|dongeng|fantasi|puteri;👹wajah monster|dongeng|fantasi|makhluk;👺topeng hidung panjang|fantasi|khayalan|makhluk|monster|wajah;👻hantu|arwah|dongeng|fantasi|monster|muka|wajah
👼malaikat bayi|dongeng|fantasi|muka|wajah;👽alien|ekstraterestrial|fantasi|makhluk|ufo|wajah;👾monster alien|ekstraterestrial|makhluk|ufo|wajah;👿wajah marah dengan tanduk|belis|fantasi|iblis|muka|setan|wajah marah bertanduk;💀tengkorak|dongeng|mati|mayat|monster|muka|wajah;💁orang menengadahkan tangan|bantuan|informasi|resepsionis
💂penjaga|pengawal;💃wanita menari|dansa|perempuan|pesta|tari;💄lipstik|dandan|kosmetik;💅poles kuku|cat kuku|kosmetik|manikur|perawatan;💆pria dipijat|pijit|salon;💇orang potong rambut|cantik|salon
💈tanda salon|potong|rambut|tiang;💉suntikan|jarum|obat|sakit;💊pil|dokter|obat|sakit;💋tanda ciuman|bibir|hati|romantis;💌surat cinta|hati|romantis;💍cincin|berlian|romantis
💎batu permata|berlian|romantis;💏berciuman|pasangan|romantis;💐karangan bunga|romantis|tanaman;💑pasangan dengan hati|cinta|romantis;💒pernikahan|kapel|romantis;💓hati berdetak|denyut|jantung
💔patah hati|putus;💕dua hati|cinta;💖hati bersinar|bahagia;💗hati membesar|deg|detak|gembira|gugup|jantung;💘hati terpanah|asmara|romantis;💙hati biru
💚hati hijau;💛hati kuning;💜hati ungu;💝hati berpita|valentine;💞hati berputar;💟dekorasi hati
💠wajik bertitik|di dalam|geometri|komik;💡bohlam|elektrik|ide|komik|lampu;💢marah|komik;💣bom|komik;💤zzz|komik|tidur;💥tabrakan|komik|nabrak
💦keringat|ciprat|komik;💧tetesan air|cuaca|dingin|keringat|komik;💨berlari|kabur|komik;💩kotoran|muka|tahi|tinja|wajah;💪lengan berotot|badan|biseps|tubuh;💫pusing|bintang|komik
💬balon ucapan|dialog|gelembung|komik;💭gelembung pikiran|balon|komik|mikir;💮bunga putih;💯nilai seratus|100|lengkap|skor;💰kantung uang|dolar|kantong;💱kurs|bank|mata uang
💲tanda dolar tebal|mata uang|tanda dollar tebal;💳kartu kredit|uang;💴uang kertas yen|mata uang;💵uang kertas dolar|mata uang;💶uang kertas euro|mata uang;💷uang kertas pound|mata uang
💸uang bersayap|terbang|uang kertas;💹bagan meningkat dengan yen|grafik|pertumbuhan|uang;💺kursi|duduk;💻komputer laptop|PC|personal;💼tas kantor;💽disk komputer|disk mini|optik
💾disket|komputer;💿disk optik|cd|komputer;📀dvd|blu-ray|disk|komputer|optik;📁folder file;📂folder file terbuka;📃halaman tergulung|dokumen
📄halaman tampak depan|dokumen;📅kalender|tanggal;📆kalender sobek;📇indeks kartu|rolodex;📈bagan meningkat|grafik|naik|pertumbuhan|tren;📉bagan menurun|grafik|tren|turun
📊diagram batang|bagan|grafik;📋papan klip;📌paku penanda|pin;📍paku penanda bulat|pin;📎klip kertas;📏penggaris lurus|ujung lurus
📐penggaris segitiga|rangkaian;📑penanda halaman buku|tab|tanda;📒buku besar|buku catatan;📓buku catatan;📔buku catatan bersampul|dekorasi;📕buku tertutup
📖buku terbuka;📗buku hijau;📘buku biru;📙buku oranye;📚buku;📛lencana nama
📜gulungan|kertas;📝memo|pensil;📞gagang telepon|penerima;📟pager;📠mesin faks|faksimili;📡antena satelit|piring
📢pengeras suara|keras|pengumuman;📣megafon|bersorak;📤baki kotak keluar|surat|terkirim;📥baki kotak masuk|surat|terima;📦paket|kotak|parsel;📧email|surat
📨amplop datang|email|masuk|surat|terima;📩amplop dengan panah|email|keluar;📪kotak surat tertutup dengan bendera turun;📫kotak surat tertutup dengan bendera terangkat;📬kotak surat terbuka dengan bendera terangkat;📭kotak surat terbuka dengan bendera turun
📮kotak pos|kotak surat;📯trompet pos;📰koran|berita|kertas;📱ponsel|seluler|telepon;📲telepon masuk|panah|panggilan|ponsel|seluler|terima;📳mode getar|ponsel|seluler|telepon
📴ponsel nonaktif|mati|seluler|telepon;📵dilarang menggunakan ponsel|mobile|seluler|telepon|terlarang|tidak;📶batang antena|ponsel|seluler|sinyal|telepon;📷kamera|video;📸kamera dengan flash|video;📹kamera video
📺televisi|tv|video;📻radio|video;📼kaset video|pita|vhs;📽proyektor film|sinema|video;📿tasbih|agama|doa|kalung|pakaian;🔀tombol acak lagu|bersilangan|panah
🔁tombol ulangi|panah|searah jarum jam;🔂tombol ulangi satu lagu|panah|searah jarum jam|sekali;🔃tanda panah searah jarum jam|muat ulang;🔄tanda panah berlawanan arah jarum jam|berlawan arah matahari|berlawanan jarum jam|kebalikan arah jarum jam;🔅tombol redupkan|kecerahan|rendah;🔆tombol cerahkan|kecerahan
🔇speaker mati|bisu|diam|senyap;🔈volume speaker rendah|lembut;🔉volume speaker medium;🔊volume speaker tinggi|keras;🔋baterai;🔌steker|listrik
🔍kaca pembesar arah kiri|alat|penelusuran;🔎kaca pembesar arah kanan|alat|penelusuran;🔏gembok terkunci dengan pena|privasi|tinta|ujung pena;🔐gembok terkunci dengan kunci|aman|tutup;🔑kunci|sandi;🔒gembok|tutup
🔓gembok terbuka|tidak digembok;🔔lonceng;🔕lonceng dicoret|bisu|diam|senyap|terlarang;🔖pembatas buku|tanda;🔗tautan;🔘tombol radio|geometri
🔙tanda panah BACK|kembali;🔚tanda panah END|berakhir;🔛tanda panah ON!|aktif;🔜tanda panah SOON|segera;🔝tanda panah TOP|ke atas;🔞di bawah 18 tahun dilarang|batasan usia|delapan belas|di bawah umur
🔠masukan huruf kapital latin|ABCD;🔡masukan huruf kecil latin|abcd;🔢masukan angka|1234;🔣masukan simbol|〒♪&%;🔤masukan huruf latin|abc|alfabet;🔥api|alat|kobaran
🔦lampu senter|alat|cahaya|listrik;🔧kunci inggris|alat;🔨palu|alat;🔩mur dan baut|alat;🔪pisau dapur|alat|hocho|masak|senjata;🔫pistol air|alat|revolver|senjata
🔬mikroskop|alat|sains;🔭teleskop|alat|sains;🔮bola kristal|alat|dongeng|fantasi|ramalan;🔯bintang sudut enam bertitik|ramalan;🔰simbol jepang untuk pemula|daun|tanda pangkat;🔱emblem trisula|alat|jangkar|kapal
🔲tombol persegi hitam|geometri;🔳tombol persegi putih|garis luar|geometri;🔴lingkaran merah|geometri;🔵lingkaran biru|geometri;🔶wajik oranye besar|geometri;🔷wajik biru besar|geometri
🔸wajik oranye kecil|geometri;🔹wajik biru kecil|geometri;🔺segitiga merah mengarah ke atas|geometri;🔻segitiga merah mengarah ke bawah|geometri|turun;🔼tombol naik|merah|panah;🔽tombol turun|bawah|merah|panah
🕉om|agama|Hindu;🕊merpati|burung|damai|terbang;🕋ka’bah|agama|islam|muslim;🕌masjid|agama|islam|muslim;🕍sinagog|agama|kuil|yahudi;🕎menorah|agama|candelabra|tempat lilin
🕐jam satu tepat|00|1|1.00;🕑jam dua tepat|00|2|2.00;🕒jam tiga tepat|00|3|3.00;🕓jam empat tepat|00|4|4.00;🕔jam lima tepat|00|5|5.00;🕕jam enam tepat|00|6|6.00
🕖jam tujuh tepat|00|7|7.00;🕗jam delapan tepat|00|8|8.00;🕘jam sembilan tepat|00|9|9.00;🕙jam sepuluh tepat|00|10|10.00;🕚jam sebelas tepat|00|11|11.00;🕛jam dua belas tepat|00|12|12.00
🕜jam setengah dua|1|1.30|satu|tiga puluh;🕝jam setengah tiga|2|2.30|dua|tiga puluh;🕞jam setengah empat|3|3.30|tiga|tiga puluh;🕟jam setengah lima|30|4|4.30|empat|tiga puluh;🕠jam setengah enam|30|5|5.30|lima|tiga puluh;🕡jam setengah tujuh|30|6|6.30|enam|tiga puluh
🕢jam setengah delapan|30|7|7.30|tiga puluh|tujuh;🕣jam setengah sembilan|30|8|8.30|delapan|tiga puluh;🕤jam setengah sepuluh|30|9|9.30|sembilan|tiga puluh;🕥jam setengah sebelas|10|10.30|sepuluh|tiga puluh;🕦jam setengah dua belas|11|11.30|sebelas|tiga puluh;🕧jam setengah satu|12|12.30|dua belas|tiga puluh
🕯lilin|cahaya;🕰jam perapian;🕳lubang|lobang;🕴pria melayang mengenakan jas|bisnis|laki-laki;🕵detektif|mata-mata;🕶kacamata hitam
🕷laba-laba|serangga;🕸jaring laba-laba|sarang;🕹joystick|game|game video;🕺pria menari|berdansa;🖇klip kertas tertaut|tautan;🖊pena|bolpoin
🖋pena tinta;🖌kuas|lukisan;🖍krayon;🖐telapak tangan terbuka|badan|jari|tos|tubuh;🖕jari tengah|tangan;🖖salam vulcan|badan|jari|spock|tangan|tubuh
🖤hati hitam|jahat|kejam;🖥komputer desktop;🖨printer|komputer;🖱mouse komputer;🖲trackball|komputer;🖼bingkai bergambar|lukisan|museum|seni
🗂pembagi indeks kartu;🗃kotak file kartu;🗄lemari file|pemberkasan;🗑keranjang sampah;🗒catatan spiral|kertas;🗓kalender spiral|kertas
🗜klem|alat|pengompres;🗝kunci antik|gembok|petunjuk;🗞gulungan koran|berita|kertas|tergulung;🗡belati|pisau|senjata;🗣kepala berbicara|siluet|wajah;🗨gelembung ucapan kiri|dialog
🗯gelembung marah kanan|balon;🗳kotak dengan surat suara;🗺peta dunia;🗻gunung Fuji;🗼menara Tokyo;🗽Patung Liberty
🗾peta Jepang;🗿moai|moyai|patung|wajah;😀wajah gembira|bahagia|muka|senang;😁wajah gembira dengan mata bahagia|cengiran|muka|senyum|wajah tersenyum lebar;😂wajah gembira berurai air mata|bahagia|tertawa|wajah dengan air mata bahagia;😃wajah tersenyum lebar|muka|mulut|terbuka
😄wajah tersenyum lebar dan mata tertutup|muka|mulut|terbuka;😅wajah tersenyum lebar dan berkeringat|dingin|muka|terbuka;😆wajah tersenyum lebar dan memejamkan mata|mulut|puas|tertawa|wajah tersenyum lebar memejamkan mata;😇wajah malaikat|fantasi|halo|lugu|wajah malaikat tersenyum;😈wajah tersenyum bertanduk|dongeng|fantasi|muka;😉wajah berkedip|muka
😊wajah tersenyum dengan mata bahagia|muka|tersipu;😋wajah menikmati|lezat|nyam|senyum|wajah menikmati makanan;😌wajah lega|muka;😍wajah tersenyum lebar bermata hati|cinta;😎wajah berkacamata hitam|keren|matahari|pintar|wajah tersenyum memakai kacamata;😏wajah tersenyum sombong|seringai|wajah menyeringai
😐wajah netral|datar|muka;😑wajah tanpa ekspresi|datar|lempeng|muka;😒wajah bosan|muka;😓wajah berkeringat|dingin|muka;😔wajah merenung|muka|murung|sedih|termenung;😕wajah bingung|muka
😖wajah stres|gelisah|muka|pusing;😗wajah memberikan ciuman|muka;😘wajah memberikan ciuman jauh|hati|muka;😙wajah memberikan ciuman dengan mata bahagia|muka|senyum;😚wajah memberikan ciuman dengan mata tertutup|muka;😛wajah menjulurkan lidah|muka
😜wajah menjulurkan lidah dan mengedipkan mata|kedip|lelucon|wajah mengedip dengan menjulurkan lidah;😝wajah menjulurkan lidah dan memejamkan mata|menjijikan|rasa;😞wajah kecewa;😟wajah cemas|khawatir|kuatir|muka;😠wajah marah|muka;😡wajah sangat marah|merah|muka|ngamuk
😢wajah menangis|air|mata|muka|sedih;😣wajah tidak setuju|muka|ngotot;😤wajah bersungguh-sungguh|menang|muka|niat;😥wajah kecewa namun lega|fiuh|muka;😦wajah mengerutkan kening dengan mulut terbuka|cemberut|muka|nganga;😧wajah menderita|merana|muka|sengsara
😨wajah ketakutan|muka|ngeri|seram;😩wajah terlalu lelah|capek|muka;😪wajah mengantuk|muka;😫wajah kelelahan|capek|muka;😬wajah menyeringai|muka|seringai;😭wajah menangis keras|bombay|muka|sedih|tersedu-sedu
😮wajah dengan mulut terbuka|muka|simpati;😯wajah hening|kaget|muka|terdiam|terkejut;😰wajah ketakutan berkeringat|biru|buru-buru|dingin|wajah ketakutan dengan keringat;😱wajah sangat ketakutan|berteriak|mengunyah;😲wajah terpukau|kaget|muka|takjub|terkejut;😳wajah tersipu|muka
😴wajah tidur|muka|zzz;😵wajah pusing|muka;😶wajah tanpa mulut|diam|muka|tenang;😷wajah bermasker|dokter|flu|sakit;😸wajah kucing gembira dengan mata bahagia|muka|senyum|seringai;😹wajah kucing gembira berurai air mata|bahagia|muka|senang
😺wajah kucing tersenyum lebar|muka|mulut|terbuka;😻wajah kucing gembira bermata hati|cinta|muka|senyum;😼wajah kucing tersenyum sombong|ejek|muka|sinis;😽wajah kucing memberikan ciuman dengan mata tertutup|muka;😾wajah kucing marah|muka;😿wajah kucing menangis|air|mata|muka|sedih
🙀wajah kucing ketakutan|kaget|lelah|muka|oh;🙁wajah agak cemberut|muka;🙂wajah agak tersenyum|muka;🙃wajah terbalik|muka;🙄wajah dengan mata ke atas|berputar|muka;🙅orang mengisyaratkan TIDAK|dilarang|gerakan|nggak|tangan|terlarang
🙆orang mengisyaratkan OKE|gerakan|tangan;🙇orang membungkuk|gerakan|maaf|nunduk|sori|tunduk;🙈tidak melihat|dilarang|jahat|monyet|monyet tidak melihat|wajah;🙉tidak mendengar|dilarang|jahat|monyet|monyet tidak mendengar|wajah;🙊tidak bicara|dilarang|jahat|monyet|monyet tidak berbicara|wajah;🙋orang mengangkat tangan|gerakan|senang
🙌mengangkat tangan|gerakan|hore|perayaan;🙍orang marah|gerakan;🙎orang tidak senang|cemberut|gerakan;🙏melipat tangan|berdoa|bungkuk|gerakan|makasih|mohon|tolong|tubuh;🚀roket|angkasa|kendaraan;🚁helikopter|kendaraan
🚂lokomotif|kendaraan|kereta|mesin|rel|uap;🚃gerbong|bus listrik|kereta api|mobil|rel kereta|trem;🚄kereta ekspres|cepat|kendaraan|rel|shinkansen;🚅kereta ekspres peluru|cepat|kendaraan|rel|shinkansen;🚆kereta|kendaraan|rel;🚇kereta bawah tanah|kendaraan
🚈light rail|kendaraan|rel;🚉stasiun|kendaraan|kereta|rel;🚊trem|kendaraan|kereta|listrik;🚋gerbong trem|kendaraan|kereta|mobil;🚌bus|kendaraan;🚍bus datang|kendaraan
🚎bus listrik|kendaraan|trem;🚏halte bus|perhentian;🚐minibus|kendaraan;🚑ambulans|kendaraan;🚒mobil pemadam kebakaran|api|kendaraan|mesin|truk;🚓mobil polisi|kendaraan|patroli
🚔mobil polisi datang|kendaraan;🚕taksi|kendaraan;🚖taksi datang|kendaraan;🚗mobil|kendaraan;🚘mobil datang|kendaraan;🚙kendaraan rekreasi|RV
🚚truk pengiriman|kendaraan;🚛lori gandeng|kendaraan|semi|truk;🚜traktor|kendaraan;🚝monorel|kendaraan;🚞jalur kereta pegunungan|kendaraan|mobil|rel;🚟kereta suspensi|kendaraan|rel
🚠kereta gantung|gondola|gunung|kabel|kendaraan;🚡trem gantung|gondola|jalur trem|kabel;🚢kapal|kendaraan;🚣orang mendayung perahu|kendaraan;🚤perahu cepat|kendaraan;🚥lampu lalu lintas horizontal|sinyal
🚦lampu lalu lintas vertikal|sinyal;🚧konstruksi|pembatas;🚨lampu mobil polisi|berputar|kendaraan|suar;🚩bendera segitiga|tiang;🚪pintu;🚫dilarang|masuk|terlarang|tidak
🚬rokok|merokok;🚭dilarang merokok|terlarang|tidak;🚮tanda membuang sampah|keranjang sampah;🚯dilarang membuang sampah sembarangan|terlarang|tidak;🚰air dapat diminum;🚱air tidak dapat diminum
🚲sepeda|kendaraan;🚳dilarang bersepeda|kendaraan|terlarang|tidak;🚴orang bersepeda;🚵orang bersepeda gunung|pesepeda;🚶orang berjalan kaki;🚷pejalan kaki dilarang masuk|terlarang|tidak
🚸anak-anak menyeberang|lalu lintas|trotoar;🚹toilet pria|kamar kecil|wc;🚺toilet wanita|kamar kecil|wc;🚻kamar kecil|toilet|WC;🚼simbol bayi|ganti;🚽toilet
🚾kloset air|kamar kecil|toilet|wc;🚿shower|air;🛀orang di bak mandi;🛁bathtub|mandi;🛂kontrol paspor;🛃bea cukai
🛄pengambilan bagasi;🛅koper tertinggal|bagasi|barang tertinggal|loker;🛋sofa dan lampu|hotel;🛌orang di tempat tidur|hotel;🛍tas belanja|hotel;🛎bel meja|hotel|lonceng|pelayan
🛏tempat tidur|hotel;🛐tempat ibadah|agama|pemujaan;🛑rambu stop|heksagon|segi enam|tanda;🛒troli belanja;🛕pura|hindu;🛖pondok|rumah|rumah bundar|yurt
🛗elevator|aksesibilitas|kerekan|lift;🛜nirkabel|internet|jaringan|komputer;🛝perosotan|bermain|taman;🛞roda|ban|belok|lingkaran;🛟ban pelampung|keamanan|mengapung|penyelamat|penyelamat hidup|penyelamatan;🛠palu dan kunci inggris|alat
🛡perisai|senjata;🛢drum minyak;🛣jalan raya;🛤rel kereta|jalan;🛥perahu bermotor|kapal|kendaraan;🛩pesawat kecil|kendaraan
🛫pesawat lepas landas|check-in|keberangkatan|kedatangan|kendaraan;🛬pesawat mendarat|datang|kedatangan|kendaraan;🛰satelit|angkasa|kendaraan;🛳kapal penumpang|kendaraan;🛴otoped|skuter;🛵motor skuter|vespa
🛶kano|getek|perahu|sampan;🛷kereta luncur;🛸piring terbang|UFO;🛹papan luncur;🛺bajaj|tuk tuk;🛻truk pikap|pick-up
🛼sepatu roda;🟠lingkaran oranye;🟡lingkaran kuning;🟢lingkaran hijau;🟣lingkaran ungu;🟤lingkaran cokelat
🟥persegi merah;🟦persegi biru;🟧persegi oranye;🟨persegi kuning;🟩persegi hijau;🟪persegi ungu
🟫persegi cokelat;🟰tanda sama dengan tebal|matematika|persamaan;🤌jari terkuncup|interogasi|isyarat tangan|sarkastik;🤍hati putih;🤎hati cokelat;🤏tangan menjepit|sejumlah kecil
🤐wajah dengan mulut tertutup rapat|muka;🤑wajah materialistis|matre|muka|mulut|uang;🤒wajah bertermometer|muka|sakit;🤓wajah kutu buku|muka;🤔wajah berpikir|mikir|muka;🤕wajah diperban di kepala|cedera|luka|muka
🤖robot|monster|muka|wajah;🤗wajah memeluk|muka|peluk;🤘lambang tanduk|badan|jari|tangan|tubuh;🤙panggil saya|telepon|telepon aku|telepon saya;🤚angkat tangan|berhenti|jangan|stop;🤛tinju kiri|kepalan tangan|tonjok
🤜tinju kanan|kepalan tangan|tonjok;🤝jabat tangan|salaman|sepakat|setuju;🤞jari menyilang|beruntung|semoga beruntung|semoga hoki|silang jari;🤟gerakan sayang kamu|ILU|ILY|tangan;🤠wajah koboi|cowboy|cowgirl|topi;🤡badut|konyol|lucu|muka|wajah
🤢mual|muka|muntah|wajah;🤣tertawa terbahak-bahak|kocak|lucu|ngakak;🤤ngiler|pengen|wajah;🤥bohong|muka|pinokio|wajah;🤦orang tepuk jidat|cape deh|capedeh|capek deh|yah;🤧bersin|muka|wajah
🤨wajah dengan alis terangkat|ragu|skeptis|tidak percaya;🤩wajah dengan mata berbentuk bintang|menyeringai;🤪wajah konyol|besar|bodoh|kecil|mata;🤫wajah menyuruh diam|jangan berisik|ssst;🤬wajah dengan simbol pada mulut|mengumpat|ngamuk;🤭wajah dengan tangan menutup mulut|ups
🤮wajah muntah|sakit;🤯kepala meledak|kaget|takjub|terkejut;🤰wanita hamil|ibu hamil|perempuan;🤱menyusui|bayi|payudara;🤲tangan diangkat dan dirapatkan bersama|berdoa;🤳selfie|foto selfie|kamera|ponsel
🤴pangeran;🤵orang bertuksedo|mempelai pria;🤶Nyonya Sinterklas|ibu|nenek|oma;🤷orang mengangkat bahu|bingung|entah|nggak tahu|tidak tahu;🤸orang melakukan gerakan meroda|gimnastik|olahraga|salto|senam;🤹orang melempar|juggling|multitasking|repot|sibuk
🤺orang berolahraga anggar|atlet anggar|pedang;🤼orang bergulat|olahraga|pegulat;🤽orang bermain polo air|olahraga;🤾orang bermain bola tangan|olahraga;🤿kacamata selam|menyelam|scuba|snorkel|snorkeling;🥀bunga layu|kecewa
🥁drum|musik|stik drum;🥂mendentingkan gelas|cling|hore|perayaan|pesta|selamat;🥃gelas tumbler|alkohol|minum-minum|whisky|wiski;🥄sendok|alat makan|peralatan makan;🥅gawang|gol|jaring|olahraga;🥇medali emas|juara pertama
🥈medali perak|juara kedua;🥉medali perunggu|juara ketiga;🥊sarung tinju|olahraga|sarung tangan;🥋seragam beladiri|bela diri|judo|karate|seragam bela diri|seragam taekwondo;🥌batu curling|permainan;🥍lacrosse|bola|gawang|tongkat
🥎sofbol|bola|sarung tangan;🥏lempar cakram;🥐croissant|roti|roti prancis;🥑alpukat|alpuket|avokad|avokado|buah|makanan;🥒ketimun|acar|makanan|sayuran;🥓babi asap|bacon|bakon|daging|makanan
🥔kentang|makanan|sayur|sayuran;🥕wortel|makanan|sayur;🥖roti baguette|baget|roti panjang|roti prancis;🥗salad hijau|makanan|sayuran;🥘wajan dangkal|kaserol|makanan|seafood;🥙roti tawar isi|falafel|kebab|makanan|roti isi
🥚telur|makanan;🥛gelas susu|minum susu;🥜kacang tanah|makanan|sayur|sayuran;🥝buah kiwi|makanan;🥞panekuk|pancake|serabi;🥟dumpling|empanada|gyoza|jiaozi|pierogi
🥠kue keberuntungan|ramalan;🥡kotak makanan|wadah makanan Tionghoa;🥢sumpit|hashi;🥣mangkuk dengan sendok|bubur|sarapan|sereal;🥤cangkir dengan sedotan|jus|soda;🥥kelapa|palem|piña colada
🥦brokoli|kubis;🥧pai|isi|kue kering|pastri;🥨pretzel|berkeluk;🥩potongan daging|babi|domba|irisan|kambing|steak;🥪roti lapis;🥫makanan kaleng
🥬selada hijau|bokcoy|kale|kubis;🥭mangga|buah|tropis;🥮kue bulan|festival|musim gugur|yuèbǐng;🥯bagel|roti|schmear;🥰wajah tersenyum dengan 3 hati|jatuh cinta|memuja|naksir;🥱wajah menguap|bosan|lelah
🥲wajah tersenyum dengan air mata|bangga|bersyukur|lega|tersentuh;🥳wajah pesta|perayaan|terompet|topi;🥴wajah pusing karena mabuk|agak mabuk|mata miring|mulut keriting;🥵wajah kepanasan|berkeringat|demam|muka merah;🥶wajah kedinginan|es|menggigil|radang dingin|wajah biru;🥷ninja|petarung|sembunyi-sembunyi|tersembunyi
🥸wajah menyamar|hidung|kacamata|penyamaran;🥹wajah menahan air mata|bangga|marah|menangis|menolak|sedih;🥺wajah memelas|kasihan|mata memelas|memohon;🥻sari|gaun|pakaian|terusan;🥼jas laboratorium|dokter|ilmuwan|percobaan;🥽kacamata renang|berenang|mengelas|pelindung mata
🥾sepatu boot untuk mendaki|backpacking|kemping;🥿sepatu flat|sandal selop|sepatu balet;🦀kepiting|cancer|zodiak;🦁singa|leo|muka|wajah|zodiak;🦂kalajengking|scorpio|zodiak;🦃kalkun|burung
🦄unicorn|muka|wajah;🦅elang|burung;🦆bebek|unggas;🦇kelelawar|binatang|vampir;🦈hiu|ikan;🦉burung hantu|bijaksana
🦊rubah|muka|wajah;🦋kupu-kupu|cantik|serangga;🦌rusa|binatang;🦍gorila|binatang|kingkong;🦎kadal|reptil;🦏badak|binatang
🦐udang|makanan|seafood;🦑cumi-cumi|makanan|moluska|seafood;🦒jerapah|bintik;🦓zebra|belang;🦔landak|berduri;🦕sauropod|brachiosaurus|brontosaurus|diplodocus
🦖T-Rex|Tyrannosaurus Rex;🦗jangkrik|belalang;🦘kanguru|Australia|Joey|lompat|marsupialia;🦙llama|alpaka|guanako|vikuna|wol;🦚merak|angkuh|burung|merak betina|mewah;🦛kuda nil
🦜nuri|bajak laut|bicara|burung;🦝rakun|licik|penasaran;🦞lobster|capit|hidangan laut|sup;🦟nyamuk|demam|malaria|penyakit|serangga|virus;🦠mikroba|amuba|bakteri|virus;🦡musang|hewan pengganggu|ratel
🦢angsa leher panjang|angsa muda|itik buruk rupa|unggas;🦣mamut|berbulu tebal|besar|gading|kepunahan;🦤dodo|besar|Mauritius|punah;🦥kungkang|lambat|malas;🦦berang-berang|ceria|gembira|menangkap ikan;🦧orangutan|kera
🦨sigung|bau|busuk;🦩flamingo|flamboyan|tropikal|tropis;🦪tiram|menyelam|mutiara;🦫biwara|bendungan;🦬bison|bison eropa|kawanan|kerbau;🦭anjing laut|Singa laut
🦮anjing pemandu|aksesibilitas|buta|panduan|tunanetra;🦯tongkat tunanetra|aksesibilitas|buta;🦴tulang|tulang belulang;🦵tungkai|bagian tubuh|tendang;🦶telapak kaki|injak|tendang;🦷gigi|dokter gigi
🦸pahlawan super|baik|kekuatan super|pahlawan wanita;🦹penjahat super|kekuatan super|kriminal;🦺rompi pengaman|darurat|keselamatan;🦻telinga dengan alat bantu dengar|aksesibilitas|sulit mendengar|tuli|tunarungu;🦼kursi roda bermotor|aksesibilitas;🦽kursi roda manual|aksesibilitas
🦾lengan robot|aksesibilitas|prostetik;🦿tungkai robot|aksesibilitas|prostetik;🧀irisan keju;🧁kue mangkuk|manis|roti;🧂garam|bumbu|wadah garam;🧃kotak minuman|kotak jus
🧄bawang putih|bumbu dapur;🧅bawang bombay|bumbu dapur;🧆falafel|bebola|kacang arab;🧇wafel|makanan|waffle;🧈mentega|produk susu;🧉teh mate|minuman
🧊es batu|dingin|gunung es;🧋teh bubble|pearl|susu;🧌raksasa|dongeng|fantasi|monster;🧍orang berdiri;🧎orang berlutut;🧏orang tuli|aksesibilitas|dengar|kuping|telinga|tunarungu
🧐wajah dengan monokel|pengap|sesak;🧑dewasa|gender tak tentu|netral gender|orang;🧒anak|gender tak tentu|muda|netral gender;🧓lanjut usia|netral gender|tua;🧔orang: janggut;🧕wanita dengan kerudung|hijab|mantilla|tichel
🧖orang di ruangan beruap|ruang uap|sauna;🧗orang memanjat|pemanjat;🧘orang dalam posisi teratai|meditasi|yoga;🧙magi|penyihir|tukang sihir;🧚peri|Oberon|Puck|Titania;🧛vampir|Drakula|mayat hidup
🧜orang duyung|pria duyung|putri duyung|wanita duyung;🧝kurcaci|ajaib;🧞jin;🧟zombi|mayat berjalan|mayat hidup;🧠otak|cerdas|genius|kecerdasan|pintar;🧡hati oranye
🧢topi berlidah|topi bisbol;🧣syal|leher;🧤sarung tangan;🧥mantel|jaket;🧦kaus kaki|kaos kaki|stocking|stoking;🧧amplop merah|hadiah|hóngbāo|lai see|semoga beruntung|uang
🧨petasan|bahan peledak|dinamit|kembang api;🧩keping puzzle|kepingan|petunjuk|saling terkait;🧪tabung uji|ahli kimia|lab|percobaan|sains;🧫cawan petri|ahli biologi|bakteri|kultur|lab;🧬dna|ahli biologi|evolusi|gen|genetik|kehidupan;🧭kompas|magnetis|navigasi|orientasi
🧮sempoa|kalkulasi;🧯alat pemadam api ringan|padam;🧰kotak perkakas|mekanik|peti;🧱batu bata|adukan semen|tanah liat|tembok;🧲magnet|ladam|magnetik|tarikan;🧳koper|bepergian|berkemas
🧴botol losion|moisturizer|sampo|tabir surya;🧵benang|gulungan|jahit|jarum;🧶gulungan benang|bola|rajut|sulam;🧷peniti|popok|punk rock;🧸boneka beruang|mainan;🧹sapu|membersihkan|menyapu|penyihir
🧺keranjang|berkebun|cucian|piknik;🧻gulungan kertas|tisu toilet;🧼sabun|batang|busa|mandi|membersihkan|wadah sabun;🧽spons|berpori|membersihkan|menyerap;🧾kuitansi|akuntansi|bukti|pembukuan;🧿jimat nazar|manik-manik|mantra|mata setan
🩰sepatu balet|menari|tari|tarian;🩱pakaian renang one-piece;🩲celana renang|baju renang|one-piece|pakaian dalam|pakaian renang;🩳celana pendek|baju renang|pakaian dalam|pakaian renang;🩴sandal jepit|sandal pantai|zōri;🩵hati biru muda|biru kehijauan|sian
🩶hati abu-abu|hati terbuat dari batu|perak;🩷hati merah muda|cinta|imut|suka;🩸tetesan darah|donor darah|menstruasi|obat;🩹plester luka;🩺stetoskop|dokter|jantung|obat;🩻sinar-x|dokter|kerangka|medis|tulang
🩼kruk|bantuan mobilitas|disabilitas|sakit|tongkat|tongkat jalan;🪀yo-yo|mainan|naik-turun;🪁layang-layang|melayang|terbang;🪂parasut|hang-glide|parasail|terjun payung;🪃bumerang|australia|berbalik|melambung;🪄tongkat ajaib|penyihir pria|penyihir wanita|sihir
🪅pinata|perayaan|pesta;🪆boneka bersarang|rusia;🪇marakas|alat musik|gemerisik|kerincingan|perkusi;🪈seruling|alat musik tiup|pipa|rekorder;🪐planet bercincin|saturnus;🪑bangku|duduk|kursi
🪒pisau cukur|tajam;🪓kapak|belah|kayu|potong;🪔lampu diya|lentera|minyak;🪕banjo|musik|senar;🪖helm tentara|angkatan darat|militer|pejuang|prajurit;🪗akordeon|concertina|kotak remas
🪘gendang|conga|dentum|irama;🪙koin|emas|harta karun|logam|perak|uang;🪚gergaji kayu|perkakas|tukang kayu;🪛obeng|alat;🪜tangga|anak tangga|panjat;🪝kait|kail|kurva|titik jual
🪞cermin|pantulan|reflektor|spekulum;🪟jendela|bingkai|bukaan|pemadangan|transparan|udara segar;🪠penyedot wc|toilet|tukang ledeng;🪡jarum jahit|jahitan|menjahit|penjahit|sulaman;🪢simpul|belitan|ikatan|kusut|puntiran|tali;🪣ember|tong|wadah
🪤perangkap tikus|jebakan|jerat|umpan;🪥sikat gigi|bersih|gigi dan mulut|higienis|kamar mandi;🪦batu nisan|kuburan|pekuburan|pemakaman;🪧plakat|demonstrasi|papan penanda|protes;🪨batu|batu besar|berat|cadas|padat;🪩bola disko|dansa|kerlip|pesta
🪪kartu identitas|keamanan|kredensial|SIM;🪫baterai lemah|elektronik|energi lemah;🪬hamsa|Fatima|jimat|Maria|Mariam|perlindungan|tangan;🪭kipas tangan lipat|kepakan|malu|panas|penyejuk|tarian;🪮sisir garpu|Afro|rambut;🪯khanda|agama|Sikh
🪰lalat|belatung|hama|membusuk|penyakit;🪱cacing|annelida|cacing tanah|parasit;🪲kumbang|hama|serangga;🪳kecoak|coro|hama|serangga;🪴tanaman pot|membosankan|merawat|rumah|tumbuh;🪵kayu|gelondong
🪶bulu|burung|penerbangan|ringan;🪷teratai|Buddha|bunga|Hindu|India|kesucian|Vietnam;🪸terumbu karang|samudra;🪹sarang burung kosong|bersarang;🪺sarang dengan telur|bersarang;🪻hyacinthus|bunga|lavender|lupin|lupin biru|mulut singa
🪼ubur-ubur|aduh|invertebrata|jeli|kelautan|sengat|sengatan;🪽sayap|burung|malaikat|mitologi|penerbangan|terbang;🪿angsa leher pendek|burung|gericau|konyol|unggas;🫀organ jantung|detak|kardiologi|nadi|tengah;🫁paru-paru|ekshalasi|inhalasi|napas|organ|respirasi;🫂orang berpelukan|halo|selamat tinggal|terima kasih
🫃pria hamil|buncit|penuh|perut;🫄orang hamil|buncit|penuh|perut;🫅orang mengenakan mahkota|agung|kerajaan|monarki|mulia;🫎rusa besar|hewan|mamalia|tanduk;🫏keledai|hewan|keras kepala|mamalia;🫐blueberry|beri|bilberry|biru|bluberi
🫑paprika|capsicum|sayuran;🫒zaitun|makanan;🫓roti pipih|areva|lavash|pita|roti naan;🫔tamale|makanan meksiko|terbungkus;🫕fondue|cokelat|keju|meleleh|periuk|Swiss;🫖teko|minum|poci|teh
🫗menuang cairan|gelas|kosong|minum|tumpah;🫘kacang merah|ginjal|kacang polong|makanan;🫙toples|bumbu|kosong|menyimpan|saus|wadah;🫚akar jahe|bir|rempah;🫛kacang polong|edamame|kulit kacang|sayuran;🫠wajah meleleh|cairan|larut|menghilang
🫡wajah memberi hormat|cerah|oke|tentara|ya;🫢wajah dengan mata terbuka dan tangan menutupi mulut|kagum|memalukan|takjub|takut|terkejut|tidak percaya;🫣wajah dengan mata mengintip|menatap|terpikat;🫤wajah dengan mulut diagonal|kecewa|meh|skeptis|tidak yakin;🫥wajah dengan garis titik-titik|introvert|menghilang|sembunyikan|tak terlihat|tertekan;🫦menggigit bibir|cemas|gugup|menggoda|takut|tidak nyaman
🫧gelembung|bawah air|bersih|sabun|sendawa;🫨wajah gemetar|bergetar|gempa bumi|terkejut;🫰tangan dengan jari telunjuk dan ibu jari menyilang|cinta|hati|mahal|menjentikkan jari|uang;🫱tangan menghadap kanan;🫲tangan menghadap kiri;🫳telapak tangan menghadap ke bawah|hus|mengabaikan|menjatuhkan
🫴telapak tangan menghadap ke atas|datang|memberi isyarat|menangkap|menawarkan;🫵jari telunjuk menunjuk penonton|Anda;🫶tangan membentuk hati|cinta;🫷tangan mendorong ke kiri|stop|tolak|tos|tunggu;🫸tangan mendorong ke kanan|stop|tolak|tos|tunggu`;
