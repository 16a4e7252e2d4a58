import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Composer } from '../../stores/composer/composer.ts';
import { scheduleReply } from '../../stores/composer/scheduling.ts';
import { snoozeChoices } from '../../stores/triage/snooze-times.ts';
import { useConsole, useWorkspace } from '../context.ts';
import { adoptStyle } from '../elements/adopt-style.ts';
import { Icon } from '../elements/Icon.tsx';
import { focusReplyBox } from '../elements/reply-box.ts';
import { scheduledTexts } from '../format/scheduled-texts.ts';
import { dueText } from '../format/times.ts';
import style from './send-later.css';

adoptStyle(style);

/** Times at which a reply may be sent, and any other. Like sending, it claims a conversation that nobody has. */
export function SendLater({ composer, close }: { composer: Composer; close: () => void }) {
  const { texts, accounts } = useConsole();
  const { clock, newId, notices, stateOf, triage, tell } = useWorkspace();
  const t = scheduledTexts(texts);
  const day = useSignal('');
  const busy = useSignal(false);
  /** What the server has without our knowing, because its answer was lost, is the same message at the next try. */
  const id = useRef(newId());
  const now = clock.now.value;
  const chosen = day.value === '' ? Number.NaN : new Date(day.value).getTime();
  const wrong = day.value !== '' && !(chosen > now);
  const off = busy.value || !composer.canSend('reply') || composer.files.uploading.value;

  const schedule = async (sendAt: number) => {
    if (off) return;
    busy.value = true;
    const { conversationId } = composer;
    const claimed =
      stateOf(conversationId)?.status !== 'waiting' || (await triage.run('claim', conversationId));
    const api = claimed ? await accounts.writing().catch(() => null) : null;
    const answer = api === null ? null : await scheduleReply(api, composer, id.current, sendAt);
    busy.value = false;
    if (claimed && api === null) return notices.say({ kind: 'away' });
    if (answer?.ok === false)
      return notices.say(
        answer.status === 0 ? { kind: 'away' } : { kind: 'failed', message: answer.message },
      );
    id.current = newId();
    tell('scheduled.changed', { conversationId });
    close();
    focusReplyBox();
  };

  return (
    <form
      class="send-later"
      aria-label={t.sendLater}
      onSubmit={(event) => {
        event.preventDefault();
        // The reply's own form is around this one, and would send it at once.
        event.stopPropagation();
        if (chosen > now) void schedule(chosen);
      }}
    >
      <p class="menu__label">{t.sendLater}</p>
      {snoozeChoices(now).map(({ name, until }) =>
        until === null || name === 'reply' ? null : (
          <button
            type="button"
            class="menu__item"
            key={name}
            aria-disabled={off}
            onClick={() => void schedule(until)}
          >
            <Icon name="clock" size={16} />
            <span class="menu__name">{t.times[name]}</span>
            <span class="menu__hint">{dueText(until, now, texts)}</span>
          </button>
        ),
      )}
      <div class="send-later__at">
        <label>
          <span class="field__label">{t.at}</span>
          <input
            type="datetime-local"
            class="field__input"
            value={day.value}
            aria-invalid={wrong}
            onInput={({ currentTarget }) => {
              day.value = currentTarget.value;
            }}
          />
        </label>
        <button type="submit" class="button" aria-disabled={off || !(chosen > now)}>
          {t.schedule}
        </button>
      </div>
      {wrong && (
        <p class="field__hint" role="alert">
          {texts.triage.snoozePast}
        </p>
      )}
    </form>
  );
}
