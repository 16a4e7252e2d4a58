import { expect, test } from 'vitest';
import { settled } from '../../contract/client/fake-deps.ts';
import { FakeBrowser, type Tab } from '../fake-browser.ts';

/** The visitor has written into two conversations and looks at the second one. */
async function scene() {
  const browser = new FakeBrowser();
  const { server } = browser;
  const tab = await browser.talking();
  const kept = server.conversationId();
  tab.chat.anew();
  tab.chat.send('Me again');
  await settled();
  const merged = tab.chat.thread.id() ?? '';
  expect(merged).not.toBe(kept);
  const shows = async (id: string) => {
    const answer = await tab.deps.api.conversation(id);
    if (answer.ok) tab.chat.show(answer.value);
    await settled();
  };
  return { browser, server, tab, kept, merged, shows };
}

/** The engine brings it. */
async function happens({ pusher }: Tab, event: object, cut = false): Promise<void> {
  const name = [...pusher().channels.keys()].find((one) => one.startsWith('private-visitor-')) ?? '';
  pusher().channel(name).emit('conversation.event', { epoch: 'first', cut, event });
  await settled();
}

test('a conversation that agents have merged goes on in the other one, also where the visitor had left that', async () => {
  const { server, tab, kept, merged } = await scene();
  server.mergedInto.set(merged, kept);
  tab.chat.send('And one more thing');
  await settled();
  expect(tab.chat.thread.id()).toBe(kept);
  expect(tab.shown()).toEqual(['Hello', 'And one more thing']);
  tab.chat.send('That was it');
  await settled();
  expect(tab.shown()).toEqual(['Hello', 'And one more thing', 'That was it']);
  expect(server.conversations.get(merged)?.conversation.messages).toHaveLength(1);
});

test('what was written into a merged conversation takes nobody away from a third one that they read by now', async () => {
  const { browser, server, tab, kept, merged, shows } = await scene();
  tab.chat.anew();
  tab.chat.send('Something else');
  await settled();
  const third = tab.chat.thread.id() ?? '';
  await shows(merged);
  server.mergedInto.set(merged, kept);
  server.retry = (request) => (request === 'send' ? 'lost' : undefined);
  tab.chat.send('And one more thing');
  await settled();
  await shows(third);
  server.retry = () => undefined;
  await browser.clock.pass(60_000);
  await settled();
  expect(server.conversations.get(kept)?.conversation.messages.map(({ body }) => body)).toEqual([
    'Hello',
    'And one more thing',
  ]);
  expect(tab.chat.thread.id()).toBe(third);
});

test('whoever looks at a conversation sees where agents go on with it once it is merged, and what they answer', async () => {
  const { server, tab, kept, merged } = await scene();
  tab.pusher().connectFully();
  await settled();
  const by = { kind: 'agent', id: 'ana', name: 'Ana' } as const;
  const absorbed = (id: string) =>
    server.append(kept, {
      type: 'conversation.absorbed',
      data: { by, from: { id, startedAt: 0, messages: 1 } },
    });
  await happens(tab, absorbed('another one'));
  const { data: _tooLong, ...rest } = absorbed('another one');
  await happens(tab, rest, true);
  expect(tab.chat.thread.id()).toBe(merged);
  await happens(tab, absorbed(merged));
  expect(tab.chat.thread.id()).toBe(kept);
  server.say(kept, by, 'One answer for both');
  await happens(tab, server.conversations.get(kept)?.events.at(-1) ?? {});
  expect(tab.shown()).toEqual(['Hello', 'One answer for both']);
});
