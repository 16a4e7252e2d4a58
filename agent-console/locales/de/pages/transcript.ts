import type * as english from '../../pages/en/transcript.ts';

export const transcript: typeof english.transcript = {
  title: 'Verlauf per E-Mail senden',
  lead: 'Alles, was Sie und der Besucher geschrieben haben, als Textdatei in der Sprache des Besuchers. Notizen sind nicht enthalten.',
  to: 'E-Mail-Adresse',
  hint: 'Nur die eigene Adresse des Besuchers erhält einen Link zur Konversation und kann darauf antworten.',
  send: 'Senden',
  queued: (to) =>
    `Der Verlauf ist unterwegs an ${to}. Ob er angenommen wurde, sehen Sie in der Konversation.`,
  close: 'Schließen',
};
