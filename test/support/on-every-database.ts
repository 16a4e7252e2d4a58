import { afterAll, afterEach, beforeAll, beforeEach, describe, it } from 'vitest';
import { DATABASES, type DatabasePlace, type TestDatabase } from './databases.ts';
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

type Once = {
  /** Every test of the suite is as `itOnce` says: it is about a rule that is not the database's. */
  once?: boolean;
};

export type DatabaseSuiteOptions = Once & {
  /** A server and people of its own for each test, where tests change what all would share. */
  fresh?: boolean;
  /** Settings besides the ones every test server has. */
  env?: Record<string, string>;
  open?: never;
};

type OpenOptions<Thing extends object> = Once & {
  /**
   * Makes what the tests of a suite without a server work with, on a database with today's tables and nothing in them, which is
   * removed afterwards. Its `close`, if it has one, is called before.
   */
  open(place: DatabasePlace, database: TestDatabase['name']): Promise<Thing>;
  /** One of its own for each test, where tests change what all would share. */
  fresh?: boolean;
  /** The database has no table yet. */
  empty?: boolean;
  /** What the other database does not have. */
  only?: TestDatabase['name'];
};

type Suite = (scene: DatabaseScene) => void;
type OpenedSuite<Thing> = (opened: Thing, database: TestDatabase['name']) => void;
type Running = {
  url: string;
  server: TestServer;
  visitor: TestVisitor;
  ana: TestAgent;
  ben: TestAgent;
  close(): Promise<void>;
};

/** Set where the rest of the suites runs on Postgres, which `npm test` leaves out; see `itOnce`. */
const REST = process.env['TEST_RUN'] === 'rest';
/** The database of the suite that is being declared. */
let declaring: TestDatabase['name'] | null = null;
/** The names of tests that `npm test` leaves out on Postgres. */
const LEFT_OUT = new Set<string>();

/**
 * As `it` in a suite of `onEveryDatabase`, for a rule that is not the database's: `npm test` tries it on SQLite,
 * `npm run test:slow` on Postgres. What the databases may do differently, such as two writers at once, is an `it`.
 */
export function itOnce(name: string, test: () => Promise<void>): void {
  if (declaring === null) throw new Error(`"${name}" is in no suite of onEveryDatabase.`);
  LEFT_OUT.add(name);
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
 * With `open`, there is no server: the suite gets what that makes on the database.
 *
 *     onEveryDatabase('queries', { open: openPlace }, (database) => { … });
 *
 * @param title what it is about; ", on SQLite" is put behind it
 * @param rest the suite, with options before it where it needs some
 */
export function onEveryDatabase(title: string, suite: Suite): void;
export function onEveryDatabase(title: string, options: DatabaseSuiteOptions, suite: Suite): void;
export function onEveryDatabase<Thing extends object>(
  title: string,
  options: OpenOptions<Thing>,
  suite: OpenedSuite<Thing>,
): void;
export function onEveryDatabase(
  title: string,
  ...rest: [Suite] | [DatabaseSuiteOptions, Suite] | [OpenOptions<object>, OpenedSuite<object>]
): void {
  if (rest.length === 1) return withServer(title, {}, rest[0]);
  const [options, suite] = rest;
  if (options.open === undefined) withServer(title, options, suite as Suite);
  else withOpened(title, options, suite as OpenedSuite<object>);
}

function withServer(title: string, { env = {}, ...options }: DatabaseSuiteOptions, suite: Suite): void {
  const open = async (place: DatabasePlace): Promise<Running> => {
    const server = await startTestServer({
      env: { RATE_LIMIT_FACTOR: '1000', ...env, DATABASE_URL: place.url },
    });
    // One after the other: at once, they would open a connection to Postgres each, and most tests need none of these.
    const visitor = await newVisitor(server.url);
    const ana = await signedInAgent(server.url, 'Ana');
    const ben = await signedInAgent(server.url, 'Ben');
    const close = () => running.server.remove();
    const running: Running = { url: place.url, server, visitor, ana, ben, close };
    return running;
  };
  withOpened(title, { ...options, open }, (running, database) =>
    suite({
      database,
      server: standIn(() => running.server),
      visitor: standIn(() => running.visitor),
      ana: standIn(() => running.ana),
      ben: standIn(() => running.ben),
      databaseUrl: () => running.url,
      async restart() {
        await running.server.stop();
        running.server = await running.server.restart();
      },
    }),
  );
}

function withOpened<Thing extends object>(
  title: string,
  { open, once = false, fresh = false, empty = false, only }: OpenOptions<Thing>,
  suite: OpenedSuite<Thing>,
): void {
  const [before, after] = fresh ? [beforeEach, afterEach] : [beforeAll, afterAll];
  const here = REST ? ['Postgres'] : once ? ['SQLite'] : ['SQLite', 'Postgres'];
  const databases = DATABASES.filter(({ name }) => (only ?? name) === name && here.includes(name));
  describe.each(databases)(`${title}, on $name`, ({ name, place, migratedPlace }) => {
    let at: DatabasePlace | null = null;
    let opened: Thing | null = null;
    // Before anything is opened for it.
    if (REST && !once) beforeEach(({ task, skip }) => skip(!LEFT_OUT.has(task.name), 'npm test has run it.'));
    before(async () => {
      at = await (empty ? place() : migratedPlace());
      opened = await open(at, name);
    });
    after(async () => {
      await (opened as { close?(): Promise<void> } | null)?.close?.();
      opened = null;
      await at?.remove();
      at = null;
    });
    declaring = name;
    suite(
      standIn(() => {
        if (opened === null) throw new Error(`What "${title}" works with is there only while its tests run.`);
        return opened;
      }),
      name,
    );
    declaring = null;
  });
}

/** Has whatever the object has that there is at that moment. */
function standIn<T extends object>(current: () => T): T {
  return new Proxy({} as T, {
    get: (_none, key) => Reflect.get(current(), key),
    has: (_none, key) => Reflect.has(current(), key),
    set: (_none, key, value) => Reflect.set(current(), key, value),
    ownKeys: () => Reflect.ownKeys(current()),
    getOwnPropertyDescriptor: (_none, key) => {
      const found = Reflect.getOwnPropertyDescriptor(current(), key);
      return found === undefined ? undefined : { ...found, configurable: true };
    },
  });
}
