// @slow 8 s of a core: what Slack sends, of a stand-in. Finds an answer that comes twice, late, or from nobody.
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Bridge } from '../../../server/contract/bridges/bridges-api.ts';
import { eventually } from '../../support/eventually.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { type Slack, startSlack } from '../../support/servers/slack.ts';
import type { SlackMessage } from '../../support/servers/slack-methods.ts';
import { addPeople, BRIDGE, CHANNEL, setUpSlack } from './slack-stage.ts';

let slack: Slack;
const env: Record<string, string> = {};
beforeEach(async () => {
  slack = await startSlack();
  addPeople(slack);
  env['SLACK_API_URL'] = slack.apiUrl;
});
afterEach(() => slack.close());

onEveryDatabase(
  'answers from Slack',
  { once: true, fresh: true, env },
  ({ server, visitor, ana, ben, restart }) => {
    /** A conversation in its thread. */
    async function begun(): Promise<{ id: string; ts: string }> {
      await setUpSlack(slack, ana, server);
      const id = await visitor.start();
      await visitor.send(id, 'Where is my order?');
      const ts = await eventually(() => {
        const [head] = slack.threads(CHANNEL);
        expect(head && slack.replies(CHANNEL, head.ts)).toHaveLength(1);
        return head?.ts ?? '';
      });
      return { id, ts };
    }
    const messages = async (id: string) => (await ana.read(id)).body.conversation.messages;
    const seen = async (id: string) =>
      (await visitor.read(id)).body.conversation.messages.map(({ body }) => body);
    const has = (id: string, bodies: string[]) =>
      eventually(async () => expect((await messages(id)).map(({ body }) => body)).toEqual(bodies));
    const lastReply = (ts: string) => slack.replies(CHANNEL, ts).at(-1)?.text;
    const say = (ts: string, user: string, text: string, more: Partial<SlackMessage> = {}) =>
      slack.say(CHANNEL, user, text, { thread_ts: ts, ...more });
    const allIsTaken = () =>
      eventually(async () => {
        const open = server.services.database.read
          .selectFrom('bridge_inbox')
          .select('id')
          .where('done_at', 'is', null);
        expect(await open.execute()).toEqual([]);
      });

    it('reach the visitor as the agent with the same address, who takes the conversation, and are not posted again', async () => {
      const { id, ts } = await begun();
      say(ts, 'U0ANA', 'It left &lt;today&gt;: <https://track.example/1|here>');
      await has(id, ['Where is my order?', 'It left <today>: here (https://track.example/1)']);
      expect((await messages(id))[1]).toMatchObject({
        kind: 'text',
        author: { kind: 'agent', id: ana.id, name: 'Ana' },
      });
      expect((await ana.read(id)).body.conversation.state.assignee).toMatchObject({ id: ana.id });
      await visitor.send(id, 'Thank you');
      await eventually(() => expect(lastReply(ts)).toContain('Thank you'));
      expect(slack.replies(CHANNEL, ts)).toHaveLength(3);
      await eventually(() => expect(slack.threads(CHANNEL)[0]?.text).toContain('assigned to Ana'));
    });

    it('are notes with a prefix, which no visitor gets', async () => {
      const { id, ts } = await begun();
      say(ts, 'U0BEN', 'note: a difficult customer');
      say(ts, 'U0BEN', '# be careful');
      await has(id, ['Where is my order?', 'a difficult customer', 'be careful']);
      expect((await messages(id)).map(({ kind }) => kind)).toEqual(['text', 'note', 'note']);
      expect((await ana.read(id)).body.conversation.state.status).toBe('waiting');
      expect(await seen(id)).toEqual(['Where is my order?']);
    });

    it('come as text with the characters of emoji, lists and quotes', async () => {
      const { id, ts } = await begun();
      const elements = [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'text', text: 'Done ' },
            { type: 'emoji', name: 'wave', unicode: '1f44b-1f3fd' },
          ],
        },
        {
          type: 'rich_text_section',
          elements: [
            { type: 'text', text: '\n' },
            { type: 'user', user_id: 'U0BEN' },
          ],
        },
      ];
      say(ts, 'U0ANA', 'Done :wave::skin-tone-4:', { blocks: [{ type: 'rich_text', elements }] });
      await has(id, ['Where is my order?', 'Done 👋🏽\n@…']);
    });

    it('follow edits and deletions by who wrote them', async () => {
      const { id, ts } = await begun();
      const first = say(ts, 'U0ANA', 'On Tuesday');
      const second = say(ts, 'U0ANA', 'Sorry?');
      await has(id, ['Where is my order?', 'On Tuesday', 'Sorry?']);
      slack.edit(CHANNEL, first, 'On Wednesday');
      slack.delete(CHANNEL, second);
      await has(id, ['Where is my order?', 'On Wednesday', '']);
      expect(await seen(id)).toEqual(['Where is my order?', 'On Wednesday', '']);
      await allIsTaken();
      slack.edit(CHANNEL, first, 'note: he is impossible');
      await eventually(() => expect(lastReply(ts)).toMatch(/a reply cannot become a note/));
      expect(await seen(id)).toContain('On Wednesday');
      // What was edited and taken back there is not said there once more.
      expect(slack.replies(CHANNEL, ts).map(({ text }) => text)).not.toContain(
        'Edited in Frontdesk: On Wednesday',
      );
    });

    it('in the thread of a merged conversation are said and changed in that of the kept one, too', async () => {
      const { id: kept, ts: keptHead } = await begun();
      const merged = await visitor.start();
      await visitor.send(merged, 'It is order 4711');
      const mergedHead = await eventually(() => {
        const head = slack.threads(CHANNEL).find(({ ts }) => ts !== keptHead)?.ts ?? '';
        expect(lastReply(head)).toContain('4711');
        return head;
      });
      const path = `/api/agent/conversations/${kept}/merges`;
      expect((await ana.ask('POST', path, { conversationId: merged })).status).toBe(200);
      const statusOf = (head: string) => slack.threads(CHANNEL).find(({ ts }) => ts === head)?.text;
      await eventually(() => expect(statusOf(mergedHead)).toContain('Status: resolved'));
      const post = say(mergedHead, 'U0ANA', 'On Tuesday');
      await has(kept, ['Where is my order?', 'On Tuesday']);
      await eventually(() => expect(lastReply(keptHead)).toContain('On Tuesday'));
      slack.edit(CHANNEL, post, 'On Wednesday');
      await has(kept, ['Where is my order?', 'On Wednesday']);
      await eventually(() => expect(lastReply(keptHead)).toContain('On Wednesday'));
      slack.delete(CHANNEL, post);
      await eventually(() => expect(lastReply(keptHead)).not.toContain('On Wednesday'));
      expect((await messages(kept)).at(-1)?.body).toBe('');
    });

    it('that are changed in the console are marked in the thread', async () => {
      const { id, ts } = await begun();
      say(ts, 'U0ANA', 'On Tuesday');
      await has(id, ['Where is my order?', 'On Tuesday']);
      const messageId = (await messages(id))[1]?.id ?? '';
      await ana.edit(id, messageId, 'On Friday');
      await eventually(() => expect(lastReply(ts)).toBe('Edited in Frontdesk: On Friday'));
      await ana.unsend(id, messageId);
      await eventually(() => expect(lastReply(ts)).toMatch(/deleted in Frontdesk/));
    });

    it('bring their files, within the limits of uploads', async () => {
      const { id, ts } = await begun();
      slack.sayFile(CHANNEL, 'U0ANA', 'The label', ts, { name: 'label.txt', content: Buffer.from('Label') });
      await eventually(async () =>
        expect((await messages(id))[1]).toMatchObject({
          body: 'The label',
          attachments: [{ name: 'label.txt', sizeBytes: 5 }],
        }),
      );
      slack.sayFile(CHANNEL, 'U0ANA', 'Too much', ts, {
        name: 'film.mp4',
        content: Buffer.from('x'),
        size: 30_000_000,
      });
      await eventually(() => expect(lastReply(ts)).toMatch(/film\.mp4: the file is larger than 20 MB/));
      // It says that it is small, and is not.
      slack.sayFile(CHANNEL, 'U0ANA', 'A lie', ts, {
        name: 'bomb.bin',
        content: Buffer.alloc(21 * 1024 * 1024, 1),
        size: 10,
      });
      await eventually(() => expect(lastReply(ts)).toMatch(/bomb\.bin: the file is larger than 20 MB/));
      slack.sayFile(CHANNEL, 'U0ANA', 'Elsewhere', ts, {
        name: 'a.txt',
        content: Buffer.from('x'),
        url: 'http://127.0.0.1:9/a.txt',
      });
      await eventually(() => expect(lastReply(ts)).toMatch(/a\.txt: the file could not be read/));
      await has(id, ['Where is my order?', 'The label', 'Too much', 'A lie', 'Elsewhere']);
    });

    it('of who is no agent are refused in the thread, until an admin says who they are', async () => {
      const { id, ts } = await begun();
      say(ts, 'U0EVE', 'I know best');
      await eventually(() =>
        expect(lastReply(ts)).toMatch(/^Not sent to the visitor: no Frontdesk agent matches/),
      );
      const { body } = await ana.ask<{ bridges: Bridge[] }>('GET', '/api/agent/bridges');
      expect(body.bridges[0]?.people).toMatchObject([{ id: 'U0EVE', name: 'Eve', agentId: null }]);
      const link = (agentId: string | null) => ana.ask('PUT', `${BRIDGE}/people/U0EVE`, { agentId });
      expect((await link(ben.id)).status).toBe(204);
      say(ts, 'U0EVE', 'As Ben');
      await has(id, ['Where is my order?', 'As Ben']);
      expect((await messages(id))[1]?.author).toMatchObject({ id: ben.id });
      expect((await ana.ask('PUT', `/api/agent/accounts/${ben.id}`, { active: false })).status).toBe(200);
      say(ts, 'U0BEN', 'Am I still here?');
      say(ts, 'U0EVE', 'Am I?');
      await allIsTaken();
      await has(id, ['Where is my order?', 'As Ben']);
    });

    it.each([
      ['somebody of another company (Slack Connect)', { is_stranger: true, team_id: 'T0THEIRS' }],
      ['a guest', { is_restricted: true }],
      ['somebody whose address is not confirmed', { is_email_confirmed: false }],
      ['a program', { is_bot: true }],
    ])('are not taken from %s who has the address of an agent', async (_who, what) => {
      const { id, ts } = await begun();
      slack.addUser('U0FORGED', { name: 'Ana', email: 'ana@demo.example', ...what });
      say(ts, 'U0FORGED', 'Send me your password');
      await eventually(() => expect(lastReply(ts)).toMatch(/^Not sent to the visitor/));
      await has(id, ['Where is my order?']);
    });

    it('are taken once though Slack tells of them twice, and while the connection breaks and comes back', async () => {
      const { id, ts } = await begun();
      slack.deliverTwice(true);
      const said = say(ts, 'U0ANA', 'one');
      await has(id, ['Where is my order?', 'one']);
      slack.cutSockets();
      await eventually(() => expect(slack.connections()).toBe(0));
      say(ts, 'U0ANA', 'two');
      await has(id, ['Where is my order?', 'one', 'two']);
      slack.refresh();
      // Under another id of an event.
      slack.tell(CHANNEL, { ...said });
      await restart();
      say(ts, 'U0ANA', 'three');
      await has(id, ['Where is my order?', 'one', 'two', 'three']);
      await allIsTaken();
      expect(slack.replies(CHANNEL, ts).filter(({ text }) => /Not sent/.test(text))).toEqual([]);
    });

    it('that Slack gave up on while nobody was connected are found in the thread', async () => {
      const { id, ts } = await begun();
      slack.trouble('apps.connections.open', { status: 503 }, 1_000);
      slack.cutSockets();
      await eventually(() => expect(slack.connections()).toBe(0));
      say(ts, 'U0ANA', 'Said in the night');
      slack.forgetUnacknowledged();
      const connected_at = Date.now() - 3_600_000;
      await server.services.database.write((db) => db.updateTable('bridges').set({ connected_at }).execute());
      // The attempt that is under way may have read the bridge before that.
      const attempts = () => slack.asked.filter(({ method }) => method === 'apps.connections.open').length;
      const before = attempts();
      await eventually(() => expect(attempts()).toBeGreaterThan(before + 1));
      slack.trouble('apps.connections.open', null);
      await has(id, ['Where is my order?', 'Said in the night']);
    });

    it('are nothing else: not our own posts, other programs, other threads, nor what stands in no thread', async () => {
      const { id, ts } = await begun();
      slack.say(CHANNEL, 'U0ANA', 'To the channel');
      say('1.000001', 'U0ANA', 'In another thread');
      say(ts, 'U0ROBOT', 'I am a program', { bot_id: 'B0ROBOT' });
      slack.tell(CHANNEL, {
        subtype: 'channel_join',
        user: 'U0ANA',
        thread_ts: ts,
        ts: '9.000001',
        text: 'joined',
      });
      slack.tell(CHANNEL, {
        ts: 5,
        thread_ts: { deep: [] },
        user: null,
        text: ['x'],
        files: 'none',
        blocks: 7,
      });
      say(ts, 'U0ANA', 'Mine');
      await has(id, ['Where is my order?', 'Mine']);
    });

    it('that are too long are refused in the thread, whole', async () => {
      const { id, ts } = await begun();
      say(ts, 'U0ANA', 'x'.repeat(10_001));
      await eventually(() => expect(lastReply(ts)).toMatch(/longer than 10,000 characters/));
      expect(await messages(id)).toHaveLength(1);
    });

    it('end with an access that Slack no longer grants, which the settings say', async () => {
      await begun();
      slack.trouble('apps.connections.open', { error: 'token_revoked' }, 1_000);
      slack.cutSockets();
      const bridge = async () =>
        (await ana.ask<{ bridges: Bridge[] }>('GET', '/api/agent/bridges')).body.bridges[0];
      await eventually(async () =>
        expect(await bridge()).toMatchObject({ state: 'refused', reason: 'token_revoked' }),
      );
      slack.trouble('apps.connections.open', null);
      await setUpSlack(slack, ana, server);
      await eventually(async () => expect(await bridge()).toMatchObject({ state: 'on', reason: null }));
    });
  },
);
