import { AGENT_AVAILABILITY_EVENT, AGENTS_CHANNEL, memberId } from '../contract/channels.ts';
import type { AgentAvailability, AvailabilityState } from '../contract/schemas/people.ts';
import type { Database } from '../database/database.ts';
import type { Engine, WebhookFact } from '../engine/engine.ts';
import { createWorker } from '../workers/worker.ts';
import { createAgentsChannel } from './agents-channel.ts';

/** Webhooks get lost: the engine is asked this often. */
const LOOK_EVERY_MS = 5_000;

export type AvailabilityWorkerOptions = {
  database: Database;
  engine: Engine;
  now: () => number;
  /** How many members a presence channel of the engine takes; null: so many that no team reaches it. */
  presenceMembers: number | null;
  /** Somebody came or went. */
  changed: () => void;
  log: { warn(details: object, message: string): void };
};

/** Keeps in the database which agents have a connection, and since when the others have none. */
export function createAvailabilityWorker(options: AvailabilityWorkerOptions) {
  const { database, engine, now, changed, log } = options;
  const channel = createAgentsChannel(options.presenceMembers, log);
  const worker = createWorker({
    name: 'agents’ presence',
    everyMs: LOOK_EVERY_MS,
    // An engine that does not answer says nothing about agents: nobody is gone because of it.
    failure: 'Which agents are here could not be asked of the engine; it is asked again.',
    log,
    run: look,
  });

  return {
    ...worker,
    /** What a webhook said; only that it concerns agents matters, the engine is asked for the truth. */
    report(facts: readonly WebhookFact[]): void {
      if (facts.some((fact) => fact.channel === AGENTS_CHANNEL)) void worker.wake();
    },
    /** Why the consoles of further agents have no live updates, as of the last look; null while there is room. */
    channelFull: channel.full,
  };

  async function look(): Promise<void> {
    const members = new Set(await engine.members(AGENTS_CHANNEL));
    channel.look(members.size);
    const rows = await database.read
      .selectFrom('agents')
      .leftJoin('agent_duty', 'agent_duty.agent_id', 'agents.id')
      .select(['agents.id', 'agent_duty.here'])
      .execute();
    const came = rows.filter((row) => row.here !== 1 && members.has(memberId('agent', row.id)));
    const left = rows.filter((row) => row.here === 1 && !members.has(memberId('agent', row.id)));
    if (came.length + left.length === 0) return;
    const noted = await note(
      came.map(({ id }) => id),
      left.map(({ id }) => id),
    );
    changed();
    await tell(noted.map(({ agent_id, state }) => ({ agentId: agent_id, state })));
  }

  /** @returns whom it noted, with what they have chosen by then: since they were looked up it may be something else */
  function note(came: readonly string[], left: readonly string[]) {
    const at = now();
    return database.write(async (db) => {
      const noted: { agent_id: string; state: AvailabilityState }[] = [];
      for (const id of came)
        noted.push(
          await db
            .insertInto('agent_duty')
            .values({ agent_id: id, here: 1, gone_since: null })
            .onConflict((conflict) => conflict.column('agent_id').doUpdateSet({ here: 1, gone_since: null }))
            .returning(['agent_id', 'state'])
            .executeTakeFirstOrThrow(),
        );
      if (left.length === 0) return noted;
      const gone = await db
        .updateTable('agent_duty')
        .set({ here: 0, gone_since: at })
        .where('here', '=', 1)
        .where('agent_id', 'in', left)
        .returning(['agent_id', 'state'])
        .execute();
      return [...noted, ...gone];
    });
  }

  /** Boards that show who is here read again. */
  async function tell(availabilities: readonly AgentAvailability[]): Promise<void> {
    // Another node was quicker.
    if (availabilities.length === 0) return;
    const logUnpublished = (error: unknown) =>
      log.warn({ err: error }, 'Boards learn within 15 seconds which agents came and left.');
    const news = availabilities.map((data) => ({
      channel: AGENTS_CHANNEL,
      name: AGENT_AVAILABILITY_EVENT,
      data,
    }));
    try {
      for (const refusal of await engine.publish(news)) logUnpublished(refusal);
    } catch (error) {
      logUnpublished(error);
    }
  }
}
export type AvailabilityWorker = ReturnType<typeof createAvailabilityWorker>;
