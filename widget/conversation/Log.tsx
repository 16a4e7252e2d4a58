import { useSignal } from '@preact/signals';
import { Fragment } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { progressOf } from '../../server/contract/client/timeline.ts';
import { fill } from '../locales/fill.ts';
import { useView } from '../views/context.ts';
import { Speaker } from '../views/Face.tsx';
import { dayOf } from '../views/format.ts';
import { Greeting } from '../views/Greeting.tsx';
import { Bubble } from './Bubble.tsx';
import { LogIcon } from './LogIcon.tsx';
import { type Line, linesOf } from './lines.ts';
import { useGoTo } from './use-go-to.ts';
import { useScroll } from './use-scroll.ts';

/** The conversation. */
export function Log() {
  const { chat, language } = useView();
  const { texts } = language;
  const { thread } = chat;
  const loading = useSignal(false);
  const conversation = thread.conversation.value;
  const outbox = chat.outbox.entries.value;
  const acknowledged = chat.outbox.acknowledged.value;
  const said = chat.invitation.value;
  const author = chat.site.appearance.value?.name ?? '';
  const lines = linesOf(conversation?.messages ?? [], acknowledged, outbox, said && { said, author });
  const { frame, content, atEnd, scrolled, toEnd } = useScroll(lines[0]?.id, () => void loadEarlier());
  const fresh = useFresh(lines);
  const { sought, go } = useGoTo(frame);
  const newestOwn = lines.filter((line) => line.by === 'visitor' && line.seq !== null).at(-1);
  const typing = chat.typing.value;
  const { assignee, bot } = conversation?.state ?? {};
  const typist = [assignee, bot].find((one) => one?.name === typing);
  const newAfter = thread.newAfter.value;
  const firstNew =
    newAfter === null
      ? undefined
      : lines.find((line, index) => index > 0 && line.by !== 'visitor' && (line.seq ?? 0) > newAfter);

  // What the visitor sends is shown, wherever they had scrolled to.
  useEffect(() => {
    if (outbox.length > 0) toEnd();
  }, [outbox.at(-1)?.id]);

  // A layout effect ends together with the view; a passive one some frames later, when `destroy` has long been answered.
  useLayoutEffect(() => {
    const look = () => {
      thread.look(
        chat.open.value && chat.inView.value && atEnd.value && document.visibilityState === 'visible',
      );
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      thread.look(false);
    };
  }, [conversation, chat.open.value, chat.inView.value, atEnd.value]);

  return (
    <>
      <div
        class="log"
        ref={frame}
        role="log"
        aria-label={texts.log}
        aria-busy={loading}
        // A region that scrolls must be reachable by keyboard.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
        tabIndex={0}
        onScroll={scrolled}
      >
        <div class="lines" ref={content}>
          {conversation?.earlier ? (
            <button type="button" class="earlier" disabled={loading} onClick={() => void loadEarlier()}>
              {loading.value ? texts.loading : texts.earlier}
            </button>
          ) : (
            <Greeting face first={lines.find((line) => line.by === 'visitor')?.body} />
          )}
          {lines.map((line) => (
            <Fragment key={line.id}>
              {line.newDay && <div class="day">{dayOf(line.at, Date.now(), language)}</div>}
              {line === firstNew && <div class="day new">{texts.newMessages}</div>}
              <Bubble
                line={line}
                fresh={fresh(line.id)}
                state={line === newestOwn ? stateOf(line) : null}
                sought={line.id === sought}
                go={(quote) => void go(quote).catch(console.error)}
              />
            </Fragment>
          ))}
          {conversation?.state.status === 'resolved' && outbox.length + acknowledged.length === 0 && (
            <div class="activity">{texts.resolved}</div>
          )}
          {typing !== null && (
            <div class="row other first typing" aria-hidden="true">
              <Speaker id={typist?.id} name={typing || texts.someone} />
              <div class="bubble dots">
                <i />
                <i />
                <i />
              </div>
            </div>
          )}
        </div>
      </div>
      <span class="hidden-text" role="status">
        {typing !== null && fill(texts.typing, { name: typing || texts.someone })}
      </span>
      {!atEnd.value && (
        <button type="button" class="to-end" onClick={toEnd} aria-label={texts.newest} title={texts.newest}>
          <LogIcon name="down" />
          {thread.unread.value > 0 && <span class="count">{thread.unread.value}</span>}
        </button>
      )}
    </>
  );

  async function loadEarlier(): Promise<void> {
    if (loading.peek() || !conversation?.earlier) return;
    loading.value = true;
    await thread.loadEarlier();
    loading.value = false;
  }

  function stateOf(line: Line): 'sent' | 'delivered' | 'seen' {
    const { read, delivered } = conversation?.state ?? {};
    return progressOf(line.seq ?? 0, delivered?.agents, read?.agents);
  }
}

/** Whether a line came while the log was looked at: such lines arrive gently, the others stand there at once. */
function useFresh(lines: readonly Line[]): (id: string) => boolean {
  const known = useRef<Set<string> | null>(null);
  known.current ??= new Set(lines.map(({ id }) => id));
  const first = lines[0]?.id;
  const before = known.current;
  // Older ones, which come before the first, are no news.
  if (first !== undefined && !before.has(first)) for (const { id } of lines.slice(0, -1)) before.add(id);
  return (id) => !before.has(id);
}
