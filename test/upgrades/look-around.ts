import type { Accounts, AuditPage } from '../../server/contract/schemas/accounts-api.ts';
import type { Sites, Team } from '../../server/contract/schemas/agent-api.ts';
import type { ApiKeys } from '../../server/contract/schemas/api-keys.ts';
import type { CannedReplies } from '../../server/contract/schemas/canned-replies.ts';
import type { StoredDrafts } from '../../server/contract/schemas/drafts.ts';
import type { FindPage, Views } from '../../server/contract/schemas/find-api.ts';
import type { Labels } from '../../server/contract/schemas/labels.ts';
import type { Mentions } from '../../server/contract/schemas/messages-api.ts';
import type { Blocks, VisitorDetails } from '../../server/contract/schemas/people.ts';
import type { Preferences } from '../../server/contract/schemas/preferences.ts';
import type { RoomCards, WholeRoom } from '../../server/contract/schemas/rooms-api.ts';
import type { SupportTeams } from '../../server/contract/schemas/teams.ts';
import type { Person } from './fill/person.ts';
import { digest, messagesOf, read, type Seen } from './look.ts';
import { underNamesOfToday } from './names-of-today.ts';

/** Who works here, and the site; every version has these. */
export async function lookAtTeam(agent: Person): Promise<Seen> {
  const { agents } = await read<Team>(agent, '/api/agent/team');
  const { sites } = await read<Sites>(agent, '/api/agent/sites');
  return {
    agents: agents.map(({ name, email, role }) => ({ name, email, role })),
    sites: sites.map(({ name, greeting, color, siteKey, allowedOrigins }) => ({
      name,
      greeting,
      color,
      siteKey,
      allowedOrigins,
    })),
  };
}

/** What an admin has set up; from level 2 on. */
export async function lookAtSettings(agent: Person): Promise<Seen> {
  const { accounts, invitations } = await read<Accounts>(agent, '/api/agent/accounts');
  const nameOf = (id: string) => accounts.find((account) => account.id === id)?.name;
  const { sites } = await read<Sites>(agent, '/api/agent/sites');
  const { teams } = await read<SupportTeams>(agent, '/api/agent/teams');
  const { entries } = await read<AuditPage>(agent, '/api/agent/audit-log');
  const { blocks } = await read<Blocks>(agent, '/api/agent/blocks');
  const { keys } = await read<ApiKeys>(agent, '/api/agent/api-keys');
  return {
    accounts: accounts.map(({ name, email, role, active, secondFactor }) => ({
      name,
      email,
      role,
      active,
      secondFactor,
    })),
    invitations: invitations.length,
    settings: sites.map(({ settings }) => withRule(settings)),
    teams: teams.map(({ memberIds, ...team }) => ({
      ...withRule(team),
      members: memberIds.map(nameOf).sort(),
    })),
    labels: (await read<Labels>(agent, '/api/agent/labels')).labels,
    cannedReplies: (await read<CannedReplies>(agent, '/api/agent/canned-replies')).replies,
    blocks: blocks.map(({ kind, visitor, network, reason }) => ({ kind, visitor, network, reason })),
    apiKeys: keys.map(({ id, name, scopes }) => ({ id, name, scopes })),
    // To look, one signs in.
    audit: entries
      .filter(({ action }) => action !== 'sign_in.succeeded')
      .map(({ action, actor }) => `${action} by ${actor?.name ?? 'nobody'}`)
      .reverse(),
  };
}

/** The rule of routing of a site or team under its names of today; level 4 called it fairness, with a robin. */
function withRule(whole: { routing?: unknown; fairness?: unknown }): Seen {
  const { fairness, routing = fairness, ...rest } = whole;
  const { mode, ...rule } = routing as { mode: string };
  return { ...rest, routing: { ...rule, mode: mode === 'robin' ? 'round_robin' : mode } };
}

/** What is the agent's own; from level 2 on. */
export async function lookAtOwn(agent: Person): Promise<Seen> {
  const { drafts } = await read<StoredDrafts>(agent, '/api/agent/drafts');
  const { mentions } = await read<Mentions>(agent, '/api/agent/mentions');
  return {
    views: (await read<Views>(agent, '/api/agent/views')).views,
    drafts: drafts.map(({ conversationId, mode, reply, note }) => ({ conversationId, mode, reply, note })),
    mentions: mentions.map(({ conversationId, seq, message }) => ({
      conversationId,
      seq,
      body: message.body,
    })),
    preferences: await read<Preferences>(agent, '/api/agent/preferences'),
  };
}

/** What an agent knows of a visitor. */
export async function lookAtPerson(agent: Person, visitorId: string): Promise<Seen> {
  const details = await read<VisitorDetails>(agent, `/api/agent/visitors/${visitorId}`);
  const { visitor, siteName, language, timeZone, page, conversationCount } = details;
  const { activity } = underNamesOfToday(details);
  return {
    visitor: { name: visitor.name, email: visitor.email, verified: visitor.verified },
    siteName,
    language,
    timeZone,
    page,
    conversationCount,
    ...(details.note ? { note: details.note.body } : {}),
    ...(details.attributes ? { attributes: details.attributes } : {}),
    // The stories were written down under this name.
    ...(activity ? { trail: activity.map((step) => step.page) } : {}),
    ...(details.answers ? { answers: details.answers } : {}),
  };
}

/** The team's rooms with what was said in them; from level 3 on. */
export async function lookAtRooms(agent: Person): Promise<Seen[]> {
  const { rooms } = await read<RoomCards>(agent, '/api/agent/rooms');
  return Promise.all(
    rooms.map(async ({ state, unread }) => {
      const { room } = await read<WholeRoom>(agent, `/api/agent/rooms/${state.id}`);
      const file = (id: string) =>
        digest(new URL(`/api/agent/attachments/${id}/content`, agent.url), agent.headers);
      return {
        id: state.id,
        name: state.name,
        madeBy: state.madeBy.name,
        unread,
        messages: await messagesOf(room.messages, file),
      };
    }),
  );
}

/** In which conversations words are found, in no order; null while older messages are still being indexed. */
export async function lookFor(agent: Person, text: string): Promise<string[] | null> {
  const page = await read<FindPage>(agent, `/api/agent/find?text=${encodeURIComponent(text)}`);
  return page.indexing === true ? null : page.found.map(({ card }) => card.state.id).sort();
}
