import type { Part, Resumed } from '../../access/resume-links.ts';
import { LIMITS } from '../../common/limits.ts';
import type { ResumedPush } from '../../contract/notices/push-api.ts';
import type { Message } from '../../contract/schemas/conversations.ts';
import type { ResumedConversation, ResumedMessage } from '../../contract/schemas/mail-api.ts';
import { readHistory } from '../../conversations/read-conversation.ts';
import type { Db } from '../../database/database.ts';
import type { SiteRow } from '../../database/tables.ts';
import { fileDeletedText, wordingFor } from '../../privacy/transcript-words.ts';
import { logoPath } from '../../sites/logo.ts';
import { filesOfVisitors } from '../../sites/visitor-files.ts';
import type { MailTexts } from '../locales/texts.ts';
import { mailLanguage } from '../mail-texts.ts';

const MESSAGES_SHOWN = 100;

/**
 * What the page of a link in a mail shows: the newest messages of the conversation (where that was merged, also those that came
 * since in the one that goes on), what may be sent there, and its texts in the visitor's language.
 * @param publicKey by which the browser can ask for pushes; null: none are sent
 */
export async function readResumedPage(
  db: Db,
  { conversation, visitor, site, parts }: Resumed,
  publicKey: ResumedPush['publicKey'],
): Promise<ResumedConversation> {
  const all: Message[] = [];
  for (const part of parts) all.push(...(await newestMessages(db, part, conversation.id)));
  const messages = all.slice(-MESSAGES_SHOWN);
  const { texts, tag, direction } = mailLanguage(visitor.language);
  return {
    site: { name: site.name, color: site.color, logo: logoPath(site) },
    language: { tag, direction },
    texts: pageTexts(texts),
    seq: conversation.visitor_seq,
    files: filesTaken(site),
    push: { publicKey, texts: pushTexts(texts) },
    messages: messages.map((message) => resumedMessage(message, visitor.language)),
  };
}

/**
 * @param markedId the conversation that is marked as read: messages of others come without their numbers, which are not its
 */
async function newestMessages(db: Db, { id, seq, since }: Part, markedId: string): Promise<Message[]> {
  const { messages } = await readHistory(db, id, 'visitor', { before: seq + 1, limit: MESSAGES_SHOWN });
  const shown = messages.filter((message) => message.seq > since);
  return id === markedId ? shown : shown.map((message) => ({ ...message, seq: 0 }));
}

function filesTaken(site: Pick<SiteRow, 'settings'>): ResumedConversation['files'] {
  const taken = filesOfVisitors(site);
  if (taken === null) return null;
  return { bytes: taken.bytes, perMessage: LIMITS.filesPerMessage, kinds: taken.kinds && [...taken.kinds] };
}

/** A message as that page shows it, in the language of its visitor. */
export function resumedMessage(
  { id, seq, at, author, body, attachments, unsentAt, replyTo }: Message,
  language: string | null,
): ResumedMessage {
  const wording = wordingFor(language);
  return {
    id,
    seq,
    at,
    mine: author.kind === 'visitor',
    author: author.name,
    body,
    deleted: unsentAt !== undefined,
    ...(replyTo === undefined ? {} : { replyTo }),
    files: attachments.map(({ id, name, sizeBytes, picture, deletedAfterDays }) => ({
      id,
      name,
      sizeBytes,
      picture: picture !== null,
      ...(deletedAfterDays === undefined ? {} : { deleted: fileDeletedText(wording, deletedAfterDays) }),
    })),
  };
}

/** What the page says, of all that mails say. */
function pageTexts(all: MailTexts): ResumedConversation['texts'] {
  const { write, send, notSent, you, deleted, attach, uploading } = all;
  const { removeFile, fileTooLarge, fileKindRefused, uploadFailed, unreachable } = all;
  return {
    ...{ write, send, notSent, you, deleted, attach, uploading },
    ...{ removeFile, fileTooLarge, fileKindRefused, uploadFailed, unreachable },
  };
}

function pushTexts(all: MailTexts): ResumedPush['texts'] {
  return {
    ask: all.pushAsk,
    turnOn: all.pushTurnOn,
    on: all.pushOn,
    turnOff: all.pushTurnOff,
    blocked: all.pushBlocked,
  };
}
