import { decodeText } from './charsets.ts';
import { headerText, headerToken } from './mail-headers.ts';
import type { MailPart } from './split-mail.ts';

/** What a server says of a mail of ours: that it could not be delivered (RFC 3464), or that somebody complained (RFC 5965). */
export type DeliveryReport =
  | {
      kind: 'bounce';
      permanent: boolean;
      status: string;
      reason: string;
      messageId: string | null;
      originalTo: string | null;
    }
  | { kind: 'complaint'; reason: string; messageId: string | null; originalTo: string | null }
  | { kind: 'delay' | 'delivered' };

const MAX_REASON = 500;
const MAX_REPORT_BYTES = 64 * 1024;

/** Reads a report, or returns null for what is none. */
export function readReport(mail: MailPart): DeliveryReport | null {
  const parts = mail.type === 'multipart/report' ? mail.parts : [];
  const feedback = parts.find((part) => part.type === 'message/feedback-report');
  if (feedback !== undefined) return complaint(fieldsOf(feedback), parts);
  const status = parts.find(
    (part) => part.type === 'message/delivery-status' || part.type === 'message/global-delivery-status',
  );
  if (status !== undefined) return bounce(fieldsOf(status), parts);
  return eximBounce(mail);
}

/** Exim sends no report of the standard, but names the address in a header of its own, and the server's words in the text. */
function eximBounce(mail: MailPart): DeliveryReport | null {
  const failed = headerText(mail, 'X-Failed-Recipients');
  if (failed === '') return null;
  const text = textOf(mail).slice(0, MAX_REPORT_BYTES);
  const status =
    /\b([45]\.\d{1,3}\.\d{1,3})\b/.exec(text)?.[1] ?? (/\b(5\d\d)[ -]/.test(text) ? '5.0.0' : '5.0.0');
  const reason = text.split('\n').find((line) => /\b[45]\d\d[ -]/.test(line)) ?? headerText(mail, 'Subject');
  const id = /^Message-I[dD]:\s*<([^<>\s]{1,250})>/m.exec(text)?.[1] ?? null;
  return {
    kind: 'bounce',
    permanent: status.startsWith('5'),
    status,
    reason: oneLine(reason),
    messageId: id,
    originalTo: failed.split(',')[0]?.trim().toLowerCase() ?? null,
  };
}

function bounce(fields: Fields, parts: MailPart[]): DeliveryReport {
  const action = field(fields, 'action').toLowerCase();
  if (action === 'delayed') return { kind: 'delay' };
  if (action === 'delivered' || action === 'relayed' || action === 'expanded') return { kind: 'delivered' };
  const status = /\d\.\d{1,3}\.\d{1,3}/.exec(field(fields, 'status'))?.[0] ?? '5.0.0';
  const diagnostic = typedValue(field(fields, 'diagnostic-code'));
  return {
    kind: 'bounce',
    permanent: status.startsWith('5') || action === 'failed',
    status,
    reason: oneLine(diagnostic === '' ? `Status ${status}` : diagnostic),
    messageId: originalId(parts),
    originalTo: addressIn(field(fields, 'original-recipient') || field(fields, 'final-recipient')),
  };
}

function complaint(fields: Fields, parts: MailPart[]): DeliveryReport {
  return {
    kind: 'complaint',
    reason: oneLine(field(fields, 'feedback-type') || 'abuse'),
    messageId: originalId(parts),
    originalTo: addressIn(field(fields, 'original-rcpt-to')),
  };
}

type Fields = Map<string, string>;

/** The fields of a report, of all its groups together; the first of a name counts. */
function fieldsOf(part: MailPart): Fields {
  const text = decodeText(part.content.subarray(0, MAX_REPORT_BYTES), part.charset);
  const fields: Fields = new Map();
  for (const line of text.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon < 1) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    if (!fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}

function field(fields: Fields, name: string): string {
  return fields.get(name) ?? '';
}

/** `smtp; 550 5.1.1 No such user`: what stands behind the type. */
function typedValue(value: string): string {
  return value.replace(/^[\w-]{1,40};\s*/, '');
}

function addressIn(value: string): string | null {
  return /([^\s<>;]{1,64}@[^\s<>;]{1,255})/.exec(typedValue(value))?.[1]?.toLowerCase() ?? null;
}

/** The id of our mail, from the copy of it or of its headers that a report brings along. */
function originalId(parts: MailPart[]): string | null {
  const copy = parts.find((part) =>
    /^(message\/(rfc822|global)|text\/rfc822-headers|message\/rfc822-headers)/.test(part.type),
  );
  if (copy === undefined) return null;
  const head = decodeText(copy.content.subarray(0, MAX_REPORT_BYTES), null).replace(/\r?\n[ \t]+/g, ' ');
  return /^message-id:\s*<([^<>\s]{1,250})>/im.exec(head)?.[1] ?? null;
}

function textOf(mail: MailPart): string {
  const plain = mail.parts.length === 0 ? mail : mail.parts.find((part) => part.type === 'text/plain');
  return plain === undefined ? '' : decodeText(plain.content, plain.charset);
}

function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, MAX_REASON);
}

/** Whether a mail says that it is a report, whatever is in it. */
export function isReport(mail: MailPart): boolean {
  return mail.type === 'multipart/report' || headerToken(mail, 'X-Failed-Recipients') !== '';
}
