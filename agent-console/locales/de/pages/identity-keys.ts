import type * as english from '../../pages/en/identity-keys.ts';

export const identityKeys: typeof english.identityKeys = {
  lead: 'Ihr Server signiert die Identität seiner Nutzer mit einem Schlüssel. Sie sind dann hier verifiziert und sehen ihre Konversationen auf jedem Gerät.',
  audience: (key) => `Website-Schlüssel, für „aud“: ${key}`,
  none: 'Noch keine Schlüssel.',
  made: (when) => `erstellt ${when}`,
  make: 'Schlüssel erstellen',
  once: 'Speichern Sie diesen Schlüssel in der Konfiguration Ihres Servers, nie in einer Webseite. Er wird nur einmal angezeigt.',
  full: 'Es gibt zwei Schlüssel. Stellen Sie zum Wechseln Ihren Server auf den neueren um und löschen Sie dann den älteren.',
  remove: 'Löschen',
  removeSure: 'Löschen? Damit signierte Tokens werden dann abgewiesen.',
};
