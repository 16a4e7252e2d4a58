import { effect, type ReadonlySignal } from '@preact/signals';
import type { SiteAppearance } from '../../server/contract/schemas/widget-api.ts';

/** Tells the page whether somebody is there, once that is known and whenever it changes. Returns what ends it. */
export function reportAvailability(
  site: ReadonlySignal<SiteAppearance | null>,
  emit: (event: string, data: object) => void,
): () => void {
  let reported = '';
  return effect(() => {
    if (site.value === null) return;
    const { agentsOnDuty, open = true, backAt = null } = site.value;
    const state = { available: agentsOnDuty && open, backAt };
    const now = JSON.stringify(state);
    if (now === reported) return;
    reported = now;
    emit('availability', state);
  });
}
