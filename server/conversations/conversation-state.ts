import { type Side, visitorName } from '../access/actor.ts';
import type { ConversationState, MailFacts, Message } from '../contract/schemas/conversations.ts';
import type { AgentSummary } from '../contract/schemas/people.ts';
import type { Db } from '../database/database.ts';
import type { BotRow } from '../database/tables/bots.ts';
import type { AgentRow, ConversationRow, MessageRow, VisitorRow } from '../database/tables.ts';
import { beforeMerge } from './merge-record.ts';
import { attributesOf } from './stored-attributes.ts';

/** What a conversation's state is made from besides its own row. */
type Around = {
  visitor: VisitorRow;
  assignee: Pick<AgentRow, 'id' | 'name'> | null;
  /** The bot that has it. */
  bot?: Pick<BotRow, 'id' | 'name'> | null;
  labelIds?: string[];
  /** To whom it is on offer. */
  offeredTo?: Pick<AgentRow, 'id' | 'name'> | null;
};

/** The state as `kind` of reader sees it: visitors count only the events they may see. */
export function stateFrom(row: ConversationRow, around: Around, kind: Side): ConversationState {
  const attributes = attributesOf(row);
  return {
    id: row.id,
    siteId: row.site_id,
    seq: kind === 'visitor' ? row.visitor_seq : row.seq,
    status: statusFor(row.status, kind),
    visitor: {
      id: around.visitor.id,
      name: visitorName(around.visitor),
      email: around.visitor.email,
      verified: around.visitor.verified === 1,
    },
    assignee: around.assignee === null ? null : faceOf(around.assignee),
    page: row.page_url === null ? null : { url: row.page_url, title: row.page_title ?? '' },
    startedAt: row.started_at,
    waitingSince: row.waiting_since,
    awaitingReplySince: row.awaiting_reply_since,
    delivered: { visitor: row.delivered_to_visitor, agents: row.delivered_to_agents },
    read: { visitor: row.read_by_visitor, agents: row.read_by_agents },
    ...botOf(row, around),
    ...(row.topic === null ? {} : { topic: row.topic }),
    ...(row.rating === null ? {} : { rating: JSON.parse(row.rating) }),
    ...(kind === 'visitor' || row.merged_into === null ? {} : { mergedInto: row.merged_into }),
    ...(kind === 'visitor'
      ? {}
      : {
          ...(row.first_reply_at === null ? {} : { firstReplyAt: row.first_reply_at }),
          triage: {
            teamId: row.team_id,
            labelIds: around.labelIds ?? [],
            priority: row.priority,
            snoozedUntil: row.snoozed_until,
            ...(attributes === null ? {} : { attributes }),
            ...(around.offeredTo && row.offered_until !== null
              ? { offer: { agent: faceOf(around.offeredTo), until: row.offered_until } }
              : {}),
          },
        }),
  };
}

function statusFor(status: ConversationRow['status'], kind: Side): ConversationState['status'] {
  // That an agent has put it off is nothing the visitor has to know.
  return kind === 'visitor' && status === 'snoozed' ? 'open' : statusOnWire(status);
}

/** To clients, what a bot has is what no person has: those from before there were bots know nothing else. */
export function statusOnWire(status: ConversationRow['status']): ConversationState['status'] {
  return status === 'with_bot' ? 'waiting' : status;
}

function botOf({ bot_id, last_bot_id }: ConversationRow, { bot }: Around): Pick<ConversationState, 'bot'> {
  if (bot_id !== null && bot) return { bot: faceOf(bot) };
  return (last_bot_id ?? bot_id) === null ? {} : { bot: null };
}

/** Loads what {@link stateFrom} needs. */
export async function readState(db: Db, found: ConversationRow, kind: Side): Promise<ConversationState> {
  const row = kind === 'visitor' ? beforeMerge(found) : found;
  const visitor = await db
    .selectFrom('visitors')
    .selectAll()
    .where('id', '=', row.visitor_id)
    .executeTakeFirstOrThrow();
  const assignee = await faceIn(db, row.assignee_id);
  const offeredTo = kind === 'visitor' ? null : await faceIn(db, row.offered_to);
  const labelIds = kind === 'visitor' ? [] : ((await readLabelIds(db, [row.id])).get(row.id) ?? []);
  const bot = await botIn(db, row.bot_id);
  return stateFrom(row, { visitor, assignee, labelIds, offeredTo, bot }, kind);
}

async function faceIn(db: Db, agentId: string | null): Promise<Pick<AgentRow, 'id' | 'name'> | null> {
  if (agentId === null) return null;
  return db.selectFrom('agents').select(['id', 'name']).where('id', '=', agentId).executeTakeFirstOrThrow();
}

/** Also one that was deleted since. */
async function botIn(db: Db, id: string | null): Promise<Pick<BotRow, 'id' | 'name'> | null> {
  if (id === null) return null;
  return db.selectFrom('bots').select(['id', 'name']).where('id', '=', id).executeTakeFirstOrThrow();
}

function faceOf({ id, name }: Pick<AgentRow, 'id' | 'name'>): AgentSummary {
  return { id, name };
}

/** The labels of conversations, in the order of their ids. */
export async function readLabelIds(db: Db, conversationIds: string[]): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('conversation_labels')
    .selectAll()
    .where('conversation_id', 'in', conversationIds)
    .orderBy('label_id')
    .execute();
  const byId = new Map<string, string[]>();
  for (const row of rows)
    byId.set(row.conversation_id, [...(byId.get(row.conversation_id) ?? []), row.label_id]);
  return byId;
}

/** The message as `kind` of reader sees it. */
export function messageFrom(row: MessageRow, kind: Side): Message {
  return {
    id: row.id,
    conversationId: row.conversation_id,
    seq: row.seq,
    kind: row.kind,
    author: {
      kind: row.author_kind,
      id: row.author_id,
      name: row.author_name,
      ...(row.by_service === 1 ? { service: true } : {}),
      ...(row.by_key === null || kind === 'visitor' ? {} : { key: row.by_key }),
    },
    body: row.body,
    attachments: JSON.parse(row.attachments),
    at: row.created_at,
    ...(row.edited_at === null ? {} : { editedAt: row.edited_at }),
    ...(row.unsent_at === null ? {} : { unsentAt: row.unsent_at }),
    ...(row.choices === null ? {} : { choices: JSON.parse(row.choices) }),
    ...(row.chosen_of === null ? {} : { chosenOf: row.chosen_of }),
    // A node of the version before takes back the words alone.
    ...(row.content === null || row.unsent_at !== null ? {} : JSON.parse(row.content)),
    ...(row.quote === null ? {} : { replyTo: JSON.parse(row.quote) }),
    ...(row.mail === null ? {} : mailOf(row.mail)),
  };
}

function mailOf(json: string): Pick<Message, 'via' | 'mail'> {
  const { link, ...facts }: MailFacts & { link?: true } = JSON.parse(json);
  if (link === true) return { via: 'link' };
  return { via: 'mail', ...(Object.keys(facts).length === 0 ? {} : { mail: facts }) };
}
