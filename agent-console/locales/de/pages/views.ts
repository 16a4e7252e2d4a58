import type * as english from '../../pages/en/views.ts';

export const savedViews: typeof english.savedViews = {
  queues: 'Warteschlangen',
  teams: 'Teams',
  own: 'Meine Ansichten',
  shared: 'Geteilte Ansichten',
  counts: 'Gelöste Konversationen werden nicht gezählt.',
  share: 'Mit dem Team teilen',
  shareHint: 'Geteilte Ansichten sehen alle. Ändern können sie nur Sie und Admins.',
  folder: 'Ordner (optional)',
  sharedBy: 'Diese Ansicht wird von jemandem aus dem Team geteilt.',
  inLastDays: 'in den letzten … Tagen',
  beforeLastDays: 'vor den letzten … Tagen',
  days: 'Tage, heute eingeschlossen',
};
