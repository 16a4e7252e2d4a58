import type * as english from '../../pages/en/second-factor.ts';

export const secondFactor: typeof english.secondFactor = {
  title: 'Zwei-Faktor-Anmeldung',
  off: 'Aus. Wer Ihr Passwort erfährt, kann sich damit anmelden.',
  on: (left) =>
    `Ein. Zur Anmeldung brauchen Sie Ihr Passwort und einen Code aus Ihrer App. Verbleibende Wiederherstellungscodes: ${left}.`,
  turnOn: 'Einrichten',
  turnOff: 'Ausschalten',
  turnOffSure: 'Bestätigen: Zwei-Faktor ausschalten',
  scan: 'Scannen Sie dies mit einer Authenticator-App, z. B. Aegis, 2FAS oder Ihrem Passwort-Manager.',
  qr: 'QR-Code für die Authenticator-App, enthält das Geheimnis unten',
  secret: 'Oder geben Sie dieses Geheimnis in der App ein:',
  enter: 'Geben Sie dann den angezeigten Code ein:',
  confirm: 'Einschalten',
  codes: 'Ihre Wiederherstellungscodes',
  codesLead:
    'Wenn Sie die App verlieren, gilt jeder davon einmal anstelle eines Codes. Sie werden nur einmal angezeigt: Bewahren Sie sie bei Ihren Passwörtern auf.',
  copyCodes: 'Alle kopieren',
  kept: 'Ich habe sie gespeichert',
  renew: 'Neue Wiederherstellungscodes',
  renewSure: 'Neue Codes erstellen? Die bisherigen gelten dann nicht mehr.',
};
