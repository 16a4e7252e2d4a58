import { isIPv4, isIPv6 } from 'node:net';

/** What requests are counted under whose address is none: a connection that was reset has no address any more. */
const UNKNOWN = 'unknown';

/**
 * The wider networks of an IPv6 address, each with how many times as much as a single /64 it may do. Providers give homes
 * a /56 and companies a /48: whoever has one could else be as many networks as they like.
 */
const WIDER = [
  { bits: 56, times: 2 },
  { bits: 48, times: 8 },
] as const;

/** A network that something is counted for, and how many times as much it may do as one alone. */
export type Circle = { name: string; times: number };

/**
 * The network an address belongs to: an IPv4 address alone, an IPv6 one with everything that begins with the same 64 bits,
 * because a single machine has that many.
 * @param address as Node gives it, or as a proxy wrote it down: some add the port (`192.0.2.7:80`, `[2001:db8::1]:80`)
 * @returns such as `192.0.2.7` or `2001:db8:0:1::/64`; `unknown` for what is no address
 */
export function networkOf(address: string | undefined): string {
  const plain = withoutPort(address ?? '').replace(/%.*$/, '');
  const mapped = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i.exec(plain)?.[1];
  if (mapped !== undefined) return mapped;
  if (isIPv4(plain)) return plain;
  if (!isIPv6(plain)) return UNKNOWN;
  const [head = '', tail = ''] = plain.replace(/[^:]*\.[^:]*$/, '0:0').split('::');
  const before = groups(head);
  const after = groups(tail);
  const middle: string[] = Array(Math.max(0, 8 - before.length - after.length)).fill('0');
  return `${[...before, ...middle, ...after].slice(0, 4).join(':')}::/64`;
}

/**
 * The networks in which something is counted: the network itself and, of IPv6, those around it.
 * @param network as {@link networkOf} gives it
 */
export function circlesOf(network: string): Circle[] {
  const own = { name: network, times: 1 };
  if (!network.endsWith('::/64')) return [own];
  const [first = '', second = '', third = '', fourth = '0'] = network.slice(0, -'::/64'.length).split(':');
  const subnet = Number.parseInt(fourth, 16);
  return [
    own,
    ...WIDER.map(({ bits, times }) => {
      const kept = (subnet & (0xffff << (64 - bits)) & 0xffff).toString(16);
      return { name: `${first}:${second}:${third}:${kept}::/${bits}`, times };
    }),
  ];
}

/**
 * What says from which region or provider somebody comes, and not who they are: of IPv4 the 256 addresses around it, of IPv6 the /48.
 * @param network as {@link networkOf} gives it; what is shortened already stays as it is
 */
export function shortenedNetwork(network: string): string {
  if (isIPv4(network)) return `${network.slice(0, network.lastIndexOf('.'))}.0/24`;
  return circlesOf(network).at(-1)?.name ?? network;
}

/** The network by which a home is counted where one count must do: an IPv4 address, or a /56. */
export function homeOf(address: string | undefined): string {
  const [network, home = network] = circlesOf(networkOf(address));
  return home?.name ?? UNKNOWN;
}

function withoutPort(address: string): string {
  const [, bracketed, v4] = /^\[([^\]]*)\](?::\d+)?$|^(\d{1,3}(?:\.\d{1,3}){3}):\d+$/.exec(address) ?? [];
  return bracketed ?? v4 ?? address;
}

function groups(part: string): string[] {
  return part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16).toString(16));
}
