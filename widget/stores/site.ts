import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import { SITE_STATE_EVENT } from '../../server/contract/channels.ts';
import type { Answer, Failure } from '../../server/contract/client/ports.ts';
import type { Limits, Timings } from '../../server/contract/schemas/engine.ts';
import type { SiteAppearance, SiteOpening, SiteState } from '../../server/contract/schemas/widget-api.ts';
import type { WidgetDeps } from './deps.ts';

/** Why something cannot be had: a documented code, and the server's own sentence. */
export type Trouble = { code: string; message: string };

/** While the engine is away, this often at most is asked who is available. */
const ASK_EVERY_MS = 15_000;
/** So long after it has connected, the server surely knows that this browser is here. */
const KNOWN_HERE_MS = 2_000;

/** The site as the server describes it, and whether the server can be reached at all. */
export function createSite(
  deps: Pick<WidgetDeps, 'api' | 'siteKey' | 'emit' | 'warn' | 'now' | 'after'>,
  open: ReadonlySignal<boolean>,
) {
  const appearance = signal<SiteAppearance | null>(null);
  const limits = signal<Limits | null>(null);
  const timings = signal<Timings | null>(null);
  /** Why there is no chat here: the key is unknown, the origin is not allowed. */
  const refusal = signal<Trouble | null>(null);
  /** The last request got no answer. */
  const offline = signal(false);
  /** A part of the chat cannot be fetched any more: the page was loaded too long ago. */
  const outdated = signal(false);
  let askedAt = Number.NEGATIVE_INFINITY;
  let cancelAsking = () => {};

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
    /** Of which kinds they have to be; null: of any. Servers of before say nothing of it. */
    fileKinds: () => appearance.value?.settings?.fileRules?.kinds ?? null,
    load,
    accept,
    /**
     * A part of the chat. What could not be fetched while the server was away is fetched again once it answers; where it answers and
     * the part is missing all the same, the page was loaded too long ago.
     * @returns null where it could not be had, which is said then
     */
    async part<T>(load: () => Promise<T>): Promise<T | null> {
      for (let answered = false; ; answered = true)
        try {
          const part = await load();
          outdated.value = false;
          return part;
        } catch (error) {
          // Browsers say which file.
          deps.warn(`${error}`);
          const away = isAway(reached(await deps.api.opening(deps.siteKey)));
          if (!away && !answered) continue;
          outdated.value ||= !away;
          return null;
        }
    },
    /** Somebody came or left, or the hours did. */
    receive(event: string, data: unknown): void {
      if (event === SITE_STATE_EVENT && appearance.value !== null)
        appearance.value = { ...appearance.value, ...(data as SiteState) };
    },
    /** Who is available is told, too, but only to whom the server knows to be here. */
    catchUp(): void {
      if (!open.peek() || deps.now() - askedAt < ASK_EVERY_MS) return;
      askedAt = deps.now();
      cancelAsking();
      cancelAsking = deps.after(KNOWN_HERE_MS, () => void load());
    },
    stop: () => cancelAsking(),
    reached,
    refuse,
  };

  /** Asks for what a passer-by needs to look. Creates nothing at the server. */
  async function load(): Promise<Answer<SiteOpening>> {
    const answer = reached(await deps.api.opening(deps.siteKey));
    if (answer.ok) accept(answer.value);
    else refuse(answer);
    return answer;
  }

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
