import { useEffect } from 'preact/hooks';
import { useTexts, useWorkspace } from './context.ts';
import { Empty } from './elements/Empty.tsx';
import { LazyPage } from './elements/LazyPage.tsx';
import { useIsNew } from './elements/use-is-new.ts';

const loadFirstSteps = async () => (await import('./FirstSteps.tsx')).FirstSteps;

/** Beside the list while no conversation is open; in a new installation, the way to the first. */
export function NothingOpen() {
  const texts = useTexts();
  const { firstRun } = useWorkspace();
  const isNew = useIsNew();
  useEffect(() => {
    if (isNew) firstRun.begin();
  }, [isNew]);
  if (firstRun.going.value) return <LazyPage load={loadFirstSteps} />;
  return <Empty icon="speech" title={texts.chooseConversation} hint={texts.chooseHint} />;
}
