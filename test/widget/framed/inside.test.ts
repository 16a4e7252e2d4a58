// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { rememberCalls } from '../../../widget/framed/said.ts';
import type { IdentitySource } from '../../../widget/stores/identity.ts';
import { openWire, type Served } from '../../../widget/wire/wire.ts';
import { deferred } from '../../contract/client/fake-deps.ts';
import { eventually } from '../../support/eventually.ts';
import { FakeBrowser } from '../fake-browser.ts';

const browser = new FakeBrowser();
const tab = browser.tab();
// What is tried is what stands between page and app: the app itself is its stores alone.
vi.mock('../../../widget/app/inline.ts', () => ({ placeIn: () => ({}) }));
vi.mock('../../../widget/app/main.tsx', () => ({
  startApp: async () => ({ identify: (source: IdentitySource) => tab.chat.identify(source) }),
}));
afterEach(() => vi.unstubAllGlobals());

test('a second function for identify, while the page is still asked for what the first gives, is the one that counts', async () => {
  const page = { postMessage: vi.fn() };
  vi.stubGlobal('parent', page);
  vi.stubGlobal('location', { href: 'https://chat.example/chat/demo/frame' });
  await import('../../../widget/framed/inside.ts');
  expect(page.postMessage).toHaveBeenCalledWith({ frontdesk: 'frame' }, '*');

  const calls = rememberCalls([]);
  const { port1, port2 } = new MessageChannel();
  const served: Served = new Map<string, () => unknown>([
    ['started', () => {}],
    ['identity', calls.identity],
  ]);
  const wire = openWire(port1, served);
  const start = { frontdesk: 'start', options: { language: 'en' }, calls: [], owner: 'o', font: 'serif' };
  const message = { source: page, origin: 'https://shop.example', data: start, ports: [port2] };
  window.dispatchEvent(Object.assign(new Event('message'), message));

  const say = (source: () => unknown) => {
    const [method, ...args] = calls.add(['identify', source]);
    return wire.ask(method, ...args);
  };
  const maria = deferred<string>();
  const asked = vi.fn(() => maria.promise);
  const first = say(asked);
  await eventually(() => expect(asked).toHaveBeenCalled());
  const second = say(() => 'signed jonas');
  maria.resolve('signed maria');
  await Promise.all([first, second]);
  tab.chat.send('Hello');
  await eventually(() =>
    expect([...browser.server.conversations.values()].map((kept) => kept.visitorId)).toEqual(['jonas']),
  );
  wire.end();
  tab.close();
});
