import type * as english from '../../pages/en/labels.ts';

export const labels: typeof english.labels = {
  lead: 'Ordnen Sie Konversationen nach Themen und filtern Sie nach Labels.',
  none: 'Noch keine Labels.',
  add: 'Label hinzufügen',
  name: 'Name',
  color: 'Farbe',
};
