import { beforeEach, expect, it } from 'vitest';
import { AGENT_AVAILABILITY_EVENT, memberId } from '../../../server/contract/channels.ts';
import type { AvailabilityState } from '../../../server/contract/schemas/people.ts';
import type { Database } from '../../../server/database/database.ts';
import { createRunInTransaction } from '../../../server/database/run-in-transaction.ts';
import { prepareDemo } from '../../../server/demo-people.ts';
import { type Engine, EngineError, type Publication } from '../../../server/engine/engine.ts';
import { changeAvailability } from '../../../server/presence/availability.ts';
import { createAvailabilityWorker } from '../../../server/presence/availability-worker.ts';
import { openPlace } from '../../support/databases.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';

onEveryDatabase('which agents came and left', { fresh: true, open: openPlace }, (database) => {
  let ana: string;
  beforeEach(async () => {
    await prepareDemo(database, transactions(), []);
    ({ id: ana } = await database.read.selectFrom('agents').select('id').executeTakeFirstOrThrow());
  });

  it('is told with the state that they chose after they were looked up', async () => {
    const { engine, published } = anEngine();
    // Between the look at who is noted as here and the moment in which the change is noted.
    let chosen: AvailabilityState | null = null;
    const worker = aWorker(engine, {
      ...database,
      async write(operation, rows) {
        if (chosen !== null) await choose(chosen);
        return database.write(operation, rows);
      },
    });

    engine.here = [memberId('agent', ana)];
    chosen = 'away';
    await worker.wake();
    engine.here = [];
    chosen = 'busy';
    await worker.wake();
    expect(published).toEqual([
      { agentId: ana, state: 'away' },
      { agentId: ana, state: 'busy' },
    ]);
    await worker.stop();
  });

  it('is told with the state they have without ever having chosen one', async () => {
    const { engine, published } = anEngine();
    engine.here = [memberId('agent', ana)];
    const worker = aWorker(engine, database);
    await worker.wake();
    expect(published).toEqual([{ agentId: ana, state: 'on' }]);
    await worker.stop();
  });

  it.each([
    ['refuses it', async () => [new EngineError('refused', 'too odd')]],
    ['is out of reach', () => Promise.reject(new EngineError('later', 'away'))],
  ])('is logged once where the engine %s, and noted all the same', async (_, publish) => {
    const { engine } = anEngine();
    engine.here = [memberId('agent', ana)];
    const warned: string[] = [];
    const worker = aWorker({ ...engine, publish }, database, warned);
    await worker.wake();
    expect(warned).toEqual(['Boards learn within 15 seconds which agents came and left.']);
    expect(await database.read.selectFrom('agent_duty').select(['agent_id', 'here']).execute()).toEqual([
      { agent_id: ana, here: 1 },
    ]);
    await worker.stop();
  });

  const transactions = () => createRunInTransaction(database, 'test', Date.now, () => {});
  const choose = (state: AvailabilityState) => transactions()((tx) => changeAvailability(tx, ana, state));
});

function aWorker(engine: Engine, database: Database, warned: string[] = []) {
  return createAvailabilityWorker({
    database,
    engine,
    now: Date.now,
    presenceMembers: null,
    changed() {},
    log: { warn: (_, message) => void warned.push(message) },
  });
}

/** Who is `here` may be set; what goes out is in `published`. */
function anEngine() {
  const published: object[] = [];
  const engine = {
    here: [] as string[],
    members: async () => engine.here,
    async publish(publications: readonly Publication[]): Promise<EngineError[]> {
      for (const { name, data } of publications) if (name === AGENT_AVAILABILITY_EVENT) published.push(data);
      return [];
    },
  };
  return { engine: engine as typeof engine & Engine, published };
}
