import { isIPv6 } from 'node:net';

/**
 * The network an address belongs to, as one customer of a provider has it: an IPv4 address alone, an IPv6 one with
 * everything that begins with the same 64 bits, because a single home or server has that many.
 * @param address as Node gives it, without a port
 * @returns such as `192.0.2.7` or `2001:db8:0:1::/64`
 */
export function networkOf(address: string): string {
  const plain = address.replace(/%.*$/, '');
  const mapped = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i.exec(plain)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(plain)) return plain;
  const [head = '', tail = ''] = plain.replace(/[^:]*\.[^:]*$/, '0:0').split('::');
  const before = groups(head);
  const after = groups(tail);
  const middle: string[] = Array(Math.max(0, 8 - before.length - after.length)).fill('0');
  return `${[...before, ...middle, ...after].slice(0, 4).join(':')}::/64`;
}

function groups(part: string): string[] {
  return part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16).toString(16));
}
