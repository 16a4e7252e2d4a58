import { BlockList, isIP, isIPv4 } from 'node:net';

/**
 * IPv4 networks that lead nowhere on the public internet: https://www.iana.org/assignments/iana-ipv4-special-registry,
 * multicast, and what is reserved. 169.254.169.254 is where clouds keep the secrets of a machine.
 */
const NOT_PUBLIC_V4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const;

/**
 * Of IPv6 only 2000::/3 is given out; these parts of it are not public, or carry an IPv4 address of anybody's choice (6to4,
 * Teredo): https://www.iana.org/assignments/iana-ipv6-special-registry
 */
const NOT_PUBLIC_V6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['2620:4f:8000::', 48],
  ['3fff::', 20],
] as const;

const notPublicV4 = new BlockList();
for (const [network, bits] of NOT_PUBLIC_V4) notPublicV4.addSubnet(network, bits, 'ipv4');
const notPublicV6 = new BlockList();
for (const [network, bits] of NOT_PUBLIC_V6) notPublicV6.addSubnet(network, bits, 'ipv6');
const givenOutV6 = new BlockList();
givenOutV6.addSubnet('2000::', 3, 'ipv6');

/** Which addresses outside of the public internet may be asked nevertheless: all, none, or those of a list. */
export type AllowedPrivate = {
  allows(address: string): boolean;
  /** Whether any are: only then may something go out unencrypted. */
  allowsPlainHttp: boolean;
};

/**
 * Whether an address is one of the public internet, and no machine's own, a neighbour's or a cloud's.
 * @param address an IPv4 or IPv6 address, as a look-up gives it
 */
export function isPublicAddress(address: string): boolean {
  const plain = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  if (isIPv4(plain)) return !notPublicV4.check(plain, 'ipv4');
  if (isIP(plain) !== 6) return false;
  const inside = carriedV4(plain);
  if (inside !== null) return isPublicAddress(inside);
  return givenOutV6.check(plain, 'ipv6') && !notPublicV6.check(plain, 'ipv6');
}

const MAPPED = [0, 0, 0, 0, 0, 0xffff];
/** NAT64, by which networks without IPv4 reach it: RFC 6052. */
const NAT64 = [0x64, 0xff9b, 0, 0, 0, 0];

/** The IPv4 address that an IPv6 address stands for, where it goes there in the end; else null. */
function carriedV4(address: string): string | null {
  const groups = groupsOf(address);
  const begins = (prefix: readonly number[]) => prefix.every((group, n) => groups[n] === group);
  if (!begins(MAPPED) && !begins(NAT64)) return null;
  const [high = 0, low = 0] = groups.slice(6);
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

/** The eight groups of an IPv6 address, whatever its spelling. */
function groupsOf(address: string): number[] {
  const { hostname } = new URL(`http://[${address}]`);
  const [head = '', tail] = hostname.slice(1, -1).split('::');
  const numbers = (part: string) =>
    part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16));
  const [before, after] = [numbers(head), numbers(tail ?? '')];
  return tail === undefined
    ? before
    : [...before, ...Array(8 - before.length - after.length).fill(0), ...after];
}

/**
 * Reads which private addresses are allowed.
 * @param text `on`, `off`, or addresses and networks with commas between: `10.1.2.3,192.168.7.0/24,fd00::/8`
 * @returns null when it is none of these
 */
export function allowedPrivate(text: string): AllowedPrivate | null {
  if (text === 'on') return { allows: () => true, allowsPlainHttp: true };
  if (text === 'off' || text === '') return { allows: () => false, allowsPlainHttp: false };
  const list = new BlockList();
  for (const one of text.split(',').map((part) => part.trim())) {
    const [network = '', bits] = one.split('/');
    const version = isIP(network);
    const most = version === 4 ? 32 : 128;
    const length = bits === undefined ? most : Number(bits);
    if (version === 0 || !Number.isInteger(length) || length < 0 || length > most) return null;
    list.addSubnet(network, length, version === 4 ? 'ipv4' : 'ipv6');
  }
  return {
    allows: (address) => list.check(address, isIPv4(address) ? 'ipv4' : 'ipv6'),
    allowsPlainHttp: true,
  };
}
