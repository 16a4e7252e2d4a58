import {
  AGENT_AVAILABILITY_EVENT,
  ROOM_READ_EVENT,
  SETTINGS_CHANGED_EVENT,
  VISITOR_ERASED_EVENT,
  VISITOR_PRESENCE_EVENT,
} from '../../../server/contract/channels.ts';
import type { SharedLink } from '../../../server/contract/client/shared-link.ts';
import type { AgentSession } from '../../../server/contract/schemas/agent-api.ts';
import type { AgentApi } from '../../transport/agent-api.ts';
import { createAvailability } from '../people/availability.ts';
import { createDirectory } from '../people/directory.ts';
import { createVisitorsHere } from '../people/online-visitors.ts';
import { createSitesStore } from '../people/sites.ts';
import { createTeam } from '../people/team.ts';
import { createRooms } from '../people/team-rooms.ts';
import { createVisitorStore } from '../people/visitor.ts';
import type { Deps } from '../shell/deps.ts';
import type { Notices } from '../shell/notices.ts';
import type { Parts } from '../shell/parts.ts';

export interface PeopleDeps extends Deps {
  api: AgentApi;
  link: Pick<SharedLink, 'state'>;
  notices: Notices;
  parts: Parts;
}

/** Who there is: colleagues, visitors, and what the team has set up for itself. */
export function createPeople(deps: PeopleDeps, { agent }: AgentSession) {
  const { api, link, parts } = deps;
  const team = createTeam(deps, api, agent.id);
  const availability = createAvailability(deps, { api, team, notices: deps.notices, me: agent.id });
  const directory = createDirectory(api);
  const sites = createSitesStore(api);
  const rooms = createRooms({ ...deps, me: agent });
  const visitor = createVisitorStore(api);
  const visitorsHere = createVisitorsHere(deps);
  parts.add({
    receive: { [AGENT_AVAILABILITY_EVENT]: team.availability },
    refresh: team.refresh,
    stop: team.stop,
  });
  parts.add({ catchUp: () => link.state() === 'polling' && availability.beat() });
  parts.add({ receive: { [SETTINGS_CHANGED_EVENT]: directory.refresh }, refresh: directory.refresh });
  // Cards are coloured by the targets of their sites.
  parts.add({ receive: { [SETTINGS_CHANGED_EVENT]: sites.load }, refresh: sites.load });
  parts.add({
    receive: { 'room.event': rooms.receive, [ROOM_READ_EVENT]: rooms.wasRead },
    catchUp: rooms.refresh,
    stop: rooms.stop,
  });
  parts.add({
    receive: {
      [VISITOR_PRESENCE_EVENT]: visitor.presence,
      [VISITOR_ERASED_EVENT]: visitor.erased,
      'thread.opened': (target) => target?.kind !== 'conversation' && visitor.show(null),
    },
  });
  parts.add({ receive: { [VISITOR_PRESENCE_EVENT]: visitorsHere.changed } });
  return { team, availability, directory, rooms, visitor, visitorsHere, sites };
}
