import type { firstSteps as english } from '../../pages/en/first-steps.ts';
import { plural } from '../count.ts';

export const firstSteps: typeof english = {
  title: 'Willkommen! Vier Schritte bis zur ersten Konversation',
  left: (count) =>
    plural(
      count,
      'Noch ein Schritt. Jeder wird automatisch geprüft.',
      `Noch ${count} Schritte. Jeder wird automatisch geprüft.`,
    ),
  allDone: 'Alles eingerichtet. Besucher erscheinen in der Liste, sobald sie schreiben.',
  done: 'Erledigt',
  open: 'Offen',
  close: 'Schließen',
  hide: 'Schritte ausblenden',
  site: {
    title: 'Website anlegen',
    hint: 'Jede Website hat ihren eigenen Schlüssel, ihr Design, ihre Zeiten und Texte.',
    create: 'Website anlegen',
    change: 'Name und Design',
  },
  tag: {
    title: 'Chat auf Ihrer Website einbinden',
    hint: 'Wartet darauf, dass jemand den Chat auf Ihrer Website öffnet …',
    copy: 'Tag kopieren',
    act: 'Möglichkeiten zum Einbinden',
    seen: (website, ago) => `Gesehen auf ${website}, ${ago}`,
  },
  invite: {
    title: 'Kollegen einladen',
    hint: 'Erstellen Sie einen Link und verschicken Sie ihn.',
    act: 'Einladen',
    sent: (count) => plural(count, '1 offene Einladung', `${count} offene Einladungen`),
    joined: (count) => plural(count, '1 Kollege ist im Team', `${count} Kollegen sind im Team`),
  },
  alerts: {
    title: 'Benachrichtigungen einschalten',
    hint: 'Ton und Desktop-Benachrichtigungen in diesem Browser.',
    on: 'In diesem Browser eingeschaltet.',
  },
};
