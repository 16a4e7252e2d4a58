// @slow 30 s of a core: the server of an earlier commit and today's on one Postgres while people write. Finds a step of an upgrade, or
// a row, frame or answer, that the version before cannot live with.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { nodesUpgraded } from '../faults/processes/nodes-restarted.ts';
import { FORMER_FOLDER, type Former } from './former.ts';

const PATIENCE_MS = 600_000;

it(
  'two nodes are replaced in turn by this version while everybody writes, and no send fails on either side',
  async () => {
    const { commit }: Former = JSON.parse(await readFile(join(FORMER_FOLDER, 'former.json'), 'utf8'));
    const seed = Math.floor(Math.random() * 2 ** 31);
    const { violations, acknowledged, faults } = await nodesUpgraded.run(seed, 0, () => {});
    expect(violations, `from ${commit}, seed ${seed}`).toEqual([]);
    expect(faults, 'both nodes were replaced').toBe(2);
    expect(acknowledged).toBeGreaterThan(100);
  },
  PATIENCE_MS,
);
