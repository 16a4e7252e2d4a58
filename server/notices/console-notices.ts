import { visitorName } from '../access/actor.ts';
import { agentChannel, BAD_RATING_EVENT } from '../contract/channels.ts';
import type { BadRating } from '../contract/schemas/conversations.ts';
import type { ConversationEvent } from '../contract/schemas/events.ts';
import type { Preferences } from '../contract/schemas/preferences.ts';
import type { Db } from '../database/database.ts';
import type { AppendedEvent } from '../database/transaction.ts';
import type { DueEvent, Subscriber } from '../delivery/subscriber.ts';
import type { Engine, EngineError, Publication } from '../engine/engine.ts';
import { cutText } from './cut-text.ts';
import { type Recipient, whoIsConcerned } from './recipients.ts';

/** In characters. */
const MOST_NAME = 80;
const MOST_WORDS = 160;
/** Who has not heard by then finds it in the reports; push and mail have told them, too. */
const WORTH_MS = 3_600_000;

type Deps = {
  read: Db;
  engine: Pick<Engine, 'publish'>;
  now: () => number;
  log: { warn(details: object, message: string): void };
};

/**
 * The subscriber that tells the open consoles of those whom an event concerns, where the console cannot know that by itself: of bad
 * ratings. It may come twice; the console says it once.
 */
export function consoleNotices({ read, engine, now, log }: Deps): Subscriber {
  return {
    name: 'console-notices',
    wants: ({ type }: AppendedEvent): boolean => type === 'conversation.rated',
    batchSize: 20,
    backoff: { firstMs: 500, mostMs: 60_000 },
    maxTries: 60,
    async run(batch: readonly DueEvent[]) {
      const people = await everybody(read);
      const publications: Publication[] = [];
      for (const { event } of batch)
        if (event.at > now() - WORTH_MS) publications.push(...(await publicationsOf(read, people, event)));
      const refusals: readonly EngineError[] =
        publications.length === 0 ? [] : await engine.publish(publications);
      for (const err of refusals) log.warn({ err }, 'A console was not notified of a bad rating.');
      return [];
    },
  };
}

async function publicationsOf(
  db: Db,
  people: readonly Recipient[],
  event: ConversationEvent,
): Promise<Publication[]> {
  if (event.type !== 'conversation.rated') return [];
  const { conversationId, data } = event;
  const visitor = await db
    .selectFrom('conversations')
    .innerJoin('visitors', 'visitors.id', 'conversations.visitor_id')
    .select(['visitors.id', 'visitors.name'])
    .where('conversations.id', '=', conversationId)
    .executeTakeFirst();
  const rating: BadRating = {
    conversationId,
    name: visitor === undefined ? '' : cutText(visitorName(visitor), MOST_NAME),
    score: data.rating.score,
    words: cutText(data.rating.words, MOST_WORDS),
  };
  const concerned = await whoIsConcerned(db, people, event);
  return concerned.map(({ who }) => ({
    channel: agentChannel(who.agentId),
    name: BAD_RATING_EVENT,
    data: rating,
  }));
}

async function everybody(db: Db): Promise<Recipient[]> {
  const rows = await db
    .selectFrom('agents')
    .leftJoin('agent_preferences', 'agent_preferences.agent_id', 'agents.id')
    .select(['agents.id as agentId', 'agent_preferences.preferences'])
    .where('agents.deactivated_at', 'is', null)
    .execute();
  return rows.map(({ agentId, preferences }) => ({
    agentId,
    onDuty: true,
    preferences: JSON.parse(preferences ?? '{}') as Preferences,
  }));
}
