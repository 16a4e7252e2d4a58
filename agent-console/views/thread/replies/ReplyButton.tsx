import { quoteOf } from '../../../../server/contract/text/quotes.ts';
import type { Line } from '../../../stores/thread/timeline.ts';
import { useTexts, useWorkspace } from '../../context.ts';
import { Icon } from '../../elements/Icon.tsx';
import { focusReplyBox } from '../../elements/reply-box.ts';

/** Replies to a message, with it quoted. */
export function ReplyButton({ line: { key, kind } }: { line: Line }) {
  const { own: t } = useTexts();
  const { composer, open, thread } = useWorkspace();
  const message = open.value?.thread.conversation.value?.messages.find(({ id }) => id === key);
  // A merged conversation has no reply box: it goes on in another one.
  const isMerged = thread.value?.conversation.value?.state.mergedInto !== undefined;
  if (message === undefined || isMerged) return null;
  return (
    <button
      type="button"
      class="icon-button message__reply"
      aria-label={t.quote}
      title={t.quote}
      onClick={() => {
        composer.value?.reply({ quote: quoteOf(message), note: kind === 'note' });
        focusReplyBox();
      }}
    >
      <Icon name="release" size={16} />
    </button>
  );
}
