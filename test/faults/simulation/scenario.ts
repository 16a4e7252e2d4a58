import type { Scenario } from '../processes/scenario.ts';
import { buildSimulation } from './build.ts';
import { runSeeds } from './run-seeds.ts';

const NO_END = 2 ** 31;

/** Seeds from the one given on, one after the other, for as long as there is time. */
export const simulation: Scenario = {
  name: 'simulation',
  async run(seed, minutes, log) {
    const file = await buildSimulation('long', []);
    const { counts, seeds, broken } = await runSeeds(file, [
      '--from',
      String(seed),
      '--count',
      String(NO_END),
      '--minutes',
      String(minutes),
    ]);
    const violations = (broken?.violations ?? []).map(
      ({ invariant, sentence }) => `seed ${broken?.seed}: ${invariant} ${sentence}`,
    );
    log(`simulation: ${seeds} seeds, ${counts.messages} messages, ${violations.length} violations`);
    return {
      messages: counts.messages,
      acknowledged: counts.messages,
      kills: counts.crashes,
      faults: counts.faults,
      violations,
    };
  },
};
