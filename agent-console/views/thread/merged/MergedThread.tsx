import { useSignal } from '@preact/signals';
import type { Attachment, Message } from '../../../../server/contract/schemas/conversations.ts';
import type { MergedMessages } from '../../../stores/people/merged-messages.ts';
import { useConsole, useTexts, useWorkspace } from '../../context.ts';
import { conversationMergeTexts } from '../../format/conversation-merge-texts.ts';
import { nameText } from '../../format/people.ts';
import { fullText } from '../../format/times.ts';
import { Attachments } from '../Attachments.tsx';
import { MessageText } from '../MessageText.tsx';
import { PictureView } from '../PictureView.tsx';

/** The messages of a merged conversation, to be read: the newest, and on request those before. */
export function MergedThread({ merged, label }: { merged: MergedMessages; label: string }) {
  const t = conversationMergeTexts(useTexts());
  const picture = useSignal<Attachment | null>(null);
  const { messages, earlier, busy, failed, gone } = merged;
  const isFirst = messages.value.length === 0;
  if (gone.value) return <p class="settings__empty">{t.deleted}</p>;
  return (
    <section class="merged__messages" aria-label={label} aria-busy={busy.value}>
      {failed.value && <p role="alert">{t.failed}</p>}
      {(failed.value || (earlier.value && !isFirst)) && (
        <button
          type="button"
          class="text-button"
          aria-disabled={busy.value}
          onClick={() => void merged.read()}
        >
          {failed.value ? t.retry : t.earlier}
        </button>
      )}
      {messages.value.map((message) => (
        <Read message={message} open={(attachment) => (picture.value = attachment)} key={message.id} />
      ))}
      {picture.value !== null && (
        <PictureView attachment={picture.value} onClose={() => (picture.value = null)} />
      )}
    </section>
  );
}

function Read({ message, open }: { message: Message; open: (attachment: Attachment) => void }) {
  const { texts } = useConsole();
  const { agent } = useWorkspace();
  const { author, body, kind, at, attachments, unsentAt } = message;
  const name = author.id === agent.id ? texts.thread.you : nameText(author.name, texts);
  return (
    <article class={`merged__message merged__message--${kind}`}>
      <p class="merged__by">
        <strong>{name}</strong>
        {kind === 'note' && <span>{texts.thread.note}</span>}
        <time dateTime={new Date(at).toISOString()}>{fullText(at, texts)}</time>
      </p>
      {unsentAt !== undefined && <p class="merged__unsent">{texts.own.unsent}</p>}
      {body !== '' && (
        <MessageText text={body} labels={author.kind !== 'visitor'} mentions={kind === 'note'} />
      )}
      {attachments.length > 0 && <Attachments attachments={attachments} open={open} />}
    </article>
  );
}
