import type * as english from '../../pages/en/canned-replies.ts';

export const canned: typeof english.canned = {
  lead: 'Gespeicherte Antworten zum Wiederverwenden. Geben Sie im Antwortfeld / ein, um eine einzufügen.',
  none: 'Noch keine Textbausteine.',
  add: 'Textbaustein hinzufügen',
  name: 'Name',
  body: 'Antwort',
  variables: 'Verfügbare Variablen:',
  fallback: 'Einen Ersatztext schreiben Sie nach einem senkrechten Strich: {{visitor.name|zusammen}}.',
};
