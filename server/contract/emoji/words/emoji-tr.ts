/** Written by .build/write-emoji-words.mjs from the Unicode CLDR; see LICENSE. */
export const words = `‼çift ünlem|!|!!|işaret|noktalama;⁉ünlemli soru işareti|!|!?|noktalama;ℹbilgi|i harfi;↔sol ve sağ ok;↕yukarı ve aşağı ok;↖sol yukarı ok|ara yön|kuzey batı
↗sağ yukarı ok|ara yön|kuzey doğu;↘sağ aşağı ok|ara yön|güney doğu;↙sol aşağı ok|ara yön|güney batı;↩sola kıvrımlı sağ ok;↪sağa kıvrımlı sol ok;⌚kol saati
⌛kum saati;⌨klavye|bilgisayar;⏏çıkarma düğmesi;⏩ileri sarma düğmesi|ok|sağ|sağa çift ok;⏪hızlı geri düğmesi|ok|sol|sola çift ok;⏫hızlı yukarı düğmesi|ok|yukarı çift ok
⏬hızlı aşağı düğmesi|aşağı çift ok;⏭sonraki parça düğmesi|ok|sonraki sahne|üçgen;⏮son parça düğmesi|ok|önceki parça|önceki sahne|üçgen;⏯oynatma veya duraklatma düğmesi|ok|sağ|üçgen;⏰çalar saat|alarm;⏱kronometre|saat
⏲alarm|saat|zamanlayıcı;⏳akan kum saati|sayaç|zamanlayıcı;⏸duraklatma düğmesi|çift çizgi|çubuk|dikey;⏹durdurma düğmesi|kare;⏺kayıt düğmesi|daire;Ⓜdaire içinde M harfi
▪küçük siyah kare|geometri;▫küçük beyaz kare|geometri;▶oynatma düğmesi|ok|sağ|üçgen;◀geri düğmesi|ok|sol|ters|üçgen;◻orta boy beyaz kare|geometri;◼orta boy siyah kare|geometri
◽küçük-orta beyaz kare|geometri;◾küçük-orta siyah kare|geometri;☀güneş|aydınlık|güneşli|hava durumu|ışık|uzay;☁bulut|hava durumu;☂şemsiye|giyim|hava durumu|yağmur;☃kardan adam|hava durumu|soğuk
☄kuyruklu yıldız|uzay;☎telefon;☑seçilmiş onay kutusu|✓|kutulu|seçili onay işareti;☔yağmur damlalı şemsiye|giyim|hava durumu;☕sıcak içecek|çay|dumanı tüten|kahve;☘yonca|bitki
☝yukarıyı gösteren işaret parmağı|beden|el|gösterme|parmak;☠kuru kafa|canavar|kemik|ölüm|tehlike|yüz;☢radyoaktif|nükleer;☣biyolojik tehlike|sembol;☦Ortodoks haçı|din|Hristiyan|İsa;☪ay yıldız|din|İslam|Müslüman
☮barış sembolü;☯yin yang|din|tao|taocu;☸darma çemberi|Budist|dharma|dharma tekeri|din;☹asık surat|yüz;☺gülen yüz|içi boş gülen yüz;♀kadın sembolü|bayan
♂erkek sembolü|adam;♈koç burcu|burçlar;♉boğa burcu|burçlar;♊ikizler burcu|burçlar;♋yengeç burcu|burçlar;♌aslan burcu|burçlar
♍başak burcu|burçlar;♎terazi burcu|burçlar;♏akrep burcu|burçlar;♐yay burcu|burçlar;♑oğlak burcu|burçlar;♒kova burcu|burçlar
♓balık burcu|burçlar;♟piyon|harcanabilir|kullanılma|satranç;♠maça|iskambil|kart|pik;♣sinek|iskambil|kart|trefl;♥kupa|iskambil|kart|kör;♦karo|iskambil|kart
♨kaplıca|hamam|ılıca|sıcak;♻geri dönüşüm simgesi|evrensel|işaret|koyu renk evrensel geri dönüşüm simgesi;♾sonsuz|evrensel|sınırsız|sonsuzluk;♿tekerlekli sandalye sembolü|erişim|işaret|tekerlekli sandalye erişimi|tekerlekli sandalye simgesi;⚒çekiç ve kazma|alet;⚓çıpa|gemi|işaret
⚔çapraz kılıçlar|çarpı|çatma|silah;⚕tıp sembolü|Asklepios|medikal sembol|tıbbi sembol|tıp çalışanı;⚖terazi|adalet|ağırlık|burç|denge|ölçek;⚗imbik|alet|damıtıcı|kimya;⚙dişli|alet;⚛atom sembolü|ateist
⚜zambak|fleur-de-lis;⚠uyarı işareti;⚡yüksek voltaj|işaret|tehlike|yüksek voltaj işareti|yüksek voltaj tehlikesi;⚧transgender sembolü|transseksüel;⚪beyaz daire|geometri;⚫siyah daire|geometri
⚰tabut|cenaze|ölüm;⚱kül kavanozu|cenaze|ölüm|vazo;⚽futbol topu;⚾beyzbol|top;⛄kar yağmadan kardan adam|karsız kardan adam;⛅bulutlar ardındaki güneş|bulutlu güneş
⛈şimşek ve yağmurlu bulut|gökgürültüsü|hava durumu;⛎Yılancı|burçlar;⛏kazma|alet|maden;⛑yardım ekibi kaskı|haç|şapka|yüz;⛓zincir;⛔girilmez|hayır|işaret|yasak
⛩Şinto tapınağı|din|tapınak;⛪kilise|din|haç|Hristiyan;⛰dağ;⛱sabit şemsiye|güneş|hava durumu|yağmur;⛲fıskiye|çeşme;⛳delikteki bayrak|golf|golf bayrağı
⛴feribot|tekne;⛵yelkenli tekne|deniz tatil yeri|yat;⛷kayakçı|kar;⛸buz pateni;⛹top sektiren kişi;⛺çadır|kamp yeri
⛽akaryakıt istasyonu|benzin|yakıt pompası;✂makas|alet;✅onay işareti düğmesi|✓;✈uçak|taşıt;✉zarf|e-mail|e-posta|mektup;✊yumruk kaldırma|havada yumruk
✋el kaldırma|havada el;✌zafer işareti|oleey|zafer eli;✍yazı yazan el|beden|yazma;✏kurşun kalem;✒siyah uç|kalem;✔onay işareti|✓
✖çarpım işareti|×|çarpma|iptal|x;✝Latin haçı|din|Hristiyan|İsa;✡Davut yıldızı|din|Yahudi;✨parıltılar|*|pırıltı|yıldız;✳sekiz uçlu yıldız|*|asterisk;✴sekiz noktalı yıldız|*
❄kar tanesi|hava durumu|soğuk;❇parlama|*;❌çarpı işareti|×|çarpma|iptal|x;❎çarpı işareti düğmesi|×|kare|x;❓kırmızı soru işareti|?|noktalama;❔beyaz soru işareti|?|noktalama
❕beyaz ünlem işareti|!|noktalama;❗kırmızı ünlem işareti|!|noktalama;❣kalp şeklinde ünlem işareti|noktalama;❤kırmızı kalp;➕artı|+|artı işareti|matematik;➖eksi|-|−|eksi işareti|matematik
➗bölü işareti|÷|matematik;➡sağ ok|ana yön|doğu;➰kıvrık döngü|dönüş;➿çift kıvrık döngü|Japonya|ücretsiz numara;⤴yukarı kıvrımlı sağ ok;⤵aşağı kıvrımlı sağ ok
⬅sol ok|ana yön|batı;⬆yukarı ok|ana yön|kuzey|yukarı yönlü ok;⬇aşağı ok|ana yön|aşağı yönlü ok|güney;⬛büyük siyah kare|geometri;⬜büyük beyaz kare|geometri;⭐yıldız|beyaz orta yıldız
⭕kalın kırmızı çember|kalın çember|o;〰dalgalı çizgi|uzun ses işareti;〽parça değiştirme işareti;㊗Japonca "tebrikler" düğmesi|kutlama|sembol;㊙Japonca "sır" düğmesi|sembol;🀄kızıl ejder mahjong taşı|Ejderha
🃏joker|iskambil kartı;🅰A düğmesi (kan grubu)|A grubu kan|kan grubu A;🅱B grubu (kan grubu)|B grubu kan|kan grubu B;🅾0 düğmesi (kan grubu)|kan grubu O|O grubu kan;🅿P düğmesi|park yeri;🆎AB düğmesi (kan grubu)|AB grubu kan|kan grubu AB
🆑CL düğmesi|CL işareti|sil;🆒COOL düğmesi|harika|hoş|serin|serin işareti;🆓FREE düğmesi|bedava|bedelsiz|işaret|ücretsiz|ücretsiz işareti;🆔ID düğmesi|işaret|kimlik|kimlik işareti;🆕NEW düğmesi|işaret|yeni|Yeni işareti;🆖NG düğmesi|işaret|NG işareti
🆗OK düğmesi|OK işareti|tamam|tamam işareti;🆘SOS düğmesi|işaret|SOS işareti|Yardım;🆙UP! düğmesi|işaret|YUKARI!|YUKARI! işareti;🆚VS düğmesi|işaret|karşılaştırma|karşılaştırma işareti;🈁Japonca "burada" düğmesi;🈂Japonca "servis ücreti" düğmesi
🈚Japonca "ücretsiz" düğmesi;🈯Japonca "rezerve" düğmesi;🈲Japonca "yasak" düğmesi;🈳Japonca "yer var" düğmesi;🈴Japonca "geçer not" düğmesi;🈵Japonca "yer yok" düğmesi
🈶Japonca "ücretsiz değil" düğmesi;🈷Japonca "aylık ücret" düğmesi;🈸Japonca "uygulama" düğmesi;🈹Japonca "indirim" düğmesi;🈺Japonca "hizmete hazır" düğmesi;🉐Japonca "avantaj" düğmesi
🉑Japonca "kabul edilebilir" düğmesi;🌀siklon|baş dönmesi|hortum|tayfun;🌁sisli;🌂kapalı şemsiye|yağmur|yağmurlu;🌃yıldızlı gece|yıldızlar;🌄dağların arasından güneşin doğuşu|dağların ardında güneş|sabah güneşi
🌅güneşin doğuşu|gün doğumu|sabah|sabah güneşi|şafak;🌆şehirde alacakaranlık|akşam|bina|gün batımı|manzara;🌇gün batımı|alacakaranlık|bina|binaların üzerinden gün batımı;🌈gökkuşağı|hava durumu|yağmur;🌉gece vakti köprü;🌊dalga|okyanus dalgası|su dalgası
🌋yanardağ|volkan|yanardağ patlaması;🌌samanyolu|gökyüzü|uzay;🌍yerkürede Avrupa-Afrika|dünya;🌎yerkürede Amerika|Amerika bölgeleri|dünya;🌏yerkürede Asya-Avustralya|dünya;🌐meridyenli yerküre|boylamlar|dünya
🌑yeni ay|karanlık;🌒büyüyen ay|yükselen;🌓ilk dördün|ay;🌔geniş ay|şişkin|yükselen;🌕dolunay|parlak;🌖küçülen ay|şişkin|solgun
🌗son dördün|ay;🌘ince ay|solgun;🌙hilal|ay;🌚yeni ay yüzü|yüzü olan yeni ay;🌛ilk dördün ay yüzü|yüzü olan ay|yüzü olan ilk dördün;🌜son dördün ay yüzü|yüzü olan ay|yüzü olan son dördün
🌝dolunay yüzü|yüzü olan ay|yüzü olan dolunay;🌞güneş yüz;🌟parıldayan yıldız|kıvılcım|parıldama|pırıltı;🌠yıldız kayması|kayan;🌡termometre|hava durumu;🌤bulutun arkasındaki güneş|hava durumu
🌥bulutta kaybolan güneş|hava durumu;🌦yağmur bulutunun arkasındaki güneş|hava durumu;🌧yağmur bulutu|hava durumu;🌨kar bulutu|hava durumu|soğuk;🌩şimşek bulutu|hava durumu|yıldırım;🌪hortum|bulut|hava durumu
🌫sis|bulut|hava durumu;🌬rüzgar|esme|hava durumu;🌭sosisli sandviç|hot dog;🌮tako|Meksika sandviçi;🌯burito|Meksika dürümü;🌰kestane|bitki
🌱filizlenme|fide|genç;🌲yaprak dökmeyen ağaç;🌳yaprak döken ağaç;🌴palmiye ağacı|ağaç;🌵kaktüs|bitki;🌶acı biber|bitki
🌷lale|bitki|çiçek;🌸kiraz çiçeği|çiçek|çiçek izleme;🌹gül|bitki|çiçek;🌺çingülü|bitki|çiçek|hatmi çiçeği;🌻ayçiçeği|bitki|çiçek|güneş;🌼çiçek açma|bitki
🌽mısır koçanı|başak;🌾pirinç bitkisi|başak|pirinç başağı;🌿ot|yaprak;🍀dört yapraklı yonca|şanslı;🍁akçaağaç yaprağı|düşen yaprak;🍂düşen yapraklar|düşmüş
🍃rüzgardaki yaprak|esen;🍄mantar|bitki;🍅domates|meyve|sebze;🍆patlıcan|sebze;🍇üzüm|meyve;🍈kavun|meyve
🍉karpuz|meyve;🍊mandalina|meyve|portakal;🍋limon|meyve|narenciye;🍌muz|meyve;🍍ananas|meyve;🍎kırmızı elma|meyve
🍏yeşil elma|meyve;🍐armut|meyve;🍑şeftali|meyve;🍒kiraz|meyve;🍓çilek|meyve|yumuşak meyve;🍔hamburger|restoran
🍕pizza dilimi|restoran;🍖kemikli et|restoran;🍗tavuk butu|restoran;🍘pirinç gevreği;🍙pirinç topu|onigiri|restoran;🍚pilav|pirinç|restoran
🍛körili pilav|pirinç|restoran;🍜erişte|buharda pişmiş|noodle|noodle tabağı|restoran|tabak;🍝spagetti|makarna|restoran;🍞ekmek|ekmek dilimi|restoran;🍟patates kızartması|kızartma patates|restoran;🍠fırınlanmış patates|fırınlanmış tatlı patates|restoran|tırınlanmış
🍡pirinç tatlısı|çubukta pirinç tatlısı topları|dango|Japon pirinç tatlısı|restoran;🍢oden|çubuk|çubukta deniz ürünleri|restoran;🍣suşi|restoran;🍤kızarmış karides|restoran;🍥balık köftesi|restoran|rulo balık köftesi;🍦yumuşak dondurma|krema|restoran
🍧meyveli buz|restoran;🍨dondurma|buz|krema|restoran;🍩donut|donat|doughnut|restoran;🍪kurabiye|restoran;🍫çikolata|bar|çikolata barı|restoran;🍬şekerleme|restoran
🍭lolipop|restoran|şekerleme;🍮krem karamel|puding|restoran;🍯bal kabı|kap|restoran;🍰pasta dilimi|dilim pasta|restoran;🍱bento|bento paketi|restoran;🍲yemek tenceresi|restoran|tencere yemeği
🍳yemek pişirme|restoran;🍴çatal ve bıçak|restoran;🍵çay fincanı|içecek;🍶sake|bar|fincan|içecek|restoran|sake şişesi ve fincanı;🍷şarap kadehi|bar|bardak|bardak şarap|içecek|şarap bardağı;🍸kokteyl kadehi|bar|kokteyl bardağı|restoran
🍹tropik içecek|bar|restoran;🍺bira kupası|bar|restoran;🍻bira kupaları tokuşturma|bar|restoran;🍼biberon|içecek|şişe|süt;🍽tabakla birlikte çatal ve bıçak|yemek;🍾patlayan mantarlı şişe|bar|içki
🍿patlamış mısır;🎀kurdele|kutlama;🎁paketlenmiş hediye|kutlama|paketli|paketli hediye;🎂doğum günü pastası|kutlama;🎃kabak fener|cadılar bayramı|halloween|jack|kutlama;🎄Noel ağacı|ağaç|kutlama
🎅Noel Baba|kutlama|santa claus;🎆havai fişek|kutlama;🎇fişek|havai fişek|kutlama;🎈balon|kutlama;🎉parti konfetisi|kutlama;🎊konfeti|konfeti topu|kutlama
🎋tanabata ağacı|ağaç|kağıt şeritler|kutlama|Star Festivali;🎌çapraz bayraklar|çapraz Japon bayrakları|kutlama;🎍çam süsleme|Japon|kutlama|Yeni Yıl;🎎Japon oyuncak bebekleri|Bebek Festivali|kutlama;🎏sazan şekilli flama|kutlama;🎐rüzgar çanı
🎑ay izleme|ay izleme töreni|kutlama;🎒okul çantası|okul sırt çantası;🎓mezuniyet kepi|kutlama;🎖askeri madalya|kutlama;🎗anma kurdelesi|kutlama;🎙stüdyo mikrofonu|müzik
🎚ayarlama çubuğu|ayar çubuğu|kol|müzik;🎛kontrol düğmeleri|müzik;🎞film kareleri|film karesi|sinema;🎟giriş bileti;🎠atlıkarınca|atlıkarınca atı|eğlence;🎡dönme dolap|eğlence|eğlence parkı
🎢hız treni|eğlence|eğlence parkı;🎣olta|balık|dinlenme|eğlence|kamış|kamış olta ve balık;🎤mikrofon|eğlence|Karaoke;🎥film kamerası|eğlence|sinema;🎦sinema|eğlence|film işareti;🎧kulaklık|eğlence
🎨boya paleti|sanat|sanatçı|sanatçı paleti;🎩silindir şapka|eğlence;🎪sirk çadırı|eğlence;🎫bilet|giriş;🎬film tahtası|eğlence;🎭sahne sanatları|eğlence|performans|performans sanatı
🎮video oyunu|kontrol cihazı|oyun kontrol cihazı;🎯tam isabet|hedef|hedefe isabet|oyun;🎰kumar makinesi|oyun;🎱bilardo|oyun|sekiz top;🎲oyun zarı;🎳bovling|bovling topu|oyun
🎴çiçekli oyun kağıtları|çiçekli kart|hanafuda|kağıt oyunu;🎵müzik notası;🎶müzik notaları;🎷saksafon|alet|müzik|müzik aleti;🎸gitar|alet|müzik|müzik aleti;🎹müzik klavyesi|alet|müzik aleti
🎺trompet|alet|müzik|müzik aleti;🎻keman|alet|müzik|müzik aleti;🎼sol anahtarı|müzik|partisyon;🎽koşu tişörtü|çizgi|çizgili koşu tişörtü|spor;🎾tenis|spor|tenis raketi ve topu|tenis topu;🎿kayak|bot|kayak ve bot|spor
🏀basketbol|basketbol potası|spor|top;🏁damalı bayrak|spor|yarış;🏂snowbordçu|snowboard|snowboard yapmak|spor;🏃koşan kişi|koşu|maraton|spor;🏄sörf yapan kişi|sörfçü|spor;🏅spor madalyası
🏆zafer kupası|ödül;🏇at yarışı|jokey|spor|yarış atı;🏈amerikan futbolu|spor|top;🏉ragbi|futbol topu|spor;🏊yüzen kişi|spor|yüzme;🏋ağırlık kaldıran kişi|halter
🏌golf oynayan kişi|top;🏍motosiklet|yarış;🏎yarış arabası;🏏kriket|maç|sopa|top;🏐voleybol|maç|top;🏑çim hokeyi|maç|saha|sopa|top
🏒buz hokeyi|disk|maç|sopa;🏓masa tenisi|maç|pinpon|raket|top;🏔karla kaplı dağ|soğuk;🏕kamp|kamp yapma;🏖plaj ve şemsiye|kumsal;🏗bina inşaatı
🏘evler|bina;🏙şehir manzarası|bina;🏚terkedilmiş ev|bina|harabe;🏛tarihi yapı|bina|klasik;🏜çöl;🏝ıssız ada|çöl
🏞milli park|ulusal park;🏟stadyum;🏠ev|bina;🏡bahçeli ev|bina;🏢ofis binası;🏣Japon postanesi|bina
🏤postane|Avrupa|Avrupa postanesi|bina;🏥hastane|bina;🏦banka|bina;🏧ATM işareti|otomatik|vezne;🏨otel|bina;🏩aşk oteli|bina
🏪sürekli açık market|bina;🏫okul|bina|okul binası;🏬çok katlı mağaza;🏭fabrika|bina;🏮kırmızı kağıt fener|bar|izakaya|restoran;🏯Japon şatosu|bina|kale
🏰şato|bina|kale;🏳beyaz bayrak;🏴siyah bayrak;🏵çiçek rozet|bitki|gülce;🏷etiket;🏸badminton|maç|raket|tüylü top
🏹ok ve yay|araç|burç|okçu|silah;🏺amfora|alet|antika|içecek|kap|silah;🐀sıçan;🐁fare;🐂öküz|boğa|boğa burcu|burçlar;🐃manda|buffalo|su
🐄inek;🐅kaplan;🐆leopar;🐇tavşan|hayvan;🐈kedi|hayvan;🐉ejderha|hayvan
🐊timsah|hayvan;🐋balina|hayvan;🐌salyangoz;🐍yılan|hayvan;🐎at|yarış|yarış atı;🐏koç|burç
🐐keçi|burçlar|oğlak|oğlak burcu|oğlak burcu burçlar;🐑koyun|dişi koyun;🐒maymun|hayvan;🐓horoz|kuş;🐔tavuk|kuş;🐕köpek|hayvan|süs köpeği
🐖domuz|dişi domuz;🐗yaban domuzu;🐘fil;🐙ahtapot|hayvan;🐚deniz kabuğu|hayvan|spiral deniz kabuğu;🐛tırtıl|böcek|hayvan|kırkayak
🐜karınca|böcek;🐝bal arısı|hayvan;🐞uğur böceği|böcek|hanım|hanımböceği|hayvan;🐟balık|hayvan;🐠tropikal balık|hayvan;🐡balon balığı|balık|hayvan
🐢kaplumbağa|hayvan;🐣yumurtadan çıkan civciv|hayvan|kuluçka|piliç|tavuk|yavru;🐤civciv|hayvan|piliç|tavuk|yavru;🐥önden civciv|hayvan|piliç|tavuk|yavru|yüzü dönük civciv;🐦kuş|hayvan;🐧penguen|hayvan
🐨koala|hayvan|koala ayısı;🐩kaniş|hayvan|köpek;🐪deve|hayvan|hecin devesi|hörgüç;🐫iki hörgüçlü deve|hayvan;🐬yunus|hayvan;🐭fare yüzü|hayvan
🐮inek yüzü|hayvan;🐯kaplan yüzü;🐰tavşan yüzü|hayvan;🐱kedi yüzü|hayvan;🐲ejderha yüzü|hayvan;🐳su püskürten balina|hayvan
🐴at yüzü|hayvan;🐵maymun yüzü|hayvan;🐶köpek yüzü|hayvan;🐷domuz yüzü|hayvan;🐸kurbağa|yüz;🐹hamster|evcil hayvan|yüz
🐺kurt|yüz;🐻ayı|yüz;🐼panda|yüz;🐽domuz burnu|burun|hayvan|yüz;🐾pençe izi|hayvan;🐿sincap
👀gözler|yüz;👁göz|beden;👂kulak|gövde;👃burun|gövde|yüz;👄ağız|dudaklar|gövde|yüz;👅dil|gövde|yüz
👆elinin tersiyle yukarıyı gösteren işaret parmağı|elin arkası|parmak|yukarıyı gösteren parmak;👇elinin tersiyle aşağıyı gösteren işaret parmağı|aşağıyı gösteren parmak|elin arkası;👈elinin tersiyle solu gösteren işaret parmağı|elin arkası|parmak|solu gösteren parmak;👉elinin tersiyle sağı gösteren işaret parmağı|elin arkası|parmak|sağı gösteren parmak;👊yaklaşan yumruk|el;👋el sallama
👌tamam işareti|el|Tamam el işareti;👍baş parmak yukarıda|el|işaret;👎baş parmak aşağıda|el|işaret;👏el çırpma|eller|işaret;👐eller açık|eller açık işareti;👑taç|giyim
👒kadın şapkası|giyim;👓gözlük|giyim;👔kravat|giyim;👕tişört|giyim|gömlek;👖kot|blucin|blue jean|giyim|pantolon;👗elbise|giyim|tek parça
👘kimono|elbise|giyim;👙bikini|deniz giysisi|giyim;👚kadın giysisi|giyim|giysiler;👛cüzdan|bozuk para|bozuk para çantası|giyim;👜el çantası|giyim;👝para kesesi|çanta|giyim
👞erkek ayakkabısı|giyim;👟koşu ayakkabısı|bez ayakkabı|giyim;👠yüksek topuklu ayakkabı|giyim;👡kadın sandaleti|giyim;👢kadın botu|giyim;👣ayak izi|gövde
👤siluet büst|kişiler;👥siluet büstler|kişiler;👦erkek çocuk|kişiler;👧kız çocuk|genç|kişiler;👨erkek|kişiler;👩kadın|kişiler
👪aile|anne|baba|çocuk|kişiler;👫el ele tutuşan erkek ve kadın|çift;👬el ele tutuşan erkekler|çift|el ele tutuşan iki erkek|ikizler|kişiler;👭el ele tutuşan kadınlar|çift;👮polis memuru|görevli|kişiler;👯tavşan kulaklı kişiler|dansçı|parti|tavşan kulaklar
👰duvaklı gelin|evlilik|kişiler;👱sarışın kişi|saç|sarı saçlı kişi;👲çin şapkalı erkek|gua pi mao|gua pi mao takan erkek|kişiler;👳sarıklı kişi|kişiler|sarıklı erkek;👴yaşlı erkek|kişiler;👵yaşlı kadın|kişiler
👶bebek|kişiler;👷inşaat işçisi|kişiler;👸prenses|kişiler|peri masalı;👹dev|canavar|japon canavarı|oni|peri masalı|yüz;👺goblin|canavar|japon cini|peri masalı|tengu|yüz;👻hayalet|peri masalı|yüz
👼bebek melek|peri masalı|yüz;👽uzaylı|dünya dışı|fantastik|UFO|yaratık|yüz;👾uzaylı canavar|dünya dışı|UFO|yaratık|yüz;👿boynuzlu kızgın yüz|küçük şeytan;💀kafatası|masal|ölüm|yüz;💁elini yana yatırma|bilgilendirme|kişiler|yardım
💂muhafız|bekçi|kişiler;💃dans eden kadın|kişiler;💄ruj|kozmetik|makyaj;💅oje sürme|kozmetik|manikür|tırnak;💆yüz masajı|salon;💇saç kesimi|güzellik|güzellik salonu
💈berber dükkanı|berber işareti;💉şırınga|doktor|iğne|ilaç;💊hap|doktor|ilaç;💋öpücük izi|dudaklar|romantizm;💌aşk mektubu|kalp|kalpli mektup|romantizm;💍yüzük|romantizm|tek taş
💎mücevher|elmas|mücevher taşı|romantizm;💏öpücük|kişiler|öpüşme|romantizm;💐buket|çiçek|romantizm;💑kalpli çift|kişiler|romantizm;💒düğün|evlenme|kilise|kilisede evlenme|romantizm;💓çarpan kalp|aşk|duygu
💔kırık kalp|duygu|kırılmış|kırma;💕iki kalp|aşıklar|aşk|duygu;💖pırıldayan kalp|duygu|heyecanlı;💗büyüyen kalp|aşk|coşkulu|duygu|sinirli;💘ok saplanmış kalp|aşk|duygu;💙mavi kalp|duygu
💚yeşil kalp|duygu;💛sarı kalp|duygu;💜mor kalp|duygu;💝kurdeleli kalp|duygu|sevgililer günü;💞dönen kalpler|aşk|kawaii|sevimli;💟kalpli dekorasyon
💠içinde noktalı karo|baklava|çizgi roman|geometrik|içinde noktalı baklava şekli;💡ampul|bir fikrim var|çizgi roman|elektrik|ışık;💢öfke simgesi|çizgi roman|duygu|öfke işareti|öfkeli;💣bomba|çizgi roman|duygu;💤zzz|çizgi roman|duygu|horlama|uyuma;💥çarpışma|çarpışma işareti|çizgi roman|duygu
💦ter damlası|çizgi roman|duygu|terli;💧damlacık|çizgi roman|ter|terli;💨hızla fırlama|çizgi roman|duygu|kaçma|koşma;💩kaka|kaka yığını|pislik;💪pazı|çizgi roman|esnek|güçlü|kas|kas esnetme;💫baş dönmesi|çizgi roman|duygu|yıldızlar|yıldızları görme
💬konuşma balonu|çizgi roman|iletişim|iletişim balonu;💭düşünce balonu|çizgi roman;💮beyaz çiçek|damga|iyi çalışma damgası;💯yüz puan|100|100 puan|skor;💰para torbası|çanta|dolar çantası;💱kambiyo|bozdurma|döviz|para
💲dolar işareti|koyu renk dolar işareti|para;💳kredi kartı;💴yen banknot|döviz|para;💵dolar banknot|döviz|para;💶euro banknot|avro|döviz|para;💷sterlin banknot|döviz|para
💸kanatlı para|banka|banknot|uçan banknot;💹yen simgeli artış grafiği|grafik|piyasa|yukarı giden grafik|yukarı yönlü;💺koltuk|sandalye;💻dizüstü bilgisayar|kişisel;💼evrak çantası;💽mini disk
💾disket|floppy;💿optik disk|CD|DVD;📀dvd|blu-ray|disk;📁dosya klasörü;📂açık dosya klasörü;📃kıvrık sayfa|kenarı kıvrılmış sayfa
📄yüzü yukarıda sayfa|doküman|ön yüz|ön yüzü görünen sayfa;📅takvim|tarih;📆koparmalı takvim;📇kart dizini|rolodeks;📈artış grafiği|grafik|yukarı yönlü|yükselen grafik;📉iniş grafiği|alçalan grafik|aşağı yönlü
📊çubuk grafiği|grafik;📋pano;📌raptiye|iğne;📍yuvarlak raptiye|iğne;📎ataş|klips;📏düz cetvel
📐gönye|cetvel|üçgen;📑sayfa ayraçları|işaretçi|sayfa işareti;📒resmi defter|not defteri;📓not defteri;📔süslü not defteri|dekorasyonlu not defteri|kapak;📕kapalı kitap
📖açık kitap;📗yeşil kitap;📘mavi kitap;📙turuncu kitap;📚kitaplar;📛ad rozeti
📜parşömen|kağıt parşömen;📝not|iletişim|not defteri;📞ahize|alıcı|telefon;📟çağrı cihazı|iletişim;📠faks makinesi|iletişim;📡uydu anteni|çanak|iletişim
📢hoparlör|halka hitap|iletişim|megafon;📣megafon|iletişim|karşılama;📤giden kutusu|iletişim|posta|tepsi;📥gelen kutusu|iletişim|posta|tepsi;📦paket|kutu;📧e-posta|ileti|iletişim|mektup
📨gelen zarf|alınan posta|e-posta|iletişim|mektup;📩oklu zarf|e-posta|giden|gönderilen posta;📪işareti aşağıda kapalı posta kutusu|işareti indirilmiş posta kutusu;📫işareti yukarıda kapalı posta kutusu|işareti kaldırılmış posta kutusu;📬işareti yukarıda açık posta kutusu|işareti kaldırılmış açık posta kutusu;📭işareti aşağıda açık posta kutusu|işareti indirilmiş açık posta kutusu
📮posta kutusu;📯posta klaksonu;📰gazete|haber|kâğıt;📱cep telefonu|mobil telefon;📲ok işaretli cep telefonu|çağrı yapmak|mobil telefon;📳titreşim modu|cep telefonu|mobil
📴cep telefonu kapalı|mobil;📵cep telefonu yasak|çağrı yapılmaz|mobil;📶sinyal gücü|anten|çubuk işaretli anten|mobil|telefon;📷fotoğraf makinesi|video;📸flaşlı fotoğraf makinesi|kamera|video;📹video kamera
📺televizyon|tv|video;📻radyo|video;📼videokaset|teyp|video kaseti;📽film projektörü|sinema|video;📿tespih|boncuk|din|dua|giyim|kolye|tesbih;🔀parça karıştırma düğmesi|çapraz sağ oklar
🔁tekrarlama düğmesi|oklar|saat yönünde;🔂tek parça tekrarlama düğmesi|1 sayısı|1 sayısı olan saat yönünde oklar;🔃saat yönünde dönen oklar|saat yönünde dikey oklar|saat yönüne dönen oklar|yeniden yükle işareti;🔄saat yönünün tersinde dönen oklar|saat yönünün tersine|saat yönünün tersine dönen oklar;🔅düşük parlaklık|düşük parlaklık işareti|karanlık;🔆yüksek parlaklık|yüksek parlaklık işareti
🔇ses kapalı|iptal işaretli hoparlör|lütfen sessiz olun;🔈kısık ses|ses düzeyi;🔉ses açık|düşük|düşük ses|düşük sesli hoparlör;🔊yüksek ses|yüksek sesli hoparlör;🔋pil;🔌elektrik fişi
🔍sola dönük büyüteç|arama|cam|solu gösteren|solu gösteren büyüteç;🔎sağa dönük büyüteç|arama|cam|sağı gösteren|sağı gösteren büyüteç;🔏kilit ve kalem|gizlilik|mürekkepli kalem|mürekkepli kalemli kilit;🔐anahtarlı kapalı kilit|anahtarlı kilit|güvenli;🔑anahtar|kilit|parola|şifre;🔒kilit|kapalı kilit
🔓açık kilit|kilidini açma;🔔zil|çan|kilise;🔕üzeri çizili zil|çan|iptal işaretli çan|ses yok;🔖yer işareti;🔗bağlantı işareti|bağlantılar|iki halka;🔘radyo düğmesi
🔙geri oku|sol geri ok|sol ok;🔚bitiş oku|sol bitiş oku|sol ok;🔛açık oku|ünlem|ünlem işareti|ünlem işareti ve okla AÇIK;🔜yakında işareti|ok|sağ okla Yakında;🔝yukarı oku|yukarı okla Yukarı;🔞18 yaş altı yasak|18 yaş altı yasaktır
🔠büyük harfler|Latin|Latin büyük harfleri|Latin büyük harfleriyle giriş;🔡küçük harfler|Latin|Latin küçük harfleri|Latin küçük harfleriyle giriş;🔢sayılar|sayı girişi;🔣işaretler|işaret girişi;🔤Latin alfabesi|ABC|İngilizce|Latin alfabesiyle giriş;🔥ateş|alev
🔦el feneri|elektrik|ışık;🔧somun anahtarı|araç|ingiliz anahtarı;🔨çekiç|araç;🔩somun ve vida|araç;🔪mutfak bıçağı|bıçak;🔫su tabancası|revolver|silah
🔬mikroskop|alet|bilim;🔭teleskop|alet;🔮kristal küre|fal|fal bakma;🔯altı köşeli yıldız|fal|fal bakma;🔰Japonca yeni başlayan sembolü|yeşil ve sarı|yeşil ve sarı yaprak;🔱üçlü çatal işareti|amblem|çıpa
🔲siyah kare düğme;🔳beyaz kare düğme;🔴kırmızı daire|büyük kırmızı çember;🔵mavi daire|büyük mavi çember;🔶büyük turuncu karo;🔷büyük mavi karo
🔸küçük turuncu karo;🔹küçük mavi karo;🔺yukarı bakan kırmızı üçgen|yukarı kırmızı üçgen;🔻aşağı bakan kırmızı üçgen|aşağı kırmızı üçgen;🔼yukarı düğmesi|üçgen|yukarı üçgen düğmesi;🔽aşağı düğmesi|aşağı üçgen düğmesi
🕉om|din|Hinduizm;🕊güvercin|barış|kuş|uçma;🕋Kâbe|din|islam|müslüman;🕌cami|din|İslam|Müslüman;🕍sinagog|din|tapınak|Yahudi;🕎Yahudi şamdanı|din|menora|mum
🕐saat 1|1:00|bir;🕑saat 2|2:00|iki;🕒saat 3|3:00|üç;🕓saat 4|4:00|dört;🕔saat 5|5:00|beş;🕕saat 6|6:00|altı
🕖saat 7|7:00|yedi;🕗saat 8|8:00|sekiz;🕘saat 9|9:00|dokuz;🕙saat 10|10:00|on;🕚saat 11|11:00|on bir;🕛saat 12|12:00|on iki
🕜bir buçuk|1:30|saat;🕝iki buçuk|2:30|saat;🕞üç buçuk|3:30|saat;🕟dört buçuk|4:30|saat;🕠beş buçuk|5:30|saat;🕡altı buçuk|6:30|saat
🕢yedi buçuk|7:30|saat;🕣sekiz buçuk|8:30|saat;🕤dokuz buçuk|9:30|saat;🕥on buçuk|10:30|saat;🕦on bir buçuk|11:30|saat;🕧on iki buçuk|12:30|on iki otuz|saat|yarım
🕯mum|ışık;🕰raf saati;🕳delik;🕴havalanan takım elbiseli adam|erkek|iş|işadamı;🕵dedektif|casus|hafiye;🕶güneş gözlüğü|gözlük|kara
🕷örümcek|böcek;🕸örümcek ağı;🕹oyun çubuğu|video oyunu;🕺dans eden adam;🖇iç içe geçmiş ataşlar|bağlantı;🖊kalem|tükenmez kalem
🖋dolma kalem;🖌boya fırçası|boyama;🖍pastel boya|mum|mum boya;🖐parmaklar açık el kaldırma|avuç|beden;🖕orta parmak|beden|el;🖖Vulkan selamı|beden|parmak|spock|vulcan selamı
🖤siyah kalp|fena|kötü;🖥masaüstü bilgisayar;🖨yazıcı|bilgisayar;🖱bilgisayar faresi|düğme;🖲iz topu|bilgisayar;🖼resimli çerçeve|müze|sanat|yağlı boya
🗂dosya ayırıcı|dizin|kart;🗃dosya kutusu|kart;🗄dosya dolabı|dolap;🗑çöp sepeti;🗒spiral not defteri;🗓spiral takvim|defter
🗜mengene|alet|sıkıştırma;🗝eski anahtar|ipucu|kilit;🗞rulo gazete|haber|kağıt;🗡hançer|bıçak|silah;🗣konuşan kişi|bağırma|kafa|konuşma|profil|siluet|yüz;🗨sol konuşma balonu|diyalog
🗯sağ öfke balonu|kızgın;🗳oy sandığı|kutu|sandık;🗺dünya haritası;🗻Fuji Dağı;🗼Tokyo kulesi;🗽Özgürlük Heykeli
🗾Japonya haritası;🗿moyai heykeli;😀sırıtan yüz|gülen yüz|gülme|lol|neşeli;😁gülen gözlerle sırıtma|gülen gözlerle sırıtan yüz|gülen yüz|gülme|gülümseme|gülümseyen gözler|lol|neşeli;😂sevinç gözyaşları|sevinç gözyaşları olan yüz;😃ağzı açık sırıtma|ağzı açık gülen yüz|gülme|gülümseme|lol|neşeli
😄gülen gözlerle ağzı açık sırıtma|ağzı açık gülen gözler|gülen yüz|gülme|gülümseme|lol|neşeli;😅soğuk terli ağzı açık gülümseme;😆kapalı gözlerle ağzı açık sırıtma|ağız açık|gözler kapalı|kapalı gözlerle gülümseme|yüz;😇ışık halkalı gülümseme|ışık halkası|yüz;😈boynuzlu gülen yüz|boynuzlar|gülümseme;😉göz kırpan yüz|göz kırpma
😊ağzı açık gülme|gülümseyen gözler|gülümseyen yüz|gülümseyen yüz ve gözler;😋lezzetli yiyecek beğenen yüz|gülümseyen yüz|harika yemek|oh oh harika;😌rahatlamış yüz;😍kalp gözlü gülümseme|aşk|değer verme|gözler|yüz;😎güneş gözlüklü gülümseme|güneş gözlükleri|güneş gözlükleriyle gülümseme|soğukkanlı Jane|soğukkanlı Joe|yüz;😏imalı gülümseme|yapmacık gülümseyen|yapmacık gülümseyen yüz
😐duygusuz yüz|nötr|yorum yok;😑ifadesiz yüz|yorum yok;😒keyifsiz yüz|mutsuz;😓soğuk ter|soğuk terli yüz;😔düşünceli yüz|karamsar;😕kafası karışık yüz|kafası karışmış
😖kafası çok karışık yüz|kafası çok karışmış;😗öpen yüz|öpücük;😘öpücük gönderen yüz;😙gülen gözlerle öpen yüz|gülümseme|gülümseyen gözler|gülümseyerek öpen yüz;😚kapalı gözlerle öpen yüz|gözler kapalı|gözler kapalı öpüşme;😛dil dışarıda|dil çıkarmış yüz|dil dışarıda kalmış
😜dili dışarda göz kırpma|dil dışardayken göz kırpma|kışkırtma|şaka|yüz;😝dil dışarıda ve gözler kapalı|gözler kapalı ve dil dışarıda|korkunç|yüz;😞memnuniyetsiz yüz|kırgın yüz|kırgınlık;😟endişeli yüz;😠öfkeli yüz|deli gibi;😡somurtkan yüz|deli gibi|kırmızı somurtkan yüz|kırmızı yüz|öfkeli
😢ağlayan yüz|gözyaşları|üzüntülü;😣kararlı yüz|dayanıklı|zorlanan yüz;😤burnundan soluyan yüz|ben kazandım|ben kazandım yüzü|zafer;😥üzgün ama rahatlamış yüz|canı sıkkın|canı sıkkın ama rahatlamış;😦hoşnutsuz yüz|açık ağızlı hoşnutsuz yüz|ağzı açık;😧kederli yüz|acı çeken
😨korkulu yüz|korkmuş;😩çok yorgun|yorgun yüz|yorulmuş;😪uykulu yüz;😫yorgun yüz;😬dişlerini gösteren yüz;😭avaz avaz ağlayan yüz|ağlama|gözyaşları
😮ağzı açık yüz|ağız;😯şaşkın yüz|şaşırmış|şok olmuş;😰terli ve endişeli yüz|açık ağız|soğuk ter|soğuk ter döken mavi yüz;😱korkuyla çığlık atan yüz|korkmuş|korku içinde bağıran yüz|korkunç|korkuyla haykıran yüz;😲afallamış yüz|şoke olmuş|tamamen şoke olmuş;😳kızarmış ve şaşkın yüz|kızarmış yüz|şaşırmış|şaşkınlık içinde
😴uyuyan yüz|uykulu yüz;😵sersemlemiş yüz;😶ağzı olmayan yüz|ağız|sakin|sessiz;😷maskeli yüz|rahatsız|soğuk|tıbbi maske;😸gülen gözlerle sırıtan kedi|gülümseme|sırıtma|yüz;😹sevinç gözyaşları döken kedi|göz yaşı|yüz
😺sırıtan kedi|açık|ağız|gülümseme|yüz;😻kalp gözlü gülümseyen kedi|aşk|gülümseme|sevgi|yüz;😼iğneleyici kedi yüzü|iğneleyici gülümseme|ironik;😽öpen kedi|göz|öpücük|yüz;😾somurtan kedi|somurtma|yüz;😿ağlayan kedi|ağlama|göz yaşı|üzgün|yüz
🙀korkuyla bağıran kedi|aman tanrım|sahiden şaşırmış|şaşkın kedi yüzü;🙁biraz asık surat|yüz;🙂hafifçe gülümseyen yüz|gülme;🙃ters yüz;🙄gözlerini deviren yüz|yuvarlanma;🙅hayır hareketi|iyi değil|yasak|yüz
🙆tamam hareketi|oldu|yüz;🙇başını öne eğme|eğilme|hareket|kişi|üzgünüm;🙈görmedim|görmeyen maymun;🙉duymadım|duymayan maymun;🙊bilmiyorum|maymun|söylemeyen maymun;🙋elini kaldırma|el kaldıran kişi|hareket|kalkan el|mutlu
🙌eller havaya|her iki el|kutlama|kutlamak için iki eli birden kaldırma;🙍somurtma|hareket|kişi|somurtan kişi;🙎darılma|darılan kişi|hareket;🙏birleşen eller|dua|dua etme|hareket;🚀roket|taşıt;🚁helikopter|taşıt
🚂buharlı lokomotif|taşıt|tren;🚃vagon|demir yolu|elektrik|elektrikli tren|taşıt|tramvay;🚄yüksek hızlı tren|shinkansen|taşıt;🚅yuvarlak uçlu yüksek hızlı tren|mermi burunlu|mermi burunlu shinkansen|taşıt;🚆tren|demiryolu|taşıt;🚇metro|taşıt
🚈hafif raylı|demiryolu|taşıt;🚉tren istasyonu;🚊tramvay|taşıt;🚋tramvay vagonu|taşıt;🚌otobüs|taşıt;🚍yaklaşan otobüs|taşıt
🚎troleybüs|otobüs|taşıt;🚏otobüs durağı|durak;🚐minibüs|otobüs|taşıt;🚑ambulans|taşıt;🚒itfaiye arabası|itfaiye kamyonu|taşıt|yangın;🚓polis arabası|devriye arabası|taşıt
🚔yaklaşan polis arabası|taşıt;🚕taksi|taşıt;🚖yaklaşan taksi|taşıt;🚗araba|otomobil|taşıt;🚘yaklaşan araba|otomobil|taşıt;🚙cip|araba|eğlence taşıtı
🚚nakliye kamyonu|taşıt;🚛tır|çekici|çekici kamyon|taşıt|treyler;🚜traktör|taşıt;🚝monoray|taşıt;🚞dağ demiryolu|dağ teleferiği|taşıt|vagon;🚟asma demiryolu|taşıt
🚠dağ teleferik hattı|dağ teleferiği|kablo|taşıt|vagon;🚡teleferik|gondol|hava tramvayı|havadan yol|kablo yolu|taşıt;🚢gemi|taşıt;🚣sandalda kürek çeken kişi|taşıt|tekne;🚤sürat teknesi|taşıt;🚥yatay trafik ışıkları|trafik sinyalleri|yatay trafik ışığı
🚦dikey trafik ışıkları|dikey trafik ışığı|trafik sinyalleri;🚧inşaat|inşaat işareti;🚨polis lambası|polis arabası|polis tepe lambası;🚩üçgen bayrak|işaret|konum|konum bilgisi işareti|üçgen işaret|üçgen konum işareti;🚪kapı;🚫girmek yasak|Girilmez|işaret
🚬sigara|işaret|sigara içilebilir|sigara içme;🚭sigara içilmez|duman|tütün|yasak;🚮çöp kutusu işareti|çöpü yerine atın;🚯çöp atılmaz|çöp atmayın|çöp atmayın işareti;🚰içilebilir su|içme suyu|işaret;🚱içilmeyen su|içilmez
🚲bisiklet|taşıt;🚳bisiklet yasak|bisiklet giremez|taşıt;🚴bisiklet süren kişi;🚵dağ bisikletçisi;🚶yürüyen kişi;🚷yayalara yasak|işaret|yayalar giremez
🚸karşıya geçen çocuklar|işaret|karşıya geçiş;🚹erkekler tuvaleti|işaret;🚺kadınlar tuvaleti|işaret;🚻tuvalet|lavabo|wc;🚼bebek işareti|bebek alt değiştirme yeri|bebek teknede;🚽klozet|tuvalet|WC
🚾wc|lavabo|tuvalet;🚿duş|su;🛀banyo yapan kişi|küvet;🛁banyo küveti;🛂pasaport kontrolü;🛃gümrük
🛄bagaj teslim;🛅eşya emanet|bagaj|bagaj hizmeti;🛋kanepe ve lamba|otel;🛌yatakta yatan kişi|otel|uyuma;🛍alışveriş çantası|otel;🛎resepsiyon zili|çan|otel
🛏yatak|otel|uyuma;🛐ibadethane|din|tapınma;🛑dur işareti|sekizgen;🛒alışveriş arabası|pazar arabası;🛕Hindu tapınağı|tapınak;🛖kulübe|ev|yurt
🛗asansör|erişilebilirlik|lift;🛜kablosuz|ağ|bilgisayar|internet;🛝kaydırak|eğlence parkı|oyun;🛞tekerlek|çark|dönüş|lastik;🛟cankurtaran simidi|can simidi|güvenlik|hayat kurtaran|yüzme;🛠çekiç ve somun anahtarı|alet|çekiç ve ingiliz anahtarı
🛡kalkan|silah;🛢petrol varili|benzin|fıçı;🛣otoban|anayol|cadde;🛤tren yolu;🛥motorlu tekne|taşıt;🛩küçük uçak|taşıt
🛫kalkan uçak|check in|kalkış|taşıt;🛬inen uçak|iniş|inme|taşıt|varış;🛰uydu|araç|uzay;🛳yolcu gemisi|taşıt;🛴ayakla sürülen skuter;🛵motorlu skuter
🛶kano|bot;🛷kızak;🛸uçan daire|UFO;🛹kaykay|tahta;🛺elektrikli çekçek|tuk tuk;🛻pikap|kamyon|kamyonet
🛼paten|tekerlek|tekerlekli paten;🟠turuncu daire;🟡sarı daire;🟢yeşil daire;🟣mor daire;🟤kahverengi daire
🟥kırmızı kare;🟦mavi kare;🟧turuncu kare;🟨sarı kare;🟩yeşil kare;🟪mor kare
🟫kahverengi kare;🟰kalın eşittir işareti|eşitlik|matematik;🤌kıstırma hareketi yapan parmaklar|bravo|çok güzel|harika|lezzetli;🤍beyaz kalp;🤎kahverengi kalp;🤏kıstırma hareketi yapan el|azıcık|bir tutam
🤐ağzı fermuarlı yüz|ağız;🤑para ağızlı yüz;🤒ağzında termometre olan yüz|hasta;🤓ukala yüz|bilgili|inek öğrenci;🤔düşünen yüz|düşünme;🤕kafası sarılı yüz|bandaj|yara
🤖robot|canavar|yüz;🤗kucaklayarak gülümseme|kucaklama|sarılma|yüz;🤘boynuz işareti|beden|el|parmak|rock;🤙beni ara işareti|el;🤚elinin tersini kaldırma;🤛sola bakan yumruk|sola doğru
🤜sağa bakan yumruk|sağa doğru;🤝el sıkışma|anlaşma|sallama|toplantı;🤞şans dileme|çapraz|el|parmak;🤟seni seviyorum işareti|el|SS;🤠kovboy şapkalı yüz|kadın kovboy;🤡palyaço yüzü
🤢kusmak üzere olan yüz|istifra;🤣gülmekten yerlere yatma|yüz;🤤salya akıtan yüz|salya akıtma;🤥yalan söyleyen yüz|pinokyo|yalan söyleme;🤦yüzünü eliyle kapama|avuç|çileden çıkma|inanmama;🤧hapşıran yüz|çok yaşa|hapşırma
🤨tek kaşı çatık yüz|güvenmeyen|şüpheci;🤩yıldız çarpmış|gözler|sırıtan|yüz;🤪çılgın surat|büyük|göz|küçük;🤫sus işareti yapan yüz|sessiz|şişt;🤬ağzında semboller olan yüz|küfür eden;🤭eliyle ağzını kapatan yüz|tüh
🤮kusan yüz|hasta|istifra|kusmak;🤯patlayan kafa|şoke;🤰hamile kadın;🤱emziren kadın|bebek|emzirme|göğüs;🤲iki avuç açık|dua eden eller;🤳selfie|kamera|telefon
🤴prens;🤵smokinli kişi|damat;🤶Noel Anne;🤷omuz silkme|bilmeme|ilgisizlik|kararsız;🤸perende atan kişi|birey|jimnastik|spor|yanlamasına takla;🤹jonglör|aynı anda birçok iş yapma|denge|hokkabazlık|yetenek
🤺eskrimci|birey|kılıç|spor;🤼güreşen kişiler|birey|güreşçi|spor;🤽su topu|birey|spor;🤾hentbol|birey|spor|top;🤿dalgıç maskesi|aletli dalış|şnorkelle dalış;🥀solmuş çiçek
🥁davul|müzik|tokmak;🥂kadeh tokuşturma|bardak|içecek|kutlama;🥃kısa ve geniş bardak|likör|tek içki|viski;🥄kaşık|yemek takımı;🥅kale ağı|spor;🥇birincilik madalyası|altın
🥈ikincilik madalyası|gümüş;🥉üçüncülük madalyası|bronz;🥊boks eldiveni|spor;🥋dövüş sporu forması|judo|karate|tekvando;🥌curling taşı|körling taşı|oyun;🥍lakros|gol|sopa|top
🥎softball|eldiven|kol|top;🥏frizbi|ultimate;🥐kruvasan|ay çöreği|ekmek|fransız|yiyecek;🥑avokado|meyve|yiyecek;🥒salatalık|sebze|turşu|yiyecek;🥓domuz pastırması|et|yiyecek
🥔patates|sebze|yiyecek;🥕havuç|sebze|yiyecek;🥖baget ekmek|fransız|yiyecek;🥗yeşil salata|yiyecek;🥘sahanda yemek|güveç|küçük|paella|tava|yiyecek;🥙dürüm|döner|falafel|kebap|pide|sarma|yiyecek
🥚yumurta|yiyecek;🥛süt bardağı|bardak|içecek;🥜yer fıstığı|fındık|fıstık|sebze|yiyecek;🥝kivi|meyve|yiyecek;🥞krep|gözleme|pankek|yiyecek;🥟mantı|empanada|gyōza|jiaozi|pierogi|potsticker
🥠fal kurabiyesi|kehanet;🥡yiyecek paketi;🥢yemek çubukları|chopsticks;🥣kaşıklı kase|kahvaltı|pirinç lapası|tahıl gevreği;🥤pipetli bardak;🥥Hindistan cevizi|palmiye|pina colada
🥦brokoli|yabani lahana;🥧tart|pasta|poğaça;🥨pretzel|burgu;🥩parça et|biftek|kuşbaşı|sote|steak;🥪sandviç|ekmek;🥫konserve gıda
🥬yeşil yapraklı sebze|çin lahanası|karalahana|marul;🥭mango|meyve|tropikal;🥮ay pastası|festival|sonbahar|yuèbǐng;🥯simit|bagel|fırın|sürme peynir;🥰3 kalpli gülümseyen yüz|aşık olma|çarpılma|hayranlık|kalpler;🥱esneyen yüz|esneme|sıkılmış|yorgun
🥲gözü yaşlı gülümseyen yüz|duygulanmış|gözyaşı|gülümseme|gururlu|hislenmiş|minnettar|rahatlamış;🥳partide eğlenen yüz|kutlama|parti düdüğü|şapka;🥴sarhoş yüz|çakırkeyif|kaymış gözler|sersemlemiş|titreyen ağız;🥵kızarmış yüz|ateşi çıkmış|kırmızı yüz|sıcak|sıcak çarpması|terleme;🥶üşümüş yüz|buz kesme|buz sarkıtları|donma|morarmış yüz|soğuk;🥷ninja|dövüşçü|gizli|saklı
🥸gizlenmiş yüz|burun|gizli|gözlük|kimliğini gizleyen|maskeli;🥹gözleri dolmuş yüz|ağlamaklı|direnme|gözyaşlarını tutan yüz|gurur|kızgın|üzgün;🥺yalvaran yüz|acıklı bakışlar|merhamet|yalvarma;🥻sari|elbise|giysi;🥼laboratuvar önlüğü|bilim insanı|deney|doktor;🥽koruyucu gözlük|göz koruması|kaynak|yüzme
🥾yürüyüş botu|kamp|sırt çantası;🥿düz ayakkabı|babet|terlik|topuksuz;🦀yengeç|burç|ıstakoz;🦁aslan|aslan yüzü|burç;🦂akrep|burç;🦃hindi
🦄tek boynuzlu at|unicorn|yüz;🦅kartal|kuş;🦆ördek|kuş;🦇yarasa|hayvan|vampir;🦈köpek balığı|balık;🦉baykuş|bilge
🦊tilki|yüz;🦋kelebek|böcek|şirin;🦌geyik|hayvan;🦍goril|hayvan;🦎kertenkele|sürüngen;🦏gergedan|hayvan
🦐karides|kabuklu deniz hayvanı|küçük|yiyecek;🦑mürekkep balığı|yiyecek|yumuşakçalar sınıfı;🦒zürafa|noktalar|puanlar;🦓zebra|çizgili|şeritli;🦔kirpi|dikenli;🦕soropod|brachiosaurus|brontosaurus|brontozor|diplodocus
🦖T-Rex|Tyrannosaurus Rex;🦗cırcır böceği|çekirge;🦘kanguru|Avustralya|keseli|sıçrama|yavru keseli;🦙lama|alpaka|guanako|vikunya|yün;🦚tavus kuşu|dişi tavus kuşu|gösterişli|gururlu;🦛hipopotam|su aygırı
🦜papağan|konuşma|korsan|kuş;🦝rakun|meraklı|sinsi;🦞ıstakoz|bisque|deniz ürünü|kıskaç;🦟sivrisinek|ateş|böcek|hastalık|sıtma|virüs;🦠mikrop|amip|bakteri|virüs;🦡porsuk|bal porsuğu|bela
🦢kuğu|çirkin ördek yavrusu|kuğu yavrusu|kuş;🦣mamut|büyük|fil dişi|nesli tükenen|soyu tükenen;🦤dodo kuşu|büyük|Mauritius|nesli tükenmiş|soyu tükenmiş;🦥tembel hayvan|yavaş;🦦su samuru|balık avlayan|oyuncu;🦧orangutan|maymun
🦨kokarca|kokan;🦩flamingo|gösterişli|tropikal;🦪istiridye|dalma|inci;🦫kunduz|baraj;🦬bizon|bufalo|sürü;🦭fok|ayı balığı|denizaslanı|fok balığı
🦮rehber köpek|erişilebilirlik|görme engelli;🦯görme engelli bastonu|erişilebilirlik;🦴kemik|iskelet;🦵bacak|tekme;🦶ayak|tekme;🦷diş|diş hekimi|dişçi
🦸süper kahraman|iyi|kadın kahraman|süper güç;🦹süper kötü|şeytani|suçlu|süper güç;🦺güvenlik yeleği|acil durum|yelek;🦻işitme cihazı olan kulak|erişilebilirlik|işitme güçlüğü;🦼elektrikli tekerlekli sandalye|erişilebilirlik;🦽tekerlekli sandalye|erişilebilirlik
🦾mekanik kol|erişilebilirlik|protez;🦿mekanik bacak|erişilebilirlik|protez;🧀peynir dilimi;🧁cupcake|fırın|kapkek|tatlı|top kek;🧂tuz|çeşni|tuzluk;🧃içecek kutusu|kutu meyve suyu
🧄sarımsak|baharat;🧅soğan|baharat;🧆falafel|köfte|nohut;🧇waffle|hamur|vafıl;🧈tereyağı|süt ürünü;🧉mate çayı|içecek
🧊buz küpü|aysberg|soğuk;🧋bubble tea|baloncuk|çay|inci|inci çayı|süt;🧌trol|fantezi|peri masalı|yaratık;🧍ayakta duran kişi|ayakta durma;🧎diz çöken kişi|diz çökme;🧏işitme engelli kişi|erişilebilirlik|kulak
🧐tek cam gözlüklü yüz|kendini beğenmiş;🧑yetişkin|kişi;🧒çocuk|genç|kişi;🧓yaşlı yetişkin|kişi;🧔sakallı kişi;🧕başörtülü kadın
🧖buhar odasındaki kişi|sauna;🧗dağcı kişi;🧘lotus pozisyonundaki kişi|meditasyon|yoga;🧙büyücü|cadı|sihirbaz;🧚peri|Oberon|Puck|Titania;🧛vampir|Drakula|hortlak
🧜balık insan;🧝elf|sihirli;🧞cin;🧟zombi|hortlak|yürüyen ölü;🧠beyin|zeki;🧡turuncu kalp|portakal
🧢siperli şapka|beyzbol şapkası;🧣atkı|yaka;🧤eldiven;🧥kaban;🧦çorap;🧧kırmızı zarf|hediye|hóngbāo|iyi şanslar|lai see|para
🧨maytap|dinamit|havai fişek|patlayıcı;🧩yapboz parçası|ipucu|kenetleme|puzzle;🧪deney tüpü|bilim|kimya|kimyacı|laboratuvar;🧫petri kabı|bakteri|biyolog|biyoloji|kültür|laboratuvar;🧬dna|biyolog|evrim|gen|genetik|yaşam;🧭pusula|hedef bulma|manyetik|navigasyon|oryantiring|yön bulma
🧮abaküs|hesaplama;🧯yangın söndürücü|ateş|söndürme;🧰alet çantası|sandık|tamirci;🧱tuğla|duvar|harç|kil|tuğlalar;🧲mıknatıs|at nalı|çekim|manyetik;🧳bavul|bagaj|seyahat|valiz
🧴losyon şişesi|güneş kremi|nemlendirici|şampuan;🧵iplik|dikiş|iğne|makara;🧶iplik yumağı|kroşe|top|yumak;🧷çengelli iğne|bebek bezi|punk rock;🧸oyuncak ayı|dolgu|pelüş;🧹süpürge|cadı|süpürme|temizlik
🧺sepet|çamaşır|çiftçilik|piknik;🧻kağıt rulosu|kağıt havlu|tuvalet kağıdı;🧼sabun|banyo|kalıp|köpük|sabunluk|temizlik;🧽sünger|emici|gözenekli|temizlik;🧾makbuz|defter tutma|kanıt|kayıt|muhasebe;🧿nazarlık|boncuk|kem göz|mavi boncuk|muska|tılsım
🩰bale ayakkabıları|dans;🩱tek parça mayo;🩲slip mayo|alt|tek parça;🩳şort|alt|mayo;🩴parmak arası terlik|deniz terliği|kumsal terliği|sandalet;🩵açık mavi kalp|camgöbeği|deniz mavisi
🩶gri kalp|gümüş|kurşun|taş;🩷pembe kalp|aşk|beğen|şirin;🩸kan damlası|âdet|aybaşı|ilaç|kan bağışı|mens|regl;🩹yara bandı|bandaj|bant|yapışkanlı bandaj;🩺stetoskop|doktor|kalp|tıp;🩻x ışını|doktor|iskelet|kemik|röntgen|tıbbi
🩼koltuk değneği|baston|değnek|engelli|engellilik|yürüme yardımı;🪀yoyo|inip çıkma|oyuncak;🪁uçurtma|süzülme|uçma;🪂paraşüt|delta kanat|deniz paraşütü|paraşütle atlama;🪃bumerang|avustralya|geri tepme|sekme|tepki;🪄sihirli asa|büyücü|cadı
🪅pinyata|kutlama|parti;🪆matruşka|bebek|iç içe|Rusya;🪇marakas|alet|çıngırak|müzik|müzik aleti|perküsyon|sallama|vurmalı;🪈flüt|ahşap üflemeli|boru|fife|kaval|müzik|nefesli|recorder;🪐halkalı gezegen|satürn;🪑sandalye|iskemle|oturma
🪒ustura|keskin|tıraş;🪓balta|ağaç|kesme|kısa balta|yarma;🪔diya lamba|yağ;🪕banjo|müzik|yaylı;🪖asker kaskı|askerlik|ordu|savaşçı;🪗akordiyon|akordeon
🪘uzun davul|conga|ritm|tempo|vuruş;🪙bozuk para|altın|gümüş|hazine|jeton|metal|sikke;🪚testere|alet|kereste|marangoz;🪛tornavida|alet|sıkma;🪜merdiven|adım|basamak|tırmanış;🪝çengel|askı|eğri|kanca
🪞ayna|reflektör|spekulum|yansıma|yansıtıcı;🪟pencere|açılım|çerçeve|manzara|saydam|şeffaf|temiz hava;🪠lavabo pompası|açıcı|çekme|lavabo açıcı|tuvalet;🪡dikiş iğnesi|dikme|nakış|sökük|terzi;🪢denizci düğümü|bağlı|dolaşık|halat|sicim;🪣kova|fıçı|kap|kepçe
🪤fare kapanı|kıskaç|tuzak;🪥diş fırçası|banyo|dental|hijyen|lavabo;🪦mezar taşı|defin|mezarlık;🪧tabela|gösteri|işaret|protesto;🪨kaya|ağır|katı|kayalık|sert|taş;🪩aynalı küre|dans|disko|parlak|parti
🪪kimlik kartı|güvenlik|kimlik bilgisi|lisans;🪫düşük pil|düşük enerji|elektronik;🪬Fatıma’nın Eli|Fatma Ana’nın Eli|Fatma’nın Eli|Meryem|muska|nazarlık;🪭yelpaze|dans|heyecan|serinletme|sıcak|utangaç;🪮perma tarağı|Afro saç|kıvırcık saç|seçme|tarak;🪯khanda|din|Sih
🪰karasinek|böcek|çürüme|hastalık|larva;🪱solucan|kurt|kurtçuk|parazit;🪲böcek|haşere;🪳hamam böceği|böcek|haşere|karafatma;🪴saksı bitkisi|ev|ev bitkisi|yetiştirme;🪵kütük|ağaç|ahşap|kereste|tomruk
🪶kuş tüyü|hafif|tüylü|uçma;🪷nilüfer|Budizm|çiçek|Hindistan|Hinduizm|saflık|Vietnam;🪸mercan|okyanus|resif;🪹boş yuva;🪺yumurta bulunan yuva;🪻sümbül|acı bakla|aslanağzı|çiçek|lavanta|lupin
🪼denizanası|ahh|iğne|medüz|omurgasız|yanma;🪽kanat|kuş|melek gibi|mitoloji|uçma|uçuş;🪿kaz|kaz sesi|kümes hayvanı|kuş|şapşal;🫀kalp|kalp atışı|kardiyoloji|merkez|nabız|organ;🫁akciğer|nefes|organ|soluk|solunum;🫂kucaklaşan insanlar|güle güle|hoşçakal|hoşçakalın|merhaba|sağol|sağolun|selam|teşekkür|teşekkürler
🫃hamile adam|göbekli|şişmiş;🫄hamile kişi|göbekli|şişmiş;🫅taç takmış insan|kral|kraliyet|soylu;🫎sığın|elk|geyik boynuzları|hayvan|memeli;🫏eşek|hayvan|inatçı|katır|memeli|merkep;🫐yaban mersini|dağ mersini|mavi
🫑dolma biber|dolmalık biber|sebze;🫒zeytin|yiyecek;🫓yassı ekmek|bazlama|lavaş|naan|pide|pita;🫔tamale|dürüm|Meksika yemeği;🫕fondü|çikolata|erimiş|İsviçre|kap|peynir;🫖demlik|çay|çaydanlık|içecek
🫗dökülen sıvı|bardak|boş|dökme|içecek;🫘fasulye|baklagil|barbunya|gıda;🫙kavanoz|baharatlık|boş|saklama kabı|sos;🫚kök zencefil|baharat|bira|yumru;🫛kabuklu bezelye|baklagil|edamame|fasulye|sebze;🫠eriyen yüz|çözülme|erime|kaybolma|sıvılaşma
🫡selamlayan yüz|asker|başüstüne|güneşli|onay;🫢gözleri açık ve eliyle ağzını kapatan yüz|hayret|inanamama|korku|şaşkınlık|sürpriz|utanma;🫣gizlice bakan yüz|dikizleme|gizlice bakma|gözetleme;🫤yamuk ağızlı yüz|hayal kırıklığına uğramış|hüsran|kırgın|şüpheli|şüpheli yüz;🫥noktalı çizgili yüz|depresif|gizlenme|görünmez|içe dönük|kaybolma;🫦ısırılan dudak|davetkâr|endişeli|flört|gergin|korku|rahatsız
🫧baloncuk|kabarcık|sabun|su altı|temiz;🫨sallanan yüz|deprem|sallanma|şok|titreme;🫰işaret parmağı ve baş parmak birbirine geçmiş el|aşk|kalp|pahalı|para;🫱sağa bakan el;🫲sola bakan el;🫳avuç içi aşağı bakan el|atmak|düşürmek|kışkışlamak
🫴avuç içi yukarı bakan el|çağırmak|el etmek|gel|sunmak|yakalamak;🫵karşıyı işaret eden işaret parmağı|sen;🫶kalp oluşturan eller|aşk|sevgi;🫷sola iten el|bekletme|çak|durdurma|itme|reddetme;🫸sağa iten el|bekletme|çak|durdurma|itme|reddetme`;
