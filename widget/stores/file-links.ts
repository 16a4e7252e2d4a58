import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { AttachmentLinks } from '../../server/contract/schemas/widget-api.ts';
import type { WidgetDeps } from './deps.ts';

/** Links are renewed this long before they end, so that one that was just shown still works. */
const MARGIN_MS = 60_000;
/** After a link could not be had. */
const RETRY_MS = 15_000;

/** Links to files, asked for once each and renewed before they end. */
export function createFileLinks(deps: Pick<WidgetDeps, 'api' | 'now' | 'after'>) {
  const known = new Map<string, Signal<AttachmentLinks | null>>();
  const cancels = new Map<string, () => void>();

  return {
    /** Null while the file cannot be reached. */
    of(attachmentId: string): ReadonlySignal<AttachmentLinks | null> {
      let links = known.get(attachmentId);
      if (links === undefined) {
        links = signal(null);
        known.set(attachmentId, links);
        void renew(attachmentId, links);
      }
      return links;
    },
    stop(): void {
      for (const cancel of cancels.values()) cancel();
      cancels.clear();
      known.clear();
    },
  };

  async function renew(id: string, links: Signal<AttachmentLinks | null>): Promise<void> {
    const answer = await deps.api.links(id);
    if (known.get(id) !== links) return;
    if (answer.ok) links.value = answer.value;
    const delayMs = answer.ok ? answer.value.expiresAt - MARGIN_MS - deps.now() : RETRY_MS;
    cancels.set(
      id,
      deps.after(Math.max(RETRY_MS, delayMs), () => void renew(id, links)),
    );
  }
}
export type FileLinks = ReturnType<typeof createFileLinks>;
