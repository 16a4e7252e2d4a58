import type { Composer } from '../../stores/composer/composer.ts';
import type { ComposerMode } from '../../stores/composer/drafts.ts';
import { useTexts } from '../context.ts';
import { Icon } from '../elements/Icon.tsx';
import { focusReplyBox } from '../elements/reply-box.ts';

/** Above the field: what the agent replies to, and the way out of it. */
export function Replying({ composer, mode }: { composer: Composer; mode: ComposerMode }) {
  const { own: t } = useTexts();
  const quote = composer.repliesTo(mode);
  if (quote === null) return null;
  return (
    <div class="replying">
      <span class="quoted">
        <strong>{t.quote}</strong>
        <span dir="auto">{quote.body || quote.file}</span>
      </span>
      <button
        type="button"
        class="icon-button"
        aria-label={t.removeQuote}
        title={t.removeQuote}
        onClick={() => {
          composer.reply(null);
          focusReplyBox();
        }}
      >
        <Icon name="close" size={16} />
      </button>
    </div>
  );
}
