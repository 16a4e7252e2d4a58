import type { SearchNames } from './search-operators.ts';

const OF_NO_TEAM = 'none';

/** Whose conversations are looked for; `id` null: those of no team. */
export type BoardRow = { by: 'agent' | 'team' | 'site'; id: string | null };
/** A figure of the board, as a search calls it after `is:`. */
export type BoardState = 'waiting' | 'open' | 'unanswered' | 'unattended';

/**
 * The search that finds what a figure in a row of the board counts: by the name, or by the id where the name says too little.
 * @param names what a search may name
 */
export function searchOfBoard({ by, id }: BoardRow, state: BoardState, names: SearchNames): string {
  const all = { agent: names.agents, team: names.teams, site: names.sites }[by];
  return `${by}:${id === null ? OF_NO_TEAM : sayable(id, all)} is:${state}`;
}

function sayable(id: string, all: SearchNames['teams']): string {
  const name = all.find((one) => one.id === id)?.name ?? '"';
  const namesakes = all.filter((one) => one.name.toLowerCase() === name.toLowerCase());
  const isClear = namesakes.length === 1 && name.toLowerCase() !== OF_NO_TEAM && !name.includes('"');
  if (!isClear || name !== name.trim()) return id;
  return /\s/.test(name) ? `"${name}"` : name;
}
