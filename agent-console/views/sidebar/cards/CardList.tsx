import type { RefObject } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { type ListOrder, ordersOf } from '../../../stores/inbox/inbox-queues.ts';
import { useConsole, useWorkspace } from '../../context.ts';
import { Empty } from '../../elements/Empty.tsx';
import { Icon } from '../../elements/Icon.tsx';
import { useWindow } from '../../elements/use-window.ts';
import { durationText } from '../../format/times.ts';
import { Card } from './Card.tsx';
import { CardSkeletons } from './CardSkeletons.tsx';

const LOAD_MORE_WITHIN_PX = 400;
const CARD_PX = 88;

/** The cards of the queue. While the mouse is over them none moves away from under it. */
export function CardList() {
  const { texts } = useConsole();
  const workspace = useWorkspace();
  const { inbox, list } = workspace;
  const queue = inbox.queue.value;
  const cards = list.shown.value;
  const keys = useMemo(() => cards.map((card) => card.state.id), [cards]);
  const rows = useWindow(keys, CARD_PX, () => false);
  const { scroller } = rows;
  const { from, to } = rows.range.value;
  const openId = workspace.thread.value?.id;
  // Moving with the keyboard may leave what is seen.
  useEffect(() => {
    if (openId !== undefined) rows.reveal(openId);
  }, [openId]);
  const overMouse = (on: boolean) => (event: PointerEvent) => {
    if (event.pointerType === 'mouse') list.hold(on);
  };
  return (
    <div
      class="cards"
      ref={scroller}
      onPointerEnter={overMouse(true)}
      onPointerLeave={overMouse(false)}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        rows.onScroll();
        if (scrollHeight - scrollTop - clientHeight < LOAD_MORE_WITHIN_PX) void inbox.loadMore();
      }}
    >
      <ListHead />
      {list.held.value > 0 && (
        <button
          type="button"
          class="cards__held"
          onClick={() => {
            list.hold(false);
            scroller.current?.scrollTo({ top: 0 });
          }}
        >
          {texts.newAbove(list.held.value)}
        </button>
      )}
      {inbox.phase.value === 'loading' && <CardSkeletons />}
      {inbox.phase.value === 'failed' && (
        <Empty icon="alert" title={texts.queueFailed} hint={texts.queueFailedHint} />
      )}
      {inbox.phase.value === 'ready' && cards.length === 0 && inbox.order.value === 'reply-only' && (
        <Empty icon="check" title={texts.empty.answered.title} hint={texts.empty.answered.hint} />
      )}
      {inbox.phase.value === 'ready' && cards.length === 0 && inbox.order.value !== 'reply-only' && (
        <Empty
          icon={queue === 'resolved' ? 'check' : 'inbox'}
          title={texts.empty[queue].title}
          hint={texts.empty[queue].hint}
        />
      )}
      <ul class="cards__list" ref={rows.rows as RefObject<HTMLUListElement>}>
        {cards.slice(from, to).map((card, index) => (
          <li
            key={card.state.id}
            data-row={card.state.id}
            aria-setsize={cards.length}
            aria-posinset={from + index + 1}
          >
            <Card card={card} to={{ page: 'conversation', id: card.state.id, queue }} />
          </li>
        ))}
      </ul>
      {inbox.loadingMore.value && (
        <p class="cards__more">
          <Icon name="clock" size={15} /> {texts.loadingMore}
        </p>
      )}
    </div>
  );
}

function ListHead() {
  const { texts } = useConsole();
  const { inbox, clock } = useWorkspace();
  const since = inbox.longestWaitSince.value;
  const queue = inbox.queue.value;
  return (
    <h2 class="cards__head">
      <span class="cards__title">{texts.queues[queue]}</span>
      <span class="cards__order">
        {queue === 'waiting' &&
          since !== null &&
          texts.longestWait(durationText(clock.now.value - since, texts))}
      </span>
      <span class="cards__sort">
        <select
          aria-label={texts.order.label}
          value={inbox.order.value}
          onChange={({ currentTarget }) => inbox.orderBy(currentTarget.value as ListOrder)}
        >
          {ordersOf(queue).map((order) => (
            <option value={order} key={order}>
              {order === 'longest' && queue !== 'waiting' ? texts.order.oldest : texts.order[order]}
            </option>
          ))}
        </select>
      </span>
    </h2>
  );
}
