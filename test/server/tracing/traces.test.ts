import { afterAll, expect, it } from 'vitest';
import { createLogger } from '../../../server/common/logger.ts';
import { createTracePruning } from '../../../server/delivery/event-traces.ts';
import { currentTrace, readTraceparent, runInTrace, traceparentOf } from '../../../server/tracing/trace.ts';
import { createWorker } from '../../../server/workers/worker.ts';
import type { DatabasePlace } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { newVisitor, signedInAgent, uuid } from '../../support/people.ts';
import { startMailServer } from '../../support/servers/mail-server.ts';
import { startWebhookReceiver } from '../../support/servers/webhook-receiver.ts';
import { startTestServer } from '../../support/test-server.ts';
import { itIsTimeAt } from '../mail/mail-stage.ts';
import { addEndpoint } from '../webhooks/endpoint.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const OTHER = '0af7651916cd43dd8448eb211c80319c';
const sentAs = (traceId: string, flags = '01') => ({
  traceparent: `00-${traceId}-00f067aa0ba902b7-${flags}`,
});
const DAY_MS = 24 * 60 * 60 * 1_000;

type Line = { msg: string } & Record<string, unknown>;
const mailServer = await startMailServer();
afterAll(() => mailServer.close());

/** A server that logs into a list, with a visitor, an admin, and a webhook of theirs. */
async function open({ url }: DatabasePlace) {
  const lines: Line[] = [];
  const logger = createLogger('info', { write: (text: string) => void lines.push(JSON.parse(text)) });
  const env = {
    DATABASE_URL: url,
    WEBHOOK_ALLOW_PRIVATE: 'on',
    SMTP_URL: mailServer.url,
    MAIL_FROM: 'Tea shop <support@shop.test>',
  };
  const server = await startTestServer({ env, logger });
  const receiver = await startWebhookReceiver();
  const [visitor, ana] = [await newVisitor(server.url), await signedInAgent(server.url, 'Ana')];
  await addEndpoint(ana, receiver);
  const conversation = await visitor.start();
  const send = (body: string, headers: Record<string, string> = {}) =>
    visitor.ask('POST', `/api/widget/conversations/${conversation}/messages`, { id: uuid(), body }, headers);
  const webhookOf = (body: string) =>
    eventually(() => {
      const found = receiver.received.find(
        ({ event }) => event.type === 'message.created' && event.data.message.body === body,
      );
      return found ?? expect.fail('Its webhook has not come yet.');
    });
  const of = (traceId: string) => lines.filter((line) => line['traceId'] === traceId);
  const close = async () => {
    await server.remove();
    await receiver.close();
  };
  return { close, server, visitor, ana, receiver, conversation, send, webhookOf, of };
}

onEveryDatabase('a trace', { once: true, open, fresh: true }, (opened) => {
  it('goes from a visitor’s send to its webhook and to the log lines of both', async () => {
    const { send, webhookOf, of, conversation } = opened;
    expect((await send('traced', sentAs(TRACE))).status).toBe(201);
    expect((await send('not sampled', sentAs(OTHER, '00'))).status).toBe(201);
    expect((await send('without')).status).toBe(201);
    const first = await webhookOf('traced');
    expect(readTraceparent(first.headers['traceparent'])).toEqual({ traceId: TRACE, sampled: true });
    expect(first.headers['traceparent'], 'a span of its own').not.toContain('00f067aa0ba902b7');
    expect(readTraceparent((await webhookOf('not sampled')).headers['traceparent'])).toEqual({
      traceId: OTHER,
      sampled: false,
    });
    expect((await webhookOf('without')).headers['traceparent']).toBeUndefined();
    await eventually(() =>
      expect(of(TRACE)).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ msg: 'request', status: 201 }),
          expect.objectContaining({
            msg: 'subscriber',
            subscriber: 'events feed',
            conversationId: conversation,
          }),
          expect.objectContaining({ msg: 'subscriber', subscriber: 'search' }),
          expect.objectContaining({
            msg: 'webhook',
            host: expect.stringContaining('127.0.0.1'),
            status: 204,
          }),
        ]),
      ),
    );
  });

  it('is carried by each try of a webhook, with another span', async () => {
    const { server, send, receiver } = opened;
    receiver.answers = (response) => response.writeHead(receiver.received.length < 3 ? 500 : 204).end();
    await send('traced', sentAs(TRACE));
    await eventually(async () => {
      await server.services.database.write(async (db) => {
        await db.updateTable('webhook_deliveries').set({ next_at: 0 }).execute();
        await db.updateTable('webhook_endpoints').set({ resting_until: 0 }).execute();
      });
      const headers = receiver.received
        .filter(({ event }) => event.type === 'message.created')
        .map((one) => one.headers['traceparent']);
      expect(headers.length).toBeGreaterThan(0);
      expect(headers.every((header) => readTraceparent(header)?.traceId === TRACE)).toBe(true);
      expect(new Set(headers).size).toBe(headers.length);
      expect(receiver.received.length).toBeGreaterThan(3);
    });
  });

  it('is named where the mail went that tells of an answer, and goes with the conversation', async () => {
    const { server, visitor, ana, conversation, send, of } = opened;
    const { database } = server.services;
    const rows = () => database.read.selectFrom('event_traces').select('seq').execute();
    await database.write((db) =>
      db.updateTable('visitors').set({ email: 'ada@example.com' }).where('id', '=', visitor.id).execute(),
    );
    await send('Where is it?');
    const path = `/api/agent/conversations/${conversation}/messages`;
    const answered = await ana.ask('POST', path, { id: uuid(), body: 'On its way' }, sentAs(TRACE));
    expect(answered.status).toBe(201);
    await eventually(async () => {
      await itIsTimeAt(server);
      expect(of(TRACE)).toContainEqual(expect.objectContaining({ msg: 'mail', kind: 'missed' }));
    });
    expect(await rows()).not.toEqual([]);
    expect((await visitor.ask('DELETE', '/api/widget/visitor')).status).toBeLessThan(300);
    expect(await rows()).toEqual([]);
  });

  it('of an event is forgotten after seven days', async () => {
    const { server, send, webhookOf } = opened;
    const { database } = server.services;
    await send('traced', sentAs(TRACE));
    await webhookOf('traced');
    const rows = () => database.read.selectFrom('event_traces').select('seq').execute();
    const pruneAt = async (now: number) => {
      const worker = createTracePruning({ database, now: () => now, log: { warn() {} } });
      await worker.wake();
      await worker.stop();
    };
    const before = await rows();
    expect(before).not.toEqual([]);
    await pruneAt(Date.now() + 6 * DAY_MS);
    expect(await rows()).toEqual(before);
    await pruneAt(Date.now() + 8 * DAY_MS);
    expect(await rows()).toEqual([]);
  });
});

it('what runs knows its trace for as long as it goes on, and nothing else does', async () => {
  const trace = { traceId: TRACE, sampled: false };
  const inside = runInTrace(trace, async () => {
    await new Promise(setImmediate);
    return currentTrace();
  });
  expect(currentTrace()).toBeNull();
  expect(await inside).toEqual(trace);
  expect(readTraceparent(traceparentOf(trace))).toEqual(trace);
});

it('a worker that a request wakes is part of no trace, neither in that run nor in those that follow', async () => {
  const seen: unknown[] = [];
  const worker = createWorker({
    name: 'tea',
    everyMs: 1,
    async run() {
      seen.push(currentTrace());
      await new Promise(setImmediate);
      seen.push(currentTrace());
    },
    failure: 'The tea could not be made.',
    log: { warn() {} },
  });
  const after = await runInTrace({ traceId: TRACE, sampled: true }, async () => {
    await worker.wake();
    return currentTrace();
  });
  expect(after, 'the request goes on in its own').toEqual({ traceId: TRACE, sampled: true });
  await eventually(() => expect(seen.length).toBeGreaterThanOrEqual(6));
  await worker.stop();
  expect(seen.every((one) => one === null)).toBe(true);
});
