import type * as english from '../../../pages/en/people/merge.ts';
import { counted, plural } from '../../count.ts';

export const merge: typeof english.merge = {
  title: 'Kontakte zusammenführen',
  lead: 'Wenn zwei Kontakte dieselbe Person sind, führen Sie sie zusammen. Konversationen, Notizen und alle Angaben beider liegen dann in einem Kontakt.',
  other: 'Der andere Kontakt',
  otherHint: 'Suchen Sie nach Name, E-Mail-Adresse oder Attribut, auf derselben Website.',
  search: 'Suchen',
  none: 'Keine Kontakte gefunden.',
  choose: 'Auswählen',
  chooseNamed: (name) => `${name} auswählen`,
  seen: (when) => `zuletzt gesehen ${when}`,
  into: (merged, kept) => `„${merged}“ wird mit „${kept}“ zusammengeführt. Das Ergebnis:`,
  name: 'Name',
  email: 'E-Mail',
  conversations: 'Zu verschiebende Konversationen',
  moves: (count) => counted(count, 'Konversation', 'Konversationen'),
  signsOut: (name) =>
    `„${name}“ wird im Browser abgemeldet, weil Ihre Website nicht verifiziert hat, wer ihn verwendet. Wird die Zusammenführung rückgängig gemacht, bleibt die Person abgemeldet.`,
  undoHint: 'Sie können das sieben Tage lang rückgängig machen.',
  merge: 'Zusammenführen',
  keepInstead: (name) => `Stattdessen „${name}“ behalten`,
  back: 'Zurück',
  done: (merged, kept) => `„${merged}“ wurde mit „${kept}“ zusammengeführt.`,
  undone: (stayed) =>
    stayed === 0
      ? 'Die Zusammenführung wurde rückgängig gemacht: Es gibt wieder zwei Kontakte.'
      : `Die Zusammenführung wurde rückgängig gemacht. ${plural(stayed, 'Eine Konversation bleibt', `${stayed} Konversationen bleiben`)} beim verbliebenen Kontakt, weil der Besucher seitdem darin geschrieben hat.`,
  another: 'Weiteren Kontakt zusammenführen',
  recent: 'In den letzten sieben Tagen zusammengeführt',
  mergedAt: (when) => `zusammengeführt ${when}`,
  undoUntil: (when) => `kann bis ${when} rückgängig gemacht werden`,
  undo: 'Zusammenführung rückgängig machen',
  close: 'Schließen',
};
