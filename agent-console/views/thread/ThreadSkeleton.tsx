import { useTexts, useWorkspace } from '../context.ts';

/** Where a conversation will be; after a while without an answer it says why it is not there. */
export function ThreadSkeleton() {
  const { thread: t } = useTexts();
  const { connection } = useWorkspace();
  const away = connection.state.value === 'away' || connection.state.value === 'offline';
  return (
    <div class="thread thread--loading" aria-busy="true">
      <p class="thread__loading" role="status">
        {away ? t.cannotLoad : t.loading}
      </p>
      <div class="skeleton-bubbles">
        <span class="skeleton" />
        <span class="skeleton skeleton--end" />
        <span class="skeleton" />
        <span class="skeleton skeleton--end" />
      </div>
    </div>
  );
}
