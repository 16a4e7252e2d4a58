/** Part of a text that means something: https://core.telegram.org/bots/api#messageentity */
export type Entity = { type: string; offset: number; length: number; url?: string };
export type Formatted = { text: string; entities: Entity[] };

const TAGS: Readonly<Record<string, string>> = { b: 'bold', a: 'text_link' };
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };

/**
 * Reads https://core.telegram.org/bots/api#html-style as Telegram does: unknown tags, tags that are not closed and a bare `<` are refused.
 * @returns the text and what is marked in it, or the sentence with which it is refused
 */
export function readHtml(html: string): Formatted | string {
  const entities: Entity[] = [];
  const open: { tag: string; entity: Entity }[] = [];
  let text = '';
  for (const [part] of html.matchAll(/<[^>]*>?|&[a-z]+;|[^<&]+|&/g)) {
    if (part.startsWith('&')) text += NAMED[part.slice(1, -1)] ?? part;
    else if (!part.startsWith('<')) text += part;
    else {
      const [, closing, tag = '', url] = /^<(\/?)(\w*)(?: href="([^"]*)")?>$/.exec(part) ?? [];
      const type = TAGS[tag];
      if (type === undefined) return `Bad Request: can't parse entities: Unsupported start tag "${tag}"`;
      if (closing === '') {
        const target = url === undefined ? {} : { url: url.replaceAll('&amp;', '&') };
        open.push({ tag, entity: { type, offset: text.length, length: 0, ...target } });
      } else {
        const begun = open.pop();
        if (begun?.tag !== tag) return `Bad Request: can't parse entities: Unmatched end tag "${tag}"`;
        entities.push({ ...begun.entity, length: text.length - begun.entity.offset });
      }
    }
  }
  if (open.length > 0) return "Bad Request: can't parse entities: Can't find end tag";
  return { text, entities: [...entities, ...mentionsIn(text)] };
}

/** Telegram finds these itself, in any text. */
export function mentionsIn(text: string): Entity[] {
  return [...text.matchAll(/(?<![\w])@\w{3,32}/g)].map(({ 0: mention, index }) => ({
    type: 'mention',
    offset: index,
    length: mention.length,
  }));
}
