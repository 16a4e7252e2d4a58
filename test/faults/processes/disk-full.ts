import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '../../support/free-port.ts';
import { newVisitor } from '../../support/people.ts';
import { CAN_MOUNT, fillDisk, mountSmallDisk } from '../../support/servers/small-disk.ts';
import { createServerProcess } from '../support/programs.ts';
import { spell } from './round.ts';
import { inRounds } from './rounds.ts';
import type { Scenario } from './scenario.ts';

const SIZE = '64m';
/** More than the database and its log, of 32 MB, grow by until the next time; a long run fills any small disk by itself. */
const ROOM_MIB = 64;
/** Long enough that it needs pages of its own. */
const LONG_BODY = 'Ten thousand characters do not fit on a full disk. '.repeat(190);

/** The server's data lie on a small disk of their own, which is filled up, and emptied again. */
export const diskFull: Scenario = inRounds({
  name: 'disk full',
  visitors: 10,
  perSecond: 60,
  async skipped() {
    return CAN_MOUNT ? null : 'A small disk can be mounted by root on Linux only.';
  },
  async open(folder, random, atEnd) {
    const disk = join(folder, 'disk');
    const mounted = await mountSmallDisk(disk, SIZE);
    atEnd(mounted.unmount);
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const server = createServerProcess({ folder: disk, port, publicUrl: url });
    atEnd(server.kill);
    await server.start();
    const wrong: string[] = [];
    const ballast = join(disk, 'ballast');
    const witness = await newVisitor(url);
    const conversationId = await witness.start();
    return {
      urls: { visitors: [url], agents: [url, url] },
      databaseUrl: `${disk}/data/frontdesk.db`,
      async breakOne(_crowd, damage) {
        await spell(random.between(1_000, 3_000));
        await fillDisk(ballast);
        damage.faults += 1;
        const refusal = await refusalOf(witness, conversationId);
        if (refusal !== '507 storage_full') wrong.push(`On a full disk the server answers ${refusal}.`);
        const reading = await witness.events(conversationId);
        if (reading.status !== 200) wrong.push(`On a full disk reading is answered with ${reading.status}.`);
        await spell(random.between(500, 5_000));
        await rm(ballast);
        await mounted.leaveFree(ROOM_MIB);
        const after = await witness.send(conversationId, LONG_BODY);
        if (after.status !== 201) wrong.push(`With space again, the server answers ${after.status}.`);
        if (!server.running()) {
          wrong.push(`The server ended on a full disk:\n${server.output()}`);
          await server.start();
        }
      },
      heal: async () => rm(ballast, { force: true }),
      judge: async () => wrong.splice(0),
    };
  },
});

/** What somebody is told whose message needs space; there may be a little left in the database's own files. */
async function refusalOf(
  witness: Awaited<ReturnType<typeof newVisitor>>,
  conversationId: string,
): Promise<string> {
  for (let n = 0; n < 200; n += 1) {
    const { status, body } = await witness.send(conversationId, LONG_BODY);
    if (status === 201) continue;
    const { error } = body as unknown as { error?: { code?: string } };
    return `${status} ${error?.code}`;
  }
  return '201 two hundred times';
}
