import { withoutMarkup } from '../../../server/contract/text/markdown.ts';
import type { Route } from '../../stores/shell/router.ts';
import { useTexts, useWorkspace } from '../context.ts';
import { Link } from '../elements/Link.tsx';
import { Popover } from '../elements/overlays/Popover.tsx';
import { nameText } from '../format/people.ts';

const at = (route: Route, seq: number): Route =>
  route.page === 'conversation' ? { ...route, at: seq } : route;

/** Who asked for this agent in a note; gone once it was looked at. */
export function MentionsButton() {
  const texts = useTexts();
  const t = texts.mentions;
  const { mentions, routeTo } = useWorkspace();
  const unseen = mentions.unseen.value;
  if (unseen.length === 0) return null;
  return (
    <Popover
      label={t.count(unseen.length)}
      class="mentions"
      side="below"
      button={<span class="badge">@ {unseen.length}</span>}
    >
      {(close) => (
        <div class="menu menu--plain">
          {unseen.map((one) => (
            <Link
              key={`${one.conversationId}-${one.seq}`}
              to={
                one.roomName === undefined
                  ? at(routeTo(one.conversationId), one.seq)
                  : { page: 'rooms', id: one.conversationId }
              }
              class="menu__item mentions__one"
              onFollow={close}
            >
              <strong class="menu__name">
                {t.by(one.message.author.name, one.roomName ?? nameText(one.visitorName ?? '', texts))}
              </strong>
              <span class="menu__name">{withoutMarkup(one.message.body)}</span>
            </Link>
          ))}
        </div>
      )}
    </Popover>
  );
}
