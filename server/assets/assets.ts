import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress } from 'node:zlib';
import { ApiError } from '../common/api-error.ts';
import type { AssetStore } from './asset-store.ts';
import { type Build, HASHED } from './build.ts';

const pack = promisify(brotliCompress);
const unpack = promisify(brotliDecompress);

/** Everything of a build in every encoding is 2 MB; the rest is for builds of before. */
const MEMORY_BYTES = 24 * 1_024 * 1_024;
/** Made-up names cost a look into the database each; more at once are asked to come again. */
const LOOKUPS_AT_ONCE = 32;

/** How often what was asked for was in memory already, and how often it had to be made or read. */
export type CacheUses = { hits: number; misses: number };
export type Encoding = 'br' | 'gzip' | 'identity';
export type Asset = { body: Buffer; encoding: Encoding };
export type Assets = ReturnType<typeof createAssets>;

/** A page, an icon or a worker: its address stays the same from build to build, and there are some forty of a few kB. */
const STABLE =
  /^(?!(?:widget|\w+\/assets)\/[\w.-]+-[\w-]{8}\.js(?:\.br|\.gz)?$).*\.(?:html|js|png|webmanifest)(?:\.br|\.gz)?$/;

/** What lies beside a file, packed by the build. */
const SUFFIXES = { br: '.br', gzip: '.gz', identity: '' } as const;

/**
 * The built files, each read once and then sent from memory: no stream is opened for a request, so none can stay open
 * after one. Hashed files that are not in this build are looked for in the store that all nodes share.
 *
 * A deployment may replace the folder while this process serves. Files whose names say nothing of their content are
 * therefore read at the start, so that a page and its parts are of one build; a hashed file that has gone comes from the store.
 */
export function createAssets({
  publicDir,
  build,
  store,
  memoryBytes = MEMORY_BYTES,
}: {
  publicDir: string;
  build: Pick<Build, 'names'>;
  store: Pick<AssetStore, 'find'>;
  memoryBytes?: number;
}) {
  /** The least recently used comes first. */
  const memory = new Map<string, Asset>();
  const stable = new Map(
    [...build.names]
      .filter((name) => STABLE.test(name))
      .map((name): [string, Asset] => [
        name,
        { body: readFileSync(join(publicDir, name)), encoding: encodingOf(name) },
      ]),
  );
  const uses: CacheUses = { hits: 0, misses: 0 };
  const reading = new Map<string, Promise<Asset | null>>();
  let held = 0;
  let lookups = 0;

  return {
    /**
     * A file in the first of the wanted encodings that there is; null where there is no such file.
     * @throws ApiError `unavailable` while too many names are being looked for
     */
    async find(name: string, wanted: readonly Encoding[]): Promise<Asset | null> {
      const onDisk = build.names.has(name);
      if (!onDisk && !HASHED.test(name)) return null;
      const encoding = onDisk
        ? (wanted.find((one) => build.names.has(name + SUFFIXES[one])) ?? 'identity')
        : wanted.includes('br')
          ? 'br'
          : 'identity';
      const key = name + SUFFIXES[encoding];
      const known = stable.get(key) ?? memory.get(key);
      if (known !== undefined) {
        uses.hits += 1;
        if (memory.delete(key)) memory.set(key, known);
        return known;
      }
      uses.misses += 1;
      const asked = reading.get(key);
      if (asked !== undefined) return asked;
      const read = (onDisk ? fromDisk(key, name, encoding) : fromStore(name, encoding))
        .then((asset) => remember(key, asset))
        .finally(() => reading.delete(key));
      reading.set(key, read);
      return read;
    },

    /** How often a file was in memory, and how often it had to be read or looked for. */
    uses: (): CacheUses => ({ ...uses }),

    /** A file of this build as the store keeps it. */
    async packed(name: string): Promise<Buffer> {
      if (build.names.has(`${name}.br`)) return readFile(join(publicDir, `${name}.br`));
      return pack(await readFile(join(publicDir, name)));
    },
  };

  async function fromDisk(path: string, name: string, encoding: Encoding): Promise<Asset | null> {
    try {
      return { body: await readFile(join(publicDir, path)), encoding };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      // The store has it as Brotli, and unpacks it for whoever takes nothing else.
      return HASHED.test(name) ? fromStore(name, encoding === 'br' ? 'br' : 'identity') : null;
    }
  }

  async function fromStore(name: string, encoding: Encoding): Promise<Asset | null> {
    if (lookups >= LOOKUPS_AT_ONCE)
      throw new ApiError('unavailable', 'The server is busy. Try again in a moment.');
    lookups += 1;
    try {
      const packed = await store.find(name);
      if (packed === null) return null;
      return { body: encoding === 'br' ? packed : await unpack(packed), encoding };
    } finally {
      lookups -= 1;
    }
  }

  function remember(key: string, asset: Asset | null): Asset | null {
    if (asset === null) return null;
    memory.set(key, asset);
    held += asset.body.length;
    for (const [oldest, { body }] of memory) {
      if (held <= memoryBytes) break;
      memory.delete(oldest);
      held -= body.length;
    }
    return asset;
  }
}

function encodingOf(path: string): Encoding {
  if (path.endsWith('.br')) return 'br';
  return path.endsWith('.gz') ? 'gzip' : 'identity';
}

/** The encodings that a client takes, the smallest first. */
export function encodingsIn(accepted: string | undefined): Encoding[] {
  const names = (accepted ?? '')
    .split(',')
    .map((part) =>
      part
        .trim()
        .toLowerCase()
        .split(/\s*;\s*/),
    )
    .filter(([, quality = 'q=1']) => !/^q=0(\.0*)?$/.test(quality))
    .map(([name]) => name);
  const any = names.includes('*');
  const taken = (['br', 'gzip'] as const).filter((name) => any || names.includes(name));
  return [...taken, 'identity'];
}
