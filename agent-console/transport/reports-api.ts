import type { HttpClient } from '../../server/contract/client/http-client.ts';
import type { TypedHttp } from '../../server/contract/client/typed-http.ts';
import type { AgentRoute } from '../../server/contract/routes/all.ts';
import type { RatingsQuery } from '../../server/contract/schemas/developers/ratings.ts';
import type {
  CsvTable,
  MomentsQuery,
  ReportQuery,
  RowsCsvQuery,
} from '../../server/contract/schemas/developers/reports.ts';

const BASE = '/api/agent/reports';

/** What the page of reports asks of the server; it comes with the page. */
export function createReportsApi(http: HttpClient) {
  const { request } = http as TypedHttp<AgentRoute>;
  return {
    readBoard: () => request('GET', `${BASE}/board`),
    readPeriod: (query: ReportQuery) => request('GET', `${BASE}/period?${search(query)}`),
    readMoments: (query: MomentsQuery) => request('GET', `${BASE}/moments?${search(query)}`),
    readRatings: (query: RatingsQuery) => request('GET', `${BASE}/ratings?${search(query)}`),
    explainWait: (id: string, kind: string, seq: number) =>
      request('GET', `${BASE}/waits/${id}/${kind}/${String(seq)}`),
    /** Where a table is downloaded as CSV. */
    tableCsv: (query: ReportQuery, by: CsvTable, bom: boolean) =>
      `${BASE}/table.csv?${search({ ...query, by, bom })}`,
    /** Where a line for each conversation, or for each message, is downloaded as CSV. */
    rowsCsv: (of: 'conversations' | 'messages', query: RowsCsvQuery) => `${BASE}/${of}.csv?${search(query)}`,
  };
}

export type ReportsApi = ReturnType<typeof createReportsApi>;

function search(query: Record<string, unknown>): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  return new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
}
