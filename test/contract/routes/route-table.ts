import { readFile } from 'node:fs/promises';
import { COLLECTIONS, type NamedRoute, ROUTES } from '../../../server/contract/routes/all.ts';
import type { Who } from '../../../server/contract/routes/route.ts';

const WHO: Readonly<Record<Who, string>> = {
  anybody: 'anybody',
  token: 'who brings a token',
  visitor: 'visitors',
  data_subject: 'visitors, blocked or not',
  console_page: "the console's pages",
  agent: 'agents',
  admin: 'admins',
  bot: 'bots',
  signature: 'who has a signature',
};
const BEGIN = '<!-- The table of routes: written by `vitest -u`, from the definitions. -->';
const END = '<!-- The end of the table. -->';

/** Every route as a row; those of the collections once, for all of them. */
export function routeTable(): string {
  const [first, ...others] = Object.keys(COLLECTIONS);
  const rows = ROUTES.filter(({ resource }) => !others.includes(resource)).map((route) =>
    rowOf(route.resource === first ? ofAnyCollection(route) : route),
  );
  return ['| request | who | API key | what |', '|---|---|---|---|', ...rows].join('\n');
}

function rowOf({ method, path, who, key, confirmed, summary }: NamedRoute): string {
  const caller = `${WHO[who]}${confirmed ? ' †' : ''}`;
  return `| \`${method} ${path}\` | ${caller} | ${key ?? ''} | ${summary} |`;
}

function ofAnyCollection(route: NamedRoute): NamedRoute {
  const { one, routes } = COLLECTIONS.teams;
  const path = route.path.replace(routes.list.path, '/api/agent/<collection>');
  return { ...route, path, summary: route.summary.replace(one, 'thing of a collection') };
}

/** The document with the table in its place. */
export async function withTable(document: string, table: string): Promise<string> {
  const text = await readFile(new URL(document, import.meta.url), 'utf8');
  const [before, after] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (before < 0 || after < before) throw new Error(`${document} has no place for the table.`);
  return `${text.slice(0, before + BEGIN.length)}\n\n${table}\n\n${text.slice(after)}`;
}
