import type * as english from '../../../pages/en/writing/scheduled.ts';

export const scheduled: typeof english.scheduled = {
  label: 'Geplante Nachrichten',
  sendLater: 'Später senden',
  times: { hour: 'In einer Stunde', tomorrow: 'Morgen früh', week: 'Montag früh' },
  at: 'Datum und Uhrzeit',
  schedule: 'Planen',
  sendsAt: (when) => `Wird gesendet: ${when}`,
  held: {
    visitor_wrote: 'Nicht gesendet: Der Besucher hat zuerst geschrieben.',
    agent_gone: 'Nicht gesendet: Das Konto des Verfassers besteht nicht mehr.',
    refused: 'Nicht gesendet: Der Server hat die Nachricht abgelehnt. Bearbeiten oder verwerfen Sie sie.',
  },
  heldByMerge: 'Wird nicht gesendet, solange diese Konversation mit einer anderen zusammengeführt ist.',
  sendNow: 'Jetzt senden',
  edit: 'Bearbeiten',
  cancel: 'Nachricht verwerfen',
  cancelSure: 'Für alle verwerfen?',
  cancelled: 'Nachricht verworfen.',
};
