import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Asked,
  type AskedPostgres,
  listenToPostgres,
} from '../../../support/database/asked-postgres.ts';
import { DATABASES, type DatabasePlace } from '../../../support/databases.ts';
import { newVisitor, type TestVisitor, uuid } from '../../../support/people.ts';
import { startTestServer, type TestServer } from '../../../support/test-server.ts';

const AT_ONCE = 64;
/** A round in which something else was asked together with what is counted is followed by another. */
const ROUNDS = 50;

const MESSAGE_ALONE = [
  [/^select "visitors"/],
  [
    /^begin/,
    /^select \* from "conversations" .* for update$/,
    /^select \* from "messages"/,
    /^select "sites"."settings"/,
  ],
  [
    /^insert into "messages"/,
    /^insert into "events"/,
    /^update "conversations"/,
    /^insert into "due_events"/,
    /^commit$/,
  ],
];

/** What only the reports ask, every two seconds: what they know of a conversation, and what is new in it. */
const COUNTING = /"(conversation_facts|moment_facets|moment_facts)"|"begun_unattended"/;

type Person = { visitor: TestVisitor; conversation: string };

describe('what a message asks Postgres', () => {
  const { migratedPlace } = DATABASES.find(({ name }) => name === 'Postgres') as (typeof DATABASES)[number];
  let at: DatabasePlace;
  let server: TestServer;
  let postgres: AskedPostgres;
  let people: Person[];

  beforeAll(async () => {
    at = await migratedPlace();
    server = await startTestServer({ env: { DATABASE_URL: at.url } });
    people = await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        const visitor = await newVisitor(server.url);
        const conversation = await visitor.start();
        await visitor.send(conversation, 'The first, which meets the bot of the site');
        return { visitor, conversation };
      }),
    );
    postgres = listenToPostgres();
  });
  afterAll(async () => {
    postgres.stop();
    await server.remove();
    await at.remove();
  });

  it('alone, leaves in three packets: who sends it, what is there, and the message with its commit', async () => {
    let packets: string[][] = [];
    await firstOf(async () => {
      await allPublished();
      const { asked } = await postgres.during(() => send(people[0] as Person));
      const commit = asked.findIndex(({ text }) => text === 'commit');
      packets = inPackets(asked.slice(0, commit + 1));
      return matches(packets, MESSAGE_ALONE) ? packets : null;
    });
    expect(packets).toEqual(MESSAGE_ALONE.map((packet) => packet.map((text) => expect.stringMatching(text))));
  });

  it(`among ${AT_ONCE}, costs less than a statement until all are published`, async () => {
    // About 24 when nothing else runs; one by one, it would be eight for each message.
    const most = AT_ONCE;
    const statements = await firstOf(async () => {
      await allPublished();
      const before = postgres.all.length;
      await Promise.all(people.map(send));
      await allPublished();
      // What runs beside the requests asks what is not prepared, or counts conversations for the reports.
      const asked = postgres.all
        .slice(before)
        .filter(({ prepared, text }) => prepared && !COUNTING.test(text));
      const count = asked.length;
      return count >= most ? null : count;
    });
    expect(statements).toBeGreaterThan(0);
  });

  async function send({ visitor, conversation }: Person): Promise<void> {
    const { statusCode } = await server.app.inject({
      method: 'POST',
      url: `/api/widget/conversations/${conversation}/messages`,
      headers: { authorization: `Bearer ${visitor.token}` },
      payload: { id: uuid(), body: 'Where is my parcel?' },
    });
    expect(statusCode).toBe(201);
  }

  /** The result of the first round that has one. */
  async function firstOf<T>(round: () => Promise<T | null>): Promise<T | null> {
    for (let n = 0; n < ROUNDS; n += 1) {
      const found = await round();
      if (found !== null) return found;
    }
    return null;
  }

  async function allPublished(): Promise<void> {
    const unpublished = () =>
      server.services.database.read
        .selectFrom('conversations')
        .select('id')
        .whereRef('published_seq', '<', 'seq')
        .limit(1)
        .execute();
    await expect.poll(unpublished, { timeout: 60_000, interval: 10 }).toEqual([]);
  }
});

function inPackets(asked: readonly Asked[]): string[][] {
  const packets = new Map<number, string[]>();
  for (const { packet, text } of asked) packets.set(packet, [...(packets.get(packet) ?? []), text]);
  return [...packets.values()];
}

function matches(packets: readonly string[][], patterns: readonly RegExp[][]): boolean {
  const texts = (pattern: readonly RegExp[], packet: readonly string[] = []) =>
    packet.length === pattern.length && pattern.every((one, index) => one.test(packet[index] ?? ''));
  return packets.length === patterns.length && patterns.every((one, index) => texts(one, packets[index]));
}
