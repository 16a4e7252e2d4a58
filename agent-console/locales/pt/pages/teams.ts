import type * as english from '../../pages/en/teams.ts';

export const teams: typeof english.teams = {
  lead: 'Transfira conversas para uma equipe e qualquer membro poderá assumi-las.',
  none: 'Nenhuma equipe ainda.',
  nobody: 'Nenhum membro ainda',
  add: 'Adicionar uma equipe',
  name: 'Nome',
  members: 'Membros',
  ownRule: 'Usar uma regra de atribuição própria para esta equipe',
};
