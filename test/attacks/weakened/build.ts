import { rm } from 'node:fs/promises';
import { threadId } from 'node:worker_threads';
import { build } from 'esbuild';
import { type Patch, patchedSource, ROOT } from '../../support/patched-source.ts';
import type { Product } from './entry.ts';
import { GUARDS, type GuardName } from './guards.ts';

/** The guards that are out at this moment; the weakened build asks at each of them. */
const out = new Set<string>();
const WHERE = '__frontdeskGuardsThatAreOut';

/** Not guards: what the weakened build does in another way at all times, to be quick and to be told by a test. */
const SETTINGS: readonly Patch[] = [
  { file: 'server/accounts/passwords.ts', find: 'const COST = 2 ** 17;', put: 'const COST = 2 ** 4;' },
  {
    file: 'server/common/limits.ts',
    find: '{ network: 1_200, site: 12_000 }',
    put: '(globalThis.__frontdeskWritesPerMinute ?? { network: 1_200, site: 12_000 })',
  },
  {
    file: 'server/common/limits.ts',
    find: 'export const REQUESTS_PER_MINUTE = 6_000;',
    put: 'export const REQUESTS_PER_MINUTE = globalThis.__frontdeskRequestsPerMinute ?? 6_000;',
  },
  {
    file: 'server/common/limits.ts',
    find: '{ network: 60 * MIB, visitor: 20 * MIB, agent: 60 * MIB }',
    put: '(globalThis.__frontdeskSentPerMinute ?? { network: 60 * MIB, visitor: 20 * MIB, agent: 60 * MIB })',
  },
];

let built: Promise<Product> | null = null;

/**
 * The product, made of its own source, in which every guard of `guards.ts` can be taken out while it runs. With none
 * taken out it is the product.
 * @throws when a guard does not fit any more: it has moved, and `guards.ts` must follow
 */
export function weakenedBuild(): Promise<Product> {
  built ??= buildAndLoad();
  return built;
}

/** Runs something while guards are out. */
export async function without<T>(guards: readonly GuardName[], operation: () => T | Promise<T>): Promise<T> {
  for (const guard of guards) out.add(guard);
  try {
    return await operation();
  } finally {
    out.clear();
  }
}

async function buildAndLoad(): Promise<Product> {
  Object.assign(globalThis, { [WHERE]: out });
  // One for each process that runs tests: they build at the same time.
  const outfile = `${ROOT}.cache/attacks/weakened-${process.pid}-${threadId}.mjs`;
  const guards = Object.entries(GUARDS).flatMap(([name, guard]) =>
    [guard].flat().map((patch) => ({ ...patch, put: switchable(name, patch) })),
  );
  const { plugin, checkAllUsed } = patchedSource([...SETTINGS, ...guards]);
  await build({
    entryPoints: [`${ROOT}test/attacks/weakened/entry.ts`],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    target: 'node20',
    logLevel: 'error',
    plugins: [plugin],
  });
  checkAllUsed();
  try {
    const { product } = (await import(/* @vite-ignore */ outfile)) as { product: Product };
    return product;
  } finally {
    await rm(outfile);
  }
}

/** Keeps what stood there, and does `put` instead while the guard is out. */
function switchable(name: string, { find, put }: Patch): string {
  const isOut = `(globalThis.${WHERE}.has(${JSON.stringify(name)}))`;
  if (put.includes('OUT')) return put.replaceAll('OUT', isOut);
  return find.endsWith(';') ? `if ${isOut} { ${put} } else { ${find} }` : `(${isOut} ? (${put}) : (${find}))`;
}
