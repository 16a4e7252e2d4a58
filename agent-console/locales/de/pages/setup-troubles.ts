import type * as english from '../../pages/en/setup-troubles.ts';

export const setupTroubles: typeof english.setupTroubles = {
  proxy_not_trusted:
    'Der Server läuft hinter einem Proxy, aber TRUST_PROXY ist aus: Alle Besucher teilen sich die Grenzwerte eines einzigen Netzwerks, und wer ein Netzwerk blockiert, blockiert alle. Setzen Sie TRUST_PROXY=on und starten Sie den Server neu.',
  proxy_silent:
    'Der Proxy vor dem Server sendet kein X-Forwarded-For: Alle Besucher teilen sich die Grenzwerte eines einzigen Netzwerks, und wer ein Netzwerk blockiert, blockiert alle. Lassen Sie den Proxy diesen Header ergänzen.',
  plain_http:
    'Der Server ist über unverschlüsseltes HTTP erreichbar: Passwörter und Konversationen können unterwegs mitgelesen werden. Schalten Sie einen Proxy mit TLS davor und setzen Sie PUBLIC_URL auf dessen https-Adresse.',
  engine_without_sign_in:
    'Die Engine unterstützt keine Nutzeranmeldung: Deaktivierte Agenten und blockierte Besucher erhalten weiter Nachrichten, bis sie die Seite schließen. Schalten Sie in soketi die Nutzeranmeldung für die App ein (enableUserAuthentication).',
  webhook_switched_off:
    'Ein Webhook-Endpunkt wurde ausgeschaltet: Er hat gemeldet, dass es ihn nicht mehr gibt, oder drei Tage lang nichts angenommen. Öffnen Sie Einstellungen, Webhooks und schalten Sie ihn wieder ein oder löschen Sie ihn.',
  backup_failed:
    'Das letzte nächtliche Backup konnte nicht erstellt werden oder hat die Prüfung nicht bestanden. Es wird stündlich erneut versucht; den Grund nennt das Serverprotokoll.',
};
