import type { Card, MessageForm } from './card-schema.ts';

/** A card or form in words: the message's body, for mails, transcripts, searches, notices and clients that show neither. */
export function cardInWords({ title, text, picture, links = [] }: Card): string {
  return [title, text, picture?.description, ...links.map(({ label, url }) => `${label}: ${url}`)]
    .filter((line) => line !== undefined && line.trim() !== '')
    .join('\n');
}

export function formInWords({ title, text, fields }: MessageForm): string {
  const asked = fields.map(({ label, required, choices }) => {
    const offered = choices === undefined ? '' : `: ${choices.join(' / ')}`;
    return `• ${label}${required ? ' *' : ''}${offered}`;
  });
  return [title, ...(text === undefined ? [] : [text]), ...asked].join('\n');
}
