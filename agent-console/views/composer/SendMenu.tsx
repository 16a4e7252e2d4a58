import type { AfterSending } from '../../../server/contract/client/send-queue.ts';
import type { Composer } from '../../stores/composer/composer.ts';
import { useTexts } from '../context.ts';
import { Icon } from '../elements/Icon.tsx';
import { focusReplyBox } from '../elements/reply-box.ts';
import { keyTexts } from '../format/key-texts.ts';
import { SendLater } from './SendLater.tsx';

const CHOICES = [
  { after: 'resolve', icon: 'check', keys: 'Ctrl / ⌘ + Shift + Enter' },
  { after: 'snooze', icon: 'clock', keys: 'Ctrl / ⌘ + Alt + Enter' },
] as const satisfies readonly { after: AfterSending; icon: string; keys: string }[];

/** Sends, and then resolves or snoozes the conversation; or sends later. */
export function SendMenu({ composer, close }: { composer: Composer; close: () => void }) {
  const { sending } = keyTexts(useTexts());
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
      <SendLater composer={composer} close={close} />
    </div>
  );
}
