import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readlinkSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Found, filesOf, MAX_LINE_BYTES, objectsIn } from '../../../server/import/read-lines.ts';
import { eventually } from '../../support/eventually.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'import-lines-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(name: string, content: string | Buffer): Promise<Found[]> {
  await writeFile(join(folder, name), content);
  const found: Found[] = [];
  for await (const one of objectsIn(join(folder, name))) found.push(one);
  return found;
}

it('reads an object a line, whatever ends the lines, and says where one is broken', async () => {
  expect(await read('lines.json', '{"id":1}\r\n\n{"id":\n{"id":"ü"}')).toEqual([
    { place: 'lines.json:1', value: { id: 1 } },
    { place: 'lines.json:3', wrong: 'not_json' },
    { place: 'lines.json:4', value: { id: 'ü' } },
  ]);
  expect(await read('broken.json', '{"id":\n{"id":2}\n')).toEqual([
    { place: 'broken.json:1', wrong: 'not_json' },
    { place: 'broken.json:2', value: { id: 2 } },
  ]);
});

it('takes answers of an API apart, and reads one document over many lines', async () => {
  const answer = { data: { meta: {}, payload: [{ id: 1 }, { id: 2, data: [{ id: 9 }] }] } };
  expect((await read('answer.json', JSON.stringify(answer))).length).toBe(2);
  expect(await read('pretty.json', JSON.stringify([{ id: 1 }, { id: 2 }], null, 2))).toEqual([
    { place: 'pretty.json', value: { id: 1 } },
    { place: 'pretty.json', value: { id: 2 } },
  ]);
  expect(await read('empty.json', '')).toEqual([]);
});

it('passes over the byte order mark with which some programs begin a file', async () => {
  expect(await read('marked.jsonl', '\uFEFF{"id":1}\n{"id":2}\n')).toEqual([
    { place: 'marked.jsonl:1', value: { id: 1 } },
    { place: 'marked.jsonl:2', value: { id: 2 } },
  ]);
  const pretty = `\uFEFF${JSON.stringify([{ id: 1 }], null, 2)}`;
  expect(await read('marked.json', pretty)).toEqual([{ place: 'marked.json', value: { id: 1 } }]);
});

/** As Linux lists them. */
const OPEN_FILES = '/proc/self/fd';

it.skipIf(!existsSync(OPEN_FILES))('leaves no file open of which it has read enough', async () => {
  const name = 'large.jsonl.gz';
  const lines = Array.from(
    { length: 40 },
    (_, id) => `{"id":${id},"x":"${randomBytes(20_000).toString('hex')}"}`,
  );
  expect(await read(name, gzipSync(lines.join('\n')))).toHaveLength(40);
  const openFiles = () =>
    readdirSync(OPEN_FILES).map((number) => {
      try {
        return readlinkSync(join(OPEN_FILES, number));
      } catch {
        // Closed since it was listed.
        return '';
      }
    });
  await eventually(() => expect(openFiles()).not.toContain(join(folder, name)));
});

it('leaves out a line that is too long, and goes on after it', async () => {
  const long = Buffer.concat([
    Buffer.from('{"id":1}\n{"id":"'),
    Buffer.alloc(MAX_LINE_BYTES, 'x'),
    Buffer.from('"}\n{"id":3}\n'),
  ]);
  expect(await read('long.json', long)).toEqual([
    { place: 'long.json:1', value: { id: 1 } },
    { place: 'long.json:2', wrong: 'too_long' },
    { place: 'long.json:3', value: { id: 3 } },
  ]);
});

it('unpacks gzip, and finds the files of a folder in the order of their names', async () => {
  expect(await read('packed.jsonl.gz', gzipSync('{"id":1}\n'))).toEqual([
    { place: 'packed.jsonl.gz:1', value: { id: 1 } },
  ]);
  await expect(read('cut.jsonl.gz', gzipSync('{"id":1}\n').subarray(0, 20))).rejects.toThrow(
    /cut\.jsonl\.gz cannot be read to its end/,
  );
  await writeFile(join(folder, 'notes.txt'), 'not an export');
  const names = (await filesOf(folder)).map((path) => path.slice(folder.length + 1));
  expect(names).toEqual(names.toSorted());
  expect(names).toContain('packed.jsonl.gz');
  expect(names).not.toContain('notes.txt');
});
