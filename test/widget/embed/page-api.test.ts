// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { type Frontdesk, launcher, loaderPage, look, side, turns, widget } from './loader-page.ts';

const TYPES = readFileSync('widget/frontdesk.d.ts', 'utf8');

const { page, call, met, load } = loaderPage();

describe('window.frontdesk', () => {
  test('makes the calls that the page made before, in order, and they find the widget', async () => {
    const opened = vi.fn();
    const queue: unknown[][] = [];
    page.frontdesk = Object.assign((() => {}) as unknown as Frontdesk, { q: queue });
    queue.push(['on', 'open', opened], ['prefill', 'A question'], ['open']);
    load();
    await turns();
    expect(met.calls).toEqual(['prefill A question', 'open']);
    expect(opened).toHaveBeenCalledTimes(1);
  });

  test('calls before boot wait for it', async () => {
    load({});
    expect(widget()).toBeNull();
    const sent = call('send', 'Hello');
    await call('boot', { site: 'demo' });
    await sent;
    expect(met.calls).toEqual(['send Hello']);
  });

  test.each(['explode', 'constructor', 'toString'])('refuses %s with a sentence', async (method) => {
    load();
    await expect(call(method)).rejects.toThrow(`frontdesk has no method "${method}".`);
  });

  test('on gives the end of the subscription, and a handler that throws disturbs nobody', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    load();
    const heard: string[] = [];
    await call('on', 'open', () => {
      throw new Error('the page’s own mistake');
    });
    const end = (await call('on', 'open', () => heard.push('open'))) as () => void;
    await call('open');
    end();
    await call('open');
    expect(heard).toEqual(['open']);
  });

  test('showMessage wakes the app with the text', async () => {
    load();
    await call('showMessage', 'Do you need help?');
    expect(met.calls).toEqual(['showMessage Do you need help?']);
  });

  test('openConversation wakes the app with the id', async () => {
    load();
    await call('openConversation', 'c-1');
    expect(met.calls).toEqual(['openConversation c-1']);
  });

  test('every event of frontdesk.d.ts can be listened to', async () => {
    const [, types = ''] = /interface FrontdeskEvents \{(.*?)\n\}/s.exec(TYPES) ?? [];
    const events = [...types.matchAll(/^ {2}'?([\w:]+)'?:/gm)].map(([, name = '']) => name);
    expect(events).toEqual(expect.arrayContaining(['rated', 'message:received', 'conversation:resolved']));
    load();
    for (const event of events)
      await expect(
        call('on', event, () => {}),
        event,
      ).resolves.toBeTypeOf('function');
  });

  test.each(['availability', 'agent:joined', 'rated', 'file:sent'])('%s is heard', async (event) => {
    load();
    const heard = vi.fn();
    await call('on', event, heard);
    await call('open');
    met.hosts[0]?.emit(event, { a: 1 });
    expect(heard.mock.calls).toEqual([[{ a: 1 }]]);
  });

  test.each([
    ['openConversation', undefined],
    ['send', undefined],
    ['send', 42],
    ['prefill', undefined],
    ['set', 'text'],
    ['set', null],
    ['track', undefined],
    ['track', { article: 'Lighthouse Green' }],
    ['identify', 4711],
    ['identify', undefined],
    ['on', 'nonsense', () => {}],
    ['on', 'message:recieved', () => {}],
    ['on', 'conversation:sent', () => {}],
    ['on', 'agent:join', () => {}],
    ['on', 'open'],
  ])('says at once that %s(%s) is a mistake, and wakes nothing', async (method, ...args) => {
    load();
    await expect(call(method, ...args)).rejects.toThrow(
      new RegExp(`^frontdesk ${method} takes .*(string|object|function)`),
    );
    expect(met.imported).toEqual([]);
  });

  test('a tag that names no site says so', async () => {
    const info = vi.spyOn(console, 'info').mockImplementation(() => {});
    load({}, null);
    expect(info.mock.calls).toEqual([['frontdesk boot takes {site: key}.']]);
    // What is left waiting is nobody's.
    await call('boot', { site: 'demo' });
  });

  test('hide and show, and toggle', async () => {
    load();
    await call('toggle');
    await call('toggle');
    expect(met.calls).toEqual(['open', 'close']);
    await call('hide');
    expect(launcher()?.hidden).toBe(true);
    await call('show');
    expect(launcher()?.hidden).toBe(false);
  });

  test('reset forgets this site’s visitor, without loading anything, and nobody else’s', async () => {
    localStorage.setItem('frontdesk:demo:visitor', 'x');
    localStorage.setItem('frontdesk:other:visitor', 'x');
    localStorage.setItem('cart', 'x');
    load();
    await call('reset');
    expect(Object.keys(localStorage).sort()).toEqual(['cart', 'frontdesk:other:visitor']);
    expect(met.imported).toEqual([]);
  });
});

describe('what the page says of its visitor', () => {
  test('wakes nothing; it waits for the app, in order', async () => {
    load();
    await call('identify', 'token');
    await call('set', { plan: 'pro' });
    await call('track', 'Basket', { items: 2 });
    await turns();
    expect(met.imported).toEqual([]);
    await call('open');
    expect(met.hosts[0]?.calls).toEqual([
      ['identify', 'token'],
      ['set', { plan: 'pro' }],
      ['track', 'Basket', { items: 2 }],
    ]);
  });

  test('goes straight to the app once it is there, and a refusal is the page’s to see', async () => {
    load();
    await call('open');
    await call('set', { plan: 'pro' });
    expect(met.calls).toEqual(['open', 'set {"plan":"pro"}']);
  });

  test('changes the look of a dormant launcher, and wakes nothing', async () => {
    load({ site: 'demo' }, { site: 'demo', color: '#0e7c66#fff' });
    await call('update', { color: '#f5c518', position: 'left' });
    expect([side(), ...look()]).toEqual(['left', '#f5c518', '', '', '']);
    await call('update', { color: 'red', labels: ['Orders'] });
    expect(look()[0], 'what cannot be is passed over').toBe('#f5c518');
    expect(met.imported).toEqual([]);
    await call('open');
    expect(met.hosts[0]?.calls).toHaveLength(2);
  });

  test('is forgotten by reset', async () => {
    load();
    await call('identify', 'token');
    await call('reset');
    await call('open');
    expect(met.hosts[0]?.calls).toEqual([]);
  });
});

describe('two sites on one page', () => {
  test('each has its launcher, and boot gives the function that speaks to it alone', async () => {
    load();
    load({ site: 'other', position: 'left' });
    expect(document.querySelectorAll('frontdesk-widget')).toHaveLength(2);
    const other = (await call('boot', { site: 'other' })) as typeof call;
    expect(document.querySelectorAll('frontdesk-widget')).toHaveLength(2);
    await other('open');
    expect(met.hosts.map((host) => host.options.site)).toEqual(['other']);
    await call('send', 'Hello');
    expect(met.hosts.map((host) => host.options.site)).toEqual(['other', 'demo']);
    await other('destroy');
    expect(document.querySelectorAll('frontdesk-widget')).toHaveLength(1);
    await expect(other('open')).rejects.toThrow('frontdesk is destroyed.');
  });

  test('what speaks to the first does not speak to the second once the first is gone', async () => {
    load();
    load({ site: 'other', position: 'left' });
    await call('destroy');
    await expect(call('open')).rejects.toThrow('frontdesk is destroyed.');
    expect(met.hosts).toEqual([]);
    const other = (await call('boot', { site: 'other' })) as typeof call;
    await other('open');
    await other('destroy');
    await call('boot', { site: 'demo' });
    await call('open');
    expect(met.hosts.map((host) => host.options.site)).toEqual(['other', 'demo']);
  });
});
