type Words = { you: string; unsent: string };

/** What a transcript says of itself, in the widget's languages. */
const WORDS: Record<string, Words> = {
  ar: { you: 'أنت', unsent: 'حُذفت هذه الرسالة.' },
  de: { you: 'Sie', unsent: 'Diese Nachricht wurde gelöscht.' },
  en: { you: 'You', unsent: 'This message was deleted.' },
  es: { you: 'Usted', unsent: 'Este mensaje se eliminó.' },
  fa: { you: 'شما', unsent: 'این پیام حذف شد.' },
  fr: { you: 'Vous', unsent: 'Ce message a été supprimé.' },
  he: { you: 'אני', unsent: 'ההודעה נמחקה.' },
  hi: { you: 'आप', unsent: 'यह संदेश मिटा दिया गया।' },
  id: { you: 'Anda', unsent: 'Pesan ini telah dihapus.' },
  it: { you: 'Lei', unsent: 'Questo messaggio è stato eliminato.' },
  ja: { you: 'あなた', unsent: 'このメッセージは取り消されました。' },
  ko: { you: '나', unsent: '삭제된 메시지입니다.' },
  nl: { you: 'U', unsent: 'Dit bericht is verwijderd.' },
  pl: { you: 'Ty', unsent: 'Ta wiadomość została usunięta.' },
  pt: { you: 'Você', unsent: 'Esta mensagem foi apagada.' },
  ru: { you: 'Вы', unsent: 'Это сообщение удалено.' },
  tr: { you: 'Siz', unsent: 'Bu mesaj silindi.' },
  uk: { you: 'Ви', unsent: 'Це повідомлення видалено.' },
  vi: { you: 'Bạn', unsent: 'Tin nhắn này đã bị thu hồi.' },
  zh: { you: '您', unsent: '此消息已撤回。' },
  'zh-Hant': { you: '您', unsent: '此訊息已收回。' },
};
const ENGLISH: Words = { you: 'You', unsent: 'This message was deleted.' };
const RIGHT_TO_LEFT = ['ar', 'fa', 'he'];

/** How a transcript is written for somebody who speaks the language of a tag; English where that is none of ours. */
export type Wording = Words & { tag: string; direction: 'ltr' | 'rtl' };

export function wordingFor(asked: string | null): Wording {
  try {
    const locale = new Intl.Locale((asked ?? 'en').replaceAll('_', '-'));
    const { language, script } = locale.maximize();
    const words = WORDS[`${language}-${script}`] ?? WORDS[language];
    if (words !== undefined)
      return {
        ...words,
        tag: locale.toString(),
        direction: RIGHT_TO_LEFT.includes(language) ? 'rtl' : 'ltr',
      };
  } catch {
    // What a page calls its language is not always a tag.
  }
  return { ...ENGLISH, tag: 'en', direction: 'ltr' };
}
