import { useSignal } from '@preact/signals';
import type {
  ListedMail,
  MailDnsReport,
  MailOverview,
  MailTest,
  SuppressedAddress,
} from '../../../../server/contract/schemas/mail-api.ts';
import type { Texts } from '../../../locales/en.ts';
import { pageTexts } from '../../../locales/page-texts.ts';
import { mail as en } from '../../../locales/pages/en/mail/mail.ts';
import { mail as zh } from '../../../locales/pages/zh/mail/mail.ts';
import { useConsole } from '../../context.ts';
import { ActionButton } from '../../elements/forms/ActionButton.tsx';
import { isLost } from '../../format/mail-state.ts';
import { fullText } from '../../format/times.ts';
import { Asked } from '../Asked.tsx';
import { TextField } from '../sites/fields.tsx';

/** In the language of the console. */
const mailTexts = (texts: Texts) => pageTexts(texts, 'mail', { en, zh });
const RECORDS = ['spf', 'dkim', 'dmarc'] as const;

/** Whether mail goes out and from whom, a way to try it, what DNS says, and what became of the newest mails. */
export function MailPage() {
  const { accounts } = useConsole();
  return (
    <Asked ask={async () => (await accounts.admin()).readMail()}>
      {({ setup, mails, suppressed = [] }, refresh) => (
        <>
          <Setup setup={setup} />
          {setup?.server != null && <Dns />}
          <Queue mails={mails} refresh={refresh} />
          <Suppressed addresses={suppressed} refresh={refresh} />
        </>
      )}
    </Asked>
  );
}

function Setup({ setup }: Pick<MailOverview, 'setup'>) {
  const { accounts, texts } = useConsole();
  const t = mailTexts(texts);
  const tried = useSignal<MailTest | null>(null);
  if (setup === null)
    return (
      <p class="form__trouble" role="note">
        {t.none}
      </p>
    );
  return (
    <section class="settings__part form">
      <Fact label={t.from} value={setup.from} />
      <Fact label={t.server} value={setup.server ?? t.demo} />
      <Fact label={t.replies} value={setup.replyTo ?? t.noReplies} />
      <ActionButton
        label={t.test}
        action={async () => (await accounts.admin()).testMail()}
        onDone={(answer) => {
          tried.value = answer;
        }}
      />
      <p role="status" class={tried.value?.accepted === false ? 'settings__trouble' : 'settings__aside'}>
        {tried.value !== null &&
          (tried.value.accepted ? t.accepted : t.refused)(tried.value.to, tried.value.answer)}
      </p>
    </section>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <div class="field">
      <span class="field__label">{label}</span>
      <span>{value}</span>
    </div>
  );
}

function Dns() {
  const { accounts, texts } = useConsole();
  const t = mailTexts(texts);
  const selector = useSignal('');
  const report = useSignal<MailDnsReport | null>(null);
  return (
    <section class="settings__part" aria-label={t.dns}>
      <h3 class="settings__heading">{t.dns}</h3>
      <p class="settings__aside">{t.dnsLead}</p>
      <TextField
        label={t.selector}
        hint={t.selectorHint}
        value={selector.value}
        maxLength={63}
        set={(text) => {
          selector.value = text.trim();
        }}
      />
      <ActionButton
        label={t.check}
        action={async () => (await accounts.admin()).checkMailDns(selector.value)}
        onDone={(found) => {
          report.value = found;
        }}
      />
      {report.value !== null && (
        <ul class="settings__list" role="status">
          {RECORDS.map((name) => {
            const { state, record } = report.value?.[name] ?? { state: 'unknown', record: null };
            return (
              <li class="settings__row" key={name}>
                <span class="settings__what">
                  <strong>{t.records[name]}</strong>{' '}
                  <span class={state === 'missing' ? 'settings__trouble' : 'settings__aside'}>
                    {t.states[state]}
                  </span>
                  {record !== null && <code class="mail__record">{record}</code>}
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

function Queue({ mails, refresh }: { mails: readonly ListedMail[]; refresh: () => Promise<void> }) {
  const { accounts, texts } = useConsole();
  const t = mailTexts(texts);
  return (
    <section class="settings__part" aria-label={t.queue}>
      <h3 class="settings__heading">{t.queue}</h3>
      {mails.length === 0 && <p class="settings__empty">{t.empty}</p>}
      <ul class="settings__list">
        {mails.map((mail) => (
          <li class="settings__row" key={mail.id}>
            <span class="settings__what">
              <strong>{t.mailStates[mail.state]}</strong> {t.kinds[mail.kind]} ·{' '}
              <bdi>{mail.to === '' ? t.unknownAddress : mail.to}</bdi>
              <br />
              <span class="settings__aside">
                {fullText(mail.sentAt ?? mail.createdAt, texts)}
                {mail.nextTryAt !== null &&
                  ` · ${(mail.tries > 0 ? t.next : t.later)(fullText(mail.nextTryAt, texts))}`}
              </span>
              {(mail.state === 'queued' || isLost(mail.state)) && mail.reason !== null && (
                <span class="settings__trouble mail__record">{mail.reason}</span>
              )}
            </span>
            {(mail.state === 'failed' || (mail.state === 'queued' && mail.tries > 0)) && (
              <ActionButton
                label={t.retry}
                action={async () => (await accounts.admin()).retryMail(mail.id)}
                onDone={refresh}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The addresses that get no mail any more. */
function Suppressed({
  addresses,
  refresh,
}: {
  addresses: readonly SuppressedAddress[];
  refresh: () => Promise<void>;
}) {
  const { accounts, texts } = useConsole();
  const t = mailTexts(texts);
  if (addresses.length === 0) return null;
  return (
    <section class="settings__part" aria-label={t.suppressed}>
      <h3 class="settings__heading">{t.suppressed}</h3>
      <p class="settings__aside">{t.suppressedLead}</p>
      <ul class="settings__list">
        {addresses.map(({ address, state, reason, at }) => (
          <li class="settings__row" key={address}>
            <span class="settings__what">
              <bdi class="mail__record">{address}</bdi>
              <span class="settings__aside">
                {t.mailStates[state]} · {fullText(at, texts)}
              </span>
              {reason !== null && <span class="settings__trouble mail__record">{reason}</span>}
            </span>
            <ActionButton
              label={t.allow}
              action={async () => (await accounts.admin()).allowMail(address)}
              onDone={refresh}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
