import { familyText } from './family.ts';

/**
 * How often what was kept in memory served, as Prometheus reads it: the share of hits tells whether a cache is too small, or its
 * content changes too often.
 * @param uses counted since the start, by the name of the cache
 */
export function cachesText(uses: Readonly<Record<string, { hits: number; misses: number }>>): string {
  return familyText({
    name: 'frontdesk_cache_requests_total',
    type: 'counter',
    help: 'What was asked of caches in memory, by whether it was there.',
    samples: Object.entries(uses).flatMap(([cache, { hits, misses }]) => [
      { labels: { cache, outcome: 'hit' }, value: hits },
      { labels: { cache, outcome: 'miss' }, value: misses },
    ]),
  });
}
