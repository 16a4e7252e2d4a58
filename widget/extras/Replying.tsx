import { withoutMarkup } from '../../server/contract/text/markdown.ts';
import { QUOTE_LENGTH } from '../../server/contract/text/quotes.ts';
import { fill } from '../locales/fill.ts';
import { Icon } from '../views/Icon.tsx';
import { useExtras } from './context.ts';

/** Above the field: what the visitor replies to, and the way out of it. */
export function Replying() {
  const { chat, composer, language, extra } = useExtras();
  const quote = composer.replyTo.value;
  const quoted = quote === null ? undefined : chat.thread.find(quote.id);
  if (quote === null || quoted === undefined) return null;
  // As it is now: it may have been edited or taken back since.
  const { author, body, attachments, unsentAt } = quoted;
  const leave = () => {
    composer.replyTo.value = null;
  };
  return (
    <div class="replying">
      <span class="file-text">
        <strong>
          {author.kind === 'visitor' ? language.texts.you : fill(extra.replyingTo, { name: author.name })}
        </strong>
        <span class="file-name" dir="auto">
          {unsentAt === undefined
            ? withoutMarkup(body.slice(0, QUOTE_LENGTH)) || attachments[0]?.name
            : language.texts.unsent}
        </span>
      </span>
      <button
        type="button"
        class="tool"
        aria-label={extra.stopReplying}
        title={extra.stopReplying}
        onClick={leave}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}
