import { existsSync, statSync } from 'node:fs';
import SqliteConnection from 'better-sqlite3';
import { readConfig } from '../../config.ts';
import { MIGRATIONS, stepsToTake } from '../../database/migrate.ts';
import { isPostgres, openDatabase } from '../../database/open.ts';
import { lockSqlite } from '../../database/sqlite-folder.ts';
import { type Command, EXIT, Refusal } from '../command.ts';
import { counted } from '../counted.ts';
import { rowsInPostgres, stepsInPostgres, vacuumPostgres } from '../databases/postgres-dump.ts';
import { rowsInSqlite, stepsInSqlite } from '../databases/sqlite-copy.ts';
import { estimateUpgrade, tablesToCount, type UpgradeEstimate } from '../databases/upgrade-costs.ts';

const NOTHING_TO_DO = 'Nothing to do: the database is of this version.';

/** Takes the steps of an upgrade before a start would, or says which they are. */
export const migrate: Command = {
  name: 'migrate',
  summary: 'Upgrade the database to this version, as a start would. SQLite: stop the server first.',
  words: [],
  options: [
    {
      name: 'dry-run',
      help: 'Only list the steps, and about how long they take. Exit code 1 when there are some.',
    },
    { name: 'json', help: 'Say it as JSON.' },
  ],
  examples: ['frontdesk migrate --dry-run', 'frontdesk backup /backups/before.tar && frontdesk migrate'],
  async run({ flag }, { env, say, warn }) {
    const { databaseUrl } = readConfig(env);
    if (flag('dry-run')) {
      const estimate = await planned(databaseUrl);
      if (flag('json')) say(JSON.stringify(estimate));
      else for (const line of inWords(estimate)) say(line);
      return estimate.steps.length === 0 ? EXIT.done : EXIT.failed;
    }
    const tell = (_details: object, message: string) => (flag('json') ? warn : say)(message);
    const steps = await stepsOf(databaseUrl);
    const database = await openDatabase(databaseUrl, { log: { info: tell, warn: tell } });
    await database.close();
    const taken = steps.map(({ name }) => name);
    if (flag('json')) say(JSON.stringify({ upgraded: taken.length > 0, steps: taken }));
    else
      say(
        taken.length === 0
          ? NOTHING_TO_DO
          : `Upgraded: ${counted(taken.length, 'step')}. The database is of this version.`,
      );
    return EXIT.done;
  },
};

/** The steps that this version has and the database has not taken. */
async function stepsOf(databaseUrl: string) {
  const taken = isPostgres(databaseUrl) ? await stepsInPostgres(databaseUrl) : stepsInSqlite(databaseUrl);
  return stepsToTake(taken, MIGRATIONS);
}

/** The steps that would be taken, and how long they would take for the rows that are there. */
async function planned(databaseUrl: string): Promise<UpgradeEstimate> {
  const postgres = isPostgres(databaseUrl);
  const steps = await stepsOf(databaseUrl);
  const tables = tablesToCount(steps);
  const rows = postgres ? await rowsInPostgres(databaseUrl, tables) : rowsInSqlite(databaseUrl, tables);
  return estimateUpgrade(steps, rows, postgres ? 'postgres' : 'sqlite');
}

function inWords({ steps, seconds: { least, most } }: UpgradeEstimate): string[] {
  if (steps.length === 0) return [NOTHING_TO_DO];
  const count = counted(steps.length, 'step');
  const [from, to] = [rounded(least), rounded(most)];
  return [
    ...steps.map(({ name, table, rows, seconds }) =>
      table === null || rows === 0 ? name : `${name}: ${rows} ${table}, about ${rounded(seconds)}`,
    ),
    `${count}, ${from === to ? `about ${from}` : `between ${from} and ${to}`}: an order of magnitude, from what a row took on two ` +
      'shared processors. A copy of the database, upgraded on this machine, says it exactly.',
  ];
}

/** Seconds as people say them: whole ones, minutes from two on. */
function rounded(seconds: number): string {
  if (seconds < 1) return 'a second';
  return seconds < 120 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
}

/** Gives back what deleted rows took. */
export const vacuum: Command = {
  name: 'vacuum',
  summary:
    'Give room that deleted rows took back to the disk, and let the database look at its statistics anew.',
  words: [],
  options: [{ name: 'json', help: 'As JSON: the bytes of a SQLite file before and after.' }],
  examples: ['systemctl stop frontdesk && frontdesk vacuum && systemctl start frontdesk'],
  async run({ flag }, surroundings) {
    const config = readConfig(surroundings.env);
    if (isPostgres(config.databaseUrl)) {
      await vacuumPostgres(config.databaseUrl);
      surroundings.say(
        flag('json')
          ? JSON.stringify({ before: null, after: null })
          : 'Postgres has looked through all tables. The room is kept for new rows.',
      );
      return EXIT.done;
    }
    if (!existsSync(config.databaseUrl)) throw new Refusal(`There is no database at ${config.databaseUrl}.`);
    // It rewrites the whole file: nobody could write meanwhile.
    const lock = lockSqlite(config.databaseUrl);
    try {
      const before = statSync(config.databaseUrl).size;
      const connection = new SqliteConnection(config.databaseUrl);
      connection.exec('vacuum; analyze');
      connection.pragma('wal_checkpoint(TRUNCATE)');
      connection.close();
      const after = statSync(config.databaseUrl).size;
      surroundings.say(
        flag('json') ? JSON.stringify({ before, after }) : `${before} bytes before, ${after} after.`,
      );
      return EXIT.done;
    } finally {
      lock.release();
    }
  },
};
