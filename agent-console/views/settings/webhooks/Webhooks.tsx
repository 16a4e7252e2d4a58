import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { NewWebhook } from '../../../../server/contract/schemas/webhooks-api.ts';
import { useConsole, useWorkspace } from '../../context.ts';
import { CopyText } from '../../elements/CopyText.tsx';
import { Asked } from '../Asked.tsx';
import { EndpointForm } from './EndpointForm.tsx';
import { EndpointRow } from './EndpointRow.tsx';
import { webhookTexts } from './webhook-texts.ts';

/** Where events are sent: endpoints, their secrets and logs. */
export function Webhooks() {
  const { accounts, texts } = useConsole();
  const { newId, sites } = useWorkspace();
  const t = webhookTexts(texts);
  const adding = useSignal(false);
  const made = useSignal<NewWebhook | null>(null);
  useEffect(() => void sites.load(), [sites]);
  return (
    <>
      <p class="settings__lead">
        {t.lead} <a href="/api/docs">{t.docs}</a>
      </p>
      <Asked ask={() => accounts.readWebhooks()}>
        {({ endpoints }, refresh) => (
          <>
            <div role="status">{made.value !== null && <SecretOnce made={made.value} />}</div>
            {endpoints.length === 0 && !adding.value && <p class="settings__empty">{t.none}</p>}
            <ul class="settings__list">
              {endpoints.map((endpoint) => (
                <EndpointRow
                  key={endpoint.id}
                  endpoint={endpoint}
                  refresh={refresh}
                  onSecret={(secret) => {
                    made.value = secret;
                  }}
                />
              ))}
            </ul>
            {adding.value ? (
              <EndpointForm
                endpoint={null}
                save={(what) => accounts.createWebhook({ id: newId(), ...what })}
                onSaved={(answer) => {
                  made.value = answer;
                  adding.value = false;
                  void refresh();
                }}
                onCancel={() => {
                  adding.value = false;
                }}
              />
            ) : (
              <button
                type="button"
                class="button"
                onClick={() => {
                  adding.value = true;
                }}
              >
                {t.add}
              </button>
            )}
          </>
        )}
      </Asked>
    </>
  );
}

/** The secret of an endpoint that was just made or rotated; never shown again. */
function SecretOnce({ made: { endpoint, secret } }: { made: NewWebhook }) {
  const t = webhookTexts(useConsole().texts);
  return (
    <div class="webhook__once">
      <h3 class="settings__heading" dir="auto">
        {t.secret}: {endpoint.name}
      </h3>
      <p>{t.once}</p>
      <CopyText text={secret} />
    </div>
  );
}
