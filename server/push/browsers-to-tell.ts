import { isQuietAt, type NoticeEvent } from '../contract/notices/notices.ts';
import type { ConversationEvent } from '../contract/schemas/events.ts';
import type { Preferences } from '../contract/schemas/preferences.ts';
import type { Db } from '../database/database.ts';
import { type Recipient, recipientsOf } from '../notices/recipients.ts';
import { liveSubscriptions } from './subscriptions.ts';

/** A browser to which something may be sent now, and what its agent has chosen. */
export type Browser = Recipient & { id: string; host: string };

/** The browsers of all agents who look at no console, and for whom it is not quiet. */
export async function browsersToTell(db: Db, now: number): Promise<Browser[]> {
  const rows = await liveSubscriptions(db, now)
    .innerJoin('agents', 'agents.id', 'push_subscriptions.agent_id')
    .leftJoin('agent_duty', 'agent_duty.agent_id', 'agents.id')
    .leftJoin('agent_preferences', 'agent_preferences.agent_id', 'agents.id')
    .select([
      'push_subscriptions.id',
      'push_subscriptions.agent_id as agentId',
      'push_subscriptions.host',
      'agent_duty.state',
      'agent_preferences.preferences',
    ])
    .where('agents.deactivated_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('agent_attention')
            .innerJoin('sessions as looking', 'looking.token_hash', 'agent_attention.session_hash')
            .select('agent_attention.session_hash')
            .whereRef('agent_attention.agent_id', '=', 'agents.id')
            .where('agent_attention.until', '>', now)
            .where('looking.expires_at', '>', now),
        ),
      ),
    )
    .execute();
  return rows
    .map(({ state, preferences, ...row }) => ({
      ...row,
      onDuty: (state ?? 'on') === 'on',
      preferences: JSON.parse(preferences ?? '{}') as Preferences,
    }))
    .filter(({ preferences }) => !isQuietAt(preferences.quietHours, now));
}

/** To which of the browsers an event goes, and as what. */
export async function browsersFor(
  db: Db,
  browsers: readonly Browser[],
  event: ConversationEvent,
): Promise<{ browser: Browser; kind: NoticeEvent }[]> {
  const recipients = await recipientsOf(db, browsers, event, 'push');
  return recipients.map(({ who, kind }) => ({ browser: who, kind }));
}
