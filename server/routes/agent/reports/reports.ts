import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { withMark } from '../../../common/csv.ts';
import { reports } from '../../../contract/routes/agent/developers/reports.ts';
import { agentOf } from '../../../plugins/agent-scope.ts';
import { limited } from '../../../plugins/rate-limits.ts';
import { readBoard } from '../../../reports/board.ts';
import { conversationsCsv } from '../../../reports/csv/conversations-csv.ts';
import { messagesCsv } from '../../../reports/csv/messages-csv.ts';
import { tableCsv } from '../../../reports/csv/report-csv.ts';
import { createDayReader } from '../../../reports/days/read-days.ts';
import { explainWait } from '../../../reports/explain-wait.ts';
import { findMoments } from '../../../reports/find-moments.ts';
import { findRatings } from '../../../reports/find-ratings.ts';
import { periodOf } from '../../../reports/period.ts';
import { periodReport } from '../../../reports/period-report/period-report.ts';
import { route } from '../../route.ts';
import { asCsvFile, sendPieces } from '../../send-pieces.ts';
import { sharedRun } from './shared-run.ts';
import { createTurns } from './turns.ts';

const REPORTS = { limit: limited(60) };
/** A board asks at most once a second; two may be open. */
const BOARD = { limit: limited(120) };
const EXPORTS = { limit: limited(10) };
const LINES_IN_A_PIECE = 100;

export async function reportRoutes(app: FastifyInstance): Promise<void> {
  const { database, now } = app.services;
  const { read } = database;
  const turns = createTurns();
  const days = createDayReader(read);
  const board = sharedRun(() => readBoard(read, now()));

  route(app, reports.board, board, BOARD);

  route(
    app,
    reports.period,
    (request) => turns.take(personOf(request), () => periodReport(read, request.query, days, now())),
    REPORTS,
  );
  route(
    app,
    reports.moments,
    (request) => turns.take(personOf(request), () => findMoments(read, request.query, { reader: days })),
    REPORTS,
  );
  route(
    app,
    reports.ratings,
    (request) => turns.take(personOf(request), () => findRatings(read, request.query)),
    REPORTS,
  );
  route(app, reports.wait, (request) => explainWait(read, request.params), REPORTS);
  route(
    app,
    reports.table,
    async (request, reply) => {
      const { by, bom, ...query } = request.query;
      const report = await turns.take(personOf(request), () => periodReport(read, query, days, now()));
      return sendCsv(request, reply, `report-by-${by}`, bom, inPieces(tableCsv(report, by)));
    },
    EXPORTS,
  );
  route(
    app,
    reports.conversations,
    (request, reply) => {
      periodOf(request.query);
      return sendCsv(
        request,
        reply,
        'conversations',
        request.query.bom,
        conversationsCsv(read, request.query),
      );
    },
    EXPORTS,
  );
  route(
    app,
    reports.messages,
    (request, reply) => {
      periodOf(request.query);
      return sendCsv(request, reply, 'messages', request.query.bom, messagesCsv(read, request.query));
    },
    EXPORTS,
  );
}

function personOf(request: FastifyRequest): string {
  return agentOf(request).agent.id;
}

/** @throws TryLater for who was sent too much lately */
function sendCsv(
  request: FastifyRequest<{ Querystring: { from: string; to: string } }>,
  reply: FastifyReply,
  name: string,
  bom: boolean | undefined,
  lines: AsyncIterable<string>,
): FastifyReply {
  const person = { kind: 'agent' as const, id: personOf(request) };
  request.server.traffic.checkPerson(person);
  const { from, to } = request.query;
  asCsvFile(reply, `${name}-${from}-${to}`);
  return sendPieces(request, reply, person, bom === true ? withMark(lines) : lines);
}

async function* inPieces(lines: Iterable<string>): AsyncGenerator<string> {
  let piece: string[] = [];
  for (const line of lines) {
    piece.push(line);
    if (piece.length < LINES_IN_A_PIECE) continue;
    yield piece.join('');
    piece = [];
  }
  yield piece.join('');
}
