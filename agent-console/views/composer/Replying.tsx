import { withoutMarkup } from '../../../server/contract/text/markdown.ts';
import { quoteOf } from '../../../server/contract/text/quotes.ts';
import type { Composer } from '../../stores/composer/composer.ts';
import type { ComposerMode } from '../../stores/composer/drafts.ts';
import { useTexts, useWorkspace } from '../context.ts';
import { Icon } from '../elements/Icon.tsx';
import { focusReplyBox } from '../elements/reply-box.ts';

/** Above the field: what the agent replies to, and the way out of it. */
export function Replying({ composer, mode }: { composer: Composer; mode: ComposerMode }) {
  const { own: t } = useTexts();
  const { open } = useWorkspace();
  const chosen = composer.repliesTo(mode);
  if (chosen === null) return null;
  // As it is now: it may have been edited or taken back since.
  const message = open.value?.thread.conversation.value?.messages.find(({ id }) => id === chosen.id);
  const quote = message === undefined ? chosen : quoteOf(message);
  return (
    <div class="replying">
      <span class="quoted">
        <strong>{t.quote}</strong>
        <span dir="auto">{quote.unsent ? t.unsent : withoutMarkup(quote.body) || quote.file || t.text}</span>
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
