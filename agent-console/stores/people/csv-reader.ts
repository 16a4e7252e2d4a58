/** What a file of lines cannot be: not read, or too much. */
export type CsvFault = 'unreadable' | 'too-wide' | 'too-long-cell';

export class CsvError extends Error {
  readonly fault: CsvFault;
  constructor(fault: CsvFault) {
    super(fault);
    this.fault = fault;
  }
}

/** A row with the number of the line at which it begins; a cell may hold line breaks. */
export type CsvRow = { line: number; cells: readonly string[] };

const MAX_COLUMNS = 100;
const MAX_CELL = 10_000;
const DELIMITERS = [',', ';', '\t'] as const;
/** An export puts an apostrophe before what a spreadsheet would take for a formula (`server/common/csv.ts`). */
const HARMLESS = /^'(?=[=+\-@\t\r])/;

/**
 * Reads CSV (https://www.rfc-editor.org/rfc/rfc4180) as it comes, a piece at a time, so that a large file needs no room. Commas,
 * semicolons or tabs, whichever the first line has most of. Empty lines are left out.
 * @throws CsvError for what is no UTF-8, has too many columns or a cell that never ends
 */
export async function* readCsv(file: Blob): AsyncGenerator<CsvRow> {
  const parser = createParser();
  for await (const piece of piecesOf(file)) yield* parser.take(piece);
  yield* parser.end();
}

async function* piecesOf(file: Blob): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const reader = file.stream().getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      const text = decoder.decode(value, { stream: !done });
      if (text !== '') yield text;
      if (done) return;
    }
  } catch {
    throw new CsvError('unreadable');
  } finally {
    void reader.cancel().catch(() => {});
  }
}

function createParser() {
  let delimiter: string | null = null;
  /** What has come before it is known what stands between cells. */
  let head = '';
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  /** A quotation mark has just ended; another one at once is a mark within the cell. */
  let closing = false;
  let line = 1;
  let began = 1;
  let afterReturn = false;
  return {
    *take(piece: string): Generator<CsvRow> {
      if (delimiter !== null) return yield* parse(piece);
      head += piece;
      if (!/[\r\n]/.test(head) && head.length < MAX_CELL) return;
      yield* begin();
    },
    *end(): Generator<CsvRow> {
      if (delimiter === null) yield* begin();
      yield* endRow();
    },
  };

  function* begin(): Generator<CsvRow> {
    const [first = ''] = head.split(/[\r\n]/, 1);
    const countOf = (sign: string) => first.split(sign).length;
    delimiter = DELIMITERS.reduce((most, sign) => (countOf(sign) > countOf(most) ? sign : most));
    yield* parse(head);
    head = '';
  }

  function* parse(text: string): Generator<CsvRow> {
    for (const sign of text) {
      const wasReturn = afterReturn;
      afterReturn = sign === '\r';
      if (sign === '\n' && wasReturn) {
        if (quoted) cell += sign;
        continue;
      }
      const breaks = sign === '\n' || sign === '\r';
      if (breaks) line += 1;
      if (quoted && sign !== '"') add(sign);
      else if (quoted) [quoted, closing] = [false, true];
      else if (sign === '"' && closing) {
        // Two marks in a row are one within the cell.
        add(sign);
        [quoted, closing] = [true, false];
      } else if (sign === '"' && cell === '') quoted = true;
      else if (breaks) yield* endRow();
      else if (sign === delimiter) endCell();
      else {
        closing = false;
        add(sign);
      }
    }
  }

  function add(sign: string): void {
    cell += sign;
    if (cell.length > MAX_CELL) throw new CsvError('too-long-cell');
  }

  function endCell(): void {
    cells.push(cell.trim().replace(HARMLESS, ''));
    if (cells.length > MAX_COLUMNS) throw new CsvError('too-wide');
    cell = '';
    closing = false;
  }

  function* endRow(): Generator<CsvRow> {
    endCell();
    const row = { line: began, cells };
    [cells, began, quoted] = [[], line, false];
    if (row.cells.some((one) => one !== '')) yield row;
  }
}
