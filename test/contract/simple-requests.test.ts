import { expect, it } from 'vitest';
import { PROTOCOL_VERSION, readSimpleAccept, simpleAccept } from '../../server/contract/protocol.ts';

/** 32 random bytes as base64url, as a visitor's token is. */
const TOKEN = 'n5o0Qk3u9mX-Rr7_bP1c2dE4fG6hJ8kL0mN2pQ4rS6t';
/** What may not stand in a safelisted header: https://fetch.spec.whatwg.org/#cors-unsafe-request-header-byte */
const UNSAFE = /[^\t\x20-\x7e]|["():<>?@[\\\]{}]/;

it('is a header that browsers send to another origin without asking', () => {
  const accept = simpleAccept(PROTOCOL_VERSION, TOKEN);
  expect(accept.length).toBeLessThanOrEqual(128);
  expect(accept).not.toMatch(UNSAFE);
});

it('says protocol and token, and nothing where it was written by somebody else', () => {
  expect(readSimpleAccept(simpleAccept(7, TOKEN))).toEqual({ protocol: '7', token: TOKEN });
  expect(readSimpleAccept(simpleAccept(7, null))).toEqual({ protocol: '7', token: undefined });
  for (const other of [undefined, '*/*', 'application/json', `text/html;frontdesk-token=${TOKEN}`])
    expect(readSimpleAccept(other)).toBeNull();
});
