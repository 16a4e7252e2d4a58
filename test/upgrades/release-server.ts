import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startChild } from '../support/child.ts';
import { freePort } from '../support/free-port.ts';

/** The built server of some checkout, as a process of its own. */
export type ReleaseServer = {
  url: string;
  /** The token of the link with which the first admin is made. */
  setupToken(): Promise<string>;
  stop(): Promise<void>;
};

export type ReleasePlace = {
  /** A checkout in which `npm ci && npm run build` was run. */
  checkout: string;
  dataDir: string;
  /** `postgres://…`; without, a SQLite file in `dataDir`. */
  databaseUrl: string | null;
};

/** Starts it as a demo, or as a shop would. */
export async function startRelease(place: ReleasePlace, { demo }: { demo: boolean }): Promise<ReleaseServer> {
  const { checkout, dataDir, databaseUrl } = place;
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = startChild(process.execPath, [join(checkout, 'dist/server/main.js')], {
    cwd: dataDir,
    env: {
      PORT: String(port),
      PUBLIC_URL: url,
      DATA_DIR: dataDir,
      DEMO: demo ? 'on' : 'off',
      LOG_LEVEL: 'warn',
      RATE_LIMIT_FACTOR: '1000',
      ...(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }),
    },
  });
  await child.until(demo ? /^API /m : /^Frontdesk runs at/m);
  return {
    url,
    async setupToken() {
      // Printed by the first versions, since 0.2.0 in a file.
      const output = await child.until(/#token=\S+|one-time link/);
      const link = /#token=\S+/.test(output) ? output : await readFile(join(dataDir, 'setup-link'), 'utf8');
      return /#token=(\S+)/.exec(link)?.[1] ?? '';
    },
    stop: () => child.stop(),
  };
}
