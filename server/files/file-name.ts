import type { AttachmentRow } from '../database/tables.ts';

const MAX_LENGTH = 120;
/** What browsers record as voice messages. */
const ENDINGS: Record<string, string> = { 'audio/webm': 'webm', 'audio/mp4': 'm4a', 'audio/ogg': 'ogg' };

/** Control characters, separators, quotes, and what turns the direction of text around to fake an extension. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}/\\:*?"<>|]/gu;
/** Devices of Windows: https://learn.microsoft.com/windows/win32/fileio/naming-a-file */
const RESERVED = /^(con|prn|aux|nul|clock\$|conin\$|conout\$|(com|lpt)[\d¹²³])(\.|$)/iu;

/** A name fit for showing and for saving, made from what a client called the file. Never used as a path here. */
export function safeFileName(given: string | undefined): string {
  const base = (given ?? '').normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const clean = base
    .replace(UNSAFE, '')
    .replace(/(\p{M}{4})\p{M}+/gu, '$1')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+/, '');
  const named = RESERVED.test(clean) ? `_${clean}` : clean;
  const ended = withoutTail(shorten(named));
  return ended === '' ? 'file' : ended;
}

/** What a file is saved as. Voice messages are stored under a name to read, without an ending: `Voice message, 0:12`. */
export function savedName({
  name,
  media_type,
  voice,
}: Pick<AttachmentRow, 'name' | 'media_type' | 'voice'>): string {
  if (voice === null) return name;
  return safeFileName(`${name.replace(':', '.')}.${ENDINGS[media_type] ?? 'audio'}`);
}

/** `Content-Disposition` per RFC 6266, with the name in plain and in extended notation. */
export function contentDisposition(kind: 'inline' | 'attachment', name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const extended = encodeURIComponent(name).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${plain}"; filename*=UTF-8''${extended}`;
}

function shorten(name: string): string {
  const characters = [...name];
  if (characters.length <= MAX_LENGTH) return name;
  const extension = /\.[A-Za-z0-9]{1,10}$/.exec(name)?.[0] ?? '';
  return characters.slice(0, MAX_LENGTH - extension.length).join('') + extension;
}

/** Windows drops dots and blanks at the end, and so would show another name than it stores. */
function withoutTail(name: string): string {
  let end = name.length;
  while (end > 0 && /[.\s]/.test(name.charAt(end - 1))) end -= 1;
  return name.slice(0, end);
}
