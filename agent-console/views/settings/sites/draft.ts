import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { ChangeSite, SiteSummary } from '../../../../server/contract/schemas/agent-api.ts';
import type { SiteSettings } from '../../../../server/contract/schemas/site-settings.ts';
import type { SitesStore } from '../../../stores/people/sites.ts';

/** What an admin is changing: the texts of fields as they are typed, the rest as it will be sent. */
export type Draft = {
  name: string;
  greeting: string;
  color: string;
  /** One a line. */
  origins: string;
  settings: SiteSettings;
};

export type SiteDraft = {
  value: ReadonlySignal<Draft>;
  changed: ReadonlySignal<boolean>;
  set(part: Partial<Draft>): void;
  setting(part: Partial<SiteSettings>): void;
  /** What differs from what the server has; null: nothing. */
  change(): ChangeSite | null;
  /**
   * The server has this now. Fields that still are as they were sent take the server's way of writing them (an origin in
   * small letters, for one); what was typed meanwhile stays.
   * @param sent what was saved; without it, what the server had before
   */
  saved(site: SiteSummary, sent?: Draft): void;
  discard(): void;
};

/** Of one triage: an agent who signs in after another finds nothing of theirs. */
let kept: { of: SitesStore; drafts: Map<string, SiteDraft> } | null = null;

/**
 * What is being changed of a site. It stays when another page is opened; only a reload of the browser's page could lose
 * it, so the browser asks before one.
 */
export function draftFor(sites: SitesStore, site: SiteSummary): SiteDraft {
  if (kept === null) window.addEventListener('beforeunload', askBeforeUnload);
  if (kept?.of !== sites) kept = { of: sites, drafts: new Map() };
  const draft = kept.drafts.get(site.id) ?? createDraft(site);
  kept.drafts.set(site.id, draft);
  return draft;
}

/** Whether a site was changed and not saved. */
export function isUnsaved(sites: SitesStore, siteId: string): boolean {
  return kept?.of === sites && kept.drafts.get(siteId)?.changed.value === true;
}

function askBeforeUnload(event: BeforeUnloadEvent): void {
  const unsaved = [...(kept?.drafts.values() ?? [])].some((draft) => draft.changed.peek());
  if (unsaved) event.preventDefault();
}

export function createDraft(first: SiteSummary): SiteDraft {
  const kept = signal(first);
  const value = signal(draftOf(first));
  const difference = computed(() => differenceOf(kept.value, value.value));
  return {
    value,
    changed: computed(() => difference.value !== null),
    set(part) {
      value.value = { ...value.peek(), ...part };
    },
    setting(part) {
      const draft = value.peek();
      value.value = { ...draft, settings: { ...draft.settings, ...part } };
    },
    change: () => difference.peek(),
    saved(site, sent = draftOf(kept.peek())) {
      kept.value = site;
      value.value = settled(value.peek(), sent, draftOf(site));
    },
    discard() {
      value.value = draftOf(kept.peek());
    },
  };
}

function draftOf({ name, greeting, color, allowedOrigins, settings }: SiteSummary): Draft {
  return { name, greeting, color, origins: allowedOrigins.join('\n'), settings };
}

/** The draft with everything that is as it was sent replaced by what the server has. */
function settled(draft: Draft, sent: Draft, stored: Draft): Draft {
  return {
    ...unlessTyped(draft, sent, stored),
    settings: unlessTyped(draft.settings, sent.settings, stored.settings),
  };
}

function unlessTyped<T extends object>(now: T, sent: T, stored: T): T {
  const next = { ...now };
  for (const name of Object.keys(now) as (keyof T)[])
    if (same(now[name], sent[name])) next[name] = stored[name];
  return next;
}

function differenceOf(site: SiteSummary, draft: Draft): ChangeSite | null {
  const origins = linesOf(draft.origins);
  const change: ChangeSite = {};
  if (draft.name.trim() !== site.name) change.name = draft.name.trim();
  if (draft.greeting !== site.greeting) change.greeting = draft.greeting;
  if (draft.color !== site.color) change.color = draft.color;
  if (!same(origins, site.allowedOrigins)) change.allowedOrigins = origins;
  const sections = Object.entries(draft.settings).filter(
    ([name, section]) => !same(section, site.settings[name as keyof SiteSettings]),
  );
  if (sections.length > 0) change.settings = Object.fromEntries(sections);
  return Object.keys(change).length === 0 ? null : change;
}

/** What stands in a field of lines, without empty ones and without the same twice. */
export function linesOf(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim());
  return [...new Set(lines.filter((line) => line !== ''))];
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
