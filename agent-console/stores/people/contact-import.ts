import { batch, type ReadonlySignal, signal } from '@preact/signals';
import { backoffMs, type Failure, type Timers } from '../../../server/contract/client/ports.ts';
import type {
  ImportedContacts,
  ImportRow,
  ImportFault as LineFault,
} from '../../../server/contract/schemas/developers/contacts.ts';
import type { ContactsApi } from '../../transport/contacts-api.ts';
import { CsvError, type CsvFault, type CsvRow, readCsv } from './csv-reader.ts';
import { type Column, guessColumns, type Misfit, rowAs } from './import-columns.ts';

/** What is wrong with a line: a field of it, or that the site has signed who it is about. */
export type FaultyLine = { fault: LineFault | 'signed'; message: string };
/** A line that was not taken in, and why: what is wrong with it, the cell that does not fit, or what the server said. */
export type RefusedLine = { line: number; why: string | Misfit | FaultyLine };

export type Preview = { name: string; header: readonly string[]; rows: readonly CsvRow[] };
export type ImportPhase = 'choosing' | 'mapping' | 'running' | 'paused' | 'done';
export type ImportFault = CsvFault | 'too-large' | 'empty' | 'too-many-lines';

export type ContactImport = {
  phase: ReadonlySignal<ImportPhase>;
  fault: ReadonlySignal<ImportFault | null>;
  preview: ReadonlySignal<Preview | null>;
  columns: ReadonlySignal<readonly Column[]>;
  counts: ReadonlySignal<{ made: number; changed: number; refused: number }>;
  /** The first thousand of them. */
  refused: ReadonlySignal<readonly RefusedLine[]>;
  /** Why it stands still, while it is `paused`: the server refused a part, or cannot be reached. */
  trouble: ReadonlySignal<Failure | null>;
  choose(file: File): Promise<void>;
  setColumn(index: number, column: Column): void;
  /** Takes the file in, from the beginning: lines that are there already are only found again. */
  run(siteId: string): Promise<void>;
  /** The same once more, after it was paused. */
  again(): Promise<void>;
  /** No further part is sent. */
  stop(): void;
};

const MAX_BYTES = 50_000_000;
const MAX_LINES = 100_000;
const PREVIEWED = 5;
const LOOKED_AT = 100;
const PER_PART = 50;
const MAX_LISTED = 1_000;
/** After so many answers in a row that tell to come later, whoever imports decides. */
const MOST_TRIES = 8;

/** Takes a file of contacts in: looks at its beginning, lets the columns be named, and sends it in parts. */
export function createContactImport(
  { after, random }: Pick<Timers, 'after' | 'random'>,
  api: () => Promise<Pick<ContactsApi, 'import'>>,
): ContactImport {
  const phase = signal<ImportPhase>('choosing');
  const fault = signal<ImportFault | null>(null);
  const preview = signal<Preview | null>(null);
  const columns = signal<readonly Column[]>([]);
  const counts = signal({ made: 0, changed: 0, refused: 0 });
  const refused = signal<readonly RefusedLine[]>([]);
  const trouble = signal<Failure | null>(null);
  let chosen: File | null = null;
  let stopped = false;
  let site = '';

  return {
    phase,
    fault,
    preview,
    columns,
    counts,
    refused,
    trouble,
    async choose(file) {
      const looked = await look(file);
      batch(() => {
        fault.value = typeof looked === 'string' ? looked : null;
        if (typeof looked === 'string') return;
        chosen = file;
        columns.value = guessColumns(looked.header, looked.rows);
        preview.value = { ...looked, rows: looked.rows.slice(0, PREVIEWED) };
        phase.value = 'mapping';
      });
    },
    setColumn(index, column) {
      // Each field of a contact is one column at most.
      const isField = column === 'externalId' || column === 'name' || column === 'email';
      columns.value = columns
        .peek()
        .map((one, at) => (at === index ? column : isField && one === column ? 'ignore' : one));
    },
    run,
    again: () => run(site),
    stop() {
      stopped = true;
    },
  };

  async function run(siteId: string): Promise<void> {
    const header = preview.peek()?.header;
    if (chosen === null || header === undefined || phase.peek() === 'running') return;
    stopped = false;
    site = siteId;
    batch(() => {
      phase.value = 'running';
      counts.value = { made: 0, changed: 0, refused: 0 };
      refused.value = [];
      trouble.value = null;
    });
    try {
      const ended = await sendAll(chosen, header, siteId);
      if (!stopped) phase.value = ended ? 'done' : 'paused';
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
      batch(() => {
        fault.value = error.fault;
        phase.value = 'done';
      });
    }
  }

  /** @returns false where a part could not be sent */
  async function sendAll(file: File, header: readonly string[], siteId: string): Promise<boolean> {
    let part: ImportRow[] = [];
    let isHeader = true;
    let lines = 0;
    for await (const row of readCsv(file)) {
      if (isHeader) {
        isHeader = false;
        continue;
      }
      lines += 1;
      if (stopped) return true;
      if (lines > MAX_LINES) {
        fault.value = 'too-many-lines';
        break;
      }
      const made = rowAs(header, columns.peek(), row);
      if ('kind' in made) refuse([{ line: row.line, why: made }]);
      else part.push(made);
      if (part.length < PER_PART) continue;
      if (!(await send(siteId, part))) return false;
      part = [];
    }
    return part.length === 0 || send(siteId, part);
  }

  async function send(siteId: string, rows: ImportRow[]): Promise<boolean> {
    for (let tries = 1; !stopped; tries += 1) {
      const answer = await api()
        .then((contacts) => contacts.import({ siteId, rows }))
        .catch((error): Failure => ({ ok: false, status: 0, message: String(error) }));
      if (answer.ok) {
        const { made, changed } = answer.value;
        counts.value = {
          ...counts.peek(),
          made: counts.peek().made + made,
          changed: counts.peek().changed + changed,
        };
        refuse(answer.value.refused.map((one) => ({ line: one.line, why: whyOf(one) })));
        return true;
      }
      if (answer.status === 400 || answer.status === 413) return sendLess(siteId, rows, answer.message);
      const comesBack = answer.status === 0 || answer.status === 429 || answer.status >= 500;
      if (!comesBack || tries >= MOST_TRIES) {
        trouble.value = answer;
        return false;
      }
      await new Promise<void>((done) => after(answer.retryAfterMs ?? backoffMs(tries, random), done));
    }
    return true;
  }

  /** A part that is too large, or has something in it that cannot be read, goes in halves, until the line is found. */
  async function sendLess(siteId: string, rows: ImportRow[], why: string): Promise<boolean> {
    if (rows.length > 1) {
      const half = Math.ceil(rows.length / 2);
      return (await send(siteId, rows.slice(0, half))) && send(siteId, rows.slice(half));
    }
    refuse(rows.map(({ line }) => ({ line, why })));
    return true;
  }

  function refuse(lines: readonly RefusedLine[]): void {
    if (lines.length === 0) return;
    batch(() => {
      counts.value = { ...counts.peek(), refused: counts.peek().refused + lines.length };
      refused.value = [...refused.peek(), ...lines].slice(0, MAX_LISTED);
    });
  }
}

async function look(file: File): Promise<Preview | ImportFault> {
  if (file.size > MAX_BYTES) return 'too-large';
  const rows: CsvRow[] = [];
  try {
    for await (const row of readCsv(file)) {
      rows.push(row);
      if (rows.length > LOOKED_AT) break;
    }
  } catch (error) {
    if (error instanceof CsvError) return error.fault;
    throw error;
  }
  const [header, ...rest] = rows;
  if (header === undefined || rest.length === 0) return 'empty';
  return { name: file.name, header: header.cells, rows: rest };
}

/** A server of before did not say what is wrong; then its sentence has to do. */
function whyOf({ code, fault, message }: ImportedContacts['refused'][number]): RefusedLine['why'] {
  if (fault !== undefined) return { fault, message };
  return code === 'forbidden' ? { fault: 'signed', message } : message;
}
