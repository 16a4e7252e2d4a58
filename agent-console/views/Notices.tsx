import type { Texts } from '../locales/en.ts';
import type { Notice } from '../stores/shell/notices.ts';
import { useTexts, useWorkspace } from './context.ts';
import { Icon } from './elements/Icon.tsx';
import { Link } from './elements/Link.tsx';
import { nameText } from './format/people.ts';

/** A short sentence in the corner; one at a time, so that what is done with many conversations covers nothing. */
export function Notices() {
  const { notices, routeTo } = useWorkspace();
  const texts = useTexts();
  const notice = mostUrgent(notices.shown.value);
  return (
    <div class="notices" role="status">
      {notice !== undefined && (
        <p class="notice" key={notice.id}>
          <span>{sentence(notice, texts)}</span>
          {'conversationId' in notice && (
            <Link
              to={routeTo(notice.conversationId)}
              class="text-button"
              onFollow={() => notices.dismiss(notice.id)}
            >
              {texts.notice.look}
            </Link>
          )}
          {notice.kind === 'done' && (
            <button
              type="button"
              class="text-button"
              onClick={() => {
                notices.dismiss(notice.id);
                notice.undo();
              }}
            >
              {texts.notice.undo}
            </button>
          )}
          <button
            type="button"
            class="icon-button"
            aria-label={texts.notice.dismiss}
            onClick={() => notices.dismiss(notice.id)}
          >
            <Icon name="close" size={16} />
          </button>
        </p>
      )}
    </div>
  );
}

const FAULTS: ReadonlySet<Notice['kind']> = new Set(['failed', 'away', 'claim-lost', 'held-back']);

/** The newest, but nothing that went well hides what went wrong. */
function mostUrgent(shown: readonly Notice[]): Notice | undefined {
  return shown.findLast((notice) => FAULTS.has(notice.kind)) ?? shown.at(-1);
}

function sentence(notice: Notice, texts: Texts): string {
  const { notice: t } = texts;
  if (notice.kind === 'failed') return notice.message;
  if (notice.kind === 'away') return t.away;
  if (notice.kind === 'mentioned') return t.mentioned(notice.name);
  if (notice.kind === 'unanswered')
    return t.unanswered(notice.name === null ? null : nameText(notice.name, texts));
  if (notice.kind === 'rated') return t.rated(nameText(notice.name, texts), notice.score);
  if (notice.kind === 'wrote') return t.wrote(nameText(notice.name, texts));
  if (notice.kind === 'assigned') return t.assigned(notice.name);
  if (notice.kind === 'held-back') return t.heldBack[notice.after];
  if (notice.kind === 'done') return t.done[notice.action](notice.count);
  return notice.name === '' ? t.claimLostNobody : t.claimLost(notice.name);
}
