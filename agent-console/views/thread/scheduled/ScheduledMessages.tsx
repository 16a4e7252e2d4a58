import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
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

/** What agents have written in this conversation to be sent later, until it is sent. */
export function ScheduledMessages({ id }: { id: string }) {
  const { texts, accounts } = useConsole();
  const { takePart, notices, composer, thread, agent } = useWorkspace();
  const t = scheduledTexts(texts);
  const ask = async <T,>(question: (api: WritingApi) => Promise<Answer<T>>): Promise<Answer<T>> => {
    const api = await accounts.writing().catch(() => null);
    return api === null ? { ok: false, status: 0, message: '' } : question(api);
  };
  const scheduled = useMemo(() => createScheduled(() => ask((api) => api.readScheduled(id))), []);
  const cancelled = useSignal<ScheduledMessage | null>(null);
  useEffect(() => {
    void scheduled.read();
    return takePart({
      receive: {
        'scheduled.changed': ({ conversationId }) => conversationId === id && scheduled.read(),
        'message.arrived': (message) => scheduled.arrived(message.id),
      },
      catchUp: scheduled.read,
    });
  }, []);

  /** True when it was done; what was not is said. */
  const done = async (question: (api: WritingApi) => Promise<Answer<unknown>>) => {
    const answer = await ask(question);
    if (!answer.ok)
      notices.say(answer.status === 0 ? { kind: 'away' } : { kind: 'failed', message: answer.message });
    await scheduled.read();
    return answer.ok;
  };
  const cancel = async (message: ScheduledMessage) => {
    const gone = await done((api) => api.cancelScheduled(id, message.id));
    // Done again, it would be written by whoever undoes it.
    if (gone && message.author?.id === agent.id) cancelled.value = message;
  };
  const edit = async (message: ScheduledMessage) => {
    if (!(await done((api) => api.cancelScheduled(id, message.id)))) return;
    const shown = thread.peek()?.conversation.peek()?.messages ?? [];
    composer.peek()?.takeBack(asWritten(message, shown));
    focusReplyBox();
  };
  const undo = async (message: ScheduledMessage) => {
    cancelled.value = null;
    await done((api) => api.schedule(id, message.id, again(message)));
  };

  const { value: messages } = scheduled.messages;
  if (messages.length === 0 && cancelled.value === null) return null;
  return (
    <section class="scheduled" aria-label={t.label}>
      {messages.map((message) => (
        <ScheduledRow
          message={message}
          key={message.id}
          send={() => void done((api) => api.sendScheduled(id, message.id))}
          edit={() => void edit(message)}
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
