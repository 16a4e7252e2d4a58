// @slow 10 s of a core, and waits of 20 s: the data folder, searched for words that were erased. Finds a copy that nobody thought of.
import { describe } from 'vitest';
import { allIndexed } from '../support/indexed.ts';
import { folderBytes } from '../support/measures/folder-bytes.ts';
import { newVisitor } from '../support/people.ts';
import { attackOnPart } from './attack.ts';
import type { Product } from './weakened/entry.ts';

/** FTS5 writes what two words begin with alike only once: the rest of it is as telling. */
const MARK = 'zqerased4711';
const TELLING = MARK.slice(-7);

/** Where in the data folder the words of somebody are who has erased themselves; the server runs on. */
async function looked({ startTestServer }: Product): Promise<string[]> {
  // The guard of the index is a migration.
  const server = await startTestServer({ migrates: true });
  try {
    const other = await newVisitor(server.url);
    const theirs = await other.start();
    const chatter = async (from: number) => {
      for (let n = from; n < from + 20; n += 1) {
        await other.send(theirs, `zq word${n} and tea ${n * 7_919}`);
        // Indexed one by one: how many come together decides what FTS5 writes anew by itself.
        await allIndexed(server);
      }
    };
    await chatter(0);
    const visitor = await newVisitor(server.url);
    const id = await visitor.start();
    await visitor.send(id, `Hello ${MARK}`);
    await allIndexed(server);
    await chatter(100);
    const erased = await visitor.ask('DELETE', '/api/widget/visitor');
    if (erased.status !== 204) throw new Error(`Erasing was answered with ${erased.status}.`);
    return await filesWith(server.dataDir);
  } finally {
    await server.remove();
  }
}

async function filesWith(folder: string): Promise<string[]> {
  const files = await folderBytes(folder);
  return files.flatMap(({ name, bytes }) => (bytes.includes(TELLING) ? [name] : [])).sort();
}

describe('whoever gets hold of the data folder finds words of somebody who was erased', () => {
  attackOnPart('in the pages where their rows were', {
    without: 'deleted rows are overwritten',
    attempt: looked,
    succeeds: ['frontdesk.db'],
    fails: [],
  });
  attackOnPart('in the index of the search', {
    without: 'the index of the search forgets',
    attempt: looked,
    succeeds: ['frontdesk.db'],
    fails: [],
  });
  attackOnPart('in the log that was written before', {
    without: 'the log is emptied after erasing',
    attempt: looked,
    succeeds: ['frontdesk.db-wal'],
    fails: [],
  });
});
