import type { Message } from '../../server/contract/schemas/conversations.ts';
import type { OutboxEntry } from '../../server/contract/sync/send-queue.ts';
import { Attachments } from './Attachments.tsx';
import { useView } from './context.ts';
import { initialsOf, timeOf } from './format.ts';
import { Icon } from './Icon.tsx';
import { Text } from './Text.tsx';

/** A message that the server has. `first`, `last`: of a run by the same person. */
export function Bubble({
  message,
  first,
  last,
  state,
}: {
  message: Message;
  first: boolean;
  last: boolean;
  state: string | null;
}) {
  const { language } = useView();
  const own = message.author.kind === 'visitor';
  return (
    <div class={`row ${own ? 'own' : 'other'} ${first ? 'first' : ''}`} data-message={message.id}>
      {!own && (
        <span class={`face ${last ? '' : 'absent'}`} aria-hidden="true">
          {initialsOf(message.author.name)}
        </span>
      )}
      <div class="column">
        {!own && first && <span class="author">{message.author.name}</span>}
        <span class="hidden-text">{own ? `${language.texts.you}:` : `${message.author.name}:`}</span>
        {message.body !== '' && (
          <div class="bubble">
            <Text text={message.body} />
          </div>
        )}
        <Attachments attachments={message.attachments} />
        {last && (
          <span class="meta">
            <time dateTime={new Date(message.at).toISOString()}>{timeOf(message.at, language)}</time>
            {state !== null && <span class="state"> · {state}</span>}
          </span>
        )}
      </div>
    </div>
  );
}

/** A message on its way, with what became of it. */
export function PendingBubble({ entry }: { entry: OutboxEntry }) {
  const { chat, composer, language } = useView();
  const { texts } = language;
  const edit = () => {
    const taken = chat.takeBack(entry.id);
    if (taken !== null) composer.prefill(taken.body);
  };
  return (
    <div class={`row own first pending ${entry.state}`} data-message={entry.id}>
      <div class="column">
        <span class="hidden-text">{texts.you}:</span>
        {entry.body !== '' && (
          <div class="bubble">
            <Text text={entry.body} />
          </div>
        )}
        <Attachments attachments={entry.attachments} />
        {entry.state === 'failed' ? (
          <div class="failed-note" role="alert">
            <span class="state">
              <Icon name="warn" /> {texts.notSent}
              {entry.trouble !== null && `: ${entry.trouble.message}`}
            </span>
            <span class="actions">
              <button type="button" onClick={() => chat.resend(entry.id)}>
                {texts.retry}
              </button>
              <button type="button" onClick={edit}>
                {texts.edit}
              </button>
              <button type="button" onClick={() => chat.takeBack(entry.id)}>
                {texts.discard}
              </button>
            </span>
          </div>
        ) : (
          <span class="meta">
            <span class="state">{entry.trouble === null ? texts.sending : texts.waiting}</span>
          </span>
        )}
      </div>
    </div>
  );
}
