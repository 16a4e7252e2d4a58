import { visitorName } from '../../access/actor.ts';
import { findBlocks } from '../../access/blocks.ts';
import { agentFrom } from '../../accounts/agents.ts';
import { ApiError } from '../../common/api-error.ts';
import { Team } from '../../contract/schemas/agent-api.ts';
import { PutVisitorNote, VisitorDetails, VisitorNote } from '../../contract/schemas/people.ts';
import { readVisitorHistory } from '../../conversations/visitor-history.ts';
import { agentOf, requireAgent } from '../../plugins/agent-scope.ts';
import { limited } from '../../plugins/rate-limits.ts';
import { membersOnline, readAvailability } from '../../presence/availability.ts';
import { factsFrom, readVisitorActivity } from '../../visitors/visitor-activity.ts';
import { putVisitorNote, readVisitorNote } from '../../visitors/visitor-note.ts';
import { IdParams, REFUSALS, type TypedApp } from '../route-types.ts';

const COMMON = { tags: ['agent'], security: [{ agent: [] }] };

/** The people around the conversations. */
export async function agentTeam(app: TypedApp): Promise<void> {
  const { database, runInTransaction, engine, now } = app.services;
  app.addHook('preHandler', requireAgent);

  app.get(
    '/team',
    {
      schema: { ...COMMON, summary: 'All agents, and who is on duty', response: { 200: Team, ...REFUSALS } },
    },
    async () => {
      const rows = await database.read
        .selectFrom('agents')
        .selectAll()
        .where('deactivated_at', 'is', null)
        .orderBy('name')
        .execute();
      const online = await membersOnline(engine);
      const duties = await readAvailability(database.read, { now: now(), online });
      const byId = new Map(duties.map((duty) => [duty.agentId, duty]));
      return {
        agents: rows.map((row) => {
          const { state = 'on', here = false, cap = null } = byId.get(row.id) ?? {};
          return { ...agentFrom(row), onDuty: here && state === 'on', here, state, cap };
        }),
      };
    },
  );

  app.get(
    '/visitors/:id',
    {
      schema: {
        ...COMMON,
        summary: 'What is known of a visitor',
        params: IdParams,
        response: { 200: VisitorDetails, ...REFUSALS },
      },
    },
    async (request) => {
      const row = await database.read
        .selectFrom('visitors')
        .innerJoin('sites', 'sites.id', 'visitors.site_id')
        .selectAll('visitors')
        .select('sites.name as site_name')
        .where('visitors.id', '=', request.params.id)
        .executeTakeFirst();
      if (row === undefined) throw new ApiError('not_found', 'There is no such visitor.');
      const { count } = await database.read
        .selectFrom('conversations')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('visitor_id', '=', row.id)
        .executeTakeFirstOrThrow();
      return {
        visitor: { id: row.id, name: visitorName(row), email: row.email, verified: row.verified === 1 },
        siteName: row.site_name,
        language: row.language,
        userAgent: row.user_agent,
        timeZone: row.time_zone,
        page: row.page_url === null ? null : { url: row.page_url, title: row.page_title ?? '' },
        firstSeenAt: row.created_at,
        lastSeenAt: row.seen_at,
        here: row.here === 1,
        conversationCount: Number(count),
        conversations: await readVisitorHistory(database.read, row.id),
        note: await readVisitorNote(database.read, row.id),
        attributes: { said: factsFrom(row.attributes), signed: factsFrom(row.signed_attributes) },
        trail: await readVisitorActivity(database.read, row.id),
        externalId: row.external_id,
        blocks: await findBlocks(database.read, row),
        networkKnown: row.network !== null,
        answers: row.answers === null ? [] : JSON.parse(row.answers),
        consents: row.consents === null ? [] : JSON.parse(row.consents),
      };
    },
  );

  app.put(
    '/visitors/:id/note',
    {
      schema: {
        ...COMMON,
        summary: 'Note something down about a person, over the version that was read',
        params: IdParams,
        body: PutVisitorNote,
        response: { 200: VisitorNote, ...REFUSALS },
      },
      config: limited(120),
    },
    (request) =>
      runInTransaction((tx) => putVisitorNote(tx, agentOf(request).agent, request.params.id, request.body)),
  );
}
