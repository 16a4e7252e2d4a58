import type * as english from '../../pages/en/canned-replies.ts';

export const canned: typeof english.canned = {
  lead: 'Gespeicherte Antworten zum Wiederverwenden. Geben Sie im Antwortfeld / ein, um eine einzufügen.',
  own: 'Nur für mich',
  shared: 'Für alle',
  noneOwn: 'Sie haben noch keine eigenen Textbausteine.',
  none: 'Noch keine gemeinsamen Textbausteine.',
  addOwn: 'Textbaustein hinzufügen',
  add: 'Gemeinsamen Textbaustein hinzufügen',
  folder: 'Ordner (optional)',
  uses: (count, days) => `In ${days} Tagen ${count}-mal verwendet`,
  name: 'Name',
  body: 'Antwort',
  variables: 'Verfügbare Variablen:',
  fallback: 'Einen Ersatztext schreiben Sie nach einem senkrechten Strich: {{visitor.name|zusammen}}.',
  files: 'Dateien',
  tooMany: (limit, leftOut) =>
    `Eine Antwort kann höchstens ${limit} Dateien enthalten; nicht hinzugefügt: ${leftOut}.`,
  uploading: 'Dateien werden noch hochgeladen. Speichern Sie, sobald sie fertig sind.',
  failed:
    'Eine Datei wurde nicht hochgeladen. Versuchen Sie es erneut oder entfernen Sie sie, bevor Sie speichern.',
};
