import type * as english from '../../pages/en/notices.ts';

export const notices: typeof english.notices = {
  lead: 'Wählen Sie, worüber Sie benachrichtigt werden. Gilt für alle Ihre Geräte.',
  turnOff: 'In diesem Browser ausschalten',
  here: { on: 'In diesem Browser eingeschaltet', off: 'In diesem Browser ausgeschaltet' },
  push: {
    off: 'Push ist in diesem Browser nicht eingerichtet.',
    on: 'Sie werden in diesem Browser auch dann benachrichtigt, wenn die Konsole geschlossen ist.',
    refused:
      'Dieser Browser konnte nicht für Push registriert werden. Sie werden benachrichtigt, solange die Konsole geöffnet ist.',
    unsupported:
      'Dieser Browser unterstützt kein Push. Sie werden benachrichtigt, solange die Konsole geöffnet ist.',
  },
  table: 'Worüber und wie Sie benachrichtigt werden',
  events: {
    waiting: 'Ein Besucher wartet',
    message: 'Neue Nachricht in meiner Konversation',
    assigned: 'Konversation mir zugewiesen oder weitergeleitet',
    mention: 'Jemand erwähnt mich',
    room: 'Neue Nachricht in einem Teamraum',
    offer: 'Konversation mir angeboten',
    rating: 'Schlechte Bewertung',
  },
  channels: { inApp: 'Konsole', sound: 'Ton', desktop: 'Desktop', push: 'Push', mail: 'E-Mail' },
  channelHints:
    'Desktop: solange die Konsole im Hintergrund geöffnet ist. Push: auch wenn sie geschlossen ist. Solange Sie die Konsole verwenden, erhalten Sie weder Push noch E-Mails. E-Mail: wenn Sie es nach einer Weile nicht gesehen haben oder niemand geantwortet hat.',
  ratingHint:
    'Schlechte Bewertung, nachdem ein Agent geantwortet hat: Sie werden benachrichtigt, wenn Sie zuletzt geantwortet haben, als Admin über jede. Welche Bewertungen schlecht sind, legt jede Website fest.',
  cell: (event, channel) => `${event}: ${channel}`,
  repeat: 'Ton wiederholen, bis alle eine Antwort haben',
  mailAfter: 'E-Mail an mich nach',
  mailAfterHint: 'Was Sie bis dahin verpasst haben, kommt in einer E-Mail.',
  noMail: 'Dieser Server sendet noch keine E-Mails. Ein Admin kann das einrichten.',
  weekly: 'Wochenbericht per E-Mail erhalten',
  weeklyHint:
    'Jeden Montag um 8:00 Uhr: die Zahlen der letzten Woche im Vergleich zur Woche davor, für alle Websites.',
  minutes: (count) => (count === 60 ? '1 Stunde' : `${count} Minuten`),
  words: 'Nachrichtentext in Push-Benachrichtigungen zeigen',
  quiet: 'Ruhezeit: kein Ton, keine Desktop-, Push- oder E-Mail-Benachrichtigungen',
  from: 'Von',
  to: 'Bis',
  timeZone: 'Zeitzone',
  silent: 'Ihr Browser blockiert den Ton. Klicken Sie irgendwo auf diese Seite.',
};
