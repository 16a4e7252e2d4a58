import { lookup } from 'node:dns/promises';
import { isPublicAddress } from '../../common/public-address.ts';
import { EXIT, Refusal } from '../command.ts';

/**
 * The address of the server that is to be tried, without a path.
 * @param yes whoever asks says that a server on the public internet is their own
 * @throws Refusal when it is no address, is not found, or is public and nobody said yes
 */
export async function targetOf(given: string, yes: boolean): Promise<string> {
  const url = URL.canParse(given) ? new URL(given) : null;
  if (url === null || !['http:', 'https:'].includes(url.protocol))
    throw new Refusal(`"${given}" is no address such as http://localhost:4100.`, EXIT.usage);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const found = await lookup(host, { all: true }).catch(() => []);
  if (found.length === 0) throw new Refusal(`${host} is not found.`);
  const publicly = found.find(({ address }) => isPublicAddress(address));
  if (publicly !== undefined && !yes)
    throw new Refusal(
      `${host} is on the public internet (${publicly.address}). A load test of somebody else's server is an attack. Say --yes when it is your own.`,
      EXIT.usage,
    );
  return url.origin;
}
