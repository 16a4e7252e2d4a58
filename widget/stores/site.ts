import { batch, computed, signal } from '@preact/signals';
import type { Answer, Failure } from '../../server/contract/client/ports.ts';
import type { Limits, Timings } from '../../server/contract/schemas/engine.ts';
import type { SiteAppearance, SiteOpening, SiteState } from '../../server/contract/schemas/widget-api.ts';
import type { WidgetDeps } from './deps.ts';

/** Why something cannot be had: a documented code, and the server's own sentence. */
export type Trouble = { code: string; message: string };

/** The site as the server describes it, and whether the server can be reached at all. */
export function createSite(deps: Pick<WidgetDeps, 'api' | 'siteKey' | 'emit' | 'warn'>) {
  const appearance = signal<SiteAppearance | null>(null);
  const limits = signal<Limits | null>(null);
  const timings = signal<Timings | null>(null);
  /** Why there is no chat here: the key is unknown, the origin is not allowed. */
  const refusal = signal<Trouble | null>(null);
  /** The last request got no answer. */
  const offline = signal(false);
  /** A part of the chat cannot be fetched any more: the page was loaded too long ago. */
  const outdated = signal(false);

  return {
    key: deps.siteKey,
    appearance,
    limits,
    timings,
    refusal,
    offline,
    outdated,
    /** Whether visitors may send files. Servers of before say nothing about it, and take them. */
    takesFiles: computed(() => appearance.value?.settings?.visitorFiles !== false),
    /** Asks for what a passer-by needs to look. Creates nothing at the server. */
    async load(): Promise<Answer<SiteOpening>> {
      const answer = reached(await deps.api.opening(deps.siteKey));
      if (answer.ok) accept(answer.value);
      else refuse(answer);
      return answer;
    },
    accept,
    /** A part of the chat could not be fetched. Where the server is there, it has that part no more. */
    async partMissing(error: unknown): Promise<void> {
      deps.warn(`A part of the chat could not be loaded: ${error}`);
      if (reached(await deps.api.opening(deps.siteKey)).ok) outdated.value = true;
    },
    partCame(): void {
      outdated.value = false;
    },
    /** Somebody came or left, or the hours did. */
    changed(state: SiteState): void {
      if (appearance.value !== null) appearance.value = { ...appearance.value, ...state };
    },
    reached,
    refuse,
  };

  function accept(opening: SiteOpening): void {
    batch(() => {
      appearance.value = opening.site;
      limits.value = opening.limits;
      timings.value = opening.timings;
      refusal.value = null;
    });
  }

  /** Notes from an answer whether there was one. */
  function reached<T>(answer: Answer<T>): Answer<T> {
    offline.value = isAway(answer);
    return answer;
  }

  /** The server said no for good. What is shown stays, the reason is said once. */
  function refuse({ status, code, message }: Failure): void {
    if (isAway({ ok: false, status, message }) || status === 429) return;
    if (refusal.value?.message === message) return;
    refusal.value = { code: code ?? String(status), message };
    deps.warn(message);
    deps.emit('error', refusal.value);
  }
}
export type Site = ReturnType<typeof createSite>;

function isAway(answer: Answer<unknown>): boolean {
  return !answer.ok && (answer.status === 0 || answer.status >= 500);
}
