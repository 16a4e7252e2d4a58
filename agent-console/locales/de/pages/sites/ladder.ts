import type * as english from '../../../pages/en/sites/ladder.ts';

export const ladder: typeof english.ladder = {
  lead: 'Was geschieht, wenn ein Besucher keine Antwort bekommt. Jeder Schritt erfolgt einmal, gerechnet ab der ersten unbeantworteten Nachricht.',
  none: 'Keine Schritte: Es geschieht nichts, wenn ein Besucher keine Antwort bekommt.',
  after: 'Nach (Minuten)',
  when: 'Wann',
  times: {
    open: 'Während der Geschäftszeiten',
    closed: 'Außerhalb der Geschäftszeiten',
    always: 'Jederzeit',
  },
  action: 'Schritt',
  actions: {
    next: 'Den nächsten verfügbaren Agenten fragen (Angebot oder Benachrichtigung)',
    push: 'Push-Benachrichtigung an alle Verfügbaren senden',
    mail: 'E-Mail an das Team senden',
    bridge: 'Im Team-Chat melden (Chat-Anbindung, Meldungen)',
    visitor: 'Besucher informieren und nach einer E-Mail-Adresse fragen',
  },
  noMail: 'Dieser Server sendet keine E-Mails. Schritte, die sie brauchen, werden übersprungen.',
  step: (number) => `Schritt ${number}`,
  add: 'Schritt hinzufügen',
  remove: 'Schritt entfernen',
};
