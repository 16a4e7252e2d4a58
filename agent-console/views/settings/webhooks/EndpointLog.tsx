import { useSignal } from '@preact/signals';
import type { WebhookAttempt, WebhookEndpoint } from '../../../../server/contract/schemas/webhooks-api.ts';
import { useConsole } from '../../context.ts';
import { ActionButton } from '../../elements/forms/ActionButton.tsx';
import { fullText } from '../../format/times.ts';
import { Asked } from '../Asked.tsx';
import { Tick } from '../sites/fields.tsx';
import { AttemptDetails } from './AttemptDetails.tsx';
import { ReplayForm } from './ReplayForm.tsx';
import { resultText } from './result-text.ts';
import { webhookTexts } from './webhook-texts.ts';

/** What was sent to an endpoint and what came back, the newest first; and replays. */
export function EndpointLog({ endpoint }: { endpoint: WebhookEndpoint }) {
  const { accounts, texts } = useConsole();
  const t = webhookTexts(texts);
  const failed = useSignal(false);
  const asked = useSignal(0);
  return (
    <section aria-label={t.logOf(endpoint.name)} class="webhook__log">
      <div class="settings__acts">
        <Tick
          label={t.onlyFailed}
          value={failed.value}
          set={(only) => {
            failed.value = only;
          }}
        />
        <button
          type="button"
          class="button button--quiet"
          onClick={() => {
            asked.value += 1;
          }}
        >
          {t.refresh}
        </button>
      </div>
      <Asked
        key={`${failed.value} ${asked.value}`}
        ask={() => accounts.readWebhookAttempts(endpoint.id, null, failed.value)}
      >
        {({ attempts, next }) =>
          attempts.length === 0 ? (
            <p class="settings__empty">{failed.value ? t.noFailed : t.noAttempts}</p>
          ) : (
            <Attempts first={attempts} next={next} endpoint={endpoint} failed={failed.value} />
          )
        }
      </Asked>
      <ReplayForm endpoint={endpoint} />
    </section>
  );
}

function Attempts({
  first,
  next,
  endpoint,
  failed,
}: {
  first: readonly WebhookAttempt[];
  next: string | null;
  endpoint: WebhookEndpoint;
  failed: boolean;
}) {
  const { accounts, texts } = useConsole();
  const t = webhookTexts(texts);
  const attempts = useSignal(first);
  const cursor = useSignal(next);
  return (
    <>
      <ul class="webhook__attempts">
        {attempts.value.map((attempt) => (
          <li key={attempt.id}>
            <details class="webhook__attempt">
              <summary>
                <span class={`webhook__outcome webhook__outcome--${attempt.outcome}`}>
                  {t.outcomes[attempt.outcome]}
                </span>{' '}
                <code>{attempt.type}</code>{' '}
                <span class="settings__aside">
                  {[fullText(attempt.at, texts), resultText(attempt, texts), t.took(attempt.durationMs)].join(
                    ' · ',
                  )}
                </span>
              </summary>
              <AttemptDetails endpoint={endpoint} attempt={attempt} />
            </details>
          </li>
        ))}
      </ul>
      {cursor.value !== null && (
        <ActionButton
          label={t.more}
          action={() => accounts.readWebhookAttempts(endpoint.id, cursor.value, failed)}
          onDone={(page) => {
            attempts.value = [...attempts.value, ...page.attempts];
            cursor.value = page.next;
          }}
        />
      )}
    </>
  );
}
