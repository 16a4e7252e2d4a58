import type * as english from '../en-accounts.ts';

export const accounts: typeof english.accounts = {
  code: 'Code',
  codeHint: 'Die sechs Ziffern aus Ihrer Authenticator-App oder ein Wiederherstellungscode.',
  codeMissing: 'Geben Sie den Code ein.',
  confirmTitle: 'Passwort bestätigen',
  confirmLead: 'Bestätigen Sie diese Änderung mit Ihrem Passwort.',
  confirmSubmit: 'Weiter',
  cancel: 'Abbrechen',
  copy: 'Kopieren',
  copied: 'Kopiert',
  copyFailed: 'Kopieren nicht möglich. Markieren Sie den Text und kopieren Sie ihn von Hand.',
  sure: 'Bestätigen',
  passwordHint: 'Mindestens 12 Zeichen. Gut geeignet ist ein kurzer Satz.',
  passwordShort: 'Das neue Passwort muss mindestens 12 Zeichen lang sein.',

  join: {
    invite: (name) => `Willkommen, ${name}`,
    inviteLead: (email) => `Sie melden sich mit ${email} an. Wählen Sie ein Passwort.`,
    reset: 'Neues Passwort festlegen',
    resetLead: (email) => `Für ${email}. Auf allen anderen Geräten werden Sie abgemeldet.`,
    name: 'Ihr Name',
    nameHint: 'Besucher sehen ihn neben Ihren Antworten.',
    password: 'Passwort',
    inviteSubmit: 'Beitreten',
    resetSubmit: 'Passwort festlegen',
    busy: 'Einen Moment …',
    done: 'Passwort festgelegt',
    doneLead: 'Sie können sich jetzt anmelden.',
    toSignIn: 'Zur Anmeldung',
    invalid: 'Dieser Link funktioniert nicht',
    noToken: 'Der Link ist unvollständig. Kopieren Sie ihn ganz, auch alles nach dem #.',
    retry: 'Erneut versuchen',
  },

  blocked: {
    title: 'Blockiert',
    lead: 'Nachrichten von diesen Besuchern und Netzwerken werden abgewiesen. Blockieren können Sie in den Details einer Konversation.',
    none: 'Keine blockierten Besucher oder Netzwerke.',
    network: (network) => `Netzwerk ${network}`,
    by: (name, when) => `von ${name}, ${when}`,
    unblock: 'Blockierung aufheben',
    blockVisitor: 'Besucher blockieren',
    blockVisitorSure: 'Blockieren? Dieser Besucher kann dann keine Nachrichten mehr senden.',
    blockNetwork: 'Netzwerk blockieren',
    blockNetworkSure: 'Blockieren? Das betrifft alle in diesem Netzwerk, auch Büros mit gemeinsamer Adresse.',
    blockWider: (bits) => `Größeres Netzwerk blockieren (/${bits})`,
    blockWiderSure: (bits) =>
      bits === 56
        ? 'Blockieren? Ein /56 ist meist ein einzelner Haushalt, im Mobilfunk können es aber viele Kunden sein.'
        : 'Blockieren? Ein /48 kann ein ganzes Unternehmen sein oder viele Haushalte eines Anbieters.',
    visitorBlocked: 'Besucher blockiert',
    networkBlocked: 'Netzwerk blockiert',
  },
};
