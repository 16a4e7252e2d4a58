import { useSignal } from '@preact/signals';
import { Fragment } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Message } from '../../server/contract/schemas/conversations.ts';
import { Bubble, PendingBubble } from './Bubble.tsx';
import { useView } from './context.ts';
import { dayOf, sameDay } from './format.ts';
import { Icon } from './Icon.tsx';

/** This near to the end counts as being there. */
const NEAR_END_PX = 60;
const RUN_MS = 5 * 60_000;

/** The conversation: loads older messages above without jumping, stays at the newest unless the visitor scrolled up. */
export function Log() {
  const { chat, language } = useView();
  const { texts } = language;
  const log = useRef<HTMLDivElement>(null);
  const atEnd = useSignal(true);
  const heightBefore = useRef<number | null>(null);
  const conversation = chat.conversation.value;
  const messages = conversation?.messages ?? [];
  const outbox = chat.outbox.value;
  const typing = chat.typing.value;
  const newestOwn = messages.filter((message) => message.author.kind === 'visitor').at(-1);

  useLayoutEffect(() => {
    const element = log.current;
    if (element === null) return;
    if (heightBefore.current !== null) {
      element.scrollTop += element.scrollHeight - heightBefore.current;
      heightBefore.current = null;
    } else if (atEnd.value) element.scrollTop = element.scrollHeight;
  }, [messages, outbox, typing]);

  useEffect(() => {
    const look = () => {
      if (chat.open.value && atEnd.value && document.visibilityState === 'visible') chat.seen();
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [messages, chat.open.value, atEnd.value]);

  const scrolled = () => {
    const element = log.current;
    if (element === null) return;
    atEnd.value = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END_PX;
    if (element.scrollTop < NEAR_END_PX) void loadEarlier();
  };
  const loadEarlier = async () => {
    if (heightBefore.current !== null || !conversation?.earlier) return;
    heightBefore.current = log.current?.scrollHeight ?? 0;
    await chat.loadEarlier();
  };
  const toEnd = () => {
    atEnd.value = true;
    log.current?.scrollTo({ top: log.current.scrollHeight });
  };

  return (
    <div class="log-frame">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1) */}
      <div class="log" ref={log} role="log" aria-label={texts.dialog} tabIndex={0} onScroll={scrolled}>
        {conversation?.earlier && (
          <button type="button" class="earlier" onClick={() => void loadEarlier()}>
            {texts.earlier}
          </button>
        )}
        {!conversation?.earlier && <Greeting />}
        {messages.map((message, index) => (
          <Fragment key={message.id}>
            {isNewDay(messages, index) && <div class="day">{dayOf(message.at, Date.now(), language)}</div>}
            <Bubble
              message={message}
              first={!continues(messages[index - 1], message)}
              last={!continues(message, messages[index + 1])}
              state={message === newestOwn ? stateOf(message) : null}
            />
          </Fragment>
        ))}
        {outbox.map((entry) => (
          <PendingBubble key={entry.id} entry={entry} />
        ))}
        {conversation?.state.status === 'resolved' && <div class="activity">{texts.resolved}</div>}
        {typing && (
          <div class="row other typing">
            <span class="hidden-text">
              {conversation?.state.assignee?.name} {texts.typing}
            </span>
            <div class="bubble dots" aria-hidden="true">
              <i />
              <i />
              <i />
            </div>
          </div>
        )}
      </div>
      {!atEnd.value && (
        <button type="button" class="to-end" onClick={toEnd} aria-label={texts.newest}>
          <Icon name="down" />
        </button>
      )}
    </div>
  );

  function stateOf(message: Message): string {
    return (conversation?.state.read.agents ?? 0) >= message.seq ? texts.seen : texts.sent;
  }
}

function Greeting() {
  const { chat } = useView();
  const site = chat.site.value;
  if (site === null) return null;
  return (
    <div class="row other first">
      <span class="face" aria-hidden="true">
        {site.name.slice(0, 1)}
      </span>
      <div class="column">
        <span class="author">{site.name}</span>
        <div class="bubble">
          <p class="text" dir="auto">
            {site.greeting}
          </p>
        </div>
      </div>
    </div>
  );
}

function isNewDay(messages: readonly Message[], index: number): boolean {
  const [before, message] = [messages[index - 1], messages[index]];
  return message !== undefined && (before === undefined || !sameDay(before.at, message.at));
}

/** Whether `next` follows `message` closely and by the same person. */
function continues(message: Message | undefined, next: Message | undefined): boolean {
  if (message === undefined || next === undefined) return false;
  return (
    message.author.id === next.author.id && next.at - message.at < RUN_MS && sameDay(message.at, next.at)
  );
}
