import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Answer } from '../../../server/contract/client/ports.ts';
import { useTexts } from '../context.ts';
import { Empty } from '../elements/Empty.tsx';

/** Shows what the server answers; what is shown stays while it is asked for again. */
export function Asked<T>({
  ask,
  children,
}: {
  ask: () => Promise<Answer<T>>;
  children: (value: T, refresh: () => Promise<void>) => ComponentChildren;
}) {
  const { settings: t } = useTexts();
  const value = useSignal<T | null>(null);
  const failed = useSignal(false);
  const refresh = async () => {
    failed.value = false;
    // What asks may have to be loaded first, and that may fail, too.
    const answer = await ask().catch(() => null);
    if (answer?.ok) value.value = answer.value;
    else failed.value = value.value === null;
  };
  useEffect(() => void refresh(), []);
  if (value.value !== null) return <>{children(value.value, refresh)}</>;
  if (!failed.value) return <div class="skeleton skeleton--block" aria-busy="true" />;
  return (
    <Empty icon="alert" title={t.failed}>
      <button type="button" class="button" onClick={() => void refresh()}>
        {t.retry}
      </button>
    </Empty>
  );
}
