import { type ReadonlySignal, signal } from '@preact/signals';

/** What an action is about: one conversation, or (`selected`) those that are selected in the list. */
export type Target = { ids: readonly string[]; selected: boolean };

/** Something that lies over the workspace. */
export type Panel =
  | { kind: 'help' }
  | { kind: 'palette' }
  | { kind: 'transcript'; id: string; to: string }
  | { kind: 'delete'; id: string }
  /** `id`: the conversation's. */
  | { kind: 'card'; id: string }
  | { kind: 'merge'; visitorId: string }
  | { kind: 'mergeConversation'; id: string }
  /** Null: not known. */
  | { kind: 'contact'; visitorId: string; name: string | null; email: string | null }
  | ({ kind: 'assign' | 'label' | 'snooze' | 'priority' } & Target);

export type Panels = {
  open: ReadonlySignal<Panel | null>;
  show(panel: Panel): void;
  close(): void;
};

/** Which panel is open; there is never more than one. */
export function createPanels(): Panels {
  const open = signal<Panel | null>(null);
  return {
    open,
    show(panel) {
      open.value = panel;
    },
    close() {
      open.value = null;
    },
  };
}
