import { QUEUES } from '../../stores/shell/router.ts';
import { useConsole, useWorkspace } from '../context.ts';
import { Link } from '../elements/Link.tsx';

const MAX_COUNT = 1_000;

/** The queues with their counts. */
export function QueueTabs() {
  const { texts } = useConsole();
  const { inbox, search } = useWorkspace();
  const counts = inbox.counts.value;
  // Where no bot answers, nobody has to know that there is such a thing.
  const showsBots = (counts?.with_bot ?? 0) > 0 || inbox.queue.value === 'with_bot';
  return (
    <nav class="queues" aria-label={texts.queuesLabel}>
      {QUEUES.filter((queue) => queue !== 'with_bot' || showsBots).map((queue) => (
        <Link
          to={{ page: 'queue', queue }}
          class="queue"
          key={queue}
          aria-current={search.finding.value === null && inbox.queue.value === queue ? 'page' : undefined}
          data-urgent={queue === 'waiting' && (counts?.waiting ?? 0) > 0}
        >
          <span class="queue__count">{counts === null ? '–' : countText(counts[queue])}</span>
          <span class="queue__name">{texts.queues[queue]}</span>
        </Link>
      ))}
    </nav>
  );
}

/** The server counts up to a thousand. */
function countText(count: number): string {
  return count >= MAX_COUNT ? `${MAX_COUNT - 1}+` : String(count);
}
