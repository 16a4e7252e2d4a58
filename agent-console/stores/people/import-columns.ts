import type { ImportRow } from '../../../server/contract/schemas/developers/contacts.ts';
import type { CsvRow } from './csv-reader.ts';

/** What the cells of a column are: a field of a contact, an attribute of a kind, or nothing that is taken in. */
export type Column = 'externalId' | 'name' | 'email' | AttributeKind | 'ignore';
export type AttributeKind = 'text' | 'number' | 'date' | 'yes-no';
export const COLUMNS: readonly Column[] = [
  'externalId',
  'name',
  'email',
  'text',
  'number',
  'date',
  'yes-no',
  'ignore',
];

/** A cell that is not of the kind of its column. */
export type Misfit = { column: string; kind: AttributeKind; cell: string };

const FIELD_NAMES: Readonly<Record<string, 'externalId' | 'name' | 'email'>> = {
  external_id: 'externalId',
  externalid: 'externalId',
  'external id': 'externalId',
  customer_id: 'externalId',
  user_id: 'externalId',
  name: 'name',
  full_name: 'name',
  'full name': 'name',
  姓名: 'name',
  email: 'email',
  'e-mail': 'email',
  'email address': 'email',
  'e-mail address': 'email',
  邮箱: 'email',
};
/** Columns of our own export that say nothing of a new contact. */
const OURS: ReadonlySet<string> = new Set([
  'id',
  'site',
  'verified',
  'language',
  'time_zone',
  'created_at',
  'last_seen_at',
  'attributes',
  'signed_attributes',
]);
const YES: ReadonlySet<string> = new Set(['yes', 'true', '1', 'y', '是']);
const NO: ReadonlySet<string> = new Set(['no', 'false', '0', 'n', '否']);
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const NUMBER = /^[+-]?(0|[1-9]\d*)(\.\d+)?$/;

/** What each column probably is, by its name and the first rows. Each field of a contact is one column at most. */
export function guessColumns(header: readonly string[], rows: readonly CsvRow[]): Column[] {
  const taken = new Set<Column>();
  return header.map((name, index) => {
    const lower = name.toLowerCase();
    const field = FIELD_NAMES[lower];
    if (field !== undefined && !taken.has(field)) {
      taken.add(field);
      return field;
    }
    if (name === '' || OURS.has(lower)) return 'ignore';
    const cells = rows.map(({ cells }) => cells[index] ?? '').filter((cell) => cell !== '');
    return cells.length === 0 ? 'text' : kindOf(cells);
  });
}

/** A row as it is sent, or the cell that does not fit. Empty cells say nothing. */
export function rowAs(
  header: readonly string[],
  columns: readonly Column[],
  { line, cells }: CsvRow,
): ImportRow | Misfit {
  const row: ImportRow = { line };
  const attributes: Record<string, string | number | boolean> = {};
  for (const [index, column] of columns.entries()) {
    const cell = cells[index] ?? '';
    if (column === 'ignore' || cell === '') continue;
    if (column === 'externalId' || column === 'name' || column === 'email') {
      row[column] = cell;
      continue;
    }
    const name = header[index] ?? '';
    const value = valueIn(column, cell);
    if (value === null) return { column: name, kind: column, cell };
    attributes[name] = value;
  }
  return Object.keys(attributes).length === 0 ? row : { ...row, attributes };
}

function kindOf(cells: readonly string[]): AttributeKind {
  const fits = (kind: AttributeKind) => cells.every((cell) => valueIn(kind, cell) !== null);
  // A column of 0 and 1 are numbers: only words make it yes or no.
  if (fits('number')) return 'number';
  if (fits('yes-no')) return 'yes-no';
  return fits('date') ? 'date' : 'text';
}

function valueIn(kind: AttributeKind, cell: string): string | number | boolean | null {
  switch (kind) {
    case 'text':
      return cell;
    case 'number':
      // The digits of a long id would be rounded.
      return NUMBER.test(cell) && Math.abs(Number(cell)) <= Number.MAX_SAFE_INTEGER ? Number(cell) : null;
    case 'date':
      return DATE.test(cell) && !Number.isNaN(Date.parse(cell)) ? cell : null;
    case 'yes-no': {
      const word = cell.toLowerCase();
      return YES.has(word) ? true : NO.has(word) ? false : null;
    }
  }
}
