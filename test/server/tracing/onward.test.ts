import type { IncomingHttpHeaders } from 'node:http';
import { expect, it, vi } from 'vitest';
import { createLogger } from '../../../server/common/logger.ts';
import type { PushKey } from '../../../server/contract/notices/push-api.ts';
import { readTraceparent } from '../../../server/tracing/trace.ts';
import { addBot } from '../../support/bots.ts';
import type { DatabasePlace } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { itOnce, onEveryDatabase } from '../../support/on-every-database.ts';
import { newVisitor, signedInAgent, uuid } from '../../support/people.ts';
import { startPushService } from '../../support/servers/push-service.ts';
import { startSlack } from '../../support/servers/slack.ts';
import { startTelegram } from '../../support/servers/telegram/telegram.ts';
import { startWebhookReceiver } from '../../support/servers/webhook-receiver.ts';
import { startTestServer } from '../../support/test-server.ts';
import * as slackStage from '../bridges/slack-stage.ts';
import * as telegramStage from '../bridges/telegram-stage.ts';
import { addEndpoint } from '../webhooks/endpoint.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
/** In hundred thousand, one would be logged: not this one. */
const OTHER = '0af7651916cd43dd8448eb211c80319c';
const sentAs = (traceId: string, flags = '01') => ({
  traceparent: `00-${traceId}-00f067aa0ba902b7-${flags}`,
});
const traceOf = (headers: IncomingHttpHeaders | undefined) =>
  readTraceparent(headers?.['traceparent'])?.traceId ?? null;

type Line = { msg: string } & Record<string, unknown>;

/** A server that logs one in hundred thousand, beside everything outside that it may tell. */
async function open({ url }: DatabasePlace) {
  const lines: Line[] = [];
  const logger = createLogger('info', { write: (text: string) => void lines.push(JSON.parse(text)) });
  const [slack, telegram] = [await startSlack(), await startTelegram()];
  const [push, receiver] = [await startPushService(), await startWebhookReceiver()];
  slackStage.addPeople(slack);
  telegramStage.addPeople(telegram);
  const env = {
    DATABASE_URL: url,
    WEBHOOK_ALLOW_PRIVATE: '127.0.0.1',
    PUSH_ALLOW_PRIVATE: '127.0.0.1',
    SLACK_API_URL: slack.apiUrl,
    TELEGRAM_API_URL: telegram.apiUrl,
    ACCESS_LOG_SAMPLE: '100000',
  };
  const server = await startTestServer({ env, logger });
  const [visitor, ana] = [await newVisitor(server.url), await signedInAgent(server.url, 'Ana')];
  const send = async (body: string, headers: Record<string, string>) => {
    const conversation = await visitor.start();
    const path = `/api/widget/conversations/${conversation}/messages`;
    expect((await visitor.ask('POST', path, { id: uuid(), body }, headers)).status).toBe(201);
  };
  const close = async () => {
    await server.remove();
    for (const one of [slack, telegram, push, receiver]) await one.close();
  };
  const of = (traceId: string, msg: string) =>
    lines.filter((line) => line.msg === msg && line['traceId'] === traceId);
  return { close, server, slack, telegram, push, receiver, ana, send, lines, of };
}

onEveryDatabase('a trace', { open, fresh: true }, (opened) => {
  /** Ana’s browser, which is told who waits as soon as somebody does. */
  async function subscribe(): Promise<void> {
    const { ana, push } = opened;
    const { publicKey } = (await ana.ask<PushKey>('GET', '/api/agent/push')).body;
    const browser = push.browser('ana', publicKey);
    expect((await ana.ask('PUT', '/api/agent/push/subscription', browser)).status).toBe(204);
  }
  const isPushed = () =>
    eventually(async () => {
      const { server, push } = opened;
      await server.services.database.write((db) =>
        db.updateTable('due_events').set({ next_at: 0 }).where('claimed_by', 'is', null).execute(),
      );
      expect(push.taken).toHaveLength(1);
    });
  const notices = () =>
    opened.server.services.database.read.selectFrom('push_notices').select('id').execute();

  it('goes on to the chats of the team and to places that are sent notices', async () => {
    const { server, ana, slack, telegram, receiver, send } = opened;
    await slackStage.setUpSlack(slack, ana, server);
    await telegramStage.setUpTelegram(telegram, ana, server);
    const hook = { kind: 'discord', name: 'Team', url: receiver.url, notices: ['new'], siteIds: null };
    const put = await ana.ask('PUT', `/api/agent/chat-hooks/${uuid()}`, { ...hook, locale: 'en', on: true });
    expect(put.status, JSON.stringify(put.body)).toBe(200);
    await send('traced', sentAs(TRACE));
    const tracesOf = (asked: { method: string; headers: IncomingHttpHeaders }[], ...methods: string[]) =>
      asked.filter(({ method }) => methods.includes(method)).map(({ headers }) => traceOf(headers));
    await eventually(() => {
      const inSlack = tracesOf(slack.asked, 'chat.postMessage');
      expect(inSlack.length).toBeGreaterThan(1);
      expect(new Set(inSlack)).toEqual(new Set([TRACE]));
      const inTelegram = tracesOf(telegram.asked, 'createForumTopic', 'sendMessage');
      expect(inTelegram.length).toBeGreaterThan(1);
      expect(new Set(inTelegram)).toEqual(new Set([TRACE]));
      expect(receiver.received.map(({ headers }) => traceOf(headers))).toEqual([TRACE]);
    });
    expect(new Set(tracesOf(telegram.asked, 'getUpdates')), 'what listens is part of none').toEqual(
      new Set([null]),
    );
    await eventually(() => expect(opened.of(TRACE, 'webhook')).toMatchObject([{ status: 204 }]));
  });

  itOnce('goes on to a bot with an address', async () => {
    const { server, ana, receiver, send, of } = opened;
    const { secret } = await addBot(server.url, ana, { url: receiver.url });
    receiver.secret = secret;
    await send('traced', sentAs(TRACE));
    await eventually(() => {
      const message = receiver.received.find(({ event }) => event.type === 'message.created');
      expect(traceOf(message?.headers)).toBe(TRACE);
      expect(of(TRACE, 'webhook')).toContainEqual(expect.objectContaining({ status: 204 }));
    });
  });

  itOnce('is named where a push went, once it is settled', async () => {
    await subscribe();
    await opened.send('traced', sentAs(TRACE));
    await isPushed();
    await eventually(async () => {
      expect(opened.of(TRACE, 'push')).toMatchObject([{ kind: 'waiting', result: 'taken' }]);
      expect(await notices()).toEqual([]);
    });
  });

  itOnce('that cannot be read lets a push that was taken be settled all the same', async () => {
    const { server, lines, send } = opened;
    await subscribe();
    const { read } = server.services.database;
    const selectFrom = read.selectFrom.bind(read) as (table: string) => unknown;
    vi.spyOn(read, 'selectFrom').mockImplementation(((table: string) => {
      if (table === 'event_traces') throw new Error('planted');
      return selectFrom(table);
    }) as never);
    await send('traced', sentAs(TRACE));
    await isPushed();
    await eventually(async () => {
      expect(await notices()).toEqual([]);
      expect(lines.map(({ msg }) => msg)).toContain(
        'Which trace something belongs to could not be read; the log lacks its line.',
      );
    });
    expect(lines.map(({ msg }) => msg)).not.toContain('A push could not be settled; it is sent again.');
  });

  itOnce('has as few lines as requests have, but for what its sender keeps and what failed', async () => {
    const { ana, receiver, send, of } = opened;
    await addEndpoint(ana, receiver);
    await send('not kept', sentAs(OTHER, '00'));
    await send('kept', sentAs(TRACE));
    await eventually(() => {
      expect(of(TRACE, 'webhook')).not.toEqual([]);
      expect(of(TRACE, 'subscriber').length).toBeGreaterThan(1);
      expect(receiver.received.some(({ headers }) => traceOf(headers) === OTHER)).toBe(true);
    });
    expect([of(OTHER, 'webhook'), of(OTHER, 'subscriber')]).toEqual([[], []]);
    receiver.answers = (response, { event }) =>
      response.writeHead(event.type === 'message.created' ? 500 : 204).end();
    await send('not kept', sentAs(OTHER, '00'));
    await eventually(() =>
      expect(of(OTHER, 'webhook')).toContainEqual(expect.objectContaining({ status: 500 })),
    );
  });
});
