import type * as english from '../../../pages/en/people/import.ts';

export const contactImport: typeof english.contactImport = {
  title: 'Importer des contacts',
  lead: 'Un fichier CSV avec une ligne d’en-tête, en UTF-8, de 50 Mo et 100 000 lignes au plus. L’importer à nouveau ne crée aucun doublon : les contacts sont reconnus à leur identifiant externe ou, à défaut, à leur adresse e-mail.',
  file: 'Fichier CSV',
  site: 'Site',
  columns: (file) => `Colonnes de ${file}`,
  column: (name) => `Importer la colonne ${name} comme`,
  unnamed: (number) => `Colonne ${number}`,
  kinds: {
    externalId: 'Identifiant externe',
    name: 'Nom',
    email: 'E-mail',
    text: 'Attribut : texte',
    number: 'Attribut : nombre',
    date: 'Attribut : date',
    'yes-no': 'Attribut : oui ou non',
    ignore: 'Ne pas importer',
  },
  needsKey: 'Choisissez la colonne de l’identifiant externe ou de l’adresse e-mail.',
  start: 'Importer',
  again: 'Réessayer',
  stop: 'Arrêter',
  close: 'Fermer',
  running: 'Importation en cours…',
  paused:
    'L’importation s’est arrêtée. Ce qui est importé est conservé ; un nouvel essai reprend du début sans créer de doublon.',
  done: 'Importation terminée',
  counts: (made, changed, refused) =>
    `${made.toLocaleString('fr')} ajoutés, ${changed.toLocaleString('fr')} trouvés et mis à jour, ${refused.toLocaleString('fr')} non importés.`,
  refused: 'Lignes non importées',
  line: (line) => `Ligne ${line}`,
  misfit: {
    text: (column, cell) => `« ${cell} » ne convient pas à ${column}.`,
    number: (column, cell) => `« ${cell} » dans ${column} n’est pas un nombre.`,
    date: (column, cell) => `« ${cell} » dans ${column} n’est pas une date comme 2026-11-29.`,
    'yes-no': (column, cell) => `« ${cell} » dans ${column} n’est ni oui ni non.`,
  },
  lineFaults: {
    external_id: 'L’identifiant externe dépasse 200 caractères.',
    nothing_to_find_by: 'Ni identifiant externe ni adresse e-mail.',
    name: 'Le nom dépasse 80 caractères.',
    email: 'Ce n’est pas une adresse e-mail.',
    attributes:
      'Trop d’attributs (30 au maximum) ou un attribut trop long : 40 caractères pour les noms, 200 pour les textes.',
    signed: 'Le site a signé les informations de ce contact ; elles ne peuvent pas être modifiées ici.',
  },
  further: (count) => `et ${count} autres`,
  faults: {
    unreadable: 'Ce fichier est illisible. Enregistrez-le en CSV, en UTF-8.',
    'too-wide': 'Ce fichier a plus de 100 colonnes.',
    'too-long-cell': 'Ce fichier a une cellule de plus de 10 000 caractères. Manque-t-il un guillemet ?',
    'too-large': 'Ce fichier dépasse 50 Mo. Divisez-le.',
    empty: 'Ce fichier n’a aucune ligne sous l’en-tête.',
    'too-many-lines': 'Seules les 100 000 premières lignes ont été importées.',
  },
};
