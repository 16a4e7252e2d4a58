import { MAIL_ID_PATTERN, readPlusAddress } from '../mail/addresses.ts';
import { type Automatic, automaticKind } from './automatic-mail.ts';
import { isReport, readReport } from './delivery-report.ts';
import { contentOf, type MailContent } from './mail-content.ts';
import { addressesOf, headerText, type MailAddress, messageIdsOf, plainAddress } from './mail-headers.ts';
import { type MailPart, splitMail, type Unreadable, UnreadableMail } from './split-mail.ts';

/** What the road by which a mail came says of it, besides the mail itself. */
export type Envelope = {
  /** Who it is from; empty: nobody, as in reports; null: the road does not say. */
  from: string | null;
  /** To whom it was delivered; empty: the road does not say. */
  to: readonly string[];
};

/** Whose a mail is, and what it answers, as far as it says so itself. */
export type MailHead = {
  /** Null: it does not say, or names several. */
  from: MailAddress | null;
  subject: string;
  /** Without brackets; null: it has none. */
  messageId: string | null;
  /** Conversations it may belong to: of its addresses first, then of what it answers. */
  tokens: string[];
  /** Mails of ours that it may report about, likewise. */
  mailIds: string[];
};

export type ReadMail = { head: MailHead } & (
  | ({ kind: 'written' } & MailContent)
  | ({ kind: 'automatic'; what: Automatic } & MailContent)
  | { kind: 'bounce'; status: string; reason: string; permanent: boolean }
  | { kind: 'complaint'; reason: string }
  | { kind: 'report' }
  | { kind: 'unreadable'; reason: Unreadable }
);

/** Where a mail may say to whom it was delivered; the last ones are written by servers on the way. */
const RECIPIENT_HEADERS = [
  'To',
  'Cc',
  'Delivered-To',
  'X-Original-To',
  'Envelope-To',
  'X-Forwarded-To',
  'Resent-To',
];
/** A mail that has been handed on so often goes round in a circle (RFC 5321, section 6.3). */
const MAX_HOPS = 60;

/**
 * Reads what a mail is and what it says. Knows no database: whether a token is anybody's is for its caller to find out.
 * @param replyTo the mailbox whose plus-addresses stand for conversations; null: there is none
 * @returns `written` for what a person wrote, `report` for news of a delivery that need nothing to be done
 */
export async function readMail(raw: Buffer, envelope: Envelope, replyTo: string | null): Promise<ReadMail> {
  let mail: MailPart;
  try {
    mail = await splitMail(raw);
  } catch (error) {
    if (!(error instanceof UnreadableMail)) throw error;
    return { head: NOTHING_KNOWN, kind: 'unreadable', reason: error.reason };
  }
  const head = headOf(mail, envelope, replyTo);
  const report = readReport(mail);
  if (report !== null) return { head: witnessed(head, report), ...reported(report) };
  if (isReport(mail)) return { head, kind: 'report' };
  const content = contentOf(mail);
  const what = mail.header('Received').length > MAX_HOPS ? 'system' : automaticKind(mail, envelope.from);
  return what === null
    ? { head, kind: 'written', ...content }
    : { head, kind: 'automatic', what, ...content };
}

const NOTHING_KNOWN: MailHead = { from: null, subject: '', messageId: null, tokens: [], mailIds: [] };

function headOf(mail: MailPart, envelope: Envelope, replyTo: string | null): MailHead {
  const recipients = [
    ...envelope.to.map(plainAddress),
    ...addressesOf(mail, ...RECIPIENT_HEADERS).map((one) => one.address),
  ];
  const named = recipients.map((address) =>
    address === null ? null : readPlusAddress({ replyTo }, address),
  );
  const answered = messageIdsOf(mail, 'In-Reply-To', 'References').map(readOurMessageId);
  return {
    from: onlyOne(addressesOf(mail, 'From')),
    subject: headerText(mail, 'Subject'),
    messageId: messageIdsOf(mail, 'Message-ID')[0] ?? null,
    tokens: distinct([
      ...named.map((one) => (one?.kind === 'thread' ? one.token : null)),
      ...answered.map((one) => one?.token ?? null),
    ]),
    mailIds: distinct(named.map((one) => (one?.kind === 'bounce' ? one.mailId : null))),
  };
}

/** With several senders nobody can say which of them wrote. */
function onlyOne(senders: MailAddress[]): MailAddress | null {
  return senders.length === 1 ? (senders[0] ?? null) : null;
}

/** What stands in an id that we gave to a mail: its own, and the conversation's token where it can be answered. */
function readOurMessageId(id: string): { mailId: string; token: string | null } | null {
  const [mailId = '', token = null] = (id.toLowerCase().split('@')[0] ?? '').split('.');
  if (!MAIL_ID_PATTERN.test(mailId)) return null;
  return { mailId, token: token !== null && MAIL_ID_PATTERN.test(token) ? token : null };
}

type Report = NonNullable<ReturnType<typeof readReport>>;

/** A report that did not come to the address of its mail brings the mail's id along. */
function witnessed(head: MailHead, report: Report): MailHead {
  const id = 'messageId' in report && report.messageId !== null ? readOurMessageId(report.messageId) : null;
  return { ...head, mailIds: distinct([...head.mailIds, id?.mailId ?? null]) };
}

function reported(report: Report) {
  if (report.kind === 'bounce') {
    const { status, reason, permanent } = report;
    return { kind: 'bounce', status, reason, permanent } as const;
  }
  return report.kind === 'complaint'
    ? ({ kind: 'complaint', reason: report.reason } as const)
    : ({ kind: 'report' } as const);
}

function distinct(given: (string | null)[]): string[] {
  return [...new Set(given.filter((one) => one !== null))];
}
