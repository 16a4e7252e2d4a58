import { appendEvent } from '../conversations/conversation-log.ts';
import { SYSTEM } from '../conversations/wake-conversation.ts';
import type { Work } from '../conversations/work.ts';
import type { Db } from '../database/database.ts';
import { lockForRule, takeTurn } from './take-turn.ts';

const AT_ONCE = 50;

/** The agents whose last connection has been gone for `goneMs`, and who still have conversations open. */
export async function goneWithConversations(db: Db, now: number, goneMs: number): Promise<string[]> {
  const rows = await db
    .selectFrom('agent_duty')
    .select('agent_id')
    .where('here', '=', 0)
    .where('beat_at', '<=', now - goneMs)
    // Who never had a connection of the engine was there as long as their console said so.
    .where((eb) =>
      eb.or([
        eb('gone_since', '<=', now - goneMs),
        eb.and([eb('gone_since', 'is', null), eb('beat_at', '>', 0)]),
      ]),
    )
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('conversations')
          .select('conversations.id')
          .where('conversations.status', '=', 'open')
          .whereRef('conversations.assignee_id', '=', 'agent_duty.agent_id'),
      ),
    )
    .execute();
  return rows.map((row) => row.agent_id);
}

/**
 * Puts what an agent had open back in line, some of it at once, if they are still gone: of several nodes that noticed,
 * one does it. What they have put off stays theirs until it wakes. Returns how many it were.
 */
export async function putBackInLine(work: Work, agentId: string, goneMs: number): Promise<number> {
  await takeTurn(work);
  const gone = await goneWithConversations(work.db, work.now, goneMs);
  if (!gone.includes(agentId)) return 0;
  const from = await work.db
    .selectFrom('agents')
    .select(['id', 'name'])
    .where('id', '=', agentId)
    .executeTakeFirstOrThrow();
  const open = await work.db
    .selectFrom('conversations')
    .select('id')
    .where('assignee_id', '=', agentId)
    .where('status', '=', 'open')
    .orderBy('id')
    .limit(AT_ONCE)
    .execute();
  let put = 0;
  for (const { id } of open) {
    const row = await lockForRule(work, id);
    if (row?.status !== 'open' || row.assignee_id !== agentId) continue;
    await appendEvent(
      work,
      row,
      { type: 'conversation.released', data: { by: SYSTEM, from }, visible: true },
      {
        status: 'waiting',
        assignee_id: null,
        waiting_since: row.awaiting_reply_since ?? work.now,
        snoozed_until: null,
      },
    );
    put += 1;
  }
  return put;
}
