import type { QueryResult } from 'pg';
import { type AskedTogether, type KnownQuery, knownQuery } from '../prepared.ts';
import { isStatementError } from './errors.ts';

export type Ask = (text: string, values?: readonly unknown[]) => Promise<QueryResult>;

type Values = Readonly<Record<string, unknown>>;
type Question = {
  values: readonly unknown[];
  resolve: (result: QueryResult) => void;
  reject: (error: unknown) => void;
};
/** What is sent as one statement. */
type Batch = { text: string; questions: Question[] };

/** More would make one statement that others wait for. */
const MOST_TOGETHER = 64;

/**
 * Lets several ask over one connection, each in an order of its own. What all of them ask in one go is sent in one packet,
 * and a prepared query that several ask, as the one statement that it names for that ({@link AskedTogether}).
 *
 * A question of somebody never overtakes an earlier one of theirs, and no two of one are sent in one statement: in which
 * order it would do what they ask is not said.
 * @param ask sends at once, without waiting for the answers to what was sent before
 * @param later calls it when all have asked
 * @param apart of a statement that is refused, each asks again alone; in a transaction there is nothing left to ask in
 * @returns gives each of them a way to ask
 */
export function createTogether(
  ask: Ask,
  { later, apart }: { later: (send: () => void) => void; apart: boolean },
): () => Ask {
  let batches: Batch[] = [];

  return () => {
    let newest: Batch | undefined;
    return (text, values = []) =>
      new Promise((resolve, reject) => {
        if (batches.length === 0) later(send);
        const open = batches.slice(newest === undefined ? 0 : batches.indexOf(newest) + 1);
        const mayShare = knownQuery(text)?.together !== undefined;
        newest = mayShare ? open.find((one) => one.text === text && hasRoom(one)) : undefined;
        if (newest === undefined) {
          newest = { text, questions: [] };
          batches.push(newest);
        }
        newest.questions.push({ values, resolve, reject });
      });
  };

  function send(): void {
    const sent = batches;
    batches = [];
    for (const batch of sent) void answer(batch);
  }

  /** Never rejects: whoever asked is told. */
  async function answer({ text, questions }: Batch): Promise<void> {
    const query = knownQuery(text);
    const [first, ...others] = questions as [Question, ...Question[]];
    try {
      if (others.length > 0 && isForMany(query)) await answerAll(query, questions);
      else first.resolve(await ask(text, first.values));
    } catch (error) {
      if (apart && others.length > 0 && isStatementError(error))
        for (const question of questions) void answer({ text, questions: [question] });
      else for (const { reject } of questions) reject(error);
    }
  }

  async function answerAll({ named, together }: ForMany, questions: readonly Question[]): Promise<void> {
    const { sql, parameters, belongs } = together;
    const all = questions.map(({ values }) => named(values));
    const result = await ask(sql, parameters(all));
    for (const [index, { resolve }] of questions.entries()) {
      const rows = result.rows.filter((row) => belongs?.(row, all[index] as Values));
      resolve({ ...result, rows, rowCount: rows.length });
    }
  }
}

type ForMany = KnownQuery & { together: AskedTogether<Values, unknown> };

function isForMany(query: KnownQuery | undefined): query is ForMany {
  return query?.together !== undefined;
}

function hasRoom({ questions }: Batch): boolean {
  return questions.length < MOST_TOGETHER;
}

/** Whether nobody learns anything from the answer. */
export function needsNoAnswer(text: string): boolean {
  const together = knownQuery(text)?.together;
  return together !== undefined && together.belongs === undefined;
}
