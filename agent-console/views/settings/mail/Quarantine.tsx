import type { QuarantinedMail } from '../../../../server/contract/schemas/mail-api.ts';
import type { Texts } from '../../../locales/en.ts';
import { pageTexts } from '../../../locales/page-texts.ts';
import { quarantine as en } from '../../../locales/pages/en/mail/quarantine.ts';
import { quarantine as zh } from '../../../locales/pages/zh/mail/quarantine.ts';
import { useConsole } from '../../context.ts';
import { ActionButton } from '../../elements/forms/ActionButton.tsx';
import { Link } from '../../elements/Link.tsx';
import { sizeText } from '../../format/sizes.ts';
import { fullText } from '../../format/times.ts';
import { Asked } from '../Asked.tsx';

const quarantineTexts = (texts: Texts) => pageTexts(texts, 'quarantine', { en, zh });

/** Mail that came in and became no message, and why. */
export function Quarantine() {
  const { accounts, texts } = useConsole();
  const t = quarantineTexts(texts);
  return (
    <Asked ask={async () => (await accounts.admin()).readQuarantine()}>
      {({ mails, address }, refresh) => (
        <>
          <p class="settings__lead">{address === null ? t.off : t.lead(address)}</p>
          {mails.length === 0 && address !== null && <p class="settings__empty">{t.none}</p>}
          <ul class="settings__list">
            {mails.map((mail) => (
              <Row mail={mail} refresh={refresh} key={mail.id} />
            ))}
          </ul>
        </>
      )}
    </Asked>
  );
}

function Row({ mail, refresh }: { mail: QuarantinedMail; refresh: () => Promise<void> }) {
  const { accounts, texts } = useConsole();
  const t = quarantineTexts(texts);
  const { conversationId: id } = mail;
  const aside = [
    senderText(mail.from, texts.incoming.unknownSender),
    fullText(mail.at, texts),
    sizeText(mail.sizeBytes, texts.language),
    ...(mail.files === 0 ? [] : [t.files(mail.files)]),
  ];
  return (
    <li class="settings__row quarantine">
      <details class="quarantine__mail">
        <summary>
          <strong class="quarantine__reason">{t.reasons[mail.reason]}</strong>
          <span class="quarantine__subject">{mail.subject === '' ? t.noSubject : mail.subject}</span>
          <span class="settings__aside">{aside.join(' · ')}</span>
        </summary>
        <p class="quarantine__body" dir="auto">
          {mail.body}
        </p>
      </details>
      <span class="quarantine__acts">
        {id !== null && (
          <>
            <Link to={{ page: 'conversation', id, queue: 'open' }} class="button">
              {t.open}
            </Link>
            <ActionButton
              label={t.add}
              action={async () => (await accounts.admin()).addQuarantined(mail.id)}
              onDone={() => void refresh()}
            />
          </>
        )}
        <ActionButton
          label={t.delete}
          sure={t.deleteSure}
          action={async () => (await accounts.admin()).deleteQuarantined(mail.id)}
          onDone={() => void refresh()}
        />
      </span>
    </li>
  );
}

function senderText(from: QuarantinedMail['from'], unknown: string): string {
  if (from === null) return unknown;
  return from.name === '' ? from.address : `${from.name} <${from.address}>`;
}
