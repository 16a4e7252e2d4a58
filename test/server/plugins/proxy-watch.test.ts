import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { createProxyWatch } from '../../../server/plugins/proxy-watch.ts';

const FORWARDED = { 'x-forwarded-for': '203.0.113.7' };
const PAGE = { 'sec-fetch-site': 'same-origin' };

function setUp(settings: { trustProxy: number; publicUrl?: string }) {
  const said: string[] = [];
  const log = pino({ level: 'warn' }, { write: (line: string) => said.push(JSON.parse(line).msg) });
  const watch = createProxyWatch({
    publicUrl: 'https://chat.example.com',
    production: true,
    log,
    ...settings,
  });
  return { watch, said };
}

describe('what stands in front of the server', () => {
  it('is said once when nobody set that it is there', () => {
    const { watch, said } = setUp({ trustProxy: 0 });
    expect(watch.troubles()).toEqual([]);
    watch.look(FORWARDED);
    watch.look(FORWARDED);
    expect(watch.troubles()).toEqual(['proxy_not_trusted']);
    expect(said).toEqual([expect.stringContaining('TRUST_PROXY is off')]);
  });

  it('is said when it does not say who asks, and taken back when it does', () => {
    const { watch, said } = setUp({ trustProxy: 1 });
    // A monitor that reaches the server past it says nothing about it.
    for (let asked = 0; asked < 100; asked += 1) watch.look({});
    expect(watch.troubles()).toEqual([]);
    for (let asked = 0; asked < 20; asked += 1) watch.look(PAGE);
    expect(watch.troubles()).toEqual(['proxy_silent']);
    expect(said).toEqual([expect.stringContaining('sends no X-Forwarded-For')]);
    watch.look({ ...PAGE, ...FORWARDED });
    expect(watch.troubles()).toEqual([]);
  });

  it('is nothing to speak of where it fits, or where nothing need be there', () => {
    const behind = setUp({ trustProxy: 1 });
    const bare = setUp({ trustProxy: 0, publicUrl: 'http://localhost:4100' });
    for (let asked = 0; asked < 50; asked += 1) {
      behind.watch.look({ ...PAGE, ...FORWARDED });
      bare.watch.look({ ...PAGE, ...FORWARDED });
    }
    expect([...behind.watch.troubles(), ...bare.watch.troubles()]).toEqual([]);
    expect([...behind.said, ...bare.said]).toEqual([]);
  });

  it('is missed where the address of a production server is plain HTTP', () => {
    const { watch, said } = setUp({ trustProxy: 0, publicUrl: 'http://chat.example.com' });
    expect(watch.troubles()).toEqual(['plain_http']);
    expect(said).toEqual([expect.stringContaining('PUBLIC_URL begins with http:')]);
  });
});
