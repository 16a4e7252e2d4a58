import { renameSync, writeFileSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Loaded into a server before its own code: on SIGUSR2, all garbage is collected, and what is left is written to SOAK_MEMORY_FILE. */
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');
const file = process.env['SOAK_MEMORY_FILE'];
let asked = 0;

process.on('SIGUSR2', async () => {
  asked += 1;
  // What the first one finalizes, the second one frees.
  for (let n = 0; n < 3; n += 1) {
    collect();
    await nextTurn();
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  writeFileSync(`${file}.part`, JSON.stringify({ asked, heapUsed, external, rss }));
  renameSync(`${file}.part`, file);
});
