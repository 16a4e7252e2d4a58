import type * as english from '../../pages/en/agents.ts';

export const agents: typeof english.agents = {
  lead: 'Ihr Team. Links für Einladungen und Passwörter gelten einmal; kopieren und verschicken Sie sie.',
  you: '(Sie)',
  roles: { agent: 'Agent', admin: 'Admin' },
  deactivated: 'Deaktiviert',
  secondFactor: 'Zwei-Faktor',
  makeAdmin: 'Zum Admin machen',
  makeAgent: 'Zum Agenten machen',
  deactivate: 'Deaktivieren',
  deactivateSure:
    'Deaktivieren? Die Person wird abgemeldet, ihre offenen Konversationen gehen zurück in die Warteschlange.',
  reactivate: 'Reaktivieren',
  remove: 'Agent löschen …',
  removeLead:
    'Löscht dieses Konto endgültig: Anmeldung, Geräte, API-Schlüssel, Benachrichtigungen, Entwürfe und Bild. Offene Konversationen gehen zurück in die Warteschlange. Nachrichten und Notizen bleiben unter dem Namen unten erhalten. Erwähnungen in Nachrichten anderer und Kopien außerhalb von Frontdesk, z. B. gesendete E-Mails und Backups, bleiben unverändert.',
  shownAs: 'Stattdessen angezeigter Name',
  formerAgent: 'Ehemaliger Agent',
  removeForGood: 'Endgültig löschen',
  removeSure: (name) => `${name} löschen? Das kann nicht rückgängig gemacht werden.`,
  reset: 'Link zum Zurücksetzen des Passworts',
  removeFactor: 'Zwei-Faktor ausschalten',
  removeFactorSure: 'Ausschalten? Zur Anmeldung genügt dann das Passwort.',
  cap: 'Max. offene Konversationen',
  capHint: 'Leer: Es gilt die Grenze der Website oder des Teams.',
  more: (name) => `${name} bearbeiten`,
  close: 'Schließen',
  invite: 'Kollegen einladen',
  inviteSubmit: 'Einladung erstellen',
  name: 'Name',
  email: 'E-Mail',
  role: 'Rolle',
  invitations: 'Offene Einladungen',
  until: (when) => `bis ${when}`,
  withdraw: 'Widerrufen',
  link: (when) =>
    `Verschicken Sie diesen Link. Er gilt einmal, läuft ${when} ab und wird nur einmal angezeigt.`,
};
