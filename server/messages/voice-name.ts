import type { Actor } from '../access/actor.ts';
import { voiceLength } from '../contract/files/voice.ts';
import type { Voice } from '../contract/files/voice-schema.ts';

/** In the widget's languages. */
const NAMES: Record<string, string> = {
  ar: 'رسالة صوتية',
  de: 'Sprachnachricht',
  en: 'Voice message',
  es: 'Mensaje de voz',
  fa: 'پیام صوتی',
  fr: 'Message vocal',
  he: 'הודעה קולית',
  hi: 'वॉइस संदेश',
  id: 'Pesan suara',
  it: 'Messaggio vocale',
  ja: 'ボイスメッセージ',
  ko: '음성 메시지',
  nl: 'Spraakbericht',
  pl: 'Wiadomość głosowa',
  pt: 'Mensagem de voz',
  ru: 'Голосовое сообщение',
  tr: 'Sesli mesaj',
  uk: 'Голосове повідомлення',
  vi: 'Tin nhắn thoại',
  zh: '语音消息',
  'zh-Hant': '語音訊息',
};
export const SPOKEN = Object.keys(NAMES);

/**
 * What a voice message is called wherever files are named – transcripts, mails, the API, quotes, other chats: `Voice message,
 * 0:12`, in the visitor's language; in English where that is none of ours, and for anybody else.
 */
export function voiceName({ seconds }: Pick<Voice, 'seconds'>, actor: Actor | null): string {
  const tag = actor?.kind === 'visitor' ? actor.visitor.language : null;
  return `${nameIn(tag ?? 'en')}, ${voiceLength(seconds)}`;
}

function nameIn(tag: string): string | undefined {
  try {
    const { language, script } = new Intl.Locale(tag.replaceAll('_', '-')).maximize();
    return NAMES[`${language}-${script}`] ?? NAMES[language] ?? NAMES['en'];
  } catch {
    // No tag at all: whatever a page says of its language is kept as it is.
    return NAMES['en'];
  }
}
