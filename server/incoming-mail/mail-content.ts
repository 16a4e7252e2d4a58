import libmime from 'libmime';
import { decodeText } from './charsets.ts';
import { type HtmlText, htmlToText } from './html-text.ts';
import { MAIL_LIMITS } from './mail-limits.ts';
import { withoutHistory } from './quoted-history.ts';
import type { MailPart } from './split-mail.ts';

/** A file of a mail, as it came. */
export type MailFile = { name: string | null; content: Buffer };

export type MailContent = {
  /** What its sender wrote now: without the mail that is answered, signature and markup. Empty where there is nothing but files. */
  text: string;
  /** At most as many as a message may have. */
  files: MailFile[];
  /** Names of files beyond that. */
  tooMany: string[];
  /** Outlook packed text or files into `winmail.dat`, which only Outlook opens (MS-OXTNEF). */
  packed: boolean;
};

/** Proofs of who signed the mail, which are no files to anybody. */
const SIGNATURES = new Set([
  'application/pgp-signature',
  'application/pkcs7-signature',
  'application/x-pkcs7-signature',
]);
const PACKED = new Set(['application/ms-tnef', 'application/vnd.ms-tnef']);

/** The text and the files of a mail. HTML is preferred, because programs mark in it what is quoted, and break no lines. */
export function contentOf(mail: MailPart): MailContent {
  const leaves = leavesOf(mail);
  const html = textOf(leaves, 'text/html');
  const plain = textOf(leaves, 'text/plain');
  const fromHtml = html === null ? null : htmlToText(html);
  const files = leaves.filter((part) => isFile(part, fromHtml));
  return {
    text: ownText(fromHtml, plain),
    files: files.slice(0, MAIL_LIMITS.files).map((part) => ({ name: nameOf(part), content: part.content })),
    tooMany: files.slice(MAIL_LIMITS.files).map((part) => nameOf(part) ?? ''),
    packed: files.some((part) => PACKED.has(part.type) || part.fileName?.toLowerCase() === 'winmail.dat'),
  };
}

function ownText(html: HtmlText | null, plain: string | null): string {
  if (html === null) return withoutHistory(plain ?? '');
  const own = withoutHistory(html.own);
  if (own !== '') return own;
  return withoutHistory(html.whole) || withoutHistory(plain ?? '');
}

/** In their order; of alternatives, both stay, and each reader takes the kind it wants. */
function leavesOf(part: MailPart): MailPart[] {
  return part.parts.length === 0 ? [part] : part.parts.flatMap(leavesOf);
}

/** All parts of a kind that are text to be read, one below the other; null: there is none. */
function textOf(leaves: MailPart[], type: string): string | null {
  const texts = leaves
    .filter((part) => part.type === type && isText(part))
    .map((part) => {
      const text = decodeText(part.content.subarray(0, MAIL_LIMITS.textBytes), part.charset);
      return part.flowed ? libmime.decodeFlowed(text, part.delSp) : text;
    });
  return texts.length === 0 ? null : texts.join('\n').slice(0, MAIL_LIMITS.textBytes);
}

function isText(part: MailPart): boolean {
  return part.disposition !== 'attachment' && part.fileName === null;
}

function isFile(part: MailPart, html: HtmlText | null): boolean {
  if (part.type.startsWith('multipart/') || SIGNATURES.has(part.type) || part.content.length === 0)
    return false;
  if ((part.type === 'text/plain' || part.type === 'text/html') && isText(part)) return false;
  const id = /<?([^<>\s]*)>?/.exec(part.header('Content-ID')[0] ?? '')?.[1] ?? '';
  // Pictures within the quoted mail, or in a signature, are not sent again.
  return (
    id === '' ||
    html === null ||
    !part.type.startsWith('image/') ||
    html.pictures.has(id) ||
    !isReferred(part)
  );
}

/** A picture with an id that is no attachment stands somewhere in the HTML. */
function isReferred(part: MailPart): boolean {
  return part.disposition !== 'attachment';
}

function nameOf(part: MailPart): string | null {
  if (part.fileName !== null) return part.fileName;
  if (part.type === 'message/rfc822') return 'message.eml';
  if (part.type === 'text/calendar') return 'invitation.ics';
  return PACKED.has(part.type) ? 'winmail.dat' : null;
}
