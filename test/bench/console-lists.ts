import type { Filter, FilterRule } from '../../server/contract/schemas/find-api.ts';
import { type TestAgent, uuid } from '../support/people.ts';
import { askedOften } from './asking.ts';
import type { BenchRow } from './bench-row.ts';
import type { SeededLabels } from './seed-lists.ts';

const GOAL_MS = 100;
const DAY_MS = 86_400_000;
const MOST_STEPS = 40;

type Found = { next: string | null; found: unknown[] };
type Asked = { text?: string; rules?: readonly FilterRule[]; match?: Filter['match'] };

/**
 * What views, searches with conditions, and contacts cost. A view that hardly anything passes is answered in steps, as the console
 * asks for them; each is measured, and how long it takes to the end.
 */
export async function benchLists(
  ana: TestAgent,
  labels: SeededLabels,
  { began, ends }: { began: number; ends: number },
): Promise<BenchRow[]> {
  const rule = (field: FilterRule['field'], op: FilterRule['op'], ...values: string[]): FilterRule => ({
    field,
    op,
    values,
  });
  const quarter = `${Math.round(began + (ends - began) / 4)}`;
  const lists: [string, Asked][] = [
    [
      'view: needs a reply, mine',
      { rules: [rule('needs-reply', 'is', 'yes'), rule('assignee', 'is', 'me')] },
    ],
    ['view: a common label', { rules: [rule('label', 'is', labels.common)] }],
    ['view: a rare label', { rules: [rule('label', 'is', labels.rare)] }],
    [
      'view: a rare label or snoozed',
      { match: 'any', rules: [rule('label', 'is', labels.rare), rule('status', 'is', 'snoozed')] },
    ],
    [
      'view: nobody has it, resolved',
      { rules: [rule('assignee', 'is', 'nobody'), rule('status', 'is', 'resolved')] },
    ],
    ['view: a language that nobody speaks', { rules: [rule('language', 'is', 'de')] }],
    ['view: a page that nobody was on', { rules: [rule('page', 'contains', 'pricing')] }],
    ['search: from:number 77', { rules: [rule('visitor', 'contains', 'number 77')] }],
    ['search: has:file', { rules: [rule('file', 'is', 'yes')] }],
    ['search: has:file before:', { rules: [rule('file', 'is', 'yes'), rule('active', 'before', quarter)] }],
    ['search: a rare word before:', { text: 'zeppelin', rules: [rule('active', 'before', quarter)] }],
    ['search: a common word before:', { text: 'order', rules: [rule('active', 'before', quarter)] }],
    ['search: a common word with a rare label', { text: 'order', rules: [rule('label', 'is', labels.rare)] }],
    ['search: a phrase', { text: 'arrived damaged, can I have my money' }],
  ];
  const rows: BenchRow[] = [];
  for (const [name, asked] of lists) {
    rows.push(await askedOften(ana, name, pathOf(asked), GOAL_MS));
    rows.push(...(await toTheEnd(ana, name, asked)));
  }
  for (const [name, { rules = [], match = 'all' }] of lists.slice(0, 3))
    await ana.ask('PUT', `/api/agent/views/${uuid()}`, { name, filter: { match, rules }, shared: true });
  rows.push(await askedOften(ana, 'counts of three shared views', '/api/agent/list-counts', GOAL_MS));
  for (const [name, query] of [
    ['contacts: the newest', 'order=newest'],
    ['contacts: an address', 'text=visitor99@example.com'],
    ['contacts: a common word', 'text=visitor'],
    ['contacts: nobody', 'text=quasimodo'],
  ] as const)
    rows.push(await askedOften(ana, name, `/api/agent/contacts?${query}`, GOAL_MS));
  return rows;
}

function pathOf({ text = '', rules, match = 'all' }: Asked, cursor: string | null = null): string {
  const query = new URLSearchParams({ text });
  if (rules !== undefined) query.set('filter', JSON.stringify({ match, rules }));
  if (cursor !== null) query.set('cursor', cursor);
  return `/api/agent/find?${query.toString()}`;
}

/** Asks on until a page is full or nothing is left, as whoever opens the list does; nothing where the first page is. */
async function toTheEnd(ana: TestAgent, name: string, asked: Asked): Promise<BenchRow[]> {
  const from = performance.now();
  let cursor: string | null = null;
  let found = 0;
  for (let step = 1; step <= MOST_STEPS; step += 1) {
    const reply: { status: number; body: Found } = await ana.ask<Found>('GET', pathOf(asked, cursor));
    if (reply.status !== 200) throw new Error(`${name}: ${JSON.stringify(reply.body)}`);
    found += reply.body.found.length;
    cursor = reply.body.next;
    if (cursor !== null && found < 30) continue;
    if (step === 1) return [];
    const detail = `${step} requests, ${found} found`;
    return [{ name: `${name}, until a page is full`, value: performance.now() - from, unit: 'ms', detail }];
  }
  return [
    { name: `${name}, not full after ${MOST_STEPS} requests`, value: performance.now() - from, unit: 'ms' },
  ];
}

/** How far apart the first and the last of so many conversations are seeded, in ms. */
export function seededSpan(conversations: number, ends: number): { began: number; ends: number } {
  return { began: ends - Math.max(conversations * 60_000, DAY_MS), ends };
}
