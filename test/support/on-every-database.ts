import { afterAll, afterEach, beforeAll, beforeEach, describe, it } from 'vitest';
import { DATABASES, type TestDatabase } from './databases.ts';
import { newVisitor, signedInAgent, type TestAgent, type TestVisitor } from './people.ts';
import { startTestServer, type TestServer } from './test-server.ts';

export type DatabaseScene = {
  database: TestDatabase['name'];
  /** Stands for the server of the test that runs, as the people do: use it in tests and hooks, not while a suite is declared. */
  server: TestServer;
  visitor: TestVisitor;
  ana: TestAgent;
  ben: TestAgent;
  /** The value of DATABASE_URL. */
  databaseUrl(): string;
  /** Stops the server and starts it again on the same data. */
  restart(): Promise<void>;
};

export type DatabaseSuiteOptions = {
  /** A server and people of its own for each test, where tests change what all would share. */
  fresh?: boolean;
  /** Settings besides the ones every test server has. */
  env?: Record<string, string>;
};

type Suite = (scene: DatabaseScene) => void;
type Running = { url: string; server: TestServer; visitor: TestVisitor; ana: TestAgent; ben: TestAgent };

/** Set where the rest of the suites runs on Postgres, which `npm test` leaves out; see `itOnce`. */
const REST = process.env['TEST_RUN'] === 'rest';
/** The database of the suite that is being declared. */
let declaring: TestDatabase['name'] | null = null;

/**
 * As `it` in a suite of `onEveryDatabase`, for a rule that is not the database's: `npm test` tries it on SQLite,
 * `npm run test:slow` on Postgres. What the databases may do differently, such as two writers at once, is an `it`.
 */
export function itOnce(name: string, test: () => Promise<void>): void {
  if (declaring === null) throw new Error(`"${name}" is in no suite of onEveryDatabase.`);
  if (declaring === 'SQLite' || REST) it(name, test);
}

/**
 * Declares a suite about stored things, once for SQLite and once for Postgres: a server on a database of its own, with
 * Ana and Ben signed in and a visitor of the demo's site.
 *
 *     onEveryDatabase('triage', ({ visitor, ana }) => {
 *       it('…', async () => { await ana.claim(await visitor.start()); });
 *     });
 *
 * @param title what it is about; ", on SQLite" is put behind it
 * @param rest the suite, with options before it where it needs some
 */
export function onEveryDatabase(title: string, ...rest: [Suite] | [DatabaseSuiteOptions, Suite]): void {
  const [{ fresh = false, env = {} }, suite] = rest.length === 1 ? [{}, rest[0]] : rest;
  const [before, after] = fresh ? [beforeEach, afterEach] : [beforeAll, afterAll];
  const databases = DATABASES.filter(({ name }) => name === 'Postgres' || !REST);
  describe.each(databases)(`${title}, on $name`, ({ name, migratedPlace }) => {
    let running: Running | null = null;
    let remove = async () => {};
    before(async () => {
      const place = await migratedPlace();
      remove = () => place.remove();
      const server = await startTestServer({
        env: { RATE_LIMIT_FACTOR: '1000', ...env, DATABASE_URL: place.url },
      });
      remove = async () => {
        await running?.server.remove();
        await place.remove();
      };
      const [visitor, ana, ben] = await Promise.all([
        newVisitor(server.url),
        signedInAgent(server.url, 'Ana'),
        signedInAgent(server.url, 'Ben'),
      ]);
      running = { url: place.url, server, visitor, ana, ben };
    });
    after(async () => {
      await remove();
      running = null;
    });

    const current = () => {
      if (running === null) throw new Error(`The server of "${title}" is there only while its tests run.`);
      return running;
    };
    declaring = name;
    suite({
      database: name,
      server: standIn(() => current().server),
      visitor: standIn(() => current().visitor),
      ana: standIn(() => current().ana),
      ben: standIn(() => current().ben),
      databaseUrl: () => current().url,
      async restart() {
        const now = current();
        await now.server.stop();
        now.server = await now.server.restart();
      },
    });
    declaring = null;
  });
}

/** Has whatever the object has that there is at that moment. */
function standIn<T extends object>(current: () => T): T {
  return new Proxy({} as T, {
    get: (_none, key) => Reflect.get(current(), key),
    has: (_none, key) => Reflect.has(current(), key),
    set: (_none, key, value) => Reflect.set(current(), key, value),
  });
}
