import { MAIL_TEXTS, mailLanguage } from '../mail/mail-texts.ts';

/** What a visitor is told whom nobody has answered yet. */
type Words = {
  /** They are asked for an address. */
  ask: string;
  /** The answer to that of who stays. */
  stay: string;
  /** `{address}` is known. */
  known: string;
  /** They have just written it. */
  noted: string;
  /** No mail goes out. */
  wait: string;
};

const WORDS: Readonly<Record<string, Words>> = {
  en: {
    ask: 'Sorry, nobody is free right now. Write your e-mail address here and we’ll reply by e-mail, or stay and wait.',
    stay: 'I’ll wait',
    known: 'Sorry, nobody is free right now. If you leave, we’ll reply to {address}.',
    wait: 'Sorry, nobody is free right now. We have your message and will reply here.',
    noted: 'Thank you. We’ll reply to {address} if you leave.',
  },
  de: {
    ask: 'Leider ist gerade niemand frei. Schreiben Sie hier Ihre E-Mail-Adresse, dann antworten wir per E-Mail – oder bleiben Sie einfach im Chat.',
    stay: 'Ich warte',
    known: 'Leider ist gerade niemand frei. Wenn Sie gehen, antworten wir an {address}.',
    wait: 'Leider ist gerade niemand frei. Ihre Nachricht ist angekommen, wir antworten hier.',
    noted: 'Danke. Wenn Sie gehen, antworten wir an {address}.',
  },
  es: {
    ask: 'Lo sentimos, ahora no hay nadie disponible. Escriba aquí su correo electrónico y le responderemos por correo, o espere en el chat.',
    stay: 'Espero',
    known: 'Lo sentimos, ahora no hay nadie disponible. Si se va, le responderemos a {address}.',
    wait: 'Lo sentimos, ahora no hay nadie disponible. Hemos recibido su mensaje y le responderemos aquí.',
    noted: 'Gracias. Si se va, le responderemos a {address}.',
  },
  fr: {
    ask: 'Désolés, personne n’est disponible pour le moment. Indiquez ici votre adresse e-mail et nous vous répondrons par e-mail, ou patientez dans le chat.',
    stay: 'Je patiente',
    known:
      'Désolés, personne n’est disponible pour le moment. Si vous partez, nous vous répondrons à {address}.',
    wait: 'Désolés, personne n’est disponible pour le moment. Nous avons bien reçu votre message et vous répondrons ici.',
    noted: 'Merci. Si vous partez, nous vous répondrons à {address}.',
  },
  it: {
    ask: 'Ci dispiace, al momento non c’è nessuno disponibile. Scriva qui il suo indirizzo e-mail e le risponderemo via e-mail, oppure resti in attesa.',
    stay: 'Resto in attesa',
    known: 'Ci dispiace, al momento non c’è nessuno disponibile. Se esce, le risponderemo a {address}.',
    wait: 'Ci dispiace, al momento non c’è nessuno disponibile. Abbiamo ricevuto il suo messaggio e le risponderemo qui.',
    noted: 'Grazie. Se esce, le risponderemo a {address}.',
  },
  pt: {
    ask: 'Desculpe, não há ninguém disponível neste momento. Escreva aqui o seu e-mail e responderemos por e-mail, ou aguarde no chat.',
    stay: 'Vou aguardar',
    known: 'Desculpe, não há ninguém disponível neste momento. Se sair, responderemos para {address}.',
    wait: 'Desculpe, não há ninguém disponível neste momento. Recebemos a sua mensagem e responderemos aqui.',
    noted: 'Obrigado. Se sair, responderemos para {address}.',
  },
  nl: {
    ask: 'Sorry, er is nu niemand beschikbaar. Laat hier uw e-mailadres achter, dan antwoorden we per e-mail, of blijf wachten.',
    stay: 'Ik wacht',
    known: 'Sorry, er is nu niemand beschikbaar. Als u weggaat, antwoorden we naar {address}.',
    wait: 'Sorry, er is nu niemand beschikbaar. We hebben uw bericht ontvangen en antwoorden hier.',
    noted: 'Bedankt. Als u weggaat, antwoorden we naar {address}.',
  },
  pl: {
    ask: 'Przepraszamy, nikt nie jest teraz dostępny. Wpisz tutaj swój adres e-mail, a odpowiemy e-mailem, albo poczekaj na czacie.',
    stay: 'Poczekam',
    known:
      'Przepraszamy, nikt nie jest teraz dostępny. Jeśli wyjdziesz z czatu, odpowiemy na adres {address}.',
    wait: 'Przepraszamy, nikt nie jest teraz dostępny. Otrzymaliśmy Twoją wiadomość i odpowiemy tutaj.',
    noted: 'Dziękujemy. Jeśli wyjdziesz z czatu, odpowiemy na adres {address}.',
  },
  ru: {
    ask: 'К сожалению, сейчас все операторы заняты. Напишите здесь свой адрес электронной почты, и мы ответим письмом, или подождите в чате.',
    stay: 'Я подожду',
    known: 'К сожалению, сейчас все операторы заняты. Если вы уйдёте, мы ответим на {address}.',
    wait: 'К сожалению, сейчас все операторы заняты. Мы получили ваше сообщение и ответим здесь.',
    noted: 'Спасибо. Если вы уйдёте, мы ответим на {address}.',
  },
  uk: {
    ask: 'На жаль, зараз усі оператори зайняті. Напишіть тут свою електронну адресу, і ми відповімо листом, або зачекайте в чаті.',
    stay: 'Я зачекаю',
    known: 'На жаль, зараз усі оператори зайняті. Якщо ви підете, ми відповімо на {address}.',
    wait: 'На жаль, зараз усі оператори зайняті. Ми отримали ваше повідомлення й відповімо тут.',
    noted: 'Дякуємо. Якщо ви підете, ми відповімо на {address}.',
  },
  tr: {
    ask: 'Üzgünüz, şu anda müsait kimse yok. E-posta adresinizi buraya yazın, size e-postayla yanıt verelim ya da sohbette bekleyin.',
    stay: 'Bekleyeceğim',
    known: 'Üzgünüz, şu anda müsait kimse yok. Ayrılırsanız yanıtımızı {address} adresine göndereceğiz.',
    wait: 'Üzgünüz, şu anda müsait kimse yok. Mesajınızı aldık, buradan yanıt vereceğiz.',
    noted: 'Teşekkürler. Ayrılırsanız yanıtımızı {address} adresine göndereceğiz.',
  },
  ar: {
    ask: 'عذرًا، لا يوجد أحد متاح الآن. اكتب بريدك الإلكتروني هنا وسنرد عليك عبر البريد، أو انتظر في المحادثة.',
    stay: 'سأنتظر',
    known: 'عذرًا، لا يوجد أحد متاح الآن. إذا غادرت، فسنرد عليك على {address}.',
    wait: 'عذرًا، لا يوجد أحد متاح الآن. وصلتنا رسالتك وسنرد عليك هنا.',
    noted: 'شكرًا. إذا غادرت، فسنرد عليك على {address}.',
  },
  fa: {
    ask: 'متأسفیم، در حال حاضر کسی در دسترس نیست. نشانی ایمیل خود را اینجا بنویسید تا با ایمیل پاسخ دهیم، یا در گفتگو منتظر بمانید.',
    stay: 'منتظر می‌مانم',
    known: 'متأسفیم، در حال حاضر کسی در دسترس نیست. اگر بروید، به {address} پاسخ می‌دهیم.',
    wait: 'متأسفیم، در حال حاضر کسی در دسترس نیست. پیام شما رسیده است و همین‌جا پاسخ می‌دهیم.',
    noted: 'سپاس. اگر بروید، به {address} پاسخ می‌دهیم.',
  },
  he: {
    ask: 'מצטערים, אין כרגע נציג פנוי. כתבו כאן את כתובת האימייל שלכם ונענה באימייל, או המתינו בצ׳אט.',
    stay: 'אמתין',
    known: 'מצטערים, אין כרגע נציג פנוי. אם תצאו, נענה לכתובת {address}.',
    wait: 'מצטערים, אין כרגע נציג פנוי. ההודעה שלכם התקבלה ונענה כאן.',
    noted: 'תודה. אם תצאו, נענה לכתובת {address}.',
  },
  hi: {
    ask: 'क्षमा करें, अभी कोई उपलब्ध नहीं है। अपना ईमेल पता यहाँ लिखें, हम ईमेल से जवाब देंगे, या चैट में प्रतीक्षा करें।',
    stay: 'मैं प्रतीक्षा करूँगा/करूँगी',
    known: 'क्षमा करें, अभी कोई उपलब्ध नहीं है। आपके जाने पर हम {address} पर जवाब देंगे।',
    wait: 'क्षमा करें, अभी कोई उपलब्ध नहीं है। आपका संदेश मिल गया है, हम यहीं जवाब देंगे।',
    noted: 'धन्यवाद। आपके जाने पर हम {address} पर जवाब देंगे।',
  },
  id: {
    ask: 'Maaf, saat ini belum ada yang dapat membantu. Tulis alamat email Anda di sini dan kami akan membalas lewat email, atau tunggu di chat.',
    stay: 'Saya tunggu',
    known: 'Maaf, saat ini belum ada yang dapat membantu. Jika Anda pergi, kami akan membalas ke {address}.',
    wait: 'Maaf, saat ini belum ada yang dapat membantu. Pesan Anda sudah kami terima dan akan kami balas di sini.',
    noted: 'Terima kasih. Jika Anda pergi, kami akan membalas ke {address}.',
  },
  vi: {
    ask: 'Rất tiếc, hiện chưa có ai rảnh. Hãy để lại địa chỉ email tại đây, chúng tôi sẽ trả lời qua email, hoặc bạn có thể chờ trong khung chat.',
    stay: 'Tôi sẽ chờ',
    known: 'Rất tiếc, hiện chưa có ai rảnh. Nếu bạn rời đi, chúng tôi sẽ trả lời qua {address}.',
    wait: 'Rất tiếc, hiện chưa có ai rảnh. Chúng tôi đã nhận được tin nhắn và sẽ trả lời tại đây.',
    noted: 'Cảm ơn bạn. Nếu bạn rời đi, chúng tôi sẽ trả lời qua {address}.',
  },
  ja: {
    ask: '申し訳ございません。ただいま対応できる担当者がおりません。こちらにメールアドレスを入力していただければ、メールでご返信します。このままチャットでお待ちいただくこともできます。',
    stay: 'このまま待つ',
    known:
      '申し訳ございません。ただいま対応できる担当者がおりません。チャットを離れた場合は {address} にご返信します。',
    wait: '申し訳ございません。ただいま対応できる担当者がおりません。メッセージは受け付けましたので、こちらでご返信します。',
    noted: 'ありがとうございます。チャットを離れた場合は {address} にご返信します。',
  },
  ko: {
    ask: '죄송합니다. 지금은 상담 가능한 담당자가 없습니다. 이메일 주소를 남겨 주시면 이메일로 답변드리겠습니다. 채팅에서 기다리셔도 됩니다.',
    stay: '기다릴게요',
    known:
      '죄송합니다. 지금은 상담 가능한 담당자가 없습니다. 채팅을 나가시면 {address}(으)로 답변드리겠습니다.',
    wait: '죄송합니다. 지금은 상담 가능한 담당자가 없습니다. 메시지를 잘 받았으며 여기에서 답변드리겠습니다.',
    noted: '감사합니다. 채팅을 나가시면 {address}(으)로 답변드리겠습니다.',
  },
  zh: {
    ask: '抱歉，目前客服都在忙。您可以在这里留下邮箱，我们会通过邮件回复您，也可以继续等待。',
    stay: '我继续等待',
    known: '抱歉，目前客服都在忙。如果您先离开，我们会回复到 {address}。',
    wait: '抱歉，目前客服都在忙。我们已收到您的消息，会在这里回复您。',
    noted: '谢谢。如果您先离开，我们会回复到 {address}。',
  },
  'zh-Hant': {
    ask: '抱歉，目前客服人員都在忙線中。您可以在這裡留下電子郵件，我們會以郵件回覆您，也可以繼續等候。',
    stay: '我繼續等候',
    known: '抱歉，目前客服人員都在忙線中。如果您先離開，我們會回覆到 {address}。',
    wait: '抱歉，目前客服人員都在忙線中。我們已收到您的訊息，會在這裡回覆您。',
    noted: '謝謝。如果您先離開，我們會回覆到 {address}。',
  },
};
export const SPOKEN = Object.keys(WORDS);

/** In the visitor's language, as far as the widget knows it; else in English. */
export function visitorWords(language: string | null) {
  const { texts } = mailLanguage(language);
  const tag = Object.keys(MAIL_TEXTS).find((one) => MAIL_TEXTS[one] === texts) ?? 'en';
  const words = WORDS[tag] ?? (WORDS['en'] as Words);
  const filled = (text: string) => (address: string) => text.replace('{address}', () => address);
  return { ...words, known: filled(words.known), noted: filled(words.noted) };
}
