import { pngAvatarsOf } from '../../avatars/avatars.ts';
import type { Attachment, Quote } from '../../contract/schemas/conversations.ts';
import { locking } from '../../database/lock.ts';
import type { MessageRow, OutgoingMailRow } from '../../database/tables.ts';
import type { Transaction } from '../../database/transaction.ts';
import { openTranscript, transcriptText } from '../../privacy/transcript.ts';
import { hadItsMails, lockAddress } from '../address-limits.ts';
import { normalizeMailAddress } from '../addresses.ts';
import { dateTimeText } from '../format-time.ts';
import { type MailPart, mailHtml, mailText } from '../layout.ts';
import { fillIn } from '../mail-texts.ts';
import { mailThreadFor } from '../mail-threads.ts';
import type { MailContent, MailDeps, Prepared } from '../prepared-mail.ts';
import { declineUrl, isDeclined } from './declined-mails.ts';
import {
  findVisitorPlace,
  type ResumeLink,
  resumeLinkFor,
  type VisitorPlace,
  visitorLayout,
} from './visitor-place.ts';

/** A mail tells of so many messages, and of so many characters; the conversation has the rest. */
const MOST_MESSAGES = 20;
const MOST_CHARACTERS = 20_000;
/** What is beyond them the next mail tells of. */
const MOST_READ = 200;
/** While the visitor has the chat open, it is looked again after this. */
const LOOK_AGAIN_MS = 30_000;
const MAX_TRANSCRIPT_CHARACTERS = 1_000_000;
/** "We got your message" to one address: who knows somebody's address could have it sent to them again and again. */
const RECEIVED_PER_DAY = 3;

/**
 * One mail of all answers that the visitor has not seen. Which ones is decided at the first try and kept, because a receiver
 * that has two mails under one `Message-ID` keeps one.
 */
export async function prepareMissed(
  tx: Transaction,
  mail: OutgoingMailRow,
  deps: MailDeps,
): Promise<Prepared> {
  await lockConversationOf(tx, mail);
  const place = await findVisitorPlace(tx.db, mail.conversation_id);
  if (place?.settings.missedReplies !== true || place.address === null) return { kind: 'drop' };
  const { conversation, visitor } = place;
  const from = mail.from_seq ?? (await lastMailedSeq(tx, conversation.id)) + 1;
  const messages = await tx.db
    .selectFrom('messages')
    .selectAll()
    .where('conversation_id', '=', conversation.id)
    .where('seq', '>=', Math.max(from, conversation.read_by_visitor + 1))
    .$if(mail.to_seq !== null, (query) => query.where('seq', '<=', mail.to_seq ?? 0))
    .where('kind', '=', 'text')
    .where('author_kind', '=', 'agent')
    .where('unsent_at', 'is', null)
    .orderBy('seq')
    .limit(MOST_READ)
    .execute();
  const last = messages.at(-1);
  if (last === undefined) return { kind: 'drop' };
  if (visitor.here === 1) return { kind: 'later', at: tx.now + LOOK_AGAIN_MS };
  const recipient = mail.recipient || normalizeMailAddress(place.address);
  await tx.db
    .updateTable('outgoing_mails')
    .set({ recipient, from_seq: from, to_seq: mail.to_seq ?? last.seq })
    .where('id', '=', mail.id)
    .execute();
  if (await isDeclined(tx.db, { siteId: place.site.id, address: recipient })) return { kind: 'declined' };

  const link = await resumeLinkFor(tx, place, mail, deps);
  const thread = await mailThreadFor(tx, conversation.id, recipient);
  const declining = declineUrl(deps, thread.token);
  const { texts } = place.language;
  const names = { agent: last.author_name, site: place.site.name };
  const { shown, all } = thatFit(messages);
  const faceOf = await facesOf(tx, shown, deps);
  const parts: MailPart[] = [
    { kind: 'text', text: fillIn(texts.answeredLead, names) },
    ...shown.map((message) => messagePart(message, place, link, faceOf(message))),
    ...(all ? [] : [{ kind: 'text', text: texts.more } as const]),
  ];
  const content = {
    ...visitorContent(place, link, deps, fillIn(texts.answered, names), parts, declining),
    recipient,
    threadToken: thread.token,
    unsubscribeUrl: declining,
    fromName: last.author_name,
  };
  return { kind: 'send', content };
}

/** "We got your message", to who left one while nobody was there. What they wrote is not repeated to an address nobody proved. */
export async function prepareReceived(
  tx: Transaction,
  mail: OutgoingMailRow,
  deps: MailDeps,
): Promise<Prepared> {
  const place = await findVisitorPlace(tx.db, mail.conversation_id);
  if (place?.settings.received !== true || place.address === null) return { kind: 'drop' };
  const address = normalizeMailAddress(place.address);
  await lockAddress(tx, address);
  // At another try it has been counted itself.
  const first = mail.begun_at === null;
  if (
    first &&
    (await hadItsMails(tx, { kind: 'received', address, perDay: RECEIVED_PER_DAY, counted: 'begun' }))
  )
    return { kind: 'drop' };
  const link = await resumeLinkFor(tx, place, mail, deps);
  const { texts } = place.language;
  const content = visitorContent(place, link, deps, fillIn(texts.received, { site: place.site.name }), [
    { kind: 'text', text: texts.receivedLead },
  ]);
  return { kind: 'send', content: await answerable(tx, place, content) };
}

/** A whole conversation, as its visitor may see it, in a file of text. */
export async function prepareTranscript(
  tx: Transaction,
  mail: OutgoingMailRow,
  deps: MailDeps,
): Promise<Prepared> {
  const place = await findVisitorPlace(tx.db, mail.conversation_id);
  if (place === undefined) return { kind: 'drop' };
  // Who else gets it may read it, and neither write in the conversation nor come back to it.
  const visitors = place.address !== null && normalizeMailAddress(place.address) === mail.recipient;
  let file = '';
  for await (const piece of transcriptText(await openTranscript(tx.db, place.conversation))) {
    file += piece;
    if (file.length > MAX_TRANSCRIPT_CHARACTERS)
      return { kind: 'refuse', reason: 'The conversation is too long for a mail. Download the transcript.' };
  }
  const link = visitors ? await resumeLinkFor(tx, place, mail, deps) : null;
  const { texts } = place.language;
  const names = { site: place.site.name };
  const content = visitorContent(place, link, deps, fillIn(texts.transcript, names), [
    { kind: 'text', text: fillIn(texts.transcriptLead, names) },
  ]);
  const day = new Date(place.conversation.started_at).toISOString().slice(0, 'YYYY-MM-DD'.length);
  const attachments = [
    { filename: `chat-${day}.txt`, contentType: 'text/plain; charset=utf-8', content: file },
  ];
  const whole = { ...content, attachments };
  return { kind: 'send', content: visitors ? await answerable(tx, place, whole) : whole };
}

/** Of two mails about one conversation, the second sees what the first will tell. */
async function lockConversationOf(tx: Transaction, { conversation_id }: OutgoingMailRow): Promise<void> {
  if (conversation_id === null) return;
  await locking(
    tx,
    tx.db.selectFrom('conversations').select('id').where('id', '=', conversation_id),
  ).execute();
}

/** The last message that an earlier mail has, or a later one will have; 0 for none. What no server took was not mailed. */
async function lastMailedSeq({ db }: Transaction, conversationId: string): Promise<number> {
  const { mailed } = await db
    .selectFrom('outgoing_mails')
    .select((eb) => eb.fn.max('to_seq').as('mailed'))
    .where('conversation_id', '=', conversationId)
    .where('kind', '=', 'missed')
    .where('state', '<>', 'failed')
    .executeTakeFirstOrThrow();
  return mailed ?? 0;
}

function thatFit(messages: readonly MessageRow[]): { shown: MessageRow[]; all: boolean } {
  const shown: MessageRow[] = [];
  let characters = 0;
  for (const message of messages.slice(0, MOST_MESSAGES)) {
    characters += message.body.length;
    if (shown.length > 0 && characters > MOST_CHARACTERS) break;
    shown.push(message);
  }
  return { shown, all: shown.length === messages.length };
}

/** The addresses of the pictures of those who wrote, the same in every mail. */
async function facesOf(
  { db }: Transaction,
  messages: readonly MessageRow[],
  { publicUrl }: MailDeps,
): Promise<(message: MessageRow) => string | undefined> {
  const authors = [...new Set(messages.flatMap(({ author_id }) => author_id ?? []))];
  const paths = await pngAvatarsOf(db, authors);
  return ({ author_id }) => {
    const path = author_id === null ? undefined : paths[author_id];
    return path === undefined ? undefined : `${publicUrl}${path}`;
  };
}

function messagePart(
  message: MessageRow,
  place: VisitorPlace,
  link: ResumeLink | null,
  face: string | undefined,
): MailPart {
  const files: Attachment[] = JSON.parse(message.attachments);
  return {
    kind: 'message',
    author: message.author_name,
    ...(face === undefined ? {} : { face }),
    at: dateTimeText(message.created_at, place.language.tag, place.visitor.time_zone),
    body: withQuote(message, place.language.texts.deleted),
    files: files.map(({ id, name, deletedAfterDays }) => ({
      name,
      url: link === null || deletedAfterDays !== undefined ? null : `${link.url}/files/${id}`,
    })),
  };
}

/** A reply with what it replies to before it, as mails quote. */
function withQuote({ body, quote }: MessageRow, deleted: string): string {
  if (quote === null) return body;
  const { body: quoted, file = '', unsent }: Quote = JSON.parse(quote);
  const words = unsent ? deleted : quoted || file;
  return `${words.replace(/^/gm, '> ')}\n\n${body}`;
}

function visitorContent(
  place: VisitorPlace,
  link: ResumeLink | null,
  deps: MailDeps,
  subject: string,
  parts: readonly MailPart[],
  declining: string | null = null,
): MailContent {
  const layout = visitorLayout(place, link, deps, parts, declining);
  return {
    subject,
    text: mailText(layout),
    html: mailHtml(layout),
    attachments: [],
    fromName: place.site.name,
  };
}

/** Answers to it continue the conversation. */
async function answerable(
  tx: Transaction,
  { conversation, address }: VisitorPlace,
  content: MailContent,
): Promise<MailContent> {
  const thread = await mailThreadFor(tx, conversation.id, address ?? '');
  return { ...content, recipient: thread.address, threadToken: thread.token };
}
