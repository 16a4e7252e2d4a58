import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { WebhookAttempt, WebhookEndpoint } from '../../../../server/contract/schemas/webhooks-api.ts';
import { useConsole } from '../../context.ts';
import { ActionButton } from '../../elements/forms/ActionButton.tsx';
import { Asked } from '../Asked.tsx';
import { webhookTexts } from './webhook-texts.ts';

/** The bodies of one attempt, asked for when it is opened. */
export function AttemptDetails({
  endpoint,
  attempt,
}: {
  endpoint: WebhookEndpoint;
  attempt: WebhookAttempt;
}) {
  const { accounts, texts } = useConsole();
  const t = webhookTexts(texts);
  const place = useRef<HTMLDivElement>(null);
  const opened = useSignal(false);
  const queued = useSignal(false);
  useEffect(() => {
    const details = place.current?.parentElement;
    const note = () => {
      opened.value = true;
    };
    details?.addEventListener('toggle', note, { once: true });
    return () => details?.removeEventListener('toggle', note);
  }, [opened]);
  return (
    <div ref={place} class="webhook__bodies">
      {opened.value && (
        <Asked ask={() => accounts.readWebhookAttempt(endpoint.id, attempt.id)}>
          {({ body }) => (
            <>
              <p class="settings__aside">
                <code>webhook-id: {attempt.eventId}</code>
                <br />
                <code>POST {attempt.url}</code>
              </p>
              <h4 class="field__label">{t.body}</h4>
              {body === null ? <p>{t.bodyGone}</p> : <pre class="webhook__body">{indented(body)}</pre>}
              <h4 class="field__label">{t.answer}</h4>
              {attempt.answer === '' ? (
                <p>{t.noAnswer}</p>
              ) : (
                <pre class="webhook__body">{attempt.answer}</pre>
              )}
              {body !== null && attempt.type !== 'webhook.test' && (
                <ActionButton
                  label={t.replay}
                  action={() => accounts.replayWebhook(endpoint.id, { attemptId: attempt.id })}
                  onDone={() => {
                    queued.value = true;
                  }}
                />
              )}
              <p role="status">{queued.value && t.replayed}</p>
            </>
          )}
        </Asked>
      )}
    </div>
  );
}

function indented(json: string): string {
  return JSON.stringify(JSON.parse(json), null, 2);
}
