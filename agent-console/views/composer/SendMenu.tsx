import type { AfterSending } from '../../../server/contract/client/send-queue.ts';
import type { Composer } from '../../stores/composer/composer.ts';
import { useTexts, useWorkspace } from '../context.ts';
import { Icon } from '../elements/Icon.tsx';
import { focusReplyBox } from '../elements/reply-box.ts';
import { cardTexts } from '../format/card-texts.ts';
import { keyTexts } from '../format/key-texts.ts';
import { SendLater } from './SendLater.tsx';

const CHOICES = [
  { after: 'resolve', icon: 'check', keys: 'Ctrl / ⌘ + Shift + Enter' },
  { after: 'snooze', icon: 'clock', keys: 'Ctrl / ⌘ + Alt + Enter' },
] as const satisfies readonly { after: AfterSending; icon: string; keys: string }[];

/** Sends, and then resolves or snoozes the conversation; or sends later; or sends something else than words. */
export function SendMenu({ composer, close }: { composer: Composer; close: () => void }) {
  const texts = useTexts();
  const { panels } = useWorkspace();
  const { sending } = keyTexts(texts);
  return (
    <div class="menu menu--plain">
      {CHOICES.map(({ after, icon, keys }) => (
        <button
          type="button"
          class="menu__item"
          key={after}
          title={keys}
          aria-disabled={!composer.canSend('reply')}
          onClick={() => {
            close();
            composer.send('reply', after);
            focusReplyBox();
          }}
        >
          <Icon name={icon} size={16} />
          <span class="menu__name">{sending[after]}</span>
        </button>
      ))}
      <button
        type="button"
        class="menu__item"
        onClick={() => {
          close();
          panels.show({ kind: 'card', id: composer.conversationId });
        }}
      >
        <Icon name="choices" size={16} />
        <span class="menu__name">{cardTexts(texts).open}</span>
      </button>
      <SendLater composer={composer} close={close} />
    </div>
  );
}
