import { fillDemo } from './fill/demo.ts';
import { asVisitor, idOf, type Person, signIn } from './fill/person.ts';
import { invite, makeOwner, nameSite, OWNER, setUpOwn, setUpTeam } from './fill/team.ts';
import { markUnread, talk, talkInRoom, talkMore, talkSigned } from './fill/team-talk.ts';
import type { FeatureLevel } from './level.ts';
import { lookAsVisitor, lookAtList, lookAtQueue, lookAtThread, type Seen } from './look.ts';
import { lookAtOwn, lookAtPerson, lookAtRooms, lookAtSettings, lookAtTeam, lookFor } from './look-around.ts';
import type { ReleaseServer } from './release-server.ts';

/** What is stored beside the databases of a release. */
export type Story = {
  commit: string;
  level: FeatureLevel;
  /** A key with which a program read, by database; from level 2 on. */
  tokens: { sqlite: string | null; postgres: string | null };
  /** What people saw when the release's own server showed it last. */
  seen: Seen;
  /** Words, and whose conversations they are found in: those that were deleted in none. */
  searches: { text: string; of: string[] }[];
};

const FIRST_VISITORS = ['Mia', 'Noah', 'Pia', 'Quinn', 'Rosa'];
const LATER_VISITORS = ['Sven', 'Tara', 'Uwe', 'Walt'];
const SIGNED_VISITOR = 'Lea';

/** The visitors whose tokens, conversations and ids bear their names. */
export function visitorsOf(level: FeatureLevel): string[] {
  return level === 1 ? FIRST_VISITORS : [...FIRST_VISITORS, ...LATER_VISITORS];
}

/**
 * Lives through everything a release of this level can do.
 * @param start starts its server, always on the same data
 * @returns what was made known only once
 */
export async function liveThrough(
  level: FeatureLevel,
  start: (how: { demo: boolean }) => Promise<ReleaseServer>,
): Promise<{ server: ReleaseServer; apiToken: string | null }> {
  const demo = await start({ demo: true });
  await fillDemo(demo.url);
  await demo.stop();
  const server = await start({ demo: false });
  const { url } = server;
  const dora = await makeOwner(url, await server.setupToken());
  const siteId = await nameSite(dora);
  await talk(url, dora);
  if (level === 1) return { server, apiToken: null };
  const emil = await invite(url, dora, 'Emil');
  const finn = await invite(url, dora, 'Finn');
  await setUpTeam(dora, { siteId, memberIds: [emil.id, finn.id], level });
  await talkMore(url, { dora, emil, finn });
  await talkSigned(url, dora, siteId);
  if (level >= 3) await talkInRoom(dora, finn.ask);
  if (level >= 4) await markUnread(dora);
  const { apiToken } = await setUpOwn(dora, idOf('conversation of Walt'));
  return { server, apiToken };
}

/** What there is to be searched for. */
export function searchesOf(level: FeatureLevel): Story['searches'] {
  const always = [
    { text: 'zeppelin', of: ['Pia'] },
    { text: '退货', of: ['Pia'] },
    { text: 'kräut', of: ['Rosa'] },
    { text: '4711', of: ['Noah'] },
    { text: 'teapot norway', of: ['Mia'] },
    { text: 'carrier', of: ['Noah'] },
  ];
  if (level === 1) return always;
  return [
    ...always,
    { text: '8 EUR', of: ['Quinn'] },
    { text: 'marzipan', of: [] },
    { text: 'cinnamon', of: [] },
    { text: '9001', of: [SIGNED_VISITOR] },
  ];
}

/** Everything that the owner and the visitors see of what a release of this level could do. */
export async function lookAtAll(url: string, level: FeatureLevel): Promise<Seen> {
  const dora = await signIn(url, OWNER);
  const names = visitorsOf(level);
  const later = level >= 2;
  return {
    waiting: await lookAtQueue(dora, 'waiting'),
    mine: await lookAtQueue(dora, 'mine'),
    open: await lookAtQueue(dora, 'open'),
    resolved: await lookAtQueue(dora, 'resolved'),
    ...(later ? { snoozed: await lookAtQueue(dora, 'snoozed') } : {}),
    threads: await byName(later ? [...names, SIGNED_VISITOR] : names, (name) =>
      lookAtThread(dora, idOf(`conversation of ${name}`)),
    ),
    people: await byName(names, (name) => lookAtPerson(dora, idOf(name))),
    visitors: await byName(names, (name) => lookAsVisitor(asVisitor(url, name))),
    team: await lookAtTeam(dora),
    ...(later
      ? {
          lists: await byName(names, (name) => lookAtList(asVisitor(url, name))),
          settings: await lookAtSettings(dora),
          own: await lookAtOwn(dora),
        }
      : {}),
    ...(level >= 3 ? { rooms: await lookAtRooms(dora) } : {}),
  };
}

/** For each search the conversations found, or null while the index is not complete. */
export async function searchAll(agent: Person, searches: Story['searches']) {
  return byName(
    searches.map(({ text }) => text),
    (text) => lookFor(agent, text),
  );
}

/** What {@link searchAll} has to answer. */
export function foundBy(searches: Story['searches']): Record<string, string[]> {
  return Object.fromEntries(
    searches.map(({ text, of }) => [text, of.map((name) => idOf(`conversation of ${name}`)).sort()]),
  );
}

async function byName<T>(
  names: readonly string[],
  look: (name: string) => Promise<T>,
): Promise<Record<string, T>> {
  const seen: Record<string, T> = {};
  for (const name of names) seen[name] = await look(name);
  return seen;
}
