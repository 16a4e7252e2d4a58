import { useWorkspace } from '../context.ts';

/** Whether this admin looks at an installation to which nobody has written yet. */
export function useIsNew(): boolean {
  const { inbox, agent } = useWorkspace();
  const counts = inbox.counts.value;
  return agent.role === 'admin' && counts !== null && Object.values(counts).every((count) => count === 0);
}
