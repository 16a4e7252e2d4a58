import { signal } from '@preact/signals';
import { vi } from 'vitest';
import { createSearch } from '../../../../agent-console/stores/inbox/search.ts';
import type { Answer } from '../../../../server/contract/client/ports.ts';
import type { FindPage, FindQuery, View } from '../../../../server/contract/schemas/find-api.ts';
import { fakeAgentApi } from '../../support/fake-agent-api.ts';
import { card, EPOCH, fakeDeps, ok, state, uuid } from '../../support/fake-deps.ts';

export const NAMES = {
  labels: [{ id: uuid(60), name: 'Refund' }],
  teams: [],
  sites: [],
  agents: [],
};
/** The numbers of as many conversations as a list asks for until it waits for somebody to scroll. */
export const SCREENFUL = Array.from({ length: 15 }, (_, index) => index + 1);

/** A page with the conversations of these numbers. */
export const page = (numbers: number[], next: string | null = null): FindPage => ({
  found: numbers.map((number) => ({ card: card(state(number)), snippet: null, seq: null })),
  next,
  epoch: EPOCH,
});

/**
 * A search on a server that answers like this.
 * @param labels null until they are known
 */
export function openSearch(
  find: (query: FindQuery) => Promise<Answer<FindPage>>,
  labels = signal<typeof NAMES.labels | null>(NAMES.labels),
  readNames: () => Promise<unknown> = async () => {},
  views: View[] = [],
) {
  const deps = fakeDeps();
  const asked = vi.fn(find);
  const search = createSearch({
    ...deps,
    api: { ...fakeAgentApi(), find: asked, readViews: () => ok({ views }) },
    names: () => ({ ...NAMES, labels: labels.value ?? [], now: deps.now() }),
    namesKnown: () => labels.value !== null,
    readNames,
  });
  return { search, asked, deps, ids: () => search.found.value.map((one) => one.card.state.id) };
}
