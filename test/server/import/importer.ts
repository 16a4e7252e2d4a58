import { join } from 'node:path';
import { DEMO_SITE_KEY } from '../../../server/demo-people.ts';
import type { ImportReport } from '../../../server/import/import-report.ts';
import { frontdesk } from '../../support/command-line.ts';
import type { DatabaseScene } from '../../support/on-every-database.ts';

const EXPORTS = join(import.meta.dirname, 'exports');

/** The path of an export that lies here, such as `chatwoot`. */
export const exportOf = (name: string) => join(EXPORTS, `${name}.jsonl`);

/** The command line on the database of a suite: any of its commands, and the import into the demo's site. */
export function importer({ server, databaseUrl }: Pick<DatabaseScene, 'server' | 'databaseUrl'>) {
  const run = (...args: string[]) =>
    frontdesk({ DATA_DIR: server.dataDir, DATABASE_URL: databaseUrl(), PUBLIC_URL: server.url }, ...args);
  /**
   * @returns what the import says of itself
   * @throws Error with what it said when it fails
   */
  const imported = async (format: string, file: string, ...options: string[]): Promise<ImportReport> => {
    const done = await run('import', format, file, '--site', DEMO_SITE_KEY, '--json', ...options);
    if (done.exit !== 0) throw new Error(done.warned);
    return JSON.parse(done.said);
  };
  return { run, imported };
}
