import type { MailFacts as Facts } from '../../../server/contract/schemas/conversations.ts';
import type { ConversationMail } from '../../../server/contract/schemas/mail-api.ts';
import { useTexts } from '../context.ts';
import { Icon } from '../elements/Icon.tsx';
import { isLost } from '../format/mail-state.ts';

/** Beside the author: that it came by mail, or by the link of one. */
export function MailMark({ by }: { by: 'mail' | 'link' }) {
  const { incoming: t } = useTexts();
  return (
    <span class="message__mail" title={by === 'mail' ? t.byMailHint : t.byLinkHint}>
      <Icon name="mail" size={13} />
      {by === 'mail' ? t.byMail : t.byLink}
    </span>
  );
}

/** Below an answer that also went by mail: whether it arrived, and if not, what the mail server said. */
export function MailedState({ mail: { state, to, reason } }: { mail: ConversationMail }) {
  const { activity: t } = useTexts();
  const lost = isLost(state);
  return (
    <p class={`message__mailed ${lost ? 'message__mailed--lost' : ''}`}>
      <Icon name={lost ? 'alert' : 'mail'} size={14} />
      <span>
        {t.mailed[state](t.mails.missed, to)}
        {lost && reason !== null && `: ${reason}`}
      </span>
    </p>
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
