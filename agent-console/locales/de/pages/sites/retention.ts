import type * as english from '../../../pages/en/sites/retention.ts';
import { counted } from '../../count.ts';

export const retention: typeof english.retention = {
  lead: 'Ältere Daten werden innerhalb einer Stunde endgültig gelöscht. Leere Felder: Die Daten bleiben erhalten.',
  conversations: 'Gelöste Konversationen: Aufbewahrung in Tagen',
  conversationsHint:
    'Seit der letzten Aktivität. Offene und zurückgestellte Konversationen bleiben. Nachrichten, Notizen, Dateien, Entwürfe und E-Mails werden mitgelöscht.',
  files: 'Dateien: Aufbewahrung in Tagen',
  filesHint:
    'Seit dem Senden, auch in offenen Konversationen. Die Nachrichten bleiben und zeigen, dass die Datei gelöscht wurde. Dateien in Räumen bleiben.',
  visitors: 'Besucher ohne Konversationen: Aufbewahrung in Tagen',
  visitorsHint: 'Seit dem letzten Besuch. Über die API angelegte Kontakte und blockierte Besucher bleiben.',
  activity: 'Seitenaufrufe und Ereignisse von Besuchern: Aufbewahrung in Tagen',
  preview: 'Zeigen, was gelöscht würde',
  counted: (conversations, files, visitors, complete) =>
    `${complete ? 'Jetzt' : 'Jetzt mindestens'} zu löschen: ${counted(conversations, 'Konversation', 'Konversationen')}, ${counted(files, 'Datei', 'Dateien')} und ${counted(visitors, 'Besucher', 'Besucher')}.`,
  sure: (what) => `${what} Das kann nicht rückgängig gemacht werden. Trotzdem speichern?`,
  saveAnyway: 'Speichern und löschen',
};

export const deletion: typeof english.deletion = {
  title: 'Konversation löschen',
  lead: 'Nachrichten, Notizen, Dateien, Entwürfe und E-Mails dieser Konversation werden endgültig gelöscht, für Sie und für den Besucher. Das Profil und andere Konversationen des Besuchers bleiben.',
  copies: 'Kopien außerhalb von Frontdesk bleiben: gesendete E-Mails, Team-Chats, Backups.',
  delete: 'Endgültig löschen',
};

export const siteDeletion: typeof english.siteDeletion = {
  open: 'Website löschen …',
  lead: (conversations, visitors) =>
    `Löscht die Website endgültig, mit ${counted(conversations, 'Konversation', 'Konversationen')} und ${counted(visitors, 'Besucher', 'Besuchern')}: Nachrichten, Notizen, Dateien, E-Mails, Seitenaufrufe und Identitätsschlüssel. Der Chat verschwindet sofort von Ihrer Website; wer ihn geöffnet hat, wird getrennt. Zahlen in Berichten bleiben, ohne Personen.`,
  copies: 'Kopien außerhalb von Frontdesk bleiben: gesendete E-Mails, Team-Chats, Backups.',
  tag: 'Entfernen Sie auch das Tag von Ihrer Website.',
  name: (name) => `Geben Sie zur Bestätigung „${name}“ ein`,
  delete: 'Website endgültig löschen',
  mistyped: 'Der Name stimmt nicht überein.',
};

export const masking: typeof english.masking = {
  cards: 'Kreditkartennummern maskieren',
  cardsHint:
    'In Nachrichten, Notizen, Entwürfen, Formularen, Bewertungen, Dateinamen und eingehenden E-Mails, bevor sie gespeichert werden. Die letzten vier Ziffern bleiben sichtbar; den Rest kann später niemand sehen.',
  patterns: 'Außerdem maskieren, ein Muster je Zeile',
  patternsHint: 'Reguläre Ausdrücke, z. B. K-\\d{6} für Kundennummern.',
};
