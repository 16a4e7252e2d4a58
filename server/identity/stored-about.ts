import type { StoredAboutMe } from '../contract/schemas/widget-api.ts';
import { wholeConversation } from '../conversations/transcript.ts';
import type { Db } from '../database/database.ts';
import type { VisitorRow } from '../database/tables.ts';
import { readTrail } from './visitor-trail.ts';

/** Columns that say nothing of a person: how they are recognised, and what is told elsewhere in the answer. */
const LEFT_OUT = new Set([
  'id',
  'site_id',
  'token_hash',
  'name',
  'email',
  'language',
  'time_zone',
  'user_agent',
  'page_url',
  'page_title',
  'here',
  'here_at',
  'created_at',
  'seen_at',
]);

/** Everything that is stored about a visitor and that they may see: all but what agents noted for each other. */
export async function storedAbout(db: Db, visitor: VisitorRow): Promise<StoredAboutMe> {
  const rows = await db
    .selectFrom('conversations')
    .selectAll()
    .where('visitor_id', '=', visitor.id)
    .orderBy('started_at')
    .execute();
  const conversations = [];
  for (const row of rows) {
    const { state, messages } = await wholeConversation(db, row);
    conversations.push({ state, messages });
  }
  const { count } = await db
    .selectFrom('attachments')
    .innerJoin('conversations', 'conversations.id', 'attachments.conversation_id')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('conversations.visitor_id', '=', visitor.id)
    .executeTakeFirstOrThrow();
  return {
    visitor: {
      id: visitor.id,
      name: visitor.name,
      email: visitor.email,
      language: visitor.language,
      timeZone: visitor.time_zone,
      browser: visitor.user_agent,
      page: visitor.page_url === null ? null : { url: visitor.page_url, title: visitor.page_title ?? '' },
      firstSeenAt: visitor.created_at,
      lastSeenAt: visitor.seen_at,
      more: moreOf(visitor),
    },
    trail: await readTrail(db, visitor.id),
    conversations,
    counts: {
      conversations: conversations.length,
      messages: conversations.reduce((sum, { messages }) => sum + messages.length, 0),
      files: Number(count),
    },
  };
}

/** What later columns hold, so that nothing that is added is forgotten here. JSON is shown as what it says. */
function moreOf(visitor: VisitorRow): Record<string, unknown> {
  const rest = Object.entries(visitor).filter(([name, value]) => !LEFT_OUT.has(name) && value !== null);
  return Object.fromEntries(
    rest.map(([name, value]) => {
      try {
        return [name, typeof value === 'string' ? JSON.parse(value) : value];
      } catch {
        return [name, value];
      }
    }),
  );
}
