import { type ReadonlySignal, signal } from '@preact/signals';
import type { SiteSummary } from '../../server/contract/schemas/agent-api.ts';
import type { DeskApi } from '../transport/agent-api.ts';

export type SitesStore = {
  sites: ReadonlySignal<readonly SiteSummary[] | null>;
  failed: ReadonlySignal<boolean>;
  load(): Promise<void>;
};

/** The sites of the installation, with the tag to paste. */
export function createSitesStore(api: Pick<DeskApi, 'readSites'>): SitesStore {
  const sites = signal<readonly SiteSummary[] | null>(null);
  const failed = signal(false);
  return {
    sites,
    failed,
    async load() {
      failed.value = false;
      const answer = await api.readSites();
      if (answer.ok) sites.value = answer.value.sites;
      else failed.value = sites.peek() === null;
    },
  };
}
