import type { ComponentChildren } from 'preact';
import type { ConversationCard } from '../../../../server/contract/schemas/conversations.ts';
import { awaitedSince } from '../../../stores/inbox/attention.ts';
import type { Route } from '../../../stores/shell/router.ts';
import { useConsole, useWorkspace } from '../../context.ts';
import { Avatar } from '../../elements/Avatar.tsx';
import { Link } from '../../elements/Link.tsx';
import { Verified } from '../../elements/Verified.tsx';
import { nameText } from '../../format/people.ts';
import { CardLine } from './CardLine.tsx';
import { CardMarks } from './CardMarks.tsx';
import { CardTime } from './CardTime.tsx';

/** A conversation in the list. */
export function Card({
  card,
  to,
  line,
}: {
  card: ConversationCard;
  to: Route;
  /** Stands in place of the last line. */
  line?: ComponentChildren;
}) {
  const { texts, router } = useConsole();
  const { agent, selection, handed } = useWorkspace();
  const { state, unread } = card;
  const { visitor, assignee, page } = state;
  const name = nameText(visitor.name, texts);
  const route = router.route.value;
  const open = route.page === 'conversation' && route.id === state.id;
  const mine = assignee?.id === agent.id;
  const isNew = handed.value.has(state.id) && mine;
  const chosen = selection.ids.value.has(state.id);
  return (
    <>
      <input
        type="checkbox"
        class="card__select"
        checked={chosen}
        aria-label={texts.card.select(name)}
        onChange={() => selection.toggle(state.id)}
      />
      <Link
        to={to}
        class="card"
        data-card={state.id}
        data-unread={unread > 0 || isNew}
        data-awaiting={awaitedSince(state) !== null}
        aria-current={open ? 'true' : undefined}
      >
        <Avatar id={visitor.id} name={name} here={card.visitorHere} />
        <span class="card__body">
          <span class="card__top">
            <span class="card__name">{name}</span>
            {visitor.verified && <Verified />}
            {card.visitorHere && <span class="hidden">{texts.card.here}</span>}
            <CardTime card={card} />
          </span>
          <span class="card__middle">
            {line ?? <CardLine card={card} />}
            {unread === 0 && isNew && (
              <span class="badge">
                <span aria-hidden="true">{texts.card.handed}</span>
                <span class="hidden">{texts.card.handedLabel}</span>
              </span>
            )}
            {unread > 0 && (
              <span class="badge">
                <span aria-hidden="true">{unread}</span>
                <span class="hidden">{texts.card.unread(unread)}</span>
              </span>
            )}
          </span>
          <span class="card__bottom">
            <CardMarks state={state} />
            <span class="card__page">{page === null ? '' : page.title || page.url}</span>
            {assignee !== null && (
              <span class={`card__assignee ${mine ? 'card__assignee--me' : ''}`}>
                <span class="hidden">
                  {mine ? texts.card.assignedToYou : texts.card.assignedTo(assignee.name)}
                </span>
                <span aria-hidden="true">{mine ? texts.thread.you : assignee.name}</span>
              </span>
            )}
          </span>
        </span>
      </Link>
    </>
  );
}
