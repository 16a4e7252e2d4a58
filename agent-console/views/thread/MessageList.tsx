import { useComputed, useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { Attachment, Message, Quote } from '../../../server/contract/schemas/conversations.ts';
import type { Thread } from '../../stores/thread/thread.ts';
import { buildTimeline, type TimelineItem } from '../../stores/thread/timeline.ts';
import { useConsole, useTexts, useWorkspace } from '../context.ts';
import { Icon } from '../elements/Icon.tsx';
import { dayText, fullText } from '../format/times.ts';
import { ActivityLine } from './ActivityLine.tsx';
import { MessageRow } from './MessageRow.tsx';
import { PictureView } from './PictureView.tsx';
import { useScroll } from './use-scroll.ts';

/** What the list has to know of a conversation or a room. */
type Listed = { messages: Message[]; earlier: boolean; state: { seq: number; startedAt: number } };

/** Everything that was said and done, with what is on its way below it. */
export function MessageList<L extends Listed>({
  thread,
  conversation,
  label,
  room = false,
}: {
  thread: Thread<L>;
  conversation: L;
  label: string;
  room?: boolean;
}) {
  const texts = useTexts();
  const { agent, outbox } = useWorkspace();
  const picture = useSignal<Attachment | null>(null);
  const seenUpTo = useSignal(conversation.state.seq);
  const items = useComputed(() =>
    buildTimeline({
      conversation: thread.conversation.value ?? conversation,
      activities: thread.activities.value,
      acknowledged: outbox.acknowledged.value.filter((message) => message.conversationId === thread.id),
      outgoing: outbox.entries.value.filter((entry) => entry.conversationId === thread.id),
      me: { id: agent.id, name: agent.name },
      readBefore: thread.readBefore.value,
      room,
    }),
  ).value;
  const { messages, earlier, state } = conversation;
  const beginning = room ? texts.rooms.beginning : texts.thread.beginning;
  const keys = useMemo(() => items.map((item) => item.key), [items]);
  const { sought, goTo } = useSought(thread);
  const scroll = useScroll(keys, () => void thread.loadOlder(), sought);
  const { from, to } = scroll.window.range.value;
  const atEnd = scroll.atEnd.value;
  useEffect(() => {
    if (atEnd) seenUpTo.value = state.seq;
  }, [atEnd, state.seq]);
  const below = messages.filter(
    (message) => message.seq > seenUpTo.value && message.author.id !== agent.id,
  ).length;

  return (
    <div class="messages" data-loaded={messages.length}>
      <div
        class="messages__scroll"
        ref={scroll.window.scroller}
        onScroll={scroll.onScroll}
        role="log"
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable with the keyboard
        tabIndex={0}
      >
        <div class="messages__content">
          {earlier ? (
            <p class="messages__older">{thread.loadingOlder.value && texts.thread.loadingOlder}</p>
          ) : (
            <p class="messages__older">{beginning(fullText(state.startedAt, texts))}</p>
          )}
          <div class="messages__rows" ref={scroll.window.rows as RefObject<HTMLDivElement>}>
            {items.slice(from, to).map((item) => (
              <div
                class="messages__row"
                data-row={item.key}
                data-sought={item.key === sought ? 'true' : undefined}
                key={item.key}
              >
                <Item
                  item={item}
                  open={(attachment) => (picture.value = attachment)}
                  goTo={(quote) => void goTo(quote)}
                />
              </div>
            ))}
          </div>
        </div>
      </div>
      {scroll.unreadAbove.value && (
        <button type="button" class="messages__newest messages__newest--up" onClick={scroll.toUnread}>
          <Icon name="down" size={16} />
          {texts.thread.firstUnread}
        </button>
      )}
      {!atEnd && (
        <button type="button" class="messages__newest" onClick={scroll.toEnd}>
          <Icon name="down" size={16} />
          {below > 0 ? texts.thread.newMessages(below) : texts.thread.newest}
        </button>
      )}
      {picture.value !== null && (
        <PictureView attachment={picture.value} onClose={() => (picture.value = null)} />
      )}
    </div>
  );
}

/**
 * The message that the reader is led to, once it is loaded: the one that the address names, where a search or a mention leads,
 * or what a reply quotes. The last one asked for.
 */
function useSought<L extends Listed>(thread: Thread<L>) {
  const { router } = useConsole();
  const sought = useSignal<string | null>(null);
  const route = router.route.value;
  const shown = (route.page === 'conversation' || route.page === 'rooms') && route.id === thread.id;
  const at = shown ? route.at : undefined;
  useEffect(() => {
    sought.value = null;
    if (at === undefined) return;
    let left = false;
    void thread.loadUpTo(at).then((there) => {
      const message = thread.conversation.peek()?.messages.find((one) => one.seq === at);
      if (there && !left && message !== undefined) sought.value = message.id;
    });
    return () => {
      left = true;
    };
  }, [at]);
  const goTo = async ({ id, seq }: Quote) => {
    sought.value = null;
    if (await thread.loadUpTo(seq)) sought.value = id;
  };
  return { sought: sought.value, goTo };
}

function Item({
  item,
  open,
  goTo,
}: {
  item: TimelineItem;
  open: (attachment: Attachment) => void;
  goTo: (quote: Quote) => void;
}) {
  const texts = useTexts();
  const { clock } = useWorkspace();
  switch (item.type) {
    case 'line':
      return <MessageRow line={item} open={open} goTo={goTo} />;
    case 'activity':
      return <ActivityLine activity={item.activity} />;
    case 'unread':
      return (
        <p class="unread-line" data-unread-line>
          <span>{texts.thread.unread}</span>
        </p>
      );
    case 'day':
      return (
        <p class="day-line">
          <span>{dayText(item.at, clock.now.value, texts)}</span>
        </p>
      );
  }
}
