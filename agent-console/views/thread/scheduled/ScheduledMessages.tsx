import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Answer } from '../../../../server/contract/client/ports.ts';
import type { ScheduledMessage } from '../../../../server/contract/schemas/writing/scheduled-messages.ts';
import { again, asWritten, createScheduled } from '../../../stores/composer/scheduling.ts';
import type { WritingApi } from '../../../transport/pages/writing-api.ts';
import { useConsole, useWorkspace } from '../../context.ts';
import { adoptStyle } from '../../elements/adopt-style.ts';
import { focusReplyBox } from '../../elements/reply-box.ts';
import { scheduledTexts } from '../../format/scheduled-texts.ts';
import { ScheduledRow } from './ScheduledRow.tsx';
import style from './scheduled.css';

adoptStyle(style);

/**
 * What agents have written in this conversation to be sent later, until it is sent.
 * @param isMerged it goes on in another one: nothing is sent in it, and it has no reply box
 */
export function ScheduledMessages({ id, isMerged }: { id: string; isMerged: boolean }) {
  const { texts, accounts } = useConsole();
  const { takePart, notices, composer, thread, agent, clock, triage, stateOf } = useWorkspace();
  const t = scheduledTexts(texts);
  const ask = async <T,>(question: (api: WritingApi) => Promise<Answer<T>>): Promise<Answer<T>> => {
    const api = await accounts.writing().catch(() => null);
    return api === null ? { ok: false, status: 0, message: '' } : question(api);
  };
  const scheduled = useMemo(() => createScheduled(() => ask((api) => api.readScheduled(id))), []);
  const cancelled = useSignal<ScheduledMessage | null>(null);
  useEffect(
    () =>
      takePart({
        receive: {
          'scheduled.changed': ({ conversationId }) => conversationId === id && scheduled.read(),
          'message.arrived': (message) => scheduled.arrived(message.id),
        },
        catchUp: scheduled.read,
      }),
    [],
  );
  // A merge holds what is to be sent, and its end lets it go.
  useEffect(() => void scheduled.read(), [isMerged]);

  const busy = useRef(new Set<string>());
  /** True when it was done; what was not is said. Who clicks twice wants it once. */
  const done = async (messageId: string, question: (api: WritingApi) => Promise<Answer<unknown>>) => {
    if (busy.current.has(messageId)) return false;
    busy.current.add(messageId);
    const answer = await ask(question);
    if (!answer.ok)
      notices.say(answer.status === 0 ? { kind: 'away' } : { kind: 'failed', message: answer.message });
    await scheduled.read();
    busy.current.delete(messageId);
    return answer.ok;
  };
  const send = async ({ id: messageId }: ScheduledMessage) => {
    // Like any reply, it claims a conversation that nobody has.
    const claimed = stateOf(id)?.status !== 'waiting' || (await triage.run('claim', id));
    if (claimed) await done(messageId, (api) => api.sendScheduled(id, messageId));
  };
  const free = ({ id: messageId }: ScheduledMessage) =>
    done(messageId, (api) => api.cancelScheduled(id, messageId));
  const cancel = async (message: ScheduledMessage) => {
    // Done again, it would be written by whoever undoes it.
    if ((await free(message)) && message.author?.id === agent.id && !isMerged) cancelled.value = message;
  };
  /** Puts it into the box of this conversation, wherever the agent is by then. False: it is not free. */
  const takeBack = async (message: ScheduledMessage, isFree: () => Promise<boolean>) => {
    const box = composer.peek();
    const shown = thread.peek()?.conversation.peek()?.messages ?? [];
    if (box?.conversationId !== id || !(await isFree())) return false;
    box.takeBack(asWritten(message, shown));
    if (composer.peek() === box) focusReplyBox();
    return true;
  };
  const undo = async (message: ScheduledMessage) => {
    // What cannot be scheduled as it was goes back into the reply box.
    const isOver = message.held !== null || message.sendAt <= clock.now.peek();
    const undone = isOver
      ? await takeBack(message, async () => true)
      : await done(message.id, (api) => api.schedule(id, message.id, again(message)));
    if (undone) cancelled.value = null;
  };

  const { value: messages } = scheduled.messages;
  if (messages.length === 0 && cancelled.value === null) return null;
  return (
    <section class="scheduled" aria-label={t.label}>
      {messages.map((message) => (
        <ScheduledRow
          message={message}
          isMerged={isMerged}
          key={message.id}
          send={() => void send(message)}
          edit={() => void takeBack(message, () => free(message))}
          cancel={() => void cancel(message)}
        />
      ))}
      {cancelled.value !== null && (
        <p class="scheduled__head" role="status">
          {t.cancelled}
          <button
            type="button"
            class="text-button"
            onClick={() => cancelled.value !== null && void undo(cancelled.value)}
          >
            {texts.notice.undo}
          </button>
        </p>
      )}
    </section>
  );
}
