import { useSignal } from '@preact/signals';
import type { WebhookEndpoint } from '../../../../server/contract/schemas/webhooks-api.ts';
import { useConsole } from '../../context.ts';
import { ActionButton } from '../../elements/forms/ActionButton.tsx';
import { webhookTexts } from './webhook-texts.ts';

const HOUR_MS = 3_600_000;

/** Sends everything since a time once more. */
export function ReplayForm({ endpoint }: { endpoint: WebhookEndpoint }) {
  const { accounts, texts } = useConsole();
  const t = webhookTexts(texts);
  const since = useSignal(localTime(Date.now() - HOUR_MS));
  const queued = useSignal(false);
  return (
    <div class="webhook__replay">
      <label class="field">
        <span class="field__label">{t.replaySince}</span>
        <input
          class="field__input"
          type="datetime-local"
          value={since.value}
          onInput={({ currentTarget }) => {
            since.value = currentTarget.value;
          }}
        />
        <span class="field__hint">{t.replaySinceHint}</span>
      </label>
      <ActionButton
        label={t.replaySubmit}
        action={() => accounts.replayWebhook(endpoint.id, { since: new Date(since.value).getTime() })}
        onDone={() => {
          queued.value = true;
        }}
      />
      <p role="status">{queued.value && t.replayed}</p>
    </div>
  );
}

/** As a field of this kind has it: in the time of the browser, without seconds. */
function localTime(at: number): string {
  const offsetMs = new Date(at).getTimezoneOffset() * 60_000;
  return new Date(at - offsetMs).toISOString().slice(0, 16);
}
