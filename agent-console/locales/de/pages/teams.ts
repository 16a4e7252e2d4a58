import type * as english from '../../pages/en/teams.ts';

export const teams: typeof english.teams = {
  lead: 'Leiten Sie Konversationen an ein Team weiter; jedes Mitglied kann sie übernehmen.',
  none: 'Noch keine Teams.',
  nobody: 'Noch keine Mitglieder',
  add: 'Team hinzufügen',
  name: 'Name',
  members: 'Mitglieder',
  ownRule: 'Eigene Zuweisungsregel für dieses Team verwenden',
};
