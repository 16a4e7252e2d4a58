import type { ConversationState } from '../../../server/contract/schemas/conversations.ts';
import type { Route } from '../../stores/shell/router.ts';
import { useConsole, useWorkspace } from '../context.ts';
import { Avatar } from '../elements/Avatar.tsx';
import { Icon } from '../elements/Icon.tsx';
import { Link } from '../elements/Link.tsx';
import { Verified } from '../elements/Verified.tsx';
import { nameText } from '../format/people.ts';
import { ThreadActions } from './ThreadActions.tsx';
import { ThreadPresence } from './ThreadPresence.tsx';

/** Who the conversation is with, who else is here, and what can be done with it. */
export function ThreadHeader({ state, back }: { state: ConversationState; back: Route }) {
  const { texts, layout } = useConsole();
  const workspace = useWorkspace();
  const t = texts.thread;
  const details = workspace.visitor.details.value;
  const here =
    workspace.presence.value?.visitorLooks.value === true ||
    workspace.inbox.cards.value.get(state.id)?.visitorHere === true ||
    details?.here === true;
  const { assignee } = state;
  // What is known of them may have been changed since their last event.
  const visitor = details?.visitor.id === state.visitor.id ? details.visitor : state.visitor;
  const name = nameText(visitor.name, texts);
  const detailsShown = layout.details.value;
  const toggleLabel = detailsShown ? t.hideDetails : t.showDetails;
  return (
    <header class="thread__head">
      <Link to={back} class="icon-button thread__back" aria-label={t.back} title={t.back}>
        <Icon name="back" size={20} />
      </Link>
      <Avatar id={visitor.id} name={name} here={here} />
      <div class="thread__who">
        <h1 class="thread__name">
          <span class="thread__name-text">{name}</span>
          {visitor.verified && <Verified />}
        </h1>
        <p class="thread__about">
          <span class={`status status--${state.status}`}>{t.status[state.status]}</span>
          {assignee !== null && (
            <span>
              {assignee.id === workspace.agent.id ? texts.card.assignedToYou : t.assignee(assignee.name)}
            </span>
          )}
          {here && <span class="thread__here">{texts.visitor.hereNow}</span>}
        </p>
      </div>
      <ThreadPresence />
      <ThreadActions state={state} />
      <button
        type="button"
        class="icon-button"
        aria-label={toggleLabel}
        title={toggleLabel}
        aria-pressed={detailsShown}
        onClick={layout.toggle}
      >
        <Icon name="panel" size={20} />
      </button>
    </header>
  );
}
