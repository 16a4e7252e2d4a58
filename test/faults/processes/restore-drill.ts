import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '../../support/free-port.ts';
import type { Crowd } from '../load/crowd.ts';
import { createServerProcess, runCommandLine } from '../support/programs.ts';
import { spell } from './round.ts';
import { inRounds } from './rounds.ts';
import type { Scenario } from './scenario.ts';

/**
 * The drill that an operator should do once a year: back-ups are made and proven while everybody writes; at the end of each
 * round the last one is restored in the place of the data, which are lost, and everybody comes to see the same again.
 */
export const restoreDrill: Scenario = inRounds({
  name: 'restore drill',
  visitors: 15,
  perSecond: 60,
  async open(folder, random, atEnd) {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const server = createServerProcess({ folder, port, publicUrl: url });
    atEnd(server.kill);
    const data = join(folder, 'data');
    const command = (...words: string[]) =>
      runCommandLine(folder, { DATA_DIR: data, PUBLIC_URL: url }, ...words);
    const wrong: string[] = [];
    let crowdNow: Crowd | null = null;
    let archives = 0;
    await server.start();

    /** @returns the archive, or null when it could not be made or proven */
    async function provenBackup(): Promise<string | null> {
      archives += 1;
      const archive = join(folder, `backup-${archives}.tar`);
      for (const words of [
        ['backup', archive],
        ['prove-backup', archive],
      ]) {
        const { code, output } = await command(...words);
        if (code === 0) continue;
        wrong.push(`\`frontdesk ${words.join(' ')}\` ended with ${code}: ${output}`);
        return null;
      }
      return archive;
    }

    return {
      urls: { visitors: [url], agents: [url, url] },
      databaseUrl: join(data, 'frontdesk.db'),
      async breakOne(crowd, damage) {
        crowdNow = crowd;
        await spell(random.between(500, 3_000));
        await provenBackup();
        damage.faults += 1;
      },
      heal: async () => {},
      async judge() {
        const archive = await provenBackup();
        if (archive === null) return wrong.splice(0);
        await server.kill();
        await rename(data, join(folder, `lost-${archives}`));
        const { code, output } = await command('restore', archive);
        if (code !== 0) wrong.push(`The archive could not be restored (${code}): ${output}`);
        await server.start();
        await crowdNow?.settled().catch((error: Error) => wrong.push(`After the restore: ${error.message}`));
        return wrong.splice(0);
      },
    };
  },
});
