import { lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { type AllowedPrivate, isPublicAddress } from './public-address.ts';

/** The address is not one of the public internet, and not allowed. */
export class AddressRefused extends Error {
  readonly code = 'ADDRESS_REFUSED';

  constructor(host: string) {
    super(`The address of ${host} is not on the public internet.`);
    this.name = 'AddressRefused';
  }
}

/** Whether a connection to this address may be made. */
export function mayConnect(address: string, allowed: AllowedPrivate): boolean {
  return isPublicAddress(address) || allowed.allows(address);
}

/**
 * Refuses the host of an address that is written in numbers; sockets look up no such host.
 * @throws AddressRefused
 */
export function checkHost(host: string, allowed: AllowedPrivate): void {
  const plain = host.replace(/^\[|\]$/g, '');
  if (isIP(plain) !== 0 && !mayConnect(plain, allowed)) throw new AddressRefused(host);
}

/**
 * How a socket finds the address of a name: once, for this connection, and not at all when one of the addresses is
 * private. So what was judged is what is connected to, whatever the name says a moment later.
 * @param resolve how names are resolved; tests have names of their own
 */
export function guardedLookup(allowed: AllowedPrivate, resolve: typeof lookup = lookup): LookupFunction {
  return (host, options, callback) => {
    resolve(host, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return callback(error, '', 0);
      const [first] = addresses;
      const refused = addresses.some(({ address }) => !mayConnect(address, allowed));
      if (first === undefined || refused) return callback(new AddressRefused(host), '', 0);
      if (options.all === true) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}
