// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { placeIn } from '../../../widget/app/inline.ts';
import type { Host } from '../../../widget/embed/app-handle.ts';

/** The browser looks at what is in view: a share of the chat, so many pixels high. */
let look: (share: number, height: number) => void;

beforeEach(() => {
  const Observer = class {
    constructor(seen: (entries: object[]) => void) {
      look = (intersectionRatio, height) => seen([{ intersectionRatio, intersectionRect: { height } }]);
    }
    observe() {}
    disconnect() {}
  };
  vi.stubGlobal('IntersectionObserver', Observer);
});
afterEach(() => {
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

function watched() {
  document.body.appendChild(document.createElement('div')).id = 'chat';
  const place = placeIn('#chat', { button: document.createElement('button') } as unknown as Host, () => {});
  if (place === null) throw new Error('The page has the element.');
  const inView = signal(true);
  const end = place.watch(inView);
  return { inView, end };
}

test('a chat in an element of the page is not seen before the browser has looked', () => {
  const { inView, end } = watched();
  expect(inView.value).toBe(false);
  look(0, 0);
  expect(inView.value, 'it is below the fold').toBe(false);
  end();
});

test('it is seen where enough of it is in view, or where it fills enough of the window', () => {
  const { inView, end } = watched();
  const seen = (share: number, height: number) => {
    look(share, height);
    return inView.value;
  };
  expect(seen(0.2, 120)).toBe(false);
  expect(seen(0.3, 180)).toBe(true);
  expect(seen(0.05, innerHeight / 2), 'ten windows high').toBe(true);
  expect(seen(0.02, innerHeight / 5)).toBe(false);
  end();
});

test('our own page has a font without serifs, and a page of somebody else keeps its own', () => {
  const host = {
    button: document.createElement('button'),
    baseUrl: 'https://chat.example',
  } as unknown as Host;
  const fontOn = (href: string) => {
    vi.stubGlobal('location', { href });
    document.body.style.fontFamily = '';
    placeIn('body', host, () => {});
    return document.body.style.fontFamily;
  };
  expect(fontOn('https://chat.example/chat/KEY')).toBe('system-ui');
  expect(fontOn('https://shop.example/chat/KEY')).toBe('');
});

test('where the page has no such element, that is said and the launcher comes', () => {
  const button = Object.assign(document.createElement('button'), { hidden: true });
  const said: string[] = [];
  const place = placeIn('#nowhere', { button } as unknown as Host, (line) => said.push(line));
  expect([place, button.hidden]).toEqual([null, false]);
  expect(said).toEqual(['There is no element "#nowhere": the chat stands beside the page.']);
});
