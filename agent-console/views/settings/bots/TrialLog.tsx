import type { Message } from '../../../../server/contract/schemas/conversations.ts';
import type { BotTest } from '../../../../server/contract/schemas/developers/bot-tests-api.ts';
import { useConsole } from '../../context.ts';
import { sizeText } from '../../format/sizes.ts';
import { clockText } from '../../format/times.ts';
import { MessageText } from '../../thread/MessageText.tsx';
import { botTexts } from './bot-texts.ts';

/** What was said in a test, as a visitor would see it: Markdown, and the choices of the last message as buttons. */
export function TrialLog({
  name,
  test,
  say,
}: {
  /** The bot's. */
  name: string;
  test: BotTest;
  say: (words: string, chosenOf: string) => void;
}) {
  const t = botTexts(useConsole().texts).trial;
  const { messages, typing, answerBy, end } = test;
  const last = messages.at(-1);
  return (
    <div role="log" aria-label={t.of(name)} class="messages__row">
      {messages.length === 0 && end === null && <p class="settings__empty">{t.empty}</p>}
      {messages.map((message) => (
        <Row
          key={message.id}
          message={message}
          chosen={messages.find(({ chosenOf }) => chosenOf === message.id)?.body ?? null}
          say={message === last && end === null ? (words) => say(words, message.id) : null}
        />
      ))}
      {end === null && answerBy !== null && <p class="activity">{typing ? t.typing(name) : t.waiting}</p>}
      {end !== null && <p class="activity">{t.ends[end.why](name)}</p>}
    </div>
  );
}

function Row({
  message,
  chosen,
  say,
}: {
  message: Message;
  chosen: string | null;
  /** Null: its choices are past. */
  say: ((words: string) => void) | null;
}) {
  const { texts } = useConsole();
  const t = botTexts(texts).trial;
  const { author, kind, body, choices, attachments, at } = message;
  const mine = author.kind === 'visitor';
  return (
    <article class={`message message--${mine ? 'end' : 'start'} message--${kind}`} data-opens="true">
      <div class="message__column">
        <p class="message__by">
          {kind === 'note' && <span class="message__note">{t.note}</span>}
          <span class="message__author" dir="auto">
            {mine ? t.you : author.name}
          </span>
          {!mine && <span class="message__bot">{t.bot}</span>}
          <time dateTime={new Date(at).toISOString()}>{clockText(at, texts)}</time>
        </p>
        {body !== '' && (
          <div class="bubble">
            <MessageText text={body} labels={!mine} />
          </div>
        )}
        {attachments.map((file) => (
          <div class="bubble" key={file.id}>
            {file.name} ({sizeText(file.sizeBytes, texts.language)}; {t.fileHint})
          </div>
        ))}
        {choices !== undefined && (
          <div class="offered">
            {choices.map((words) =>
              say === null ? (
                <span class="offered__one" key={words} data-chosen={words === chosen} dir="auto">
                  {words}
                </span>
              ) : (
                <button type="button" class="button" key={words} dir="auto" onClick={() => say(words)}>
                  {words}
                </button>
              ),
            )}
          </div>
        )}
      </div>
    </article>
  );
}
