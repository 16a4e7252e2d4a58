import type { MailFacts as Facts } from '../../../server/contract/schemas/conversations.ts';
import { useTexts } from '../context.ts';
import { Icon } from '../elements/Icon.tsx';

/** Beside the author: that it came by mail. */
export function MailMark() {
  const { incoming: t } = useTexts();
  return (
    <span class="message__mail" title={t.byMailHint}>
      <Icon name="mail" size={13} />
      {t.byMail}
    </span>
  );
}

/** Above what somebody else than the visitor wrote: that it is not the visitor, and who it is said to be. */
export function StrangerMark({ from }: { from: NonNullable<Facts['from']> }) {
  const { incoming: t } = useTexts();
  return (
    <p class="message__stranger" title={t.strangerHint}>
      {t.stranger}
      <bdi class="message__address">{from.address === '' ? t.unknownSender : from.address}</bdi>
    </p>
  );
}

/** Below the message: what of the mail is not in it. */
export function MailTroubles({ mail }: { mail: Facts }) {
  const { incoming: t } = useTexts();
  const lines = [
    ...(mail.cut ? [t.cut] : []),
    ...(mail.packed ? [t.packed] : []),
    ...(mail.lost ?? []).map(({ name, why }) => t.lost(name, t.why[why] ?? t.otherReason)),
  ];
  if (lines.length === 0) return null;
  return (
    <ul class="message__lost">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
