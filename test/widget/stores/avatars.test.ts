import { expect, test } from 'vitest';
import { settled } from '../../contract/client/fake-deps.ts';
import { FakeBrowser } from '../fake-browser.ts';
import { ANA, NO_ANSWER } from '../fake-server.ts';

const PATH = '/api/widget/avatars/55555555-5555-4555-8555-555555555555';

/** A visitor in a conversation, and how often pictures were asked for. */
async function talking() {
  const browser = new FakeBrowser();
  const tab = await browser.talking();
  let asked = 0;
  browser.server.rare = (_method, path) => {
    if (path.endsWith('/avatars')) asked += 1;
    return { ok: true, value: { avatars: { [ANA.id ?? '']: PATH } } };
  };
  const id = tab.chat.thread.id() ?? '';
  const answer = async (body: string) => {
    browser.server.say(id, ANA, body);
    await tab.chat.thread.catchUp();
    await settled();
  };
  return { browser, ...tab, answer, asked: () => asked };
}

test('pictures are asked for once somebody speaks whom the open chat does not know, and once', async () => {
  const { chat, answer, asked } = await talking();
  chat.setOpen(true);
  await settled();
  expect(asked()).toBe(0);
  await answer('Hello!');
  expect(chat.avatars.value).toEqual({ [ANA.id ?? '']: PATH });
  await answer('Anything else?');
  expect(asked()).toBe(1);
});

test('nothing is asked for while the chat is closed', async () => {
  const { chat, answer, asked } = await talking();
  chat.setOpen(false);
  await answer('Hello!');
  expect(asked()).toBe(0);
  chat.setOpen(true);
  await settled();
  expect(asked()).toBe(1);
});

test('without an answer they are asked for again with the next message', async () => {
  const { browser, chat, answer, asked } = await talking();
  chat.setOpen(true);
  const rare = browser.server.rare;
  browser.server.rare = () => NO_ANSWER;
  await answer('Hello!');
  browser.server.rare = rare;
  await answer('Still there?');
  expect(asked()).toBe(1);
  expect(chat.avatars.value).toEqual({ [ANA.id ?? '']: PATH });
});
