import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ChatHook, ChatHookTest, PutChatHook } from '../../../server/contract/bridges/chat-hooks-api.ts';
import type { SiteSummary } from '../../../server/contract/schemas/agent-api.ts';
import { eventually } from '../../support/eventually.ts';
import { itOnce, onEveryDatabase } from '../../support/on-every-database.ts';
import { uuid } from '../../support/people.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../../support/servers/webhook-receiver.ts';

let chat: WebhookReceiver;
beforeEach(async () => {
  chat = await startWebhookReceiver();
});
afterEach(() => chat.close());
const env = { WEBHOOK_ALLOW_PRIVATE: '127.0.0.1' };

onEveryDatabase('notices in a team chat', { fresh: true, env }, ({ server, visitor, ana, restart }) => {
  const HOOKS = '/api/agent/chat-hooks';
  const hook = (part: Partial<PutChatHook> = {}): PutChatHook => ({
    kind: 'discord',
    name: 'Team',
    url: chat.url,
    notices: ['new', 'waiting', 'handed_off'],
    siteIds: null,
    locale: 'en',
    on: true,
    ...part,
  });
  async function put(part: Partial<PutChatHook> = {}, id = uuid()): Promise<string> {
    const { status, body } = await ana.ask('PUT', `${HOOKS}/${id}`, hook(part));
    expect(status, JSON.stringify(body)).toBe(200);
    return id;
  }
  const read = async () => (await ana.ask<{ hooks: ChatHook[] }>('GET', HOOKS)).body.hooks;
  const bodies = () => chat.received.map(({ event }) => event as unknown as Record<string, unknown>);
  const answers = (status: number, headers: Record<string, string> = {}) => {
    chat.answers = (response) => response.writeHead(status, headers).end('No.');
  };
  const allIsSent = () =>
    eventually(async () => {
      const { read: db } = server.services.database;
      const due = db.selectFrom('due_events').select('seq').where('subscriber', '=', 'chat-notices');
      expect(await due.execute()).toEqual([]);
      expect(await db.selectFrom('chat_notices').select('seq').execute()).toEqual([]);
    });
  async function begin(): Promise<string> {
    const id = await visitor.start();
    await visitor.send(id, 'Is anybody there?');
    return id;
  }

  it('say that a conversation begins, once and with a link, and nothing of what is said; the address is never shown again', async () => {
    await put();
    const id = await begin();
    await visitor.send(id, 'Hello?');
    await ana.answer(id, 'Yes.');
    await eventually(() => expect(chat.received).toHaveLength(1));
    await allIsSent();
    expect(bodies()).toEqual([
      {
        content: expect.stringMatching(/^New conversation: .* · Tidewater Tea\n/),
        allowed_mentions: { parse: [] },
        flags: 4,
      },
    ]);
    expect(bodies()[0]?.['content']).toContain(`${server.url}/console/conversations/${id}`);
    expect(JSON.stringify(bodies())).not.toContain('anybody');
    const [shown] = await read();
    expect(shown).toMatchObject({ state: 'on', reason: null, host: new URL(chat.url).host });
    expect(JSON.stringify(shown)).not.toContain('/hook');
    await put({ on: false }, shown?.id);
    await begin();
    await allIsSent();
    expect(chat.received).toHaveLength(1);
  });

  it('say that somebody waits, when the ladder does, where nobody has a chat bridge, and of chosen sites alone', async () => {
    const { sites } = (await ana.ask<{ sites: SiteSummary[] }>('GET', '/api/agent/sites')).body;
    const siteId = sites[0]?.id ?? '';
    const ladder = [{ id: 'chat', afterMinutes: 5, when: 'always', action: 'bridge' }];
    await ana.ask('PUT', `/api/agent/sites/${siteId}`, { settings: { ladder } });
    await put({ notices: ['waiting'], siteIds: [siteId], kind: 'mattermost' });
    await put({ notices: ['waiting'], siteIds: [uuid()] });
    const id = await begin();
    await server.services.database.write((db) =>
      db
        .updateTable('conversations')
        .set((eb) => ({ awaiting_reply_since: eb('awaiting_reply_since', '-', 360_000) }))
        .where('id', '=', id)
        .execute(),
    );
    await eventually(() =>
      expect(bodies()).toEqual([
        { text: expect.stringMatching(/^Unanswered for 5 min: .*\n\[Open in Frontdesk\]\(http/) },
      ]),
    );
    await allIsSent();
  });

  itOnce(
    'come later where the chat is away or wants to be asked less often, after a restart too, and hold up no other place',
    async () => {
      answers(503);
      await put();
      const id = await begin();
      await eventually(() => expect(chat.received.length).toBeGreaterThan(0));
      await eventually(async () => expect((await read())[0]?.reason).toBe('http_503'));
      const other = await startWebhookReceiver();
      try {
        await put({ url: other.url, kind: 'teams', notices: ['new'] });
        await begin();
        await eventually(() => expect(other.received).toHaveLength(1));
      } finally {
        await other.close();
      }
      chat.answers = null;
      await restart();
      await server.services.database.write((db) =>
        db.updateTable('chat_notices').set({ due_at: 0 }).execute(),
      );
      await eventually(() =>
        expect(JSON.stringify(bodies().slice(1))).toContain(`/console/conversations/${id}`),
      );
      await eventually(async () => expect((await read())[0]?.reason).toBeNull());
    },
  );

  itOnce(
    'are left out where the chat refuses one, and switched off where it is gone, which the settings and the audit log say',
    async () => {
      answers(400);
      const id = await put();
      await begin();
      await eventually(async () =>
        expect((await read())[0]).toMatchObject({ state: 'on', reason: 'http_400' }),
      );
      await allIsSent();
      answers(404);
      await begin();
      await eventually(async () => expect((await read())[0]?.state).toBe('gone'));
      await begin();
      await allIsSent();
      expect(chat.received).toHaveLength(2);
      const { body } = await ana.ask<{ entries: { action: string }[] }>('GET', '/api/agent/audit-log');
      expect(body.entries.map(({ action }) => action)).toContain('chat_notices.switched_off');
      chat.answers = null;
      await put({}, id);
      await begin();
      await eventually(() => expect(chat.received).toHaveLength(3));
    },
  );

  itOnce('are tested with a button, and go to no private address that was not allowed', async () => {
    const id = await put({ locale: 'zh' });
    const test = () => ana.ask<ChatHookTest>('POST', `${HOOKS}/${id}/test`);
    expect((await test()).body).toEqual({ reason: null });
    expect(JSON.stringify(bodies())).toContain('测试通知');
    answers(403);
    expect((await test()).body).toEqual({ reason: 'http_403' });
    for (const url of ['http://169.254.169.254/x', 'https://10.0.0.1/x', 'ftp://chat.example/x', 'chat'])
      expect((await ana.ask('PUT', `${HOOKS}/${uuid()}`, hook({ url }))).status, url).toBe(400);
    const { url: _none, ...nowhere } = hook();
    expect((await ana.ask('PUT', `${HOOKS}/${uuid()}`, nowhere)).status).toBe(400);
    expect((await ana.ask('DELETE', `${HOOKS}/${id}`)).status).toBe(204);
    expect(await read()).toEqual([]);
  });
});
