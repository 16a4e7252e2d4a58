import type * as english from '../../pages/en/profile.ts';

export const profile: typeof english.profile = {
  name: 'Name',
  nameHint: 'Besucher sehen ihn neben Ihren Antworten.',
  saved: 'Gespeichert',
  password: 'Passwort',
  current: 'Aktuelles Passwort',
  next: 'Neues Passwort',
  change: 'Passwort ändern',
  changed: 'Passwort geändert. Auf allen anderen Geräten wurden Sie abgemeldet.',
  sessions: 'Aktive Sitzungen',
  thisOne: 'Dieser Browser',
  since: (when) => `angemeldet ${when}`,
  seen: (when) => `zuletzt verwendet ${when}`,
  unknownBrowser: 'Unbekannter Browser',
  end: 'Abmelden',
  endOthers: 'Überall sonst abmelden',
  endOthersSure: 'Bestätigen: überall sonst abmelden',
  alone: 'Keine anderen aktiven Sitzungen.',
};
