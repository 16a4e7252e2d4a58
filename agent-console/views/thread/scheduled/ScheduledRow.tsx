import { useSignal } from '@preact/signals';
import { withChoices } from '../../../../server/contract/choices.ts';
import type {
  HeldFor,
  ScheduledMessage,
} from '../../../../server/contract/schemas/writing/scheduled-messages.ts';
import { useTexts, useWorkspace } from '../../context.ts';
import { Icon } from '../../elements/Icon.tsx';
import { scheduledTexts } from '../../format/scheduled-texts.ts';
import { fullText } from '../../format/times.ts';
import { MessageText } from '../MessageText.tsx';

/**
 * One message that is to be sent later: when, or why not, and what an agent can do about it. Its author alone edits it.
 * @param isMerged of a conversation that goes on in another one: it can only be cancelled
 */
export function ScheduledRow({
  message: { author, body, choices, attachments, sendAt, held },
  isMerged,
  send,
  edit,
  cancel,
}: {
  message: ScheduledMessage;
  isMerged: boolean;
  send: () => void;
  edit: () => void;
  cancel: () => void;
}) {
  const texts = useTexts();
  const { agent } = useWorkspace();
  const t = scheduledTexts(texts);
  const sure = useSignal(false);
  const mine = author?.id === agent.id;
  const heldFor = (reason: HeldFor) => (isMerged && reason === 'refused' ? t.heldByMerge : t.held[reason]);
  const what = held === null ? t.sendsAt(fullText(sendAt, texts)) : heldFor(held);
  return (
    <article class="scheduled__message" data-held={held !== null}>
      <p class="scheduled__head">
        <Icon name={held === null ? 'clock' : 'alert'} size={16} />
        <span>
          {what}
          {!mine && author !== null && ` · ${author.name}`}
          {author?.key !== undefined && ` · ${author.key}`}
        </span>
      </p>
      <div class="scheduled__body">
        <MessageText text={withChoices(body, choices)} labels />
      </div>
      {attachments.length > 0 && (
        <p class="scheduled__files">{attachments.map(({ name }) => name).join(', ')}</p>
      )}
      <div class="scheduled__acts">
        {!isMerged && (
          <button type="button" class="text-button" onClick={send}>
            {t.sendNow}
          </button>
        )}
        {mine && !isMerged && (
          <button type="button" class="text-button" onClick={edit}>
            {t.edit}
          </button>
        )}
        <button
          type="button"
          class="text-button"
          onClick={() => {
            // Nobody but its author can take this back, and nobody in a merged conversation.
            if ((mine && !isMerged) || sure.value) cancel();
            else sure.value = true;
          }}
        >
          {sure.value ? t.cancelSure : t.cancel}
        </button>
      </div>
    </article>
  );
}
