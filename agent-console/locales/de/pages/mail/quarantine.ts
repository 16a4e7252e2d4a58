import type * as english from '../../../pages/en/mail/quarantine.ts';
import { counted } from '../../count.ts';

export const quarantine: typeof english.quarantine = {
  lead: (address) =>
    `E-Mails an ${address}, die keiner Konversation hinzugefügt wurden. Sie werden 30 Tage ohne Anhänge aufbewahrt.`,
  off: 'Es wird kein Postfach abgerufen. Setzen Sie MAIL_REPLY_TO und IMAP_URL, INCOMING_SMTP_PORT oder INCOMING_MAIL_SECRET.',
  none: 'Keine E-Mails in Quarantäne.',
  noSubject: '(kein Betreff)',
  files: (count) => `${counted(count, 'Anhang', 'Anhänge')}, nicht gespeichert`,
  add: 'Zur Konversation hinzufügen',
  open: 'Konversation öffnen',
  delete: 'Löschen',
  deleteSure: 'Endgültig löschen?',
  reasons: {
    auto_reply: 'Automatische Antwort',
    list: 'Newsletter oder Mailingliste',
    calendar: 'Kalendereinladung',
    system: 'System-E-Mail',
    own_mail: 'Von unserer eigenen Adresse',
    unknown_conversation: 'Keine passende Konversation',
    unknown_report: 'Zustellbericht zu einer unbekannten E-Mail',
    blocked: 'Der Besucher ist blockiert',
    too_many: 'Zu viele E-Mails in einer Stunde',
    empty: 'Weder Text noch Dateien',
    too_large: 'Größer als 25 MB',
    too_many_parts: 'Zu viele Teile',
    too_deep: 'Zu tief verschachtelt',
    headers_too_large: 'Kopfzeilen zu groß',
    broken: 'Nicht lesbar',
  },
};
