import type { StoredAboutMe } from '../contract/schemas/widget-api.ts';
import type { Db } from '../database/database.ts';
import type { VisitorRow } from '../database/tables.ts';
import { readVisitorActivity } from '../visitors/visitor-activity.ts';
import { jsonItems, openTranscript } from './transcript.ts';

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

/**
 * Everything that is stored about a visitor and that they may see: all but what agents noted for each other. As the JSON
 * of {@link StoredAboutMe}, in pieces, because nothing bounds how much somebody has written.
 */
export async function* storedAbout(db: Db, visitor: VisitorRow): AsyncGenerator<string> {
  const activity = await readVisitorActivity(db, visitor.id);
  yield `{"visitor":${JSON.stringify(personFrom(visitor))},"activity":${JSON.stringify(activity)},"conversations":[`;
  const rows = await db
    .selectFrom('conversations')
    .selectAll()
    .where('visitor_id', '=', visitor.id)
    .orderBy('started_at')
    .execute();
  let messages = 0;
  for (const [index, row] of rows.entries()) {
    const { state, pages } = await openTranscript(db, row);
    const ratings = JSON.stringify(await ratingsOf(db, row.id));
    yield `${index === 0 ? '' : ','}\n{"state":${JSON.stringify(state)},"ratings":${ratings},"messages":[`;
    yield* jsonItems(
      counted(pages, (count) => {
        messages += count;
      }),
    );
    yield ']}';
  }
  const { count } = await db
    .selectFrom('attachments')
    .innerJoin('conversations', 'conversations.id', 'attachments.conversation_id')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('conversations.visitor_id', '=', visitor.id)
    .executeTakeFirstOrThrow();
  const counts: StoredAboutMe['counts'] = { conversations: rows.length, messages, files: Number(count) };
  yield `],"counts":${JSON.stringify(counts)}}\n`;
}

type Stored = StoredAboutMe['conversations'][number];

/** One for each time that it was resolved; the state has the last alone, and none once it is reopened. */
async function ratingsOf(db: Db, conversationId: string): Promise<Stored['ratings']> {
  const rows = await db
    .selectFrom('events')
    .select(['created_at', 'data'])
    .where('conversation_id', '=', conversationId)
    .where('type', '=', 'conversation.rated')
    .orderBy('seq')
    .execute();
  return rows.map(({ created_at, data }) => ({ at: created_at, ...JSON.parse(data).rating }));
}

async function* counted<T>(pages: AsyncIterable<T[]>, add: (count: number) => void): AsyncGenerator<T[]> {
  for await (const page of pages) {
    add(page.length);
    yield page;
  }
}

function personFrom(visitor: VisitorRow): StoredAboutMe['visitor'] {
  return {
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
