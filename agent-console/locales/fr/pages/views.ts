import type * as english from '../../pages/en/views.ts';

export const savedViews: typeof english.savedViews = {
  queues: 'Files d’attente',
  teams: 'Équipes',
  own: 'Mes vues',
  shared: 'Vues partagées',
  counts: 'Les conversations résolues ne sont pas comptées.',
  share: 'Partager avec l’équipe',
  shareHint: 'Tout le monde voit une vue partagée. Seuls vous et les administrateurs pouvez la modifier.',
  folder: 'Dossier (facultatif)',
  sharedBy: 'Un collègue partage cette vue avec l’équipe.',
  inLastDays: 'au cours des … derniers jours',
  beforeLastDays: 'avant les … derniers jours',
  days: 'Jours, aujourd’hui compris',
};
