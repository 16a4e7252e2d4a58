import type * as english from '../../../pages/en/mail/mail.ts';

export const mail: typeof english.mail = {
  none: 'Es ist kein Mailserver eingerichtet, daher werden keine E-Mails gesendet: keine Antworten an Besucher, die den Chat verlassen haben, keine Einladungen, keine Links für neue Passwörter. Setzen Sie SMTP_URL und MAIL_FROM in der Umgebung des Servers und starten Sie ihn neu.',
  from: 'Absender',
  server: 'Mailserver',
  demo: 'Demo: E-Mails werden nicht gesendet, sondern unter /demo/outbox gezeigt',
  replies: 'Antworten gehen an',
  noReplies: 'An keine Adresse: E-Mails bitten darum, nicht zu antworten (MAIL_REPLY_TO ist nicht gesetzt).',
  test: 'Test-E-Mail an mich senden',
  accepted: (to, answer) => `Der Mailserver hat die E-Mail an ${to} angenommen: ${answer}`,
  refused: (to, answer) => `Die E-Mail an ${to} wurde nicht angenommen: ${answer}`,
  dns: 'DNS-Einträge',
  dnsLead:
    'E-Mail-Anbieter vertrauen Absendern, deren Domain diese Einträge veröffentlicht. Ihr Anbieter sagt Ihnen, was darin stehen muss.',
  selector: 'DKIM-Selektor',
  selectorHint: 'Von Ihrem E-Mail-Anbieter, z. B. „mail“ oder „s1“.',
  check: 'DNS prüfen',
  records: { spf: 'SPF', dkim: 'DKIM', dmarc: 'DMARC' },
  states: { found: 'gefunden', missing: 'fehlt', unknown: 'nicht geprüft' },
  queue: 'Letzte E-Mails',
  empty: 'Noch keine E-Mails.',
  kinds: {
    missed: 'Ungelesene Antworten',
    received: 'Bestätigung',
    transcript: 'Verlauf',
    test: 'Test',
    invite: 'Einladung',
    reset: 'Neues Passwort',
    new_device: 'Neue Anmeldung',
    notices: 'Benachrichtigungen',
    unanswered: 'Unbeantwortete Konversation',
    weekly: 'Wochenbericht',
  },
  mailStates: {
    queued: 'Wartet',
    sent: 'Gesendet',
    failed: 'Fehlgeschlagen',
    bounced: 'Unzustellbar',
    complained: 'Als Spam markiert',
    declined: 'Abbestellt',
    opened: 'Link geöffnet',
    answered: 'Beantwortet',
  },
  next: (when) => `nächster Versuch ${when}`,
  later: (when) => `fällig ${when}`,
  unknownAddress: 'Adresse noch nicht bekannt',
  retry: 'Erneut senden',
  suppressed: 'Gesperrte Adressen',
  suppressedLead:
    'Sie erhalten keine E-Mails mehr: Eine E-Mail war dauerhaft unzustellbar oder wurde vom Empfänger als Spam markiert.',
  allow: 'Wieder zulassen',
};

export const siteMail: typeof english.siteMail = {
  none: 'Auf diesem Server ist kein Mailserver eingerichtet (SMTP_URL), daher ist das noch ohne Wirkung.',
  missed: 'Antworten per E-Mail senden, die ein Besucher nicht gelesen hat',
  missedHint:
    'An Besucher, die den Chat verlassen haben und deren E-Mail-Adresse bekannt ist: eine E-Mail mit allem, was sie verpasst haben.',
  minutes: 'Wartezeit in Minuten',
  minutesHint:
    'Wird nicht gesendet, wenn der Besucher die Antwort vorher liest oder den Chat noch geöffnet hat.',
  received: 'Nachrichten bestätigen, die während Ihrer Abwesenheit eingehen',
  receivedHint: 'Wenn der Chat nach E-Mail-Adresse und Nachricht fragt (unter „Zeiten“).',
  days: 'Gültigkeit des Links zur Konversation in Tagen',
  daysHint:
    'Wer den Link hat, kann diese eine Konversation lesen und darin antworten. Bei 0 enthält die E-Mail keinen Link.',
};
