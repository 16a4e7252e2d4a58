import type { ApiRequest, CallOptions, Connection } from './connection.ts';

/** What there is to know of an operation in order to ask for it. */
export type OperationSpec = {
  readonly method: ApiRequest['method'];
  /** `/api/agent/labels/:id` */
  readonly path: string;
  readonly body?: true;
  /** The body is a form with one file. */
  readonly file?: true;
  readonly query?: true;
  /** Where the id of what is created stands. It is minted where the caller gives none. */
  readonly mints?: 'body' | 'query';
  /** The answer is a file. */
  readonly content?: true;
};

/**
 * A thing to be created, whose id may be left out: one is minted, and the same is sent with every attempt. Give one to be
 * able to repeat the request after your program was restarted.
 */
export type Created<T> = T extends unknown ? Omit<T, 'id'> & { id?: string | undefined } : never;

/** A file to upload; a name other than its own may be given. */
export type Upload = Blob | { content: Blob; name: string };

/**
 * Asks for an operation: what stands in its path, in order, then file, body and query where it has them, then options.
 * @throws FrontdeskError for a refusal and where no answer came
 */
export type Operation<Args extends readonly unknown[], Answer> = (
  frontdesk: Connection,
  ...args: [...Args, options?: CallOptions | undefined]
) => Promise<Answer>;

/** The function of an operation, from what there is to know of it. */
export function operation<Args extends readonly unknown[], Answer>(
  spec: OperationSpec,
): Operation<Args, Answer> {
  return (connection, ...args) => {
    const rest = [...args] as unknown[];
    const path = spec.path.replace(/:\w+/g, () => encodeURIComponent(segment(spec, rest.shift())));
    const form = spec.file ? formWith(rest.shift() as Upload) : undefined;
    const body = spec.body ? withId(spec, 'body', rest.shift()) : form;
    const query = spec.query ? withId(spec, 'query', rest.shift()) : undefined;
    const request: ApiRequest = {
      method: spec.method,
      path,
      body,
      query,
      repeatable: spec.mints !== undefined || !['POST', 'PATCH'].includes(spec.method),
      file: spec.content,
    };
    return connection.send(request, rest.shift() as CallOptions | undefined) as Promise<Answer>;
  };
}

/** An empty one would name another operation. */
function segment({ path }: OperationSpec, value: unknown): string {
  if (typeof value === 'string' && value !== '') return value;
  throw new TypeError(`${path} needs a text for each name in it.`);
}

function withId({ mints }: OperationSpec, place: 'body' | 'query', given: unknown): object | undefined {
  const value = given as { id?: string } | undefined;
  if (mints !== place || value?.id !== undefined) return value;
  return { ...value, id: crypto.randomUUID() };
}

function formWith(upload: Upload): FormData {
  const form = new FormData();
  if (upload instanceof Blob) form.append('file', upload);
  else form.append('file', upload.content, upload.name);
  return form;
}

// biome-ignore lint/suspicious/noExplicitAny: any arguments, which the mapped type below gives back as they were.
type AnyOperation = (frontdesk: Connection, ...args: any[]) => Promise<unknown>;

/** The same operations, without the connection to be given. */
export type Bound<Operations> = {
  readonly [K in keyof Operations]: Operations[K] extends (
    frontdesk: Connection,
    ...args: infer Args
  ) => infer Answer
    ? (...args: Args) => Answer
    : never;
};

/** Binds operations to a connection. */
export function bind<const Operations extends Readonly<Record<string, AnyOperation>>>(
  connection: Connection,
  operations: Operations,
): Bound<Operations> {
  return Object.fromEntries(
    Object.entries(operations).map(([name, ask]) => [name, (...args: unknown[]) => ask(connection, ...args)]),
  ) as Bound<Operations>;
}
