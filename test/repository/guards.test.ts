import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { GUARDS } from '../attacks/weakened/guards.ts';
import { OUTGOING_RULES } from '../faults/simulation/outgoing/rules.ts';
import { RULES } from '../faults/simulation/rules.ts';
import { WEBHOOK_RULES } from '../faults/simulation/webhooks/rules.ts';
import { type Patch, ROOT } from '../support/patched-source.ts';

/** Every line of the product's source that a weakened build of the attacks or of the simulation replaces. */
const PATCHES = [GUARDS, RULES, OUTGOING_RULES, WEBHOOK_RULES].flatMap(patchesIn);

it('quotes only lines that stand in their file exactly once', () => {
  expect(PATCHES.length).toBeGreaterThan(100);
  const wrong = PATCHES.map(({ file, find }) => ({
    file,
    find,
    times: readFileSync(ROOT + file, 'utf8').split(find).length - 1,
  })).filter(({ times }) => times !== 1);
  expect(wrong).toEqual([]);
});

function patchesIn(value: unknown): Patch[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('file' in value && 'find' in value) return [value as Patch];
  return Object.values(value).flatMap(patchesIn);
}
