import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { forwardedAddress, forwardedSecure } from '../../../server/relay/clients/forwarded.ts';
import { networksOf } from '../../../server/relay/clients/networks.ts';

test.each([
  ['192.0.2.7', '192.0.2.7', null],
  ['::ffff:192.0.2.7', '192.0.2.7', null],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64', '2001:db8:1::/48'],
  ['2001:DB8:1:2::', '2001:db8:1:2::/64', '2001:db8:1::/48'],
  ['2001:db8::1', '2001:db8:0:0::/64', '2001:db8:0::/48'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64', 'fe80:0:0::/48'],
  ['::1', '0:0:0:0::/64', '0:0:0::/48'],
  ['unknown', 'unknown', null],
])('the networks of %s', (address, near, wide) => {
  expect(networksOf(address)).toEqual({ near, wide });
});

const request = (headers: Record<string, string>, remoteAddress: string | undefined = '127.0.0.1') =>
  ({ headers, socket: { remoteAddress } }) as unknown as IncomingMessage;

test.each([
  [0, '203.0.113.9', '127.0.0.1'],
  [1, '203.0.113.9', '203.0.113.9'],
  [1, 'made up, 203.0.113.9', '203.0.113.9'],
  [2, 'made up, 203.0.113.9, 10.0.0.1', '203.0.113.9'],
  [2, '203.0.113.9', '203.0.113.9'],
  [1, '203.0.113.9:5123', '203.0.113.9'],
  [1, '[2001:db8::7]:5123', '2001:db8::7'],
  [1, '[2001:db8::7]', '2001:db8::7'],
  [1, '2001:db8::7', '2001:db8::7'],
  [1, '', '127.0.0.1'],
])('behind %i proxies, "%s" is %s', (proxies, header, address) => {
  expect(forwardedAddress(proxies)(request({ 'x-forwarded-for': header }))).toBe(address);
});

test('a connection that is gone has no address, and nothing breaks', () => {
  expect(forwardedAddress(0)({ headers: {}, socket: {} } as unknown as IncomingMessage)).toBe('');
});

test('the proxy next to us says whether the browser’s connection is encrypted', () => {
  expect(forwardedSecure(request({ 'x-forwarded-proto': 'http, https' }))).toBe(true);
  expect(forwardedSecure(request({ 'x-forwarded-proto': 'https, http' }))).toBe(false);
  expect(forwardedSecure(request({}))).toBe(false);
});
