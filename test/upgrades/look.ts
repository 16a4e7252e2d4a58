import { createHash } from 'node:crypto';
import type { InboxPage, Queue } from '../../server/contract/schemas/agent-api.ts';
import type { Conversation, Message } from '../../server/contract/schemas/conversations.ts';
import type { Visitor } from '../../server/contract/schemas/people.ts';
import type {
  AttachmentLinks,
  ConversationList,
  VisitorSession,
} from '../../server/contract/schemas/widget-api.ts';
import type { Person } from './fill/person.ts';
import { underNamesOfToday } from './names-of-today.ts';

/**
 * What somebody sees through the API, reduced to what no upgrade may change: no times, no ids that a server mints, and
 * names of our own, so that what was written down of one version compares with what another one answers.
 */
export type Seen = { readonly [name: string]: unknown };

/** Reads an answer as JSON. */
export async function read<T>(person: Person, path: string): Promise<T> {
  return (await person<T>('GET', path)).body;
}

/** What a visitor's widget shows with the token that it kept: the site, and the newest conversation with its files. */
export async function lookAsVisitor(visitor: Person): Promise<Seen> {
  const session = await read<VisitorSession>(visitor, '/api/widget/session');
  const file = async (id: string) => {
    const links = await read<AttachmentLinks>(visitor, `/api/widget/attachments/${id}/links`);
    return digest(new URL(links.content, visitor.url), {});
  };
  return {
    visitor: faceOf(session.visitor),
    site: { name: session.site.name, greeting: session.site.greeting, color: session.site.color },
    thread: session.conversation && (await threadOf(session.conversation, file)),
  };
}

/** All conversations of a visitor, the newest first. */
export async function lookAtList(visitor: Person): Promise<Seen[]> {
  const { conversations } = await read<ConversationList>(visitor, '/api/widget/conversations');
  return conversations.map(({ state, lastMessage, unread }) => ({
    id: state.id,
    status: state.status,
    last: lastMessage?.body,
    unread,
  }));
}

/** One queue as an agent sees it, and how much is in all of them. */
export async function lookAtQueue(agent: Person, queue: Queue): Promise<Seen> {
  const { cards, counts } = await read<InboxPage>(agent, `/api/agent/inbox?queue=${queue}`);
  return {
    cards: cards.map(({ state, lastMessage, unread }) => ({
      id: state.id,
      status: state.status,
      visitor: faceOf(state.visitor),
      assignee: state.assignee?.name ?? null,
      last: lastMessage?.body,
      unread,
    })),
    counts,
  };
}

/** A conversation as an agent sees it, with its notes and a digest of each of its files. */
export async function lookAtThread(agent: Person, id: string): Promise<Seen> {
  const { conversation } = await read<{ conversation: Conversation }>(
    agent,
    `/api/agent/conversations/${id}`,
  );
  return threadOf(conversation, (file) =>
    digest(new URL(`/api/agent/attachments/${file}/content`, agent.url), agent.headers),
  );
}

/** What is the same of a conversation and of a room. */
export async function messagesOf(
  messages: readonly Message[],
  file: (id: string) => Promise<string>,
): Promise<Seen[]> {
  return Promise.all(
    messages.map(async (message) => ({
      id: message.id,
      seq: message.seq,
      kind: message.kind,
      by: `${message.author.kind} ${message.author.name}`,
      body: message.body,
      ...(message.editedAt === undefined ? {} : { edited: true }),
      ...(message.unsentAt === undefined ? {} : { unsent: true }),
      ...(message.choices === undefined ? {} : { choices: message.choices }),
      files: await Promise.all(
        message.attachments.map(async ({ id, name, mediaType, picture }) => ({
          name,
          mediaType,
          picture,
          sha256: await file(id),
        })),
      ),
    })),
  );
}

async function threadOf(
  { state, messages, earlier }: Conversation,
  file: (id: string) => Promise<string>,
): Promise<Seen> {
  const { triage } = underNamesOfToday(state);
  return {
    id: state.id,
    status: state.status,
    visitor: faceOf(state.visitor),
    assignee: state.assignee?.name ?? null,
    page: state.page,
    read: state.read,
    ...(state.topic === undefined ? {} : { topic: state.topic }),
    ...(state.rating === undefined ? {} : { rating: state.rating }),
    ...(triage === undefined
      ? {}
      : {
          triage: {
            team: triage.teamId,
            labels: triage.labelIds,
            priority: triage.priority,
            snoozedUntil: triage.snoozedUntil,
          },
        }),
    messages: await messagesOf(messages, file),
    earlier,
  };
}

function faceOf({ id, name, email, verified }: Visitor): Seen {
  // Whom the site signed has an id of the server's.
  return { ...(verified ? {} : { id }), name, email, verified };
}

/** The SHA-256 of what an address serves. */
export async function digest(url: URL, headers: Record<string, string>): Promise<string> {
  const answer = await fetch(url, { headers });
  if (!answer.ok) throw new Error(`${url.pathname}: ${answer.status}`);
  return createHash('sha256')
    .update(new Uint8Array(await answer.arrayBuffer()))
    .digest('hex');
}
