import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { useWorkspace } from '../context.ts';

type PanelProps<P> = { panel: P; onClose: () => void };

/** A panel that is seldom opened: it is loaded when it is first wanted. */
export function LazyPanel<P>({
  load,
  panel,
  onClose,
}: PanelProps<P> & { load: () => Promise<ComponentType<PanelProps<P>>> }) {
  const { notices, connection } = useWorkspace();
  const Loaded = useSignal<ComponentType<PanelProps<P>> | null>(null);
  useEffect(() => {
    load().then(
      (found) => {
        Loaded.value = found;
      },
      async () => {
        onClose();
        if (!(await connection.partMissing())) notices.say({ kind: 'away' });
      },
    );
  }, []);
  return Loaded.value === null ? null : <Loaded.value panel={panel} onClose={onClose} />;
}
