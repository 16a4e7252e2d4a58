import { useSignal } from '@preact/signals';
import type { OutboxEntry } from '../../server/contract/client/send-queue.ts';
import type { Quote } from '../../server/contract/schemas/conversations.ts';
import { quoteOf } from '../../server/contract/text/quotes.ts';
import { refusalText } from '../views/announced.ts';
import { Choices } from '../views/Choices.tsx';
import { FIELD } from '../views/composer/Composer.tsx';
import { useView } from '../views/context.ts';
import { Speaker } from '../views/Face.tsx';
import { timeOf } from '../views/format.ts';
import { Icon } from '../views/Icon.tsx';
import { LogIcon } from './LogIcon.tsx';
import type { Line } from './lines.ts';
import { Quoted } from './Quoted.tsx';
import { Text } from './Text.tsx';

/** One message. `state` is said of the visitor's newest one. */
export function Bubble({
  line,
  state,
  fresh,
  sought,
  go,
}: {
  line: Line;
  state: 'sent' | 'delivered' | 'seen' | null;
  /** It came while the visitor looked. */
  fresh: boolean;
  /** Somebody asked for it, and is led to it. */
  sought: boolean;
  /** Leads to what a reply is to. */
  go(quote: Quote): void;
}) {
  const { chat, composer, language, extras } = useView();
  const asked = useSignal(false);
  const { texts } = language;
  const files = line.attachments;
  if (line.by === 'system') return <div class="activity">{line.body}</div>;
  const own = line.by === 'visitor';
  const classes = [
    'row',
    own ? 'own' : 'other',
    line.first && 'first',
    line.last && 'last',
    fresh && 'fresh',
    sought && 'sought',
    asked.value && 'asked',
    line.entry?.state,
  ];
  return (
    <div class={classes.filter(Boolean).join(' ')} data-message={line.id} tabIndex={sought ? -1 : undefined}>
      {!own && <span class="beside">{line.last && <Speaker id={line.authorId} name={line.author} />}</span>}
      <div class="column">
        {!own && line.first && (
          <span class="author" dir="auto">
            {line.author}
            {line.by === 'bot' && <small class="bot">{texts.bot}</small>}
          </span>
        )}
        {own && <span class="hidden-text">{texts.you}:</span>}
        {line.replyTo !== undefined && !line.unsent && <Quoted quote={line.replyTo} go={go} />}
        {line.unsent && (
          <div class="bubble unsent">
            <em>{texts.unsent}</em>
          </div>
        )}
        {(line.card ?? line.form) && extras.value !== null ? (
          <extras.value.Card line={line} />
        ) : (
          line.body !== '' && (
            // A click asks for the time of any line; the last one of a run says it anyway.
            // biome-ignore lint/a11y/useKeyWithClickEvents: the title says the same
            // biome-ignore lint/a11y/noStaticElementInteractions: see above
            <div
              class="bubble"
              title={timeOf(line.at, language)}
              onClick={() => {
                asked.value = !asked.value;
              }}
            >
              <Text text={line.body} labels={!own} />
            </div>
          )
        )}
        {files.length > 0 &&
          (extras.value === null ? (
            // Until what shows them has loaded.
            <span class="meta">{files.map(({ name }) => name).join(', ')}</span>
          ) : (
            <extras.value.Attachments attachments={files} />
          ))}
        {line.choices !== undefined && (
          <Choices
            choices={line.choices}
            chosen={line.chosen ?? null}
            choose={(words) => chat.send(words, [], line.invitation ? {} : { chosenOf: line.id })}
          />
        )}
        {line.entry === null ? (
          (line.last || line.edited || asked.value) && (
            <span class="meta">
              {line.edited && !line.unsent && `${texts.edited} · `}
              <time dateTime={new Date(line.at).toISOString()}>{timeOf(line.at, language)}</time>
              {state !== null && (
                <span class={`state ${state}`}>
                  <LogIcon name={state} />
                  {texts[state]}
                </span>
              )}
            </span>
          )
        ) : (
          <OnItsWay entry={line.entry} />
        )}
      </div>
      {line.seq !== null && !line.invitation && !line.unsent && (
        <button
          type="button"
          class="tool reply"
          aria-label={texts.reply}
          title={texts.reply}
          onClick={({ currentTarget }) => {
            const { id, by, body, attachments, seq } = line;
            composer.replyTo.value = quoteOf({ id, seq: seq ?? 0, author: { kind: by }, body, attachments });
            asked.value = false;
            (currentTarget.getRootNode() as ShadowRoot).getElementById(FIELD)?.focus();
          }}
        >
          <LogIcon name="reply" />
        </button>
      )}
    </div>
  );
}

/** What becomes of a message that the server does not have yet. */
function OnItsWay({ entry }: { entry: OutboxEntry }) {
  const { chat, composer, language } = useView();
  const { texts } = language;
  if (entry.state !== 'failed')
    return (
      <span class="meta">
        {entry.trouble === null && !chat.site.offline.value ? texts.sending : texts.waiting}
      </span>
    );
  return (
    <div class="failed-note" role="alert">
      <span>
        <Icon name="warn" />
        <strong>{texts.notSent}.</strong> {entry.trouble !== null && refusalText(entry.trouble, language)}
      </span>
      <span class="actions">
        <button type="button" onClick={() => chat.outbox.resend(entry.id)}>
          {texts.retry}
        </button>
        <button type="button" onClick={() => composer.takeBack(entry.id)}>
          {texts.edit}
        </button>
        <button type="button" onClick={() => chat.outbox.take(entry.id)}>
          {texts.delete}
        </button>
      </span>
    </div>
  );
}
