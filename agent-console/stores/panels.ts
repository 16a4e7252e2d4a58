import { type ReadonlySignal, signal } from '@preact/signals';

/** Something that lies over the desk. The triage panels are about these conversations. */
export type Panel =
  | { kind: 'help' }
  | { kind: 'palette' }
  | { kind: 'assign' | 'label' | 'snooze' | 'priority'; ids: readonly string[] };

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
