import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Room, RoomState } from '../../../server/contract/schemas/rooms-api.ts';
import type { Thread } from '../../stores/thread/thread.ts';
import { WritingBox } from '../composer/Composer.tsx';
import { DropFiles } from '../composer/DropFiles.tsx';
import { useConsole, useWorkspace } from '../context.ts';
import { Empty } from '../elements/Empty.tsx';
import { Icon } from '../elements/Icon.tsx';
import { LazyPage } from '../elements/LazyPage.tsx';
import { Link } from '../elements/Link.tsx';
import { MessageList } from '../thread/MessageList.tsx';
import { ThreadPresence } from '../thread/ThreadPresence.tsx';
import { ThreadSkeleton } from '../thread/ThreadSkeleton.tsx';
import { TypingLine } from '../thread/TypingLine.tsx';
import { RoomForm } from './RoomForm.tsx';

const loadFindBar = async () => (await import('../thread/find/FindBar.tsx')).FindBar;

/** One room of the team: who is there, what was said, and where to write. */
export function RoomPane({ room: thread }: { room: Thread<Room> }) {
  const { texts, router } = useConsole();
  const workspace = useWorkspace();
  const t = texts.rooms;
  const room = thread.conversation.value;
  const composer = workspace.composer.value;
  useEffect(workspace.roomsDrawn, []);
  if (thread.refused.value !== null) {
    return (
      <Empty icon="hash" title={t.closed} hint={thread.refused.value}>
        <Link to={{ page: 'rooms' }} class="button">
          {t.title}
        </Link>
      </Empty>
    );
  }
  if (room === null) return <ThreadSkeleton />;
  // Names come with the list of rooms, as soon as somebody gives one.
  const state = workspace.rooms.all.value?.find((one) => one.state.id === room.state.id)?.state ?? room.state;
  const label = t.label(state.name);
  const route = router.route.value;
  const within = route.page === 'rooms' && route.id === state.id ? route.within : undefined;
  return (
    <DropFiles label={label} composer={composer}>
      <RoomHeader state={state} />
      {within !== undefined && <LazyPage load={loadFindBar} id={state.id} within={within} room />}
      <MessageList thread={thread} conversation={room} label={label} room />
      <TypingLine />
      {composer !== null && (
        <WritingBox
          composer={composer}
          mode="note"
          look="reply"
          hints={t}
          label={t.message}
          placeholder={t.write(state.name)}
          send={t.send}
        />
      )}
    </DropFiles>
  );
}

function RoomHeader({ state }: { state: RoomState }) {
  const { texts, router } = useConsole();
  const t = texts.rooms;
  const changing = useSignal(false);
  return (
    <header class="thread__head">
      <Link
        to={{ page: 'rooms' }}
        class="icon-button thread__back room__back"
        aria-label={t.title}
        title={t.title}
      >
        <Icon name="back" size={20} />
      </Link>
      <span class="room__mark">
        <Icon name="hash" size={20} />
      </span>
      <div class="thread__who">
        <h1 class="thread__name">
          <span class="thread__name-text">{state.name}</span>
        </h1>
        <p class="thread__about">
          <span>{t.madeBy(state.madeBy.name)}</span>
        </p>
      </div>
      <ThreadPresence />
      <button
        type="button"
        class="icon-button"
        aria-label={t.find}
        title={t.find}
        onClick={() => {
          const route = router.route.peek();
          if (route.page === 'rooms') router.replace({ ...route, within: route.within ?? '' });
        }}
      >
        <Icon name="search" size={20} />
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={t.change}
        title={t.change}
        onClick={() => {
          changing.value = true;
        }}
      >
        <Icon name="gear" size={20} />
      </button>
      {changing.value && (
        <RoomForm
          room={state}
          onClose={() => {
            changing.value = false;
          }}
        />
      )}
    </header>
  );
}
