import { visitorName } from '../access/actor.ts';
import { idFrom } from '../common/id-from.ts';
import { LIMITS } from '../common/limits.ts';
import { awaitingAfter } from '../contract/apply-event.ts';
import type { Facts } from '../contract/schemas/activity.ts';
import type { Author } from '../contract/schemas/people.ts';
import { fitWords, isBlank } from '../contract/unseen-text.ts';
import { messageFrom, stateFrom } from '../conversations/conversation-state.ts';
import type { AttachmentRow, ConversationRow, EventRow, MessageRow, VisitorRow } from '../database/tables.ts';
import { attachmentFrom } from '../files/attachment.ts';
import { safeFileName } from '../files/file-name.ts';
import type { Mask } from '../sites/mask.ts';
import type { Kept } from './attach-files.ts';
import { agentOf, type Team } from './former-agents.ts';
import type { ImportedConversation, ImportedFile, ImportedMessage } from './records.ts';

/** The rest is left out: one conversation is stored in one transaction. */
export const MOST_MESSAGES = 10_000;

export type RowsInput = {
  id: string;
  visitor: VisitorRow;
  /** The labels it gets, by id. */
  labelIds: readonly string[];
  /** As what it is marked: which product it comes from, and its number there. */
  given: Facts;
  team: Team;
  mask: Mask;
  /** The files that are kept here; the others stay where they are. */
  kept: Kept;
};

export type Rows = {
  conversation: ConversationRow;
  events: EventRow[];
  messages: MessageRow[];
  attachments: AttachmentRow[];
};

/**
 * A conversation of an export as it stands here once it is over: its log, numbered without a hole, with the times it had there, and the row
 * that this log leads to. It is resolved and read, and nothing of it is to be published.
 */
export function rowsOf(imported: ImportedConversation, input: RowsInput): Rows {
  const { id, visitor, labelIds, given, team } = input;
  // What nobody here did, the other product did.
  const by: Author = { kind: 'system', id: null, name: team.title };
  const events: EventRow[] = [];
  const messages: MessageRow[] = [];
  const attachments: AttachmentRow[] = [];
  let row = beginning(imported, id, visitor);
  const append = (type: string, visible: boolean, data: object, at: number): number => {
    const seq = row.seq + 1;
    events.push({
      conversation_id: id,
      seq,
      type,
      visible: visible ? 1 : 0,
      visitor_prev: row.visitor_seq,
      data: JSON.stringify(data),
      created_at: at,
    });
    row = { ...row, seq, visitor_seq: visible ? seq : row.visitor_seq };
    return seq;
  };
  const first = { ...row, seq: 1, visitor_seq: 1 };
  const state = stateFrom(first, { visitor, assignee: null }, 'visitor');
  append('conversation.started', true, { state }, row.started_at);
  if (labelIds.length > 0)
    append('conversation.triaged', false, { by, change: { labelIds: [...labelIds].sort() } }, row.started_at);
  append('conversation.described', false, { by, attributes: { said: {}, given } }, row.started_at);
  row = { ...row, attributes: JSON.stringify({ said: {}, given, labels: [] }) };
  let at = row.started_at;
  for (const message of inOrder(imported)) {
    // A log goes forwards, whatever the clocks of the other product did.
    at = Math.max(at, message.at);
    const came = message.files.filter((file) => input.kept.has(file));
    const staying = message.files.filter((file) => !input.kept.has(file));
    const parts = partsOf({ body: message.body, files: staying }, input.mask);
    // A file alone is a message without words.
    for (const [part, body] of (parts.length === 0 && came.length > 0 ? [''] : parts).entries()) {
      const visible = message.kind === 'text' && message.author.kind !== 'other';
      const seq = append('message.created', visible, {}, at);
      const written = messageRow(message, { ...input, seq, at, body, part });
      const files =
        part === 0 ? filesOf(written, came, { ...input, ofVisitor: message.author.kind === 'visitor' }) : [];
      const stored = { ...written, attachments: JSON.stringify(files.map(attachmentFrom)) };
      messages.push(stored);
      attachments.push(...files);
      if (visible) row = { ...row, ...movedBy(row, stored) };
    }
  }
  const read = row.last_message_seq;
  if (read > 0)
    for (const side of ['visitor', 'agents'] as const)
      append('conversation.read', true, { by: side, upTo: read }, at);
  append('conversation.resolved', true, { by }, at);
  const marks = {
    read_by_visitor: read,
    read_by_agents: read,
    delivered_to_visitor: read,
    delivered_to_agents: read,
  };
  return {
    conversation: { ...row, ...marks, status: 'resolved', waiting_since: null, published_seq: row.seq },
    events,
    messages,
    attachments,
  };
}

function beginning({ startedAt }: ImportedConversation, id: string, visitor: VisitorRow): ConversationRow {
  return {
    id,
    site_id: visitor.site_id,
    visitor_id: visitor.id,
    status: 'waiting',
    assignee_id: null,
    page_url: null,
    page_title: null,
    started_at: startedAt,
    waiting_since: startedAt,
    awaiting_reply_since: null,
    first_reply_at: null,
    active_at: startedAt,
    seq: 0,
    visitor_seq: 0,
    last_message_seq: 0,
    read_by_visitor: 0,
    read_by_agents: 0,
    delivered_to_visitor: 0,
    delivered_to_agents: 0,
    published_seq: 0,
    publisher: null,
    publisher_until: 0,
    publish_failures: 0,
    team_id: null,
    priority: 0,
    snoozed_until: null,
    topic: null,
    begun_unattended: null,
    attributes: null,
    rating: null,
    offered_to: null,
    offered_until: null,
    last_agent_id: null,
    bot_id: null,
    bot_due_at: null,
    last_bot_id: null,
    merged_into: null,
    merge: null,
  };
}

function inOrder({ messages }: ImportedConversation): ImportedMessage[] {
  return messages.toSorted((a, b) => a.at - b.at).slice(0, MOST_MESSAGES);
}

/** What a message moves, as `contract/apply-event.ts` has it for one that is sent. */
function movedBy(row: ConversationRow, message: MessageRow): Partial<ConversationRow> {
  const awaiting = awaitingAfter(row.awaiting_reply_since, messageFrom(message, 'agent'));
  const answered = row.awaiting_reply_since !== null && awaiting === null;
  return {
    last_message_seq: message.seq,
    active_at: message.created_at,
    awaiting_reply_since: awaiting,
    ...(answered && row.first_reply_at === null ? { first_reply_at: message.created_at } : {}),
  };
}

/** The words of a message, with a line for each file that stays where it is; in parts where they are longer than a message. */
export function partsOf(
  { body, files }: Pick<ImportedMessage, 'body' | 'files'>,
  mask: Mask = (text) => text,
): string[] {
  const lines = files.map(({ name }) => `[${name}]`);
  const whole = mask([body, ...lines].filter((line) => !isBlank(line)).join('\n'));
  const parts: string[] = [];
  for (let from = 0; from < whole.length; ) {
    let to = Math.min(whole.length, from + LIMITS.messageLength);
    // Not between the halves of a character.
    if (to < whole.length && /[\uD800-\uDBFF]/.test(whole.charAt(to - 1))) to -= 1;
    const part = fitWords(whole.slice(from, to), LIMITS.messageLength);
    if (!isBlank(part)) parts.push(part);
    from = to;
  }
  return parts;
}

/**
 * The files of a message, in the order they had there. What the team and its bots sent is shown to visitors by the message alone.
 * @param how.first how many the message has already
 */
export function filesOf(
  { conversation_id, id, author_id, created_at }: MessageRow,
  files: readonly ImportedFile[],
  { kept, mask, ofVisitor, first = 0 }: { kept: Kept; mask: Mask; ofVisitor: boolean; first?: number },
): AttachmentRow[] {
  return files.flatMap((file, index) => {
    const received = kept.get(file);
    if (received === undefined) return [];
    return [
      {
        conversation_id,
        id: idFrom(conversation_id, id, 'file', String(first + index)),
        uploader_kind: ofVisitor ? ('visitor' as const) : ('agent' as const),
        uploader_id: author_id ?? 'import',
        uploader_network: null,
        name: mask(safeFileName(file.name)),
        media_type: received.mediaType,
        size_bytes: received.sizeBytes,
        width: received.width,
        height: received.height,
        voice: null,
        sha256: received.sha256,
        content_key: received.contentKey,
        thumbnail_key: received.thumbnailKey,
        created_at,
        sent: 1,
      },
    ];
  });
}

type Written = RowsInput & { seq: number; at: number; body: string; part: number };

function messageRow(message: ImportedMessage, written: Written): MessageRow {
  const { id, seq, at, body, part } = written;
  return {
    conversation_id: id,
    seq,
    // Of two messages without an id, the number keeps them apart.
    id: idFrom(id, message.id, String(message.id === '' ? seq : part)),
    kind: message.author.kind === 'other' ? 'note' : message.kind,
    ...authorOf(message, written),
    body,
    attachments: '[]',
    created_at: at,
    edited_at: null,
    unsent_at: null,
    choices: null,
    chosen_of: null,
    content: null,
    reply_to: null,
    quote: null,
    by_service: null,
    by_key: null,
  };
}

function authorOf(
  { author }: ImportedMessage,
  { visitor, team }: Written,
): Pick<MessageRow, 'author_kind' | 'author_id' | 'author_name' | 'mail'> {
  switch (author.kind) {
    case 'visitor':
      return { author_kind: 'visitor', author_id: visitor.id, author_name: visitorName(visitor), mail: null };
    case 'agent': {
      const { id, name } = agentOf(team, author);
      return { author_kind: 'agent', author_id: id, author_name: name, mail: null };
    }
    case 'bot':
      return { author_kind: 'bot', author_id: null, author_name: author.name, mail: null };
    case 'other': {
      // As mail of somebody who was copied in is kept: a note that says from whom it is.
      const from = { name: author.name, address: author.email };
      return {
        author_kind: 'system',
        author_id: null,
        author_name: author.name === '' ? author.email : author.name,
        mail: JSON.stringify({ from }),
      };
    }
  }
}
