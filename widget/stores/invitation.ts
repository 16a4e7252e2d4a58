import { type ReadonlySignal, signal } from '@preact/signals';
import type { WidgetDeps } from './deps.ts';

/** Where `proactive/` leaves the message that the visitor took up, and the page what it shows. JSON `Invitation`. */
export const INVITATION = 'invitation';

/** A message that the site showed by itself and the visitor took up, or that the page shows. The server has no such message; this browser shows it. */
export type Invitation = {
  id: string;
  text: string;
  choices: string[];
  at: number;
  /** The id of the message that answers it: it stands before that one. Without, it stands at the end. */
  before?: string;
};

/** Keeps what the visitor was invited with in front of what they answered. */
export function createInvitation({ storage }: Pick<WidgetDeps, 'storage'>) {
  const shown = signal<Invitation | null>(null);
  look();
  return {
    shown: shown as ReadonlySignal<Invitation | null>,
    /** The page may have left one meanwhile. */
    look,
    /** The visitor has written a message with this id. */
    answered(id: string): void {
      look();
      if (shown.value === null || shown.value.before !== undefined) return;
      shown.value = { ...shown.value, before: id };
      storage.write(INVITATION, JSON.stringify(shown.value));
    },
    forget(): void {
      shown.value = null;
      storage.write(INVITATION, null);
    },
  };

  function look(): void {
    try {
      const found: Partial<Invitation> | null = JSON.parse(storage.read(INVITATION) ?? 'null');
      if (typeof found?.text === 'string' && Array.isArray(found.choices)) shown.value = found as Invitation;
    } catch {
      // Left by somebody else: there is none.
    }
  }
}
