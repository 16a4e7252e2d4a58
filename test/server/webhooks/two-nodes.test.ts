import { randomUUID } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import { appendToFeed } from '../../../server/feed/positions.ts';
import { createEndpointRun } from '../../../server/webhooks/endpoint-run.ts';
import type { Answer, Outgoing } from '../../../server/webhooks/send-webhook.ts';
import { openPlace } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';

const ENDPOINT = randomUUID();
const [ADA, BO] = [randomUUID(), randomUUID()];
/** Longer than a node has an endpoint. */
const PAST_THE_CLAIM_MS = 31_000;
const answered = (status: number): Answer => ({
  status,
  error: null,
  text: '',
  durationMs: 1,
  retryAfterMs: 0,
});

const OPENED = { fresh: true, open: openPlace };

onEveryDatabase('an endpoint that two nodes take over in turn', OPENED, (database) => {
  let now: number;
  /** What the receiver has taken, in its order: `ada 1`. */
  let received: string[];
  beforeEach(async () => {
    now = Date.UTC(2030, 0, 1);
    received = [];
    await addEndpoint();
    await database.write((db) =>
      appendToFeed(
        db,
        [1, 2, 3].flatMap((n) => [happened(`ada ${n}`, ADA), happened(`bo ${n}`, BO)]),
      ),
    );
  });
  function addEndpoint() {
    const secret = database.sealer.seal(`whsec_${Buffer.alloc(24, 7).toString('base64')}`, ENDPOINT);
    const row = {
      ...{ id: ENDPOINT, url: 'https://receiver.test/', name: 'Receiver', secret, state: 'on' as const },
      ...{ state_since: now, position: 0, claimed_until: 0, failures: 0, resting_until: 0, created_at: now },
    };
    const nothing = {
      ...{ types: null, site_ids: null, team_ids: null, old_secret: null, old_secret_until: null },
      ...{
        replay_after: null,
        replay_until: null,
        claimed_by: null,
        failing_since: null,
        succeeded_at: null,
      },
    };
    return database.write((db) =>
      db
        .insertInto('webhook_endpoints')
        .values({ ...row, ...nothing })
        .execute(),
    );
  }

  function happened(id: string, visitorId: string) {
    const nobody = { conversation_id: null, seq: null, site_id: randomUUID(), team_id: null, agent_id: null };
    return { id, type: 'visitor.erased', at: now, visitor_id: visitorId, data: '{}', ...nobody };
  }

  /** One run of a node. @param receive what the receiver does with it */
  function run(node: string, receive: (id: string) => Promise<Answer> | Answer): Promise<void> {
    const send = async ({ headers }: Outgoing) => {
      const id = headers['webhook-id'] ?? '';
      received.push(id);
      return receive(id);
    };
    const deps = { database, node, now: () => now, random: () => 0.5, send, switchedOff: async () => {} };
    return createEndpointRun(ENDPOINT, deps)(new AbortController().signal);
  }

  const endpoint = () => database.read.selectFrom('webhook_endpoints').selectAll().executeTakeFirstOrThrow();
  const queued = () => database.read.selectFrom('webhook_deliveries').select('position').execute();
  const attempts = () =>
    database.read.selectFrom('webhook_attempts').select(['event_id', 'status']).orderBy('event_id').execute();
  const of = (name: string) => [...new Set(received.filter((id) => id.startsWith(name)))];

  it('is one node’s at a time, and the other goes on in order once that one is dead', async () => {
    // It dies with the second event of Ada: no answer ever comes back to it.
    void run('one', (id) => (id === 'ada 2' ? new Promise<never>(() => {}) : answered(204)));
    await eventually(() => expect(received).toEqual(expect.arrayContaining(['ada 2', 'bo 3'])));
    const before = received.length;
    await run('two', () => answered(204));
    expect(received, 'the endpoint is still that of the dead one').toHaveLength(before);
    now += PAST_THE_CLAIM_MS;
    await run('two', () => answered(204));
    for (const name of ['ada', 'bo']) expect(of(name)).toEqual([`${name} 1`, `${name} 2`, `${name} 3`]);
    expect(await queued()).toEqual([]);
    expect((await endpoint()).claimed_by).toBeNull();
  });

  it('keeps nothing of what a node does that has lost it meanwhile', async () => {
    let answer = (_answer: Answer) => {};
    const held = new Promise<Answer>((resolve) => {
      answer = resolve;
    });
    const stalled = run('one', () => held);
    await eventually(() => expect(received.toSorted()).toEqual(['ada 1', 'bo 1']));
    now += PAST_THE_CLAIM_MS;
    await run('two', () => answered(204));
    expect(await queued()).toEqual([]);
    const taken = await attempts();
    expect(taken.map(({ status }) => status)).toEqual(Array(6).fill(204));
    // It stood still, and goes on.
    answer(answered(500));
    await stalled;
    expect(await attempts()).toEqual(taken);
    expect(await endpoint()).toMatchObject({ failures: 0, failing_since: null, claimed_by: null });
  });
});
