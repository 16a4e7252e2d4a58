import type * as english from '../../pages/en/bridges.ts';

export const bridges: typeof english.bridges = {
  lead: 'Jede Konversation wird ein Thread im Chat Ihres Teams. Antworten im Thread gehen an den Besucher.',
  kinds: { slack: 'Slack', telegram: 'Telegram' },
  setUp: (chat) => `${chat} einrichten`,
  steps: {
    slack: [
      'Erstellen Sie in Slack unter api.slack.com/apps eine App „From a manifest“ und fügen Sie Folgendes ein:',
      'Installieren Sie die App in Ihrem Workspace und kopieren Sie das Bot-Token („OAuth & Permissions“).',
      'Erstellen Sie ein App-Level-Token mit dem Scope „connections:write“ („Basic Information“).',
      'Laden Sie die App in jeden Kanal ein: /invite @Frontdesk',
    ],
    telegram: [
      'Schreiben Sie in Telegram /newbot an @BotFather und kopieren Sie das Token. Nehmen Sie einen Bot, der sonst nichts tut.',
      'Legen Sie eine Gruppe für Ihr Team an und schalten Sie in deren Einstellungen „Themen“ ein. Jede Konversation wird ein Thema.',
      'Fügen Sie den Bot der Gruppe als Administrator hinzu, der Themen verwalten und Nachrichten löschen darf.',
      'Schreiben Sie etwas in die Gruppe, kopieren Sie den Link zu Ihrer Nachricht und fügen Sie ihn unten ein.',
      'Telegram gibt keine E-Mail-Adressen weiter. Sobald jemand in einem Thema geschrieben hat, wählen Sie hier, welcher Agent das ist.',
    ],
  },
  copyManifest: 'Manifest kopieren',
  secrets: {
    slack: {
      botToken: { label: 'Bot-Token', placeholder: 'xoxb-…' },
      appToken: { label: 'App-Level-Token', placeholder: 'xapp-…' },
    },
    telegram: { botToken: { label: 'Token des Telegram-Bots', placeholder: '110201543:AAH…' } },
  },
  kept: 'Gespeichert. Geben Sie ein neues ein, um es zu ersetzen.',
  channel: {
    slack: (site) => `Kanal für ${site}`,
    telegram: (site) => `Telegram-Gruppe für ${site}`,
  },
  channelHint: {
    slack:
      'ID oder Link des Kanals, aus den Kanaldetails in Slack. Leer: Konversationen dieser Website erscheinen nicht in Slack.',
    telegram:
      'Link zu einer Nachricht in der Gruppe oder ID der Gruppe. Leer: Konversationen dieser Website erscheinen nicht in Telegram.',
  },
  locale: 'Sprache der Meldungen von Frontdesk im Chat',
  locales: { en: 'English', zh: '简体中文' },
  connected: 'Verbunden',
  connecting: 'Verbindung wird hergestellt …',
  refused: (reason) => `Nicht verbunden: ${reason}`,
  channelTrouble: (site, reason) => `Für ${site} kann nichts gesendet werden: ${reason}`,
  test: 'Testen',
  testDone: 'Alles funktioniert. In jedem Kanal ist eine Testnachricht erschienen.',
  testSteps: {
    slack: {
      access: 'Das Bot-Token funktioniert nicht',
      connection: 'Das App-Level-Token funktioniert nicht',
      channel: 'In den Kanal konnte nicht geschrieben werden',
    },
    telegram: {
      access: 'Das Token funktioniert nicht',
      connection: 'Die Nachrichten des Bots können nicht gelesen werden',
      channel: 'Die Gruppe kann nicht verwendet werden',
    },
  },
  testStep: (step, site, reason) => `${step}${site === null ? '' : ` (${site})`}: ${reason}`,
  reasons: {
    invalid_auth: 'das Token ist ungültig',
    not_authed: 'das Token ist ungültig',
    token_revoked: 'das Token wurde widerrufen',
    account_inactive: 'die App wurde aus dem Workspace entfernt',
    missing_scope: 'der App fehlt eine Berechtigung; vergleichen Sie ihre Scopes mit dem Manifest',
    not_allowed_token_type: 'das ist ein Token anderer Art',
    socket_mode_disabled: 'der Socket Mode ist in den Einstellungen der App ausgeschaltet',
    channel_not_found: 'den Kanal gibt es nicht, oder die App ist dort kein Mitglied',
    not_in_channel: 'die App ist kein Mitglied des Kanals; laden Sie sie mit /invite ein',
    is_archived: 'der Kanal ist archiviert',
    unauthorized: 'das Token ist ungültig oder wurde bei @BotFather widerrufen',
    webhook_active:
      'ein anderes Programm empfängt die Nachrichten dieses Bots per Webhook; erstellen Sie einen Bot nur für Frontdesk',
    other_listener:
      'ein anderes Programm liest die Nachrichten dieses Bots; erstellen Sie einen Bot nur für Frontdesk',
    bot_removed: 'der Bot wurde aus der Gruppe entfernt; fügen Sie ihn wieder als Administrator hinzu',
    chat_not_found: 'die Gruppe gibt es nicht, oder der Bot ist kein Mitglied',
    not_a_forum: 'die Gruppe hat keine Themen; schalten Sie sie in ihren Einstellungen ein',
    no_rights: 'der Bot ist kein Administrator, der Themen verwalten darf',
    topic_closed: 'das Thema ist geschlossen, und der Bot darf es nicht wieder öffnen',
    forbidden: 'der Bot darf in der Gruppe nicht schreiben',
    channel_moved: 'die Gruppe ist jetzt eine Supergruppe; testen Sie gleich noch einmal',
  },
  people: { slack: 'Unbekannte Personen', telegram: 'Personen in Telegram' },
  peopleLead: {
    slack:
      'Diese Personen haben in einem Thread geantwortet, aber ihre E-Mail-Adresse im Chat gehört zu keinem Agenten. Ihre Nachrichten werden erst gesendet, wenn Sie einen Agenten zuordnen.',
    telegram:
      'Diese Personen haben in einem Thema geschrieben. Ordnen Sie jeder einen Agenten zu; bis dahin werden ihre Nachrichten nicht gesendet.',
  },
  answersAs: (name) => `${name} antwortet als`,
  nobody: 'Niemand: nicht senden',
  remove: 'Entfernen',
  removeSure: 'Entfernen? Antworten im Chat erreichen Besucher dann nicht mehr.',
  saved: 'Gespeichert',
};
