import { addressesOf, headerText, headerToken } from './mail-headers.ts';
import type { MailPart } from './split-mail.ts';

/** Why a mail was not written by a person, for the list of what was not taken. */
export type Automatic = 'auto_reply' | 'list' | 'calendar' | 'system';

/** Of mail programs and servers, and of providers that send newsletters. */
const LIST_HEADERS = [
  'List-Id',
  'List-Unsubscribe',
  'List-Post',
  'Feedback-ID',
  'X-Mailer-RecptId',
  'X-Campaign-ID',
];
const AUTO_REPLY_HEADERS = ['X-Autoreply', 'X-Autorespond', 'X-Auto-Reply-From', 'X-Mail-Autoreply'];
/** Servers speak for nobody. */
const SYSTEM_SENDERS =
  /^(mailer-daemon|postmaster|no-?reply|do-?not-?reply|donotreply|bounces?|listserv|majordomo)[+._@-]/;

/**
 * Absences whose servers add no header that says so, by the beginning of their subject. `Re:` in front of it says that a
 * person answered one.
 */
const ABSENCE =
  /^(automatic reply|auto(matic)?[ -]?reply|autoreply|out of (the )?office|automatische antwort|abwesenheits(notiz|nachricht|assistent)|réponse automatique|absence du bureau|respuesta automática|fuera de la oficina|risposta automatica|fuori sede|resposta automática|ausência|automatisch antwoord|afwezig|autosvar|automatiskt svar|fraværs?|odpowiedź automatyczna|automatická odpověď|автоматический ответ|автоответ|自动回复|自動回覆|自動回复|自動返信|자동 ?회신|자동 ?응답|부재 ?중|otomatik yanıt|automaattinen vastaus)/iu;

/**
 * Whether nobody wrote it: vacation notices and other answers of machines (RFC 3834), newsletters, mailing lists and
 * invitations. None of it may become a message, and none may be answered.
 * @param sender the envelope's sender; empty: there is none, as in every report; null: not known
 */
export function automaticKind(mail: MailPart, sender: string | null): Automatic | null {
  const submitted = headerToken(mail, 'Auto-Submitted');
  if (submitted !== '' && submitted !== 'no') return submitted === 'auto-generated' ? 'system' : 'auto_reply';
  if (AUTO_REPLY_HEADERS.some((name) => mail.header(name).length > 0)) return 'auto_reply';
  const precedence = headerToken(mail, 'Precedence');
  if (precedence === 'auto_reply') return 'auto_reply';
  if (precedence === 'bulk' || precedence === 'list' || precedence === 'junk') return 'list';
  // Exchange sets it on its own answers and reports; people's mail may ask that no absence notice comes (`OOF`).
  if (/\b(all|autoreply)\b/i.test(headerText(mail, 'X-Auto-Response-Suppress'))) return 'auto_reply';
  if (LIST_HEADERS.some((name) => mail.header(name).length > 0)) return 'list';
  if (headerToken(mail, 'Return-Path') === '<>' || sender === '') return 'system';
  if (addressesOf(mail, 'From').some(({ address }) => SYSTEM_SENDERS.test(address))) return 'system';
  if (ABSENCE.test(headerText(mail, 'Subject'))) return 'auto_reply';
  return isCalendar(mail) ? 'calendar' : null;
}

/** An invitation, or the answer to one: what it says is for calendars. */
function isCalendar(mail: MailPart): boolean {
  const leaves = (part: MailPart): MailPart[] =>
    part.parts.length === 0 ? [part] : part.parts.flatMap(leaves);
  const all = leaves(mail);
  return all.some(
    (part) => part.type === 'text/calendar' && part.disposition !== 'attachment' && part.fileName === null,
  );
}
