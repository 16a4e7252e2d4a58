import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { startPostgres, type TestPostgres } from '../database/postgres.ts';
import { bundlePictureProgram } from '../picture-program.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Answers with the address of the run's Postgres, which it starts when it is first asked. */
    postgresOnDemand: string;
  }
}

/** No database is there for long enough to be vacuumed; with hundreds of them, Postgres would look at one every second. */
const FOR_A_MOMENT = ['autovacuum=off'];

/**
 * One Postgres for the whole run; every test that wants one makes a database of its own in it. It takes seconds to
 * start, so it is not there before a test asks: most runs of a single file never do.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await bundlePictureProgram();
  let starting: Promise<TestPostgres> | null = null;
  const server = createServer((_request, response) => {
    starting ??= startPostgres(FOR_A_MOMENT);
    starting.then(
      ({ url }) => response.end(url),
      (error: unknown) => response.writeHead(500).end(`Postgres did not start: ${String(error)}`),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  project.provide('postgresOnDemand', `http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  return async () => {
    server.closeAllConnections();
    server.close();
    const postgres = await starting?.catch(() => null);
    await postgres?.stop();
  };
}
