/** The last entry of an archive: what is in it, so that one that was cut off or changed is not taken for whole. */
export type Manifest = {
  format: 1;
  /** The version of Frontdesk that made it. */
  version: string;
  /** In milliseconds since 1970. */
  madeAt: number;
  /** Null: the database is not in it. */
  database: { kind: 'sqlite' | 'postgres'; sha256: string; rows: Readonly<Record<string, number>> } | null;
  /** The newest step of the database's upgrades that it has. */
  migration: string;
  /** Null: they are in a bucket, and not in here. */
  files: { count: number; bytes: number } | null;
};

export const MANIFEST = 'manifest.json';
export const SQLITE = 'database.sqlite';
export const PG_DUMP = 'database.pgdump';
export const FILES = 'files/';

/** @throws when it is none that this version can read */
export function readManifest(text: string): Manifest {
  const found = JSON.parse(text) as Partial<Manifest>;
  if (found.format !== 1)
    throw new Error('The archive was made by a newer version of Frontdesk. Use that one, or a later one.');
  return found as Manifest;
}

/** Sentences about what differs; empty when nothing does. */
export function differences(
  expected: Readonly<Record<string, number>>,
  found: Readonly<Record<string, number>>,
): string[] {
  const names = [...new Set([...Object.keys(expected), ...Object.keys(found)])].sort();
  return names
    .filter((name) => expected[name] !== found[name])
    .map((name) => `${name}: ${expected[name] ?? 'none'} were backed up, ${found[name] ?? 'none'} are there`);
}
