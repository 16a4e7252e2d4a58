import type { ErrorCode } from '../../../server/contract/errors.ts';
import type {
  AgentRoute,
  BotRoute,
  CollectionRoute,
  WidgetRoute,
} from '../../../server/contract/routes/all.ts';
import type { RouteKey } from '../../../server/contract/routes/route.ts';
import { collectionEntries } from './collections.ts';
import { withKeys } from './keys.ts';
import type { Outcomes } from './outcomes.ts';
import { PEOPLE, type Person, type Scene } from './people.ts';
import { accountRoutes } from './routes-accounts.ts';
import { agentRoutes } from './routes-agent.ts';
import { botRoutes } from './routes-bots.ts';
import { openRoutes } from './routes-open.ts';
import { peopleRoutes } from './routes-people.ts';
import { settingsRoutes } from './routes-settings.ts';
import { widgetRoutes } from './routes-widget.ts';
import type { Thing } from './things.ts';

/** How one route is asked. Path parameters that are not given: `:id` is the conversation of the scene. */
export type Asking = {
  params?: Record<string, string>;
  query?: string;
  body?: unknown;
  headers?: Record<string, string>;
};

export type RouteEntry = {
  /** What each kind of person meets. */
  outcomes: Outcomes;
  /** A request that somebody who is let in gets an answer to. */
  ask?: (scene: Scene, person: Person) => Asking | Promise<Asking>;
  /** Refusals that only somebody who was let in can meet. */
  also?: readonly ErrorCode[];
  /**
   * Something that is there and is not theirs, for who names things by id: to everybody who is not let in, asking for it
   * must be answered like asking for what does not exist. Needed wherever an id stands in the address.
   */
  foreign?: Thing;
  /** Who is let in, but to things of their own alone: to them as well, what is somebody else's does not exist. */
  strangers?: readonly Person[];
};

/** Every route that has a definition, but those of collections, whose entries follow from theirs. */
type Written = Exclude<RouteKey<AgentRoute | BotRoute | WidgetRoute>, RouteKey<CollectionRoute>>;

/** The compiler asks for an entry of each definition; what is served beside them is named here as well. */
const WRITTEN = {
  ...openRoutes,
  ...widgetRoutes,
  ...accountRoutes,
  ...agentRoutes,
  ...peopleRoutes,
  ...settingsRoutes,
  ...botRoutes,
} satisfies Record<Written, RouteEntry>;

/** Every route of the product. One that is not here fails the suite. */
export const ROUTES: Readonly<Record<string, RouteEntry>> = {
  ...Object.fromEntries(
    Object.entries<RouteEntry>(WRITTEN).map(([route, entry]) => [
      route,
      { ...entry, outcomes: withKeys(route, entry.outcomes) },
    ]),
  ),
  ...collectionEntries(),
};

/** Who is not let in, or only to what is their own. */
export const outsiders = (entry: RouteEntry): Person[] =>
  PEOPLE.filter((person) => entry.outcomes[person] !== 'in' || entry.strangers?.includes(person) === true);
