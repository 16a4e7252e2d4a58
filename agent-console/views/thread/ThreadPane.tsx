import { listOf, type Route } from '../../stores/shell/router.ts';
import type { Thread } from '../../stores/thread/thread.ts';
import { Composer } from '../composer/Composer.tsx';
import { DropFiles } from '../composer/DropFiles.tsx';
import { useConsole, useWorkspace } from '../context.ts';
import { Empty } from '../elements/Empty.tsx';
import { LazyPage, LazyPart } from '../elements/LazyPage.tsx';
import { Link } from '../elements/Link.tsx';
import { nameText } from '../format/people.ts';
import { ClaimBar } from './ClaimBar.tsx';
import { MessageList } from './MessageList.tsx';
import { ThreadHeader } from './ThreadHeader.tsx';
import { ThreadSkeleton } from './ThreadSkeleton.tsx';
import { TypingLine } from './TypingLine.tsx';

const loadFindBar = async () => (await import('./find/FindBar.tsx')).FindBar;

const loadMergedBar = async () => (await import('./merged/MergedBar.tsx')).MergedBar;

const loadScheduled = async () => (await import('./scheduled/ScheduledMessages.tsx')).ScheduledMessages;

/** One conversation: who it is with, what was said, and the reply box. Files may be dropped anywhere on it. */
export function ThreadPane({ thread }: { thread: Thread }) {
  const { texts, router } = useConsole();
  const workspace = useWorkspace();
  const conversation = thread.conversation.value;
  const composer = workspace.composer.value;
  const route = router.route.value;
  const within = route.page === 'conversation' && route.id === thread.id ? route.within : undefined;
  const list = listOf(route) ?? { queue: 'waiting' };
  const back: Route =
    'find' in list ? { page: 'find', find: list.find } : { page: 'queue', queue: list.queue };

  if (thread.refused.value !== null) {
    return (
      <Empty icon="alert" title={texts.thread.gone} hint={thread.refused.value}>
        <Link to={back} class="button">
          {texts.thread.back}
        </Link>
      </Empty>
    );
  }
  if (conversation === null) return <ThreadSkeleton />;

  const { state } = conversation;
  const isMerged = state.mergedInto !== undefined;
  const name = nameText(state.visitor.name, texts);
  const label = texts.thread.label(name);
  return (
    <DropFiles label={label} composer={isMerged ? null : composer}>
      <ThreadHeader state={state} back={back} />
      {within !== undefined && <LazyPage load={loadFindBar} id={state.id} within={within} />}
      <MessageList thread={thread} conversation={conversation} label={label} />
      <LazyPart load={loadScheduled} id={state.id} isMerged={isMerged} key={state.id} />
      <TypingLine visitorName={name} />
      {state.mergedInto !== undefined ? (
        <LazyPart load={loadMergedBar} id={state.id} into={state.mergedInto} />
      ) : (
        <>
          <ClaimBar state={state} />
          {composer !== null && <Composer composer={composer} state={state} />}
        </>
      )}
    </DropFiles>
  );
}
