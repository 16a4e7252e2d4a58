import { randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { PATIENCE_MS } from './finding.ts';

const PORT = 123;
/** The header of RFC 5905, 7.3, and where in it is what. */
const PACKET_BYTES = 48;
const AT = { stratum: 1, origin: 24, received: 32, sent: 40 };
/** Version 4, mode 3: a client asks. */
const ASKS = 0x23;
const MODE = 0x07;
const SERVER = 4;
/** In the leap indicator: its clock is set by nothing. */
const UNSET = 3;
/** From 1900, where NTP begins, to 1970. */
const EPOCH_S = 2_208_988_800;
/** On 7 February 2036 the seconds begin anew; before it, their highest bit is set (RFC 4330, 3). */
const ERA_S = 2 ** 32;
const FRACTIONS = 2 ** 32;

/**
 * How far the clock of a time server is ahead of the one here, by SNTP (RFC 4330); negative where it is behind.
 * @returns milliseconds, right to half of the time that the answer took
 * @throws with a sentence when it does not answer within {@link PATIENCE_MS}, or is no time server that knows the time
 */
export async function aheadOf(host: string, port = PORT, resolve = addressesOf): Promise<number> {
  const addresses = await resolve(host).catch((error: NodeJS.ErrnoException) => {
    throw new Error(`The time server ${host} is not found (${error.code ?? error.message}).`);
  });
  // One of each kind: there may be a way to one kind alone, and a silent address is waited for.
  const [first, second] = [4, 6].flatMap((family) => addresses.find((one) => one.family === family) ?? []);
  if (first === undefined) throw new Error(`The time server ${host} has no address.`);
  if (second === undefined) return ask(host, first, port);
  return ask(host, first, port).catch((error: Error) =>
    ask(host, second, port).catch(() => Promise.reject(error)),
  );
}

const addressesOf = (host: string): Promise<LookupAddress[]> => lookup(host, { all: true });

function ask(host: string, { address, family }: LookupAddress, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = createSocket(family === 6 ? 'udp6' : 'udp4');
    const asked = Buffer.alloc(PACKET_BYTES);
    asked[0] = ASKS;
    // It comes back as it is: what does not have it is no answer to this question.
    randomBytes(8).copy(asked, AT.sent);
    const began = Date.now();
    const late = setTimeout(
      () => fail(`does not answer within ${PATIENCE_MS / 1_000} s; UDP port ${port} may be closed`),
      PATIENCE_MS,
    );
    socket.on('error', ({ message }) => fail(`is not reached (${message})`));
    socket.on('message', (answer) => {
      const ended = Date.now();
      if (answer.length < PACKET_BYTES) return;
      if (answer.compare(asked, AT.sent, PACKET_BYTES, AT.origin, AT.origin + 8) !== 0) return;
      const stratum = answer.readUInt8(AT.stratum);
      const head = answer.readUInt8(0);
      if ((head & MODE) !== SERVER || head >> 6 === UNSET || stratum === 0 || stratum > 15)
        return fail('does not know the time itself');
      finish();
      resolve((timeAt(answer, AT.received) - began + (timeAt(answer, AT.sent) - ended)) / 2);
    });
    socket.send(asked, port, address, (error) => {
      if (error !== null) fail(`is not reached (${error.message})`);
    });

    function fail(why: string): void {
      finish();
      reject(new Error(`The time server ${host} ${why}.`));
    }
    let over = false;
    function finish(): void {
      clearTimeout(late);
      if (!over) socket.close();
      over = true;
    }
  });
}

/** Seconds since 1900 and fractions of them, in milliseconds since 1970. */
function timeAt(packet: Buffer, at: number): number {
  const whole = packet.readUInt32BE(at);
  const seconds =
    (whole < ERA_S / 2 ? whole + ERA_S : whole) - EPOCH_S + packet.readUInt32BE(at + 4) / FRACTIONS;
  return seconds * 1_000;
}
