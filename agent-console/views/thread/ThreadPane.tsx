import { useSignal } from '@preact/signals';
import { listOf, type Route } from '../../stores/router.ts';
import type { Thread } from '../../stores/thread.ts';
import { Composer } from '../composer/Composer.tsx';
import { useConsole, useDesk } from '../context.ts';
import { Empty } from '../elements/Empty.tsx';
import { Icon } from '../elements/Icon.tsx';
import { sizeText } from '../format/sizes.ts';
import { Link } from '../Link.tsx';
import { ClaimBar } from './ClaimBar.tsx';
import { MessageList } from './MessageList.tsx';
import { ThreadHeader } from './ThreadHeader.tsx';
import { ThreadSkeleton } from './ThreadSkeleton.tsx';
import { TypingLine } from './TypingLine.tsx';

/** One conversation: who it is with, what was said, and the reply box. Files may be dropped anywhere on it. */
export function ThreadPane({ thread }: { thread: Thread }) {
  const { texts, router } = useConsole();
  const desk = useDesk();
  const dragging = useSignal(0);
  const conversation = thread.conversation.value;
  const composer = desk.composer.value;
  const route = router.route.value;
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

  const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
  return (
    <section
      class="thread"
      aria-label={texts.thread.label(conversation.state.visitor.name)}
      onDragEnter={(event) => {
        if (carriesFiles(event)) dragging.value += 1;
      }}
      onDragLeave={(event) => {
        if (carriesFiles(event)) dragging.value = Math.max(0, dragging.value - 1);
      }}
      onDragOver={(event) => {
        if (carriesFiles(event)) event.preventDefault();
      }}
      onDrop={(event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        dragging.value = 0;
        composer?.attach([...(event.dataTransfer?.files ?? [])]);
      }}
    >
      <ThreadHeader state={conversation.state} back={back} />
      <MessageList thread={thread} conversation={conversation} />
      <TypingLine visitorName={conversation.state.visitor.name} />
      <ClaimBar state={conversation.state} />
      {composer !== null && <Composer composer={composer} state={conversation.state} />}
      {dragging.value > 0 && (
        <div class="drop">
          <Icon name="attach" size={28} />
          <p>{texts.composer.drop}</p>
          <p class="drop__hint">
            {texts.composer.dropHint(
              desk.limits.filesPerMessage,
              sizeText(desk.limits.fileBytes, texts.language),
            )}
          </p>
        </div>
      )}
    </section>
  );
}
