import { isIPv6 } from 'node:net';

/** The network of one customer, and the wider one that the same customer may have been given. */
export type Networks = { near: string; wide: string | null };

const NEAR_GROUPS = 4;
const WIDE_GROUPS = 3;

/**
 * The networks an address belongs to: an IPv4 address alone; of IPv6 the 64 bits that a single home or server has, and
 * the 48 that one customer can get. https://www.rfc-editor.org/rfc/rfc6177
 * @param address as Node gives it, without a port
 */
export function networksOf(address: string): Networks {
  const plain = address.replace(/%.*$/, '');
  const mapped = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i.exec(plain)?.[1];
  if (mapped !== undefined) return { near: mapped, wide: null };
  if (!isIPv6(plain)) return { near: plain, wide: null };
  const groups = groupsOf(plain);
  return {
    near: `${groups.slice(0, NEAR_GROUPS).join(':')}::/64`,
    wide: `${groups.slice(0, WIDE_GROUPS).join(':')}::/48`,
  };
}

/** All eight, none abbreviated. */
function groupsOf(address: string): string[] {
  // What is written as IPv4 at the end lies behind everything that is asked for.
  const [head = '', tail = ''] = address.replace(/[^:]*\.[^:]*$/, '0:0').split('::');
  const [before, after] = [split(head), split(tail)];
  const between: string[] = Array(Math.max(0, 8 - before.length - after.length)).fill('0');
  return [...before, ...between, ...after];
}

function split(part: string): string[] {
  return part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16).toString(16));
}
