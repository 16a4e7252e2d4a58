import type { Step } from '../../database/migrate.ts';

/** How long a step takes for each row of a table, in microseconds. */
type Cost = { table: 'conversations' | 'messages' | 'visitors'; sqlite: number; postgres: number };
export type CostedTable = Cost['table'];

/**
 * Steps whose time grows with what is stored. Measured by `npx tsx test/bench/upgrade.ts 200000` on two shared processors with
 * an SSD (30 November 2026); indexes by the times in the changelog.
 */
const COSTS: Readonly<Record<string, Cost>> = {
  '010-delivered': { table: 'messages', sqlite: 5, postgres: 7.7 },
  '040-desk': { table: 'messages', sqlite: 0.3, postgres: 0.9 },
  '080-fairness': { table: 'conversations', sqlite: 5, postgres: 26 },
  '087-people-search': { table: 'visitors', sqlite: 5, postgres: 10 },
  '090-rooms': { table: 'messages', sqlite: 2.8, postgres: 0.1 },
  '095-search-forgets': { table: 'messages', sqlite: 7.4, postgres: 9.1 },
  '120-reply-wait': { table: 'conversations', sqlite: 10, postgres: 21 },
  '228-reply-wait-index': { table: 'conversations', sqlite: 0.5, postgres: 0.5 },
  '268-needs-reply-index': { table: 'conversations', sqlite: 0.5, postgres: 0.5 },
  '269-first-reply': { table: 'conversations', sqlite: 34, postgres: 220 },
  '285-newest-contacts': { table: 'visitors', sqlite: 3.3, postgres: 3.3 },
  '329-contact-addresses': { table: 'visitors', sqlite: 3.3, postgres: 3.3 },
  '350-signed-addresses': { table: 'visitors', sqlite: 10, postgres: 20 },
  '480-started-index': { table: 'messages', sqlite: 1, postgres: 1 },
};
/** Of a step that fills rows and was not measured. */
const NOT_MEASURED: Cost = { table: 'messages', sqlite: 10, postgres: 10 };
/** What a step takes on an empty database. */
const EACH_STEP_MS = 10;
/** An idle machine with a quick disk is twice as fast; a busy one, or a disk over a network, four times as slow. */
const SPREAD = { fastest: 0.5, slowest: 4 };

export type StepEstimate = { name: string; table: CostedTable | null; rows: number; seconds: number };
export type UpgradeEstimate = { steps: StepEstimate[]; seconds: { least: number; most: number } };

/** The tables whose rows an estimate of these steps counts. */
export function tablesToCount(steps: readonly Step[]): CostedTable[] {
  return [...new Set(steps.flatMap((step) => costOf(step)?.table ?? []))];
}

/**
 * How long an upgrade will take, in seconds, as an order of magnitude: rows that are there, times what a row took where it was
 * measured.
 * @param rows how many each table of {@link tablesToCount} has
 */
export function estimateUpgrade(
  steps: readonly Step[],
  rows: ReadonlyMap<string, number>,
  dialect: 'sqlite' | 'postgres',
): UpgradeEstimate {
  const estimated = steps.map((step): StepEstimate => {
    const cost = costOf(step);
    const count = cost === null ? 0 : (rows.get(cost.table) ?? 0);
    const ms = EACH_STEP_MS + (count * (cost?.[dialect] ?? 0)) / 1_000;
    return { name: step.name, table: cost?.table ?? null, rows: count, seconds: ms / 1_000 };
  });
  const total = estimated.reduce((sum, { seconds }) => sum + seconds, 0);
  return {
    steps: estimated,
    seconds: { least: total * SPREAD.fastest, most: total * SPREAD.slowest },
  };
}

function costOf({ name, migration }: Step): Cost | null {
  return COSTS[name] ?? (migration.fill === undefined ? null : NOT_MEASURED);
}
