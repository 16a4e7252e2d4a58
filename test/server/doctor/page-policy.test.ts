import { describe, expect, it } from 'vitest';
import { lets, parsePolicies } from '../../../server/doctor/page-policy.ts';

const PAGE = 'https://shop.example/tea';
const SCRIPT = 'https://chat.example.com/widget.js';
const SOCKET = 'wss://chat.example.com:443';

/** Whether all policies of a header let the page load an address. */
const letsBy = (header: string, directive: string, address: string, page = PAGE, nonce = '') =>
  parsePolicies(header).every((policy) => lets(policy, directive, address, page, nonce));

describe('a Content-Security-Policy of a page', () => {
  it.each([
    ['', true],
    ["frame-ancestors 'none'", true],
    ['script-src https://chat.example.com', true],
    ['script-src chat.example.com', true],
    ['script-src https://CHAT.example.com:443', true],
    ['script-src http://chat.example.com', true],
    ['script-src https://*.example.com', true],
    ['script-src https://*.chat.example.com', false],
    ['script-src https:', true],
    ['script-src *', true],
    ["script-src 'self'", false],
    ["script-src 'none'", false],
    ['script-src', false],
    ['script-src https://chat.example.com:8443', false],
    ['script-src https://chat.example.com:*', true],
    ['script-src https://chat.example.com/widget.js', true],
    ['script-src https://chat.example.com/widget/', false],
    ['default-src https://chat.example.com', true],
    ["default-src 'self'", false],
    ["default-src 'self'; script-src https://chat.example.com", true],
    ['script-src https://chat.example.com; script-src-elem https://other.example', false],
    ['SCRIPT-SRC https://chat.example.com', true],
    ["script-src https://chat.example.com; script-src 'none'", true],
    ["script-src https://chat.example.com, default-src 'self'", false],
  ])('"%s" lets the script through: %s', (header, expected) => {
    expect(letsBy(header, 'script-src', SCRIPT)).toBe(expected);
  });

  it.each([
    ['connect-src wss://chat.example.com', true],
    ['connect-src https://chat.example.com', false],
    ['connect-src ws://chat.example.com:443', true],
    ['connect-src wss:', true],
    ['connect-src *', true],
    ['default-src https:', false],
  ])('"%s" lets the WebSocket through: %s', (header, expected) => {
    expect(letsBy(header, 'connect-src', SOCKET)).toBe(expected);
  });

  it('takes the page’s own origin for its WebSockets as well', () => {
    const own = 'https://chat.example.com/help';
    expect(letsBy("default-src 'self'", 'script-src', SCRIPT, own)).toBe(true);
    expect(letsBy("default-src 'self'", 'connect-src', SOCKET, own)).toBe(true);
  });

  it('that trusts scripts by their nonce alone asks for the nonce', () => {
    const header = "script-src 'nonce-abc' 'strict-dynamic' https://chat.example.com";
    expect(letsBy(header, 'script-src', SCRIPT)).toBe(false);
    expect(letsBy(header, 'script-src', SCRIPT, PAGE, 'xyz')).toBe(false);
    expect(letsBy(header, 'script-src', SCRIPT, PAGE, 'abc')).toBe(true);
  });
});
