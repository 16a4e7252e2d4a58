import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { Answer } from '../../../server/contract/client/ports.ts';
import type { ChangeSite, CreateSite, SiteSummary } from '../../../server/contract/schemas/agent-api.ts';
import type { AgentApi } from '../../transport/agent-api.ts';

type Requests = 'readSites' | 'createSite' | 'changeSite' | 'putLogo' | 'deleteLogo';

export type SitesStore = {
  sites: ReadonlySignal<readonly SiteSummary[] | null>;
  /** The directives that a page with a Content-Security-Policy needs. */
  policy: ReadonlySignal<readonly string[]>;
  failed: ReadonlySignal<boolean>;
  load(): Promise<void>;
  create(id: string, site: CreateSite): Promise<Answer<SiteSummary>>;
  change(id: string, change: ChangeSite): Promise<Answer<SiteSummary>>;
  putLogo(id: string, file: File): Promise<Answer<SiteSummary>>;
  deleteLogo(id: string): Promise<Answer<SiteSummary>>;
};

/** The sites of the installation, with what their admins decide. */
export function createSitesStore(api: Pick<AgentApi, Requests>): SitesStore {
  const sites = signal<readonly SiteSummary[] | null>(null);
  const policy = signal<readonly string[]>([]);
  const failed = signal(false);
  return {
    sites,
    policy,
    failed,
    async load() {
      failed.value = false;
      const answer = await api.readSites();
      if (answer.ok)
        batch(() => {
          sites.value = answer.value.sites;
          policy.value = answer.value.policy;
        });
      else failed.value = sites.peek() === null;
    },
    create: async (id, site) => learn(await api.createSite(id, site)),
    change: async (id, change) => learn(await api.changeSite(id, change)),
    putLogo: async (id, file) => learn(await api.putLogo(id, file)),
    deleteLogo: async (id) => learn(await api.deleteLogo(id)),
  };

  function learn(answer: Answer<SiteSummary>): Answer<SiteSummary> {
    if (!answer.ok) return answer;
    const known = sites.peek() ?? [];
    const there = known.some((site) => site.id === answer.value.id);
    sites.value = there
      ? known.map((site) => (site.id === answer.value.id ? answer.value : site))
      : [...known, answer.value];
    return answer;
  }
}
