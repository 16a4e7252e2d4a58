import type { Head, Post } from '../chat-service.ts';
import type { ThreadTexts } from '../thread-texts.ts';

type Json = Readonly<Record<string, unknown>>;
/** How somebody is called; a text that names the person stands for who is unknown. */
export type NameOf = (userId: string) => string;

/** What Slack would read as a link or a mention (https://docs.slack.dev/messaging/formatting-message-text#escaping). */
export function escapeSlack(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** A post as Slack takes it. Words of people cannot mention anybody, nor begin a link that says something else. */
export function postText({ by, text }: Post, texts: ThreadTexts): string {
  if (by === null) return escapeSlack(text);
  const name = escapeSlack(by.name).replaceAll('*', '');
  const label = texts.signed[by.as](name);
  return `*${label}*\n${escapeSlack(text)}`;
}

export function headText({ title, lines, link }: Head): string {
  return [
    `*${escapeSlack(title).replaceAll('*', '')}*`,
    ...lines.map(escapeSlack),
    `<${link.url}|${escapeSlack(link.label)}>`,
  ].join('\n');
}

/**
 * What somebody wrote, as plain text. Slack sends it twice: as blocks, in which an emoji is a character, and as text, in which it is a
 * name. Blocks come first; what they do not have, the text does.
 */
export function plainText(message: Json, nameOf: NameOf): string {
  const blocks = listOf(message['blocks']);
  const rich = blocks.filter((block) => block['type'] === 'rich_text');
  if (rich.length > 0 && rich.length === blocks.length)
    return rich
      .flatMap((block) => listOf(block['elements']))
      .map((element) => elementText(element, nameOf))
      .join('')
      .trim();
  return marksToText(String(message['text'] ?? ''), nameOf).trim();
}

/** An element of https://docs.slack.dev/reference/block-kit/blocks/rich-text-block */
function elementText(element: Json, nameOf: NameOf): string {
  const inner = () =>
    listOf(element['elements'])
      .map((one) => elementText(one, nameOf))
      .join('');
  switch (element['type']) {
    case 'rich_text_section':
      return inner();
    case 'rich_text_preformatted':
      return `${inner()}\n`;
    case 'rich_text_quote':
      return `${inner()
        .split('\n')
        .map((line) => `> ${line}`)
        .join('\n')}\n`;
    case 'rich_text_list':
      return listText(element, nameOf);
    case 'link': {
      const [url, text] = [String(element['url'] ?? ''), element['text']];
      return typeof text === 'string' && text !== '' && text !== url ? `${text} (${url})` : url;
    }
    case 'emoji':
      return emojiText(element);
    case 'user':
      return `@${nameOf(String(element['user_id'] ?? ''))}`;
    case 'broadcast':
      return `@${String(element['range'] ?? '')}`;
    case 'channel':
    case 'usergroup':
      return '';
    default:
      return String(element['text'] ?? element['fallback'] ?? '');
  }
}

function listText(element: Json, nameOf: NameOf): string {
  const ordered = element['style'] === 'ordered';
  const indent = '  '.repeat(Math.min(Number(element['indent'] ?? 0), 8));
  const offset = Number(element['offset'] ?? 0);
  return listOf(element['elements'])
    .map(
      (item, index) => `${indent}${ordered ? `${offset + index + 1}.` : '•'} ${elementText(item, nameOf)}\n`,
    )
    .join('');
}

/** The characters of an emoji, in hexadecimal with hyphens between; those of a workspace's own have none. */
function emojiText({ unicode, name }: Json): string {
  if (typeof unicode !== 'string' || !/^[0-9a-f]{2,6}(-[0-9a-f]{2,6}){0,15}$/i.test(unicode))
    return `:${String(name ?? '')}:`;
  const points = unicode.split('-').map((point) => Number.parseInt(point, 16));
  return points.every((point) => point <= 0x10ffff) ? String.fromCodePoint(...points) : `:${String(name)}:`;
}

/** `<https://x|label>`, `<@U1>`, `<#C1|name>`, `<!here>`, and what is escaped. */
function marksToText(text: string, nameOf: NameOf): string {
  return text
    .replace(
      /<([^<>|]{1,3000})(?:\|([^<>]{0,3000}))?>/g,
      (_all, target: string, label: string | undefined) => {
        if (target.startsWith('@')) return `@${nameOf(target.slice(1))}`;
        if (target.startsWith('#')) return label === undefined || label === '' ? '' : `#${label}`;
        if (target.startsWith('!')) return label ?? `@${target.slice(1)}`;
        const url = target.replace(/^mailto:/, '');
        return label === undefined || label === '' || label === url ? url : `${label} (${url})`;
      },
    )
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}

function listOf(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'object' && one !== null) : [];
}
