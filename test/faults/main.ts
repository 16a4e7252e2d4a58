import { parseArgs } from 'node:util';
import { browserTroubles } from './browser/browser-troubles.ts';
import { clockJumps } from './processes/clock-jumps.ts';
import { diskFull } from './processes/disk-full.ts';
import { relayBroken, soketiBroken } from './processes/engine-broken.ts';
import { nodesBroken } from './processes/nodes-broken.ts';
import { nodesRestarted, nodesUpgraded } from './processes/nodes-restarted.ts';
import { restoreDrill } from './processes/restore-drill.ts';
import { added, NOTHING_YET, type Scenario } from './processes/scenario.ts';
import { serverKilled, serverKilledAtSpeed, serverKilledInAFlood } from './processes/server-killed.ts';
import { rollingRestart, serverPaused } from './processes/server-stopped.ts';
import { strangerFloods } from './processes/stranger-floods.ts';
import { clientWiresBroken, engineWiresBroken } from './processes/wires-broken.ts';
import { simulation } from './simulation/scenario.ts';

const SCENARIOS: readonly Scenario[] = [
  simulation,
  serverKilled,
  serverKilledAtSpeed,
  serverKilledInAFlood,
  serverPaused,
  rollingRestart,
  relayBroken,
  soketiBroken,
  nodesBroken,
  nodesRestarted,
  nodesUpgraded,
  restoreDrill,
  clientWiresBroken,
  engineWiresBroken,
  diskFull,
  clockJumps,
  browserTroubles,
  strangerFloods,
];
const HIGHEST_SEED = 2 ** 31;

/**
 * `npm run test:faults -- --seed 7 --minutes 30 --only killed`: every scenario whose name has the word in it, one after
 * the other, sharing the minutes. Ends with 1 when anything was lost, doubled, misordered or did not heal.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: String(Math.floor(Math.random() * HIGHEST_SEED)) },
      minutes: { type: 'string', default: '10' },
      only: { type: 'string', default: '' },
    },
  });
  const [seed, minutes] = [Number(values.seed), Number(values.minutes)];
  if (!Number.isInteger(seed) || seed < 0)
    throw new Error(`--seed is "${values.seed}"; it must be a whole number.`);
  if (!(minutes > 0)) throw new Error(`--minutes is "${values.minutes}"; it must be a number above 0.`);
  const chosen = SCENARIOS.filter(({ name }) => name.includes(values.only));
  if (chosen.length === 0)
    throw new Error(
      `--only is "${values.only}"; the scenarios are: ${SCENARIOS.map((one) => one.name).join(', ')}.`,
    );
  const startedAt = Date.now();
  let outcome = NOTHING_YET;
  for (const scenario of chosen) {
    const reason = (await scenario.skipped?.()) ?? null;
    if (reason !== null) {
      console.log(`${scenario.name}: skipped. ${reason}`);
      continue;
    }
    outcome = added(outcome, await scenario.run(seed, minutes / chosen.length, (line) => console.log(line)));
  }
  const took = ((Date.now() - startedAt) / 60_000).toFixed(1);
  console.log(
    `\n${outcome.messages} messages, ${outcome.kills} kills, ${outcome.faults} other faults, ` +
      `${outcome.violations.length} violations in ${took} minutes. Seed ${seed}.`,
  );
  if (outcome.violations.length === 0) return;
  console.log(
    `Repeat it: npm run test:faults -- --seed ${seed} --minutes ${minutes}${values.only && ` --only "${values.only}"`}`,
  );
  process.exitCode = 1;
}

await main();
