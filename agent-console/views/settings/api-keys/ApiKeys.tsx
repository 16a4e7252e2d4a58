import type { ApiKey } from '../../../../server/contract/schemas/api-keys.ts';
import type { Service } from '../../../../server/contract/schemas/developers/services.ts';
import { useConsole } from '../../context.ts';
import { ActionButton } from '../../elements/forms/ActionButton.tsx';
import { fullText } from '../../format/times.ts';
import { Asked } from '../Asked.tsx';
import { KeyForm } from './KeyForm.tsx';
import { useKeyTexts } from './key-texts.ts';
import { ServiceList } from './ServiceList.tsx';

/** The keys with which programs do what the console does, and the services for which they speak. */
export function ApiKeys() {
  const { accounts } = useConsole();
  const t = useKeyTexts();
  const ask = async () => {
    const [keys, services] = await Promise.all([accounts.readApiKeys(), accounts.readServices()]);
    if (!keys.ok) return keys;
    return services.ok ? { ...services, value: { ...keys.value, ...services.value } } : services;
  };
  return (
    <>
      <p class="settings__lead">
        {t.lead} <a href="/api/docs">{t.docs}</a>
      </p>
      <Asked<{ keys: ApiKey[]; services: Service[] }> ask={ask}>
        {({ keys, services }, refresh) => (
          <>
            {keys.length === 0 && <p class="settings__empty">{t.none}</p>}
            <ul class="settings__list">
              {keys.map((key) => (
                <KeyRow apiKey={key} key={key.id} onRemoved={refresh} />
              ))}
            </ul>
            <KeyForm services={services} onMade={refresh} />
            <ServiceList services={services} onChanged={refresh} />
          </>
        )}
      </Asked>
    </>
  );
}

function KeyRow({ apiKey, onRemoved }: { apiKey: ApiKey; onRemoved: () => void }) {
  const { accounts, texts } = useConsole();
  const t = useKeyTexts();
  const { name, hint, scopes, agent, service, createdAt, expiresAt, usedAt } = apiKey;
  return (
    <li class="settings__row">
      <span class="settings__what">
        <strong dir="auto">{name}</strong> <code>{hint}…</code>{' '}
        <span class="settings__aside">
          {[
            scopes.map((scope) => t.scopes[scope]).join(', '),
            t.as((service ?? agent).name),
            t.madeBy(agent.name, fullText(createdAt, texts)),
            usedAt === null ? t.neverUsed : t.used(fullText(usedAt, texts)),
            expiresAt === null ? t.endless : t.until(fullText(expiresAt, texts)),
          ].join(' · ')}
        </span>
      </span>
      <ActionButton
        label={t.remove}
        sure={t.removeSure}
        class="button--danger"
        action={() => accounts.deleteApiKey(apiKey.id)}
        onDone={onRemoved}
      />
    </li>
  );
}
