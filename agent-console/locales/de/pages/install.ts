import type * as english from '../../pages/en/install.ts';

export const seenOn: typeof english.seenOn = {
  title: 'Gesehen auf',
  never: 'Noch nicht. Sobald ein Besucher den Chat auf einer Seite öffnet, erscheint sie hier.',
};

export const checkPage: typeof english.checkPage = {
  title: 'Seite prüfen',
  lead: 'Der Server ruft die Seite auf wie der Browser eines Besuchers, ohne ihre Skripte auszuführen, und zeigt, was den Chat verhindert.',
  address: 'Adresse der Seite',
  check: 'Prüfen',
  checking: 'Wird geprüft…',
  fine: 'Der Chat ist auf dieser Seite richtig eingebaut.',
  notAddress: 'Eine Adresse beginnt mit https://',
  checks: {
    page: 'Seite',
    tag: 'Tag im HTML',
    server: 'Serveradresse',
    site_key: 'Schlüssel der Website',
    origin: 'Erlaubte Ursprünge',
    mixed_content: 'Verschlüsselung',
    content_security_policy: 'Sicherheitsrichtlinie',
    engine: 'Live-Verbindung',
  },
  problems: {
    page_unreachable: 'Der Server erreicht die Seite nicht ({reason}).',
    page_private: '{host} liegt nicht im öffentlichen Internet, deshalb ruft der Server die Seite nicht auf.',
    page_status: 'Die Seite antwortet mit Status {status}.',
    page_too_large: 'Die Seite ist größer als 5 MB.',
    tag_missing:
      'Das Tag steht nicht im HTML der Seite. Kopieren Sie es von oben in die Seite. Wenn ein Tag-Manager es einfügt, prüfen Sie die Seite stattdessen im Browser.',
    tag_repeated:
      'Das Tag steht {count}-mal in der Seite. Behalten Sie das erste und entfernen Sie die anderen.',
    server_other: 'Das Tag verweist auf {server}, dieser Server ist aber {own}. Kopieren Sie das Tag erneut.',
    key_missing: 'Das Tag enthält keinen Schlüssel. Kopieren Sie das Tag erneut.',
    key_unknown: 'Keine Website hat den Schlüssel „{key}“. Kopieren Sie das Tag erneut.',
    key_of_other_site: 'Die Seite enthält das Tag einer anderen Website: „{site}“.',
    origin_refused:
      '{origin} gehört nicht zu den erlaubten Ursprüngen. Fügen Sie ihn unter Einstellungen, Websites, Allgemein hinzu.',
    mixed_content:
      'Die Seite nutzt HTTPS, das Tag verweist aber unverschlüsselt auf {server}; Browser blockieren das. Richten Sie für diesen Server HTTPS ein.',
    policy_needs_nonce:
      'Die Richtlinie der Seite vertraut Skripten nur mit Nonce (strict-dynamic). Geben Sie dem Tag die Nonce der Seite.',
    policy_blocks: 'Die Richtlinie der Seite blockiert den Chat. Ergänzen Sie: {directives}',
    engine_unreachable:
      'Zu {origin} lässt sich kein WebSocket öffnen ({reason}). Der Chat funktioniert, fragt aber nur alle paar Sekunden nach neuen Nachrichten. Lassen Sie den Proxy WebSocket-Upgrades weiterleiten.',
  },
};
