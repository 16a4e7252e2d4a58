/**
 * The words by which mail programs lead into the mail that is answered, in the languages they speak. All patterns are
 * asked of single lines of a bounded length, and none can match in more than one way.
 */

/** "On … wrote:", at the end of a line. */
export const WROTE =
  /(wrote|writes|schrieb|geschrieben|écrit|escribió|escribiu|va escriure|ha scritto|scrisse|escreveu|schreef|geschreven|pisze|napisał\(a\)|napisała?|napsala?|napsal\(a\)|napísala?|skrev|skrifaði|kirjoitti|kirjutas|rakstīja|rašė|írta|a scris|написал\(а\)|написала?|пишет|пише|писа|έγραψε|yazdı|şunu yazdı|كتب|כתב\/ה|כתבה?|نوشت|ने लिखा|เขียนว่า|đã viết|menulis|写道|寫道|写到|のメール|のメッセージ|書きました|作成|님이 작성|작성|썼습니다)/iu;

/** What phones and programs put under every mail. */
export const SENT_FROM =
  /^(sent from|sent via|sent with|get outlook for|gesendet von|gesendet mit|von meinem .{1,40} gesendet|outlook für|envoyé de|envoyé depuis|envoyé à partir|obtenir outlook|télécharger outlook|enviado desde|enviado do|enviado a partir|obtener outlook|obter o outlook|inviato da|scarica outlook|ottieni outlook|verzonden vanaf|verstuurd vanaf|verzonden met|wysłane z|wysłano z|skickat från|sendt fra|lähetetty|odesláno z|отправлено с|отправлено из|надіслано|gönderildi|發自我的|发自我的|从我的|從我的|来自我的|由 .{1,40} 发送|下载 outlook|获取 outlook|獲取 outlook|取得 outlook|iphoneから送信|ipadから送信|androidから送信|나의 .{1,40}보냄|내 .{1,40}보냄)/iu;

/** Between dashes, before the other mail. */
export const ORIGINAL_MESSAGE =
  /(original message|original appointment|reply message|ursprüngliche nachricht|originalnachricht|message d'origine|message original|mensaje original|mensagem original|messaggio originale|messaggio inoltrato originale|oorspronkelijk bericht|wiadomość oryginalna|ursprungligt meddelande|oprindelig meddelelse|opprinnelig melding|alkuperäinen viesti|původní zpráva|исходное сообщение|оригинальное сообщение|orijinal mesaj|原始邮件|原始郵件|原始信件|原邮件|回复的原邮件|元のメッセージ|元のメール|원본 메시지|원본 메일)/iu;

const FROM =
  'from|von|de|da|van|från|fra|od|od koho|от|від|gönderen|kimden|lähettäjä|发件人|寄件者|寄件人|差出人|送信者|보낸사람|보낸 사람|보낸이';
const SENT =
  'sent|date|gesendet|datum|envoyé|date|enviado|enviada em|enviado el|fecha|data|inviato|verzonden|skickat|sendt|dato|wysłano|odesláno|отправлено|дата|gönderildi|tarih|lähetetty|päivämäärä|发送时间|發送時間|发送日期|日期|寄件日期|傳送時間|送信日時|日時|보낸날짜|보낸 날짜|날짜';
const TO =
  'to|an|à|para|a|aan|till|til|do|komu|кому|kime|vastaanottaja|收件人|收件者|宛先|받는사람|받는 사람|cc|kopie|копия|抄送|副本';
const SUBJECT =
  'subject|betreff|objet|asunto|assunto|oggetto|onderwerp|ämne|emne|temat|předmět|тема|konu|aihe|主题|主題|主旨|件名|제목';

const field = (names: string) => new RegExp(`^[*\\s]{0,3}(${names})[*\\s]{0,3}[:：]`, 'iu');

/** The lines of the little header that Outlook and others put above the other mail; each kind once. */
export const HEADER_FIELDS = [field(FROM), field(SENT), field(TO), field(SUBJECT)] as const;
