import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Sighting } from '../../server/contract/schemas/agent-api.ts';
import { pageTexts } from '../locales/page-texts.ts';
import { seenOn as en } from '../locales/pages/en/install.ts';
import { seenOn as zh } from '../locales/pages/zh/install.ts';
import { useConsole, useTexts } from './context.ts';
import { spanAgoText } from './format/times.ts';

const ASK_EVERY_MS = 5_000;
const SECOND_MS = 1_000;

/** Where the chat of each site was seen; `now` is the server's clock, which goes on between two answers. */
export type Seen = { sightings: readonly Sighting[]; now: number };

/** Asks again and again while the page is looked at; null before the first answer, and where there is none. */
export function useSightings(isAdmin: boolean): ReadonlySignal<Seen | null> {
  const { accounts } = useConsole();
  const seen = useSignal<Seen | null>(null);
  useEffect(() => {
    if (!isAdmin) return;
    let over = false;
    const ask = async () => {
      if (document.visibilityState === 'hidden') return;
      const answer = await accounts.readSightings();
      // While the server cannot be reached, what was known grows older.
      if (answer.ok && !over) seen.value = answer.value;
    };
    void ask();
    const asking = setInterval(() => void ask(), ASK_EVERY_MS);
    const ticking = setInterval(() => {
      if (seen.value !== null) seen.value = { ...seen.value, now: seen.value.now + SECOND_MS };
    }, SECOND_MS);
    return () => {
      over = true;
      clearInterval(asking);
      clearInterval(ticking);
    };
  }, [accounts, isAdmin]);
  return seen;
}

/** The websites on which visitors opened the chat of a site, and how long ago. */
export function SeenOn({ siteId, seen }: { siteId: string; seen: Seen }) {
  const texts = useTexts();
  const t = pageTexts(texts, 'seenOn', { en, zh });
  const own = seen.sightings.filter((sighting) => sighting.siteId === siteId);
  return (
    <div>
      <dt>{t.title}</dt>
      <dd>
        {own.length === 0
          ? t.never
          : own.map(({ origin, seenAt }) => (
              <div key={origin}>
                {origin.replace(/^https?:\/\//, '')} · {spanAgoText(seenAt, seen.now, texts)}
              </div>
            ))}
      </dd>
    </div>
  );
}
