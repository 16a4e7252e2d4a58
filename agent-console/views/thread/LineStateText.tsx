import type { Line, LineState } from '../../stores/thread/timeline.ts';
import { useTexts, useWorkspace } from '../context.ts';
import { Icon } from '../elements/Icon.tsx';
import { focusReplyBox } from '../elements/reply-box.ts';

/** How far an answer has come; one that was refused can be tried again, changed or dropped. */
export function LineStateText({ line, state }: { line: Line; state: LineState }) {
  const { state: t } = useTexts();
  const { outbox } = useWorkspace();
  if (state === 'failed') {
    return (
      <div class="line-state line-state--failed" role="alert">
        <p>
          <Icon name="alert" size={15} />
          {t.failed}
          {line.trouble !== null && `: ${line.trouble.message}`}
        </p>
        <FailedActions line={line} />
      </div>
    );
  }
  const pending = state === 'sending' || state === 'late';
  return (
    <p class={`line-state line-state--${state}`} title={state === 'late' ? line.trouble?.message : undefined}>
      <Icon
        name={pending ? 'clock' : state === 'seen' || state === 'delivered' ? 'checks' : 'check'}
        size={14}
      />
      {t[state]}
      {pending && !outbox.stored.value && ` ${t.notKept}`}
    </p>
  );
}

function FailedActions({ line }: { line: Line }) {
  const { state: t } = useTexts();
  const { outbox, composer } = useWorkspace();
  const edit = () => {
    const entry = outbox.take(line.key);
    if (entry !== null) composer.peek()?.takeBack(entry);
    focusReplyBox();
  };
  return (
    <p class="line-state__acts">
      <button type="button" class="text-button" onClick={() => outbox.resend(line.key)}>
        {t.retry}
      </button>
      <button type="button" class="text-button" onClick={edit}>
        {t.edit}
      </button>
      <button type="button" class="text-button" onClick={() => outbox.take(line.key)}>
        {t.discard}
      </button>
    </p>
  );
}
