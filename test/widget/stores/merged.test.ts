import { expect, test } from 'vitest';
import { settled } from '../../contract/client/fake-deps.ts';
import { FakeBrowser } from '../fake-browser.ts';

test('a conversation that agents have merged goes on in the other one, also where the visitor had left that', async () => {
  const browser = new FakeBrowser();
  const tab = await browser.talking();
  const kept = browser.server.conversationId();
  tab.chat.anew();
  tab.chat.send('Me again');
  await settled();
  const merged = tab.chat.thread.id() ?? '';
  expect(merged).not.toBe(kept);
  browser.server.mergedInto.set(merged, kept);
  tab.chat.send('And one more thing');
  await settled();
  expect(tab.chat.thread.id()).toBe(kept);
  expect(tab.shown()).toEqual(['Hello', 'And one more thing']);
  tab.chat.send('That was it');
  await settled();
  expect(tab.shown()).toEqual(['Hello', 'And one more thing', 'That was it']);
  expect(browser.server.conversations.get(merged)?.conversation.messages).toHaveLength(1);
});
