import type * as english from '../../pages/en/teams.ts';

export const teams: typeof english.teams = {
  lead: 'Transférez des conversations à une équipe : n’importe lequel de ses membres peut les prendre en charge.',
  none: 'Aucune équipe.',
  nobody: 'Aucun membre',
  add: 'Ajouter une équipe',
  name: 'Nom',
  members: 'Membres',
  ownRule: 'Utiliser une règle d’assignation propre à cette équipe',
};
