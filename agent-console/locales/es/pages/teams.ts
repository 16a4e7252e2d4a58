import type * as english from '../../pages/en/teams.ts';

export const teams: typeof english.teams = {
  lead: 'Transfiera conversaciones a un equipo y cualquiera de sus miembros podrá tomarlas.',
  none: 'Todavía no hay equipos.',
  nobody: 'Todavía sin miembros',
  add: 'Añadir un equipo',
  name: 'Nombre',
  members: 'Miembros',
  ownRule: 'Usar una regla de asignación propia para este equipo',
};
