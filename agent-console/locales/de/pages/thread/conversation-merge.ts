import type { conversationMerge as en } from '../../../pages/en/thread/conversation-merge.ts';

/** Merging two conversations of a visitor, reading the merged one, separating them. */
export const conversationMerge: typeof en = {
  title: 'Konversationen zusammenführen',
  lead: 'Wählen Sie eine andere Konversation mit diesem Besucher. Aus beiden wird eine.',
  none: 'Es gibt keine andere Konversation mit diesem Besucher.',
  choose: 'Auswählen',
  chooseNamed: (words: string) => `„${words}“ auswählen`,
  into: (merged: string, kept: string) =>
    `Die Konversation vom ${merged} wird mit der vom ${kept} zusammengeführt und dort fortgesetzt.`,
  messages: 'Nachrichten und Notizen',
  files: 'Dateien',
  scheduled: 'Geplante Nachrichten, die nicht gesendet werden',
  goesOn:
    'Die zusammengeführte Konversation gilt als gelöst und bleibt lesbar. Was der Besucher dort schreibt, erscheint in der anderen. Sie können beide jederzeit wieder trennen.',
  wakes:
    'Die Konversation, die bestehen bleibt, ist zurückgestellt. Beim Zusammenführen wird das aufgehoben, denn der Besucher wartet auf eine Antwort.',
  staysSnoozed: (until: string | null) =>
    until === null
      ? 'Die Konversation, die bestehen bleibt, ist weiterhin zurückgestellt, bis der Besucher antwortet.'
      : `Die Konversation, die bestehen bleibt, ist weiterhin bis ${until} zurückgestellt.`,
  merge: 'Zusammenführen',
  keepOther: 'Die andere behalten',
  back: 'Zurück',
  close: 'Abbrechen',
  absorbed: (name: string) => `Eine andere Konversation mit dieser zusammengeführt (durch ${name})`,
  detached: (name: string) => `Eine zusammengeführte Konversation wieder getrennt (durch ${name})`,
  merged: (name: string) => `Mit einer anderen Konversation zusammengeführt (durch ${name})`,
  separated: (name: string) => `Von der anderen Konversation wieder getrennt (durch ${name})`,
  from: (when: string, count: number) =>
    `Konversation vom ${when} (${count === 1 ? '1 Nachricht' : `${count.toLocaleString('de')} Nachrichten`})`,
  label: (when: string) => `Nachrichten der Konversation vom ${when}`,
  earlier: 'Frühere Nachrichten',
  open: 'Öffnen',
  separate: 'Trennen',
  failed: 'Die Nachrichten konnten nicht geladen werden.',
  deleted: 'Diese Konversation wurde gelöscht.',
  retry: 'Erneut versuchen',
  bar: 'Diese Konversation wurde mit einer anderen zusammengeführt.',
  barHint: 'Antworten Sie dort.',
  openKept: 'Andere Konversation öffnen',
};
