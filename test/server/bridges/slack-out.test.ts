// @slow 8 s of a core: what Slack is sent, to a stand-in that refuses and fails. Finds a thread that misses a message.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { VOICE_PEAKS } from '../../../server/contract/files/voice.ts';
import { eventually } from '../../support/eventually.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { type TestVisitor, uuid } from '../../support/people.ts';
import { type Slack, startSlack } from '../../support/servers/slack.ts';
import { oggRecording } from '../files/sound/recordings.ts';
import { addPeople, BRIDGE, CHANNEL, setUpSlack } from './slack-stage.ts';

let slack: Slack;
const env: Record<string, string> = {};
// The server is started after this, with the address.
beforeEach(async () => {
  slack = await startSlack();
  addPeople(slack);
  env['SLACK_API_URL'] = slack.apiUrl;
});
afterEach(() => slack.close());

async function sendFile(visitor: TestVisitor, id: string, body: string, name = 'receipt.txt') {
  const form = new FormData();
  form.append('file', new Blob(['What was paid']), name);
  const fileId = uuid();
  const path = `/api/widget/conversations/${id}/attachments?id=${fileId}`;
  const uploaded = await visitor.ask('POST', path, form);
  expect(uploaded.status, JSON.stringify(uploaded.body)).toBe(201);
  const message = { id: uuid(), body, attachmentIds: [fileId] };
  return visitor.ask('POST', `/api/widget/conversations/${id}/messages`, message);
}

onEveryDatabase(
  'conversations in Slack',
  { once: true, fresh: true, env },
  ({ server, visitor, ana, ben, restart }) => {
    /** The thread of the newest conversation, once it has so many posts. */
    async function thread(replies = 0): Promise<string> {
      const ts = await eventually(() => {
        const head = slack.threads(CHANNEL).at(-1);
        expect(head).toBeDefined();
        return head?.ts ?? '';
      });
      await eventually(() => expect(slack.replies(CHANNEL, ts)).toHaveLength(replies));
      return ts;
    }
    const texts = (ts: string) => slack.replies(CHANNEL, ts).map(({ text }) => text);
    const headText = () => slack.threads(CHANNEL).at(-1)?.text;
    const nothingIsDue = () =>
      eventually(async () => {
        const due = server.services.database.read.selectFrom('due_events').select('seq');
        expect(await due.where('subscriber', '=', 'slack').execute()).toEqual([]);
      });

    it('are a thread each: what visitor and agents write, whose words they are, and what becomes of it', async () => {
      await setUpSlack(slack, ana, server);
      const id = await visitor.start();
      await visitor.send(id, 'Is <b>this</b> & <!channel> *bold*?');
      await ana.claim(id);
      await ana.answer(id, 'It is.');
      await ana.note(id, 'Asked before');
      await ana.resolve(id);
      await visitor.send(id, 'One more thing');
      const ts = await thread(7);
      expect(texts(ts)).toEqual([
        expect.stringMatching(/^\*.+\*\nIs &lt;b&gt;this&lt;\/b&gt; &amp; &lt;!channel&gt; \*bold\*\?$/),
        'Ana took the conversation.',
        '*Ana (agent)*\nIt is.',
        '*Ana (internal note)*\nAsked before',
        'Ana resolved the conversation.',
        expect.stringContaining('reopened the conversation.'),
        expect.stringContaining('One more thing'),
      ]);
      await eventually(() => expect(headText()).toContain('Status: waiting for an answer'));
      expect(headText()).toContain(`<${server.url}/console/conversations/${id}|Open in Frontdesk>`);
      expect(headText()).toContain('Page: Shop – https://shop.example/');
    });

    it('follow edits and deletions, and a text that becomes longer than a post', async () => {
      await setUpSlack(slack, ana, server);
      const id = await visitor.start();
      await visitor.send(id, 'Hello?');
      await ana.claim(id);
      const [first, second] = [uuid(), uuid()];
      await ana.answer(id, 'On Tuesday.', first);
      await ana.answer(id, 'Never mind.', second);
      const ts = await thread(4);
      await ana.edit(id, first, 'On Wednesday.');
      await ana.unsend(id, second);
      await eventually(() => expect(texts(ts).slice(2)).toEqual(['*Ana (agent)*\nOn Wednesday.']));
      const long = `${'word '.repeat(900)}end`;
      await ana.edit(id, first, long);
      await eventually(() => expect(texts(ts)).toHaveLength(4));
      expect(texts(ts)[3]).toMatch(/end$/);
      await ana.edit(id, first, 'Short again.');
      await eventually(() => expect(texts(ts).slice(2)).toEqual(['*Ana (agent)*\nShort again.']));
    });

    it('bring files, and take them back', async () => {
      await setUpSlack(slack, ana, server);
      const id = await visitor.start();
      expect((await sendFile(visitor, id, 'My receipt')).status).toBe(201);
      const ts = await thread(2);
      expect(slack.replies(CHANNEL, ts)[1]?.files).toMatchObject([{ title: 'receipt.txt' }]);
      expect([...slack.files.values()].map(({ content }) => content.toString())).toEqual(['What was paid']);
    });

    it('bring a voice message under a name that it can be opened by', async () => {
      await setUpSlack(slack, ana, server);
      const id = await visitor.start();
      await visitor.send(id, 'Hello?');
      const form = new FormData();
      form.append('file', new Blob([oggRecording()], { type: 'audio/ogg' }), 'blob');
      const fileId = uuid();
      const query = `id=${fileId}&seconds=7&peaks=${'5'.repeat(VOICE_PEAKS)}`;
      const uploaded = await ana.ask('POST', `/api/agent/conversations/${id}/attachments?${query}`, form);
      expect(uploaded.status, JSON.stringify(uploaded.body)).toBe(201);
      await ana.ask('POST', `/api/agent/conversations/${id}/messages`, {
        id: uuid(),
        body: 'Listen',
        attachmentIds: [fileId],
      });
      const ts = await eventually(() => {
        const head = slack.threads(CHANNEL).at(-1)?.ts ?? '';
        expect(slack.replies(CHANNEL, head).flatMap(({ files = [] }) => files)).toHaveLength(1);
        return head;
      });
      expect(slack.replies(CHANNEL, ts).flatMap(({ files = [] }) => files)).toMatchObject([
        { title: 'Voice message, 0.07.ogg' },
      ]);
    });

    it('begin with a message: no thread for a conversation in which nothing was said, nor for a room of the team', async () => {
      await setUpSlack(slack, ana, server);
      await visitor.start();
      const room = uuid();
      expect((await ana.ask('PUT', `/api/agent/rooms/${room}`, { name: 'Kitchen' })).status).toBe(200);
      expect((await ben.note(room, 'Tea?')).status).toBe(201);
      await nothingIsDue();
      expect(slack.messages(CHANNEL)).toEqual([]);
    });

    it('wait while Slack is away or wants to be left alone, and come once, in order', async () => {
      await setUpSlack(slack, ana, server);
      const id = await visitor.start();
      slack.trouble('chat.postMessage', { status: 503 }, 2);
      await visitor.send(id, 'one');
      await visitor.send(id, 'two');
      await eventually(() => expect(slack.threads(CHANNEL)).toHaveLength(1));
      slack.trouble('chat.postMessage', { status: 429, retryAfter: 1 });
      await visitor.send(id, 'three');
      const ts = await thread(3);
      expect(texts(ts).map((text) => text.split('\n')[1])).toEqual(['one', 'two', 'three']);
      expect(slack.threads(CHANNEL)).toHaveLength(1);
    });

    it('are posted once though Slack takes a post and hangs up, after a restart too', async () => {
      await setUpSlack(slack, ana, server);
      const id = await visitor.start();
      slack.trouble('chat.postMessage', 'cut');
      await visitor.send(id, 'one');
      const ts = await thread(1);
      slack.trouble('chat.postMessage', 'cut');
      slack.trouble('conversations.replies', { status: 500 });
      await visitor.send(id, 'two');
      await eventually(() => expect(slack.replies(CHANNEL, ts)).toHaveLength(2));
      await restart();
      await visitor.send(id, 'three');
      slack.trouble('files.completeUploadExternal', 'cut');
      await sendFile(visitor, id, 'four');
      await thread(5);
      await nothingIsDue();
      expect(texts(ts).map((text) => text.split('\n')[1])).toEqual([
        'one',
        'two',
        'three',
        'four',
        undefined,
      ]);
      expect(slack.threads(CHANNEL)).toHaveLength(1);
    });

    it('say in the settings why nothing can be posted, and go on once that is mended', async () => {
      const bridge = await setUpSlack(slack, ana, server);
      slack.trouble('chat.postMessage', { error: 'not_in_channel' }, 1_000);
      const id = await visitor.start();
      await visitor.send(id, 'Is anybody there?');
      const now = async () =>
        (await ana.ask<{ bridges: (typeof bridge)[] }>('GET', '/api/agent/bridges')).body.bridges[0];
      await eventually(async () => expect((await now())?.channels[0]?.reason).toBe('not_in_channel'));
      slack.trouble('chat.postMessage', null);
      await thread(1);
      await eventually(async () => expect((await now())?.channels[0]?.reason).toBeNull());
      expect((await now())?.state).toBe('on');
      expect(JSON.stringify((await ana.ask('GET', '/api/agent/bridges')).body)).not.toMatch(/xoxb|xapp/);
    });

    it('stay in their thread when the site gets another channel, and end with the bridge', async () => {
      const { channels } = await setUpSlack(slack, ana, server);
      const id = await visitor.start();
      await visitor.send(id, 'one');
      const ts = await thread(1);
      slack.addChannel('C0OTHER');
      const siteId = channels[0]?.siteId;
      const put = { secrets: {}, locale: 'zh', channels: [{ siteId, channel: 'C0OTHER' }] };
      expect((await ana.ask('PUT', BRIDGE, put)).status).toBe(200);
      await visitor.send(id, 'two');
      await ana.claim(id);
      await eventually(() => expect(texts(ts).at(-1)).toBe('Ana 已接入会话。'));
      expect(texts(ts)[1]).toContain('two');
      expect((await ana.ask('DELETE', BRIDGE)).status).toBe(204);
      await ana.answer(id, 'Not for Slack');
      await nothingIsDue();
      expect(texts(ts)).toHaveLength(3);
      expect(slack.messages('C0OTHER')).toEqual([]);
    });

    it('are forgotten with an erased visitor', async () => {
      await setUpSlack(slack, ana, server);
      const id = await visitor.start();
      await visitor.send(id, 'Forget me');
      await thread(1);
      expect((await visitor.ask('DELETE', '/api/widget/visitor')).status).toBeLessThan(300);
      const { read } = server.services.database;
      for (const table of ['bridge_threads', 'bridge_posts'] as const)
        expect(await read.selectFrom(table).selectAll().execute()).toEqual([]);
    });
  },
);
