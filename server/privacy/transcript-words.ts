type Words = { you: string; unsent: string; fileDeleted: string };

/** What a transcript says of itself, in the widget's languages. */
const WORDS: Record<string, Words> = {
  ar: { you: 'أنت', unsent: 'حُذفت هذه الرسالة.', fileDeleted: 'حُذف بعد {days}' },
  de: {
    you: 'Sie',
    unsent: 'Diese Nachricht wurde gelöscht.',
    fileDeleted: 'Gelöscht (Aufbewahrung: {days})',
  },
  en: { you: 'You', unsent: 'This message was deleted.', fileDeleted: 'Deleted after {days}' },
  es: { you: 'Usted', unsent: 'Este mensaje se eliminó.', fileDeleted: 'Eliminado después de {days}' },
  fa: { you: 'شما', unsent: 'این پیام حذف شد.', fileDeleted: 'پس از {days} حذف شد' },
  fr: { you: 'Vous', unsent: 'Ce message a été supprimé.', fileDeleted: 'Supprimé après {days}' },
  he: { you: 'אני', unsent: 'ההודעה נמחקה.', fileDeleted: 'נמחק לאחר {days}' },
  hi: { you: 'आप', unsent: 'यह संदेश मिटा दिया गया।', fileDeleted: '{days} बाद मिटाई गई' },
  id: { you: 'Anda', unsent: 'Pesan ini telah dihapus.', fileDeleted: 'Dihapus setelah {days}' },
  it: { you: 'Lei', unsent: 'Questo messaggio è stato eliminato.', fileDeleted: 'Eliminato dopo {days}' },
  ja: {
    you: 'あなた',
    unsent: 'このメッセージは取り消されました。',
    fileDeleted: '保存期間（{days}）を過ぎたため削除されました',
  },
  ko: { you: '나', unsent: '삭제된 메시지입니다.', fileDeleted: '보관 기간({days})이 지나 삭제됨' },
  nl: { you: 'U', unsent: 'Dit bericht is verwijderd.', fileDeleted: 'Verwijderd na {days}' },
  pl: {
    you: 'Ty',
    unsent: 'Ta wiadomość została usunięta.',
    fileDeleted: 'Usunięto (czas przechowywania: {days})',
  },
  pt: { you: 'Você', unsent: 'Esta mensagem foi apagada.', fileDeleted: 'Apagado após {days}' },
  ru: { you: 'Вы', unsent: 'Это сообщение удалено.', fileDeleted: 'Удалено через {days}' },
  tr: { you: 'Siz', unsent: 'Bu mesaj silindi.', fileDeleted: '{days} sonra silindi' },
  uk: { you: 'Ви', unsent: 'Це повідомлення видалено.', fileDeleted: 'Видалено через {days}' },
  vi: { you: 'Bạn', unsent: 'Tin nhắn này đã bị thu hồi.', fileDeleted: 'Đã xóa sau {days}' },
  zh: { you: '您', unsent: '此消息已撤回。', fileDeleted: '文件已删除（保存期限：{days}）' },
  'zh-Hant': { you: '您', unsent: '此訊息已收回。', fileDeleted: '檔案已刪除（保存期限：{days}）' },
};
const ENGLISH: Words = {
  you: 'You',
  unsent: 'This message was deleted.',
  fileDeleted: 'Deleted after {days}',
};
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

/** What stands in the place of a file that its site kept for so many days: `Deleted after 30 days`. */
export function fileDeletedText(
  { fileDeleted, tag }: Pick<Wording, 'fileDeleted' | 'tag'>,
  days: number,
): string {
  const format = new Intl.NumberFormat(tag, { style: 'unit', unit: 'day', unitDisplay: 'long' });
  return fileDeleted.replace('{days}', format.format(days));
}
