import type { UsualReply } from '../contract/schemas/widget-api.ts';
import type { Database, Db } from '../database/database.ts';
import { createWorker, type Worker } from '../workers/worker.ts';
import { DAY_MS } from './days/columns.ts';
import { eachDay } from './days/parts.ts';
import { createDayReader } from './days/read-days.ts';
import { readFacets } from './facets.ts';
import { QUARTER_MS } from './fold.ts';
import { type Collected, collector } from './period-report/collect.ts';
import { rankWaits } from './period-report/rank-waits.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const MEASURED_DAYS = 28;
/** Fewer answers say nothing of the next one. */
const FEWEST = 20;
const LOOK_EVERY_MS = HOUR_MS;

type Usual = { count: number; openMs: number; wallMs: number };

type UsualReplyOptions = {
  database: Database;
  now: () => number;
  log: { warn(details: object, message: string): void };
};

/** Notes how long a first answer of a person usually takes on each site, for its visitors. Nodes that do it at once note the same. */
export function createUsualReplies({ database, now, log }: UsualReplyOptions): Worker {
  return createWorker({
    name: 'usual replies',
    everyMs: LOOK_EVERY_MS,
    run: () => noteUsualReplies(database, now()),
    failure: 'How long answers usually take could not be measured; visitors are told what was measured last.',
    log,
  });
}

export async function noteUsualReplies(database: Database, now: number): Promise<void> {
  const usual = await measureReplies(database.read, now);
  const sites = await database.read.selectFrom('sites').select(['id', 'usual_reply']).execute();
  for (const { id, usual_reply } of sites) {
    const measured = classOf(usual.get(id));
    if (measured === usual_reply) continue;
    await database.write((db) =>
      db.updateTable('sites').set({ usual_reply: measured }).where('id', '=', id).execute(),
    );
  }
}

/** Classes that are true of the median: within five minutes, an hour and four hours of business, and a day by the calendar. */
function classOf(usual: Usual | undefined): UsualReply | null {
  if (usual === undefined || usual.count < FEWEST) return null;
  if (usual.openMs <= 5 * MINUTE_MS) return 'minutes';
  if (usual.openMs < HOUR_MS) return 'hour';
  if (usual.openMs <= 4 * HOUR_MS) return 'hours';
  return usual.wallMs <= DAY_MS ? 'day' : null;
}

/** The median of first answers of people by site, in business hours and altogether. */
async function measureReplies(db: Db, now: number): Promise<Map<string, Usual>> {
  const facets = new Map(
    [...(await readFacets(db, {}))].filter(([, { authorKind }]) => authorKind === 'agent'),
  );
  const sites = [...new Set([...facets.values()].map(({ siteId }) => siteId))];
  const [open, wall] = [collector(facets), collector(facets)];
  const to = Math.floor(now / QUARTER_MS) * QUARTER_MS;
  const from = to - MEASURED_DAYS * DAY_MS;
  const reader = createDayReader(db);
  await eachDay(reader, [{ from, to }], 'business', (columns, [part]) =>
    open.add(columns, part.from, part.to),
  );
  await eachDay(reader, [{ from, to }], 'all', (columns, [part]) => wall.add(columns, part.from, part.to));
  const [ranksOpen, ranksWall] = [rankedBySite(open, sites), rankedBySite(wall, sites)];
  return new Map(
    sites.flatMap((site, index) => {
      const [inHours, inAll] = [ranksOpen[index], ranksWall[index]];
      if (inHours?.medianMs == null || inAll?.medianMs == null) return [];
      return [[site, { count: inAll.count, openMs: inHours.medianMs, wallMs: inAll.medianMs }]];
    }),
  );
}

/** First answers by site, in the order of `sites`. */
function rankedBySite({ facets, waits }: Collected, sites: readonly string[]) {
  const groupsOf = facets.map(({ siteId }) => [sites.indexOf(siteId)]);
  const noTarget = facets.map(() => 0);
  return rankWaits(waits('firstReply'), groupsOf, sites.length, noTarget);
}
