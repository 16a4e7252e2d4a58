import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { isObject } from './json.ts';
import type { Json } from './records.ts';

/** A line of an export: a conversation with all that was said in it, or an answer of an API with a list of them. */
export const MAX_LINE_BYTES = 32 * 1024 * 1024;
const NEWLINE = 0x0a;
const READABLE = /\.(json|jsonl|ndjson)(\.gz)?$/i;
/** Under these names answers of the APIs have lists: of Chatwoot, Intercom, Crisp and Zendesk. */
const LISTS = [
  'payload',
  'data',
  'conversations',
  'contacts',
  'tickets',
  'users',
  'macros',
  'tags',
  'admins',
];

/** Where something stands: `tickets.json:12`. */
export type Found = { place: string } & ({ value: Json } | { wrong: 'not_json' | 'too_long' });

/**
 * The files of an export: the file itself, or those in a folder whose names say that they are JSON, in the order of their names.
 * @throws the error of the file system where there is none
 */
export async function filesOf(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const names = await readdir(path);
  return names
    .filter((name) => READABLE.test(name))
    .sort()
    .map((name) => join(path, name));
}

/**
 * The JSON objects of a file, one after the other: a line each, a line for a list of them (an answer of an API), or one document
 * over many lines. No more than a line, or that document, is kept at once.
 */
export async function* objectsIn(file: string): AsyncGenerator<Found> {
  const name = basename(file);
  const document = await documentIn(file);
  if (document !== undefined) {
    for (const value of objectsOf(document)) yield { place: name, value };
    return;
  }
  let number = 0;
  for await (const line of linesOf(file)) {
    number += 1;
    const place = `${name}:${number}`;
    if (line === null) yield { place, wrong: 'too_long' };
    else if (line.trim() !== '') {
      const value = parsed(line);
      if (value === undefined) yield { place, wrong: 'not_json' };
      else for (const one of objectsOf(value)) yield { place, value: one };
    }
  }
}

/** The whole file, where it is one document over many lines; undefined where its first line is one by itself, or the file too long. */
async function documentIn(file: string): Promise<unknown> {
  const lines: string[] = [];
  let length = 0;
  for await (const line of linesOf(file)) {
    if (line === null || (lines.length === 0 && parsed(line) !== undefined)) return undefined;
    if (lines.length > 0 || line.trim() !== '') lines.push(line);
    length += line.length;
    if (length > MAX_LINE_BYTES) return undefined;
  }
  return parsed(lines.join('\n'));
}

/** Undefined where it is no JSON. A byte order mark, with which some programs begin a file, is none of it. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** What a value stands for: itself, or what the list in it has. */
function objectsOf(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(objectsOf);
  if (!isObject(value)) return [];
  // What has an id is a thing, whatever lists it has.
  if ('id' in value || 'session_id' in value || 'people_id' in value) return [value];
  const list = LISTS.find((name) => Array.isArray(value[name]) || isObject(value[name]));
  return list === undefined ? [value] : objectsOf(value[list]);
}

/**
 * The lines of a file, unpacked where its name ends in `.gz`; null for one that is too long.
 * @throws Error with a sentence when it cannot be read to its end
 */
async function* linesOf(file: string): AsyncGenerator<string | null> {
  const source = createReadStream(file);
  const chunks: AsyncIterable<Buffer> = file.endsWith('.gz') ? unpacked(source) : source;
  let pieces: Buffer[] = [];
  let bytes = 0;
  let tooLong = false;
  const take = (piece: Buffer) => {
    bytes += piece.length;
    tooLong ||= bytes > MAX_LINE_BYTES;
    if (tooLong) pieces = [];
    else pieces.push(piece);
  };
  const end = () => {
    const line = tooLong ? null : Buffer.concat(pieces).toString('utf8');
    [pieces, bytes, tooLong] = [[], 0, false];
    return line;
  };
  for await (const chunk of named(file, chunks)) {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, from)) {
      take(chunk.subarray(from, at));
      yield end();
      from = at + 1;
    }
    take(chunk.subarray(from));
  }
  if (bytes > 0) yield end();
}

/** Of many files, an error says which one it is about. */
async function* named(file: string, chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* chunks;
  } catch (error) {
    throw new Error(`${file} cannot be read to its end (${error instanceof Error ? error.message : error}).`);
  }
}

function unpacked(source: ReturnType<typeof createReadStream>): AsyncIterable<Buffer> {
  const gunzip = createGunzip();
  source.on('error', (error) => gunzip.destroy(error));
  // Whoever has read enough closes the file as well.
  gunzip.on('close', () => source.destroy());
  return source.pipe(gunzip);
}
