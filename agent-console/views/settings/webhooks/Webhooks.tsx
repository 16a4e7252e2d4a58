import { useEffect } from 'preact/hooks';
import type { NewWebhook } from '../../../../server/contract/schemas/webhooks-api.ts';
import { useConsole, useWorkspace } from '../../context.ts';
import { CopyText } from '../../elements/CopyText.tsx';
import { IssuedList } from '../issued/IssuedList.tsx';
import { EndpointForm } from './EndpointForm.tsx';
import { EndpointRow } from './EndpointRow.tsx';
import { webhookTexts } from './webhook-texts.ts';

/** Where events are sent: endpoints, their secrets and logs. */
export function Webhooks() {
  const { accounts, texts } = useConsole();
  const { newId, sites } = useWorkspace();
  const t = webhookTexts(texts);
  useEffect(() => void sites.load(), [sites]);
  return (
    <>
      <p class="settings__lead">
        {t.lead} <a href="/api/docs">{t.docs}</a>
      </p>
      <IssuedList
        ask={() => accounts.readWebhooks()}
        none={t.none}
        add={t.add}
        rows={({ endpoints }, refresh, show: (made: NewWebhook) => void) =>
          endpoints.map((endpoint) => (
            <EndpointRow key={endpoint.id} endpoint={endpoint} refresh={refresh} onSecret={show} />
          ))
        }
        form={(made, cancel) => (
          <EndpointForm
            endpoint={null}
            save={(what) => accounts.createWebhook({ id: newId(), ...what })}
            onSaved={made}
            onCancel={cancel}
          />
        )}
        once={(made) => <SecretOnce made={made} />}
      />
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
