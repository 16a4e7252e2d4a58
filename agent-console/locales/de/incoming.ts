import type * as english from '../en-incoming.ts';

export const incoming: typeof english.incoming = {
  incoming: {
    byMail: 'per E-Mail',
    byMailHint: 'Kam per E-Mail. Eine Absenderadresse kann gefälscht sein.',
    byLink: 'per Link',
    byLinkHint: 'Über den Link in einer E-Mail geschrieben. Er funktioniert für alle, die ihn haben.',
    stranger: 'Nicht der Besucher',
    strangerHint:
      'Von jemand anderem als dem Besucher an diese Konversation gesendet. Der Besucher sieht es nicht.',
    unknownSender: 'Unbekannter Absender',
    cut: 'Länger als eine Nachricht: Der vollständige Text ist angehängt.',
    packed:
      'Outlook hat die Dateien in winmail.dat verpackt. Bitten Sie um eine E-Mail im Nur-Text- oder HTML-Format.',
    lost: (name, why) => `${name} wurde nicht übernommen: ${why}`,
    why: {
      stranger: 'Dateien werden nur vom Besucher angenommen',
      file_too_large: 'zu groß',
      file_empty: 'die Datei ist leer',
      file_kind_refused: 'Dateityp wird nicht angenommen',
      file_unreadable: 'das Bild ist nicht lesbar',
      picture_too_large: 'das Bild ist zu groß',
      too_many_requests: 'zu viele Dateien an einem Tag',
      too_many_files: 'zu viele Dateien in einer E-Mail',
      forbidden: 'diese Website nimmt keine Dateien von Besuchern an',
    },
    otherReason: 'die Datei konnte nicht gespeichert werden',
  },
};
