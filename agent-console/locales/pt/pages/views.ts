import type * as english from '../../pages/en/views.ts';

export const savedViews: typeof english.savedViews = {
  queues: 'Filas',
  teams: 'Equipes',
  own: 'Minhas visualizações',
  shared: 'Visualizações compartilhadas',
  counts: 'As conversas resolvidas não são contadas.',
  share: 'Compartilhar com a equipe',
  shareHint: 'Todos veem uma visualização compartilhada. Somente você e os administradores podem alterá-la.',
  folder: 'Pasta (opcional)',
  sharedBy: 'Um colega compartilha esta visualização com a equipe.',
  inLastDays: 'nos últimos … dias',
  beforeLastDays: 'antes dos últimos … dias',
  days: 'Dias, incluindo hoje',
};
