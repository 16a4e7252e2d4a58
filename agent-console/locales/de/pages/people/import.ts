import type * as english from '../../../pages/en/people/import.ts';

const counted = (count: number) => count.toLocaleString('de');

export const contactImport: typeof english.contactImport = {
  title: 'Kontakte importieren',
  lead: 'Eine CSV-Datei mit Kopfzeile in UTF-8, bis 50 MB und 100.000 Zeilen. Ein erneuter Import legt niemanden doppelt an: Kontakte werden an der externen ID erkannt, sonst an der E-Mail-Adresse.',
  file: 'CSV-Datei',
  site: 'Website',
  columns: (file) => `Spalten von ${file}`,
  column: (name) => `Spalte ${name} importieren als`,
  unnamed: (number) => `Spalte ${number}`,
  kinds: {
    externalId: 'Externe ID',
    name: 'Name',
    email: 'E-Mail',
    text: 'Attribut: Text',
    number: 'Attribut: Zahl',
    date: 'Attribut: Datum',
    'yes-no': 'Attribut: ja oder nein',
    ignore: 'Nicht importieren',
  },
  needsKey: 'Wählen Sie die Spalte mit der externen ID oder der E-Mail-Adresse.',
  start: 'Importieren',
  again: 'Erneut versuchen',
  stop: 'Abbrechen',
  close: 'Schließen',
  running: 'Import läuft …',
  paused:
    'Der Import wurde unterbrochen. Bereits Importiertes bleibt; ein neuer Versuch beginnt von vorn und legt niemanden doppelt an.',
  done: 'Import abgeschlossen',
  counts: (made, changed, refused) =>
    `${counted(made)} hinzugefügt, ${counted(changed)} gefunden und aktualisiert, ${counted(refused)} nicht importiert.`,
  refused: 'Nicht importierte Zeilen',
  line: (line) => `Zeile ${counted(line)}`,
  misfit: {
    text: (column, cell) => `„${cell}“ passt nicht zu ${column}.`,
    number: (column, cell) => `„${cell}“ in ${column} ist keine Zahl.`,
    date: (column, cell) => `„${cell}“ in ${column} ist kein Datum wie 2026-11-29.`,
    'yes-no': (column, cell) => `„${cell}“ in ${column} ist weder ja noch nein.`,
  },
  lineFaults: {
    external_id: 'Die externe ID hat mehr als 200 Zeichen.',
    nothing_to_find_by: 'Weder externe ID noch E-Mail-Adresse vorhanden.',
    name: 'Der Name hat mehr als 80 Zeichen.',
    email: 'Das ist keine E-Mail-Adresse.',
    attributes:
      'Zu viele Attribute (höchstens 30) oder ein zu langes: Namen haben bis zu 40 Zeichen, Texte bis zu 200.',
    signed: 'Die Website hat die Angaben dieses Kontakts signiert; hier lassen sie sich nicht ändern.',
  },
  further: (count) => `und ${counted(count)} weitere`,
  faults: {
    unreadable: 'Diese Datei kann nicht gelesen werden. Speichern Sie sie als CSV in UTF-8.',
    'too-wide': 'Diese Datei hat mehr als 100 Spalten.',
    'too-long-cell': 'Diese Datei hat eine Zelle mit mehr als 10.000 Zeichen. Fehlt ein Anführungszeichen?',
    'too-large': 'Diese Datei ist größer als 50 MB. Teilen Sie sie auf.',
    empty: 'Diese Datei hat keine Zeile unter der Kopfzeile.',
    'too-many-lines': 'Nur die ersten 100.000 Zeilen wurden importiert.',
  },
};
