import type { Head, Post } from '../chat-service.ts';
import type { ThreadTexts } from '../thread-texts.ts';

type Json = Readonly<Record<string, unknown>>;

/** https://core.telegram.org/bots/api#createforumtopic */
const LONGEST_TOPIC = 128;

/**
 * What Telegram would read as a tag (https://core.telegram.org/bots/api#html-style). Behind an `@` that begins a mention comes an invisible
 * character, so that nobody is called by what a visitor writes.
 */
export function escapeTelegram(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/(?<![\p{L}\p{N}_])@(?=\w)/gu, '@\u2060');
}

/** A post as HTML. */
export function postHtml({ by, text }: Post, texts: ThreadTexts): string {
  if (by === null) return escapeTelegram(text);
  return `<b>${escapeTelegram(texts.signed[by.as](by.name))}</b>\n${escapeTelegram(text)}`;
}

export function headHtml({ title, lines, link }: Head): string {
  const url = escapeTelegram(link.url).replaceAll('"', '&quot;');
  return [
    `<b>${escapeTelegram(title)}</b>`,
    ...lines.map(escapeTelegram),
    `<a href="${url}">${escapeTelegram(link.label)}</a>`,
  ].join('\n');
}

/** The name of a topic, which is plain text. */
export function topicName({ title }: Head): string {
  const points = Array.from(title.replace(/\s+/g, ' ').trim());
  return points.length <= LONGEST_TOPIC ? points.join('') : `${points.slice(0, LONGEST_TOPIC - 1).join('')}…`;
}

/** What somebody wrote, as plain text: the address behind a word stands after it, as nobody would know it otherwise. */
export function plainText(message: Json): string {
  const [text, entities] =
    typeof message['text'] === 'string'
      ? [message['text'], message['entities']]
      : [String(message['caption'] ?? ''), message['caption_entities']];
  const links = (Array.isArray(entities) ? entities : [])
    .filter((entity): entity is Json => typeof entity === 'object' && entity !== null)
    .filter((entity) => entity['type'] === 'text_link' && typeof entity['url'] === 'string')
    .map((entity) => ({
      end: Number(entity['offset']) + Number(entity['length']),
      url: String(entity['url']),
    }))
    .filter(({ end }) => Number.isInteger(end) && end > 0 && end <= text.length)
    .sort((a, b) => b.end - a.end);
  return links.reduce((all, { end, url }) => `${all.slice(0, end)} (${url})${all.slice(end)}`, text).trim();
}
