import { useSignal } from '@preact/signals';
import type {
  NewWebhook,
  PutWebhook,
  WebhookAttempt,
  WebhookEndpoint,
} from '../../../../server/contract/schemas/webhooks-api.ts';
import type { Texts } from '../../../locales/en.ts';
import { useConsole } from '../../context.ts';
import { ActionButton } from '../../elements/forms/ActionButton.tsx';
import { fullText } from '../../format/times.ts';
import { EndpointForm } from './EndpointForm.tsx';
import { EndpointLog } from './EndpointLog.tsx';
import { resultText } from './result-text.ts';
import { webhookTexts } from './webhook-texts.ts';

/** One endpoint: how it is, and what can be done with it. */
export function EndpointRow({
  endpoint,
  refresh,
  onSecret,
}: {
  endpoint: WebhookEndpoint;
  refresh: () => Promise<void>;
  onSecret: (made: NewWebhook) => void;
}) {
  const { accounts, texts } = useConsole();
  const t = webhookTexts(texts);
  const open = useSignal<'form' | 'log' | null>(null);
  const tested = useSignal<WebhookAttempt | null>(null);
  const { id, name, url, state } = endpoint;
  const toggle = (what: 'form' | 'log') => () => {
    open.value = open.value === what ? null : what;
  };
  const change = (part: Partial<PutWebhook>) =>
    accounts.changeWebhook(id, { ...enteredOf(endpoint), on: state === 'on', ...part });
  const done = () => {
    open.value = null;
    void refresh();
  };
  return (
    <li class="settings__row settings__row--tall">
      <span class="settings__what webhook__what">
        <strong dir="auto">{name}</strong>{' '}
        <span class={`webhook__state${isWell(endpoint) ? '' : ' webhook__state--bad'}`}>
          {state === 'on' && endpoint.failingSince !== null
            ? t.failingSince(fullText(endpoint.failingSince, texts))
            : t.states[state]}
        </span>
        <br />
        <code class="settings__aside">{url}</code>
        <br />
        <span class="settings__aside">{factsOf(endpoint, texts)}</span>
      </span>
      <span class="settings__acts">
        <ActionButton
          label={t.test}
          action={() => accounts.testWebhook(id)}
          onDone={(attempt) => {
            tested.value = attempt;
          }}
        />
        <button type="button" class="button" aria-expanded={open.value === 'log'} onClick={toggle('log')}>
          {t.log}
        </button>
        <button type="button" class="button" aria-expanded={open.value === 'form'} onClick={toggle('form')}>
          {texts.settings.change}
        </button>
      </span>
      <p role="status" class="webhook__tested">
        {tested.value !== null &&
          (tested.value.outcome === 'delivered'
            ? t.testDelivered(tested.value.status ?? 0)
            : t.testFailed(resultText(tested.value, texts)))}
      </p>
      {open.value === 'log' && (
        <div class="settings__more">
          <EndpointLog endpoint={endpoint} />
        </div>
      )}
      {open.value === 'form' && (
        <div class="settings__more">
          <EndpointForm endpoint={endpoint} save={change} onSaved={done} onCancel={toggle('form')} />
          <div class="settings__acts">
            <ActionButton
              label={state === 'on' ? t.switchOff : t.switchOn}
              action={() => change({ on: state !== 'on' })}
              onDone={() => void refresh()}
            />
            <ActionButton
              label={t.rotate}
              sure={t.rotateSure}
              action={() => accounts.rotateWebhookSecret(id)}
              onDone={(made) => {
                onSecret(made);
                done();
              }}
            />
            <ActionButton
              label={t.remove}
              sure={t.removeSure}
              class="button--danger"
              action={() => accounts.deleteWebhook(id)}
              onDone={() => void refresh()}
            />
          </div>
        </div>
      )}
    </li>
  );
}

function enteredOf({ name, url, types, siteIds, teamIds }: WebhookEndpoint) {
  return { name, url, types, siteIds, teamIds };
}

function isWell({ state, failingSince }: WebhookEndpoint): boolean {
  return (state === 'on' && failingSince === null) || state === 'off';
}

function factsOf({ types, succeededAt, waiting, oldSecretUntil }: WebhookEndpoint, texts: Texts): string {
  const t = webhookTexts(texts);
  return [
    t.eventCount(types?.length ?? null),
    succeededAt === null ? t.neverDelivered : t.delivered(fullText(succeededAt, texts)),
    ...(waiting === 0 ? [] : [t.waiting(waiting)]),
    ...(oldSecretUntil === null ? [] : [t.bothSign(fullText(oldSecretUntil, texts))]),
  ].join(' · ');
}
