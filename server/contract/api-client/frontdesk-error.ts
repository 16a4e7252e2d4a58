import { type ErrorCode, type Retry, retryOf } from '../errors.ts';

/** What a refusal says beside its code. */
type Said = {
  message: string;
  /** Of the answer; 0 where none came. */
  status: number;
  code?: string | undefined;
  field?: string | undefined;
  details?: Readonly<Record<string, unknown>> | undefined;
  retryAfterMs?: number | undefined;
  cause?: unknown;
};

/** A request that failed: refused by the server, or not answered. */
export class FrontdeskError extends Error {
  override readonly name = 'FrontdeskError';
  /** The HTTP status; 0 where no answer came. */
  readonly status: number;
  /**
   * One of the documented codes, `no_answer` where the server could not be reached, `unknown` where what answered is no
   * Frontdesk. A newer server may have codes that this version does not know.
   */
  readonly code: ErrorCode | 'no_answer' | 'unknown' | (string & {});
  /** The field of the request that was wrong, where one was. */
  readonly field: string | null;
  /** More about it, depending on the code. */
  readonly details: Readonly<Record<string, unknown>>;
  /** When the server said to come back; null where it did not. */
  readonly retryAfterMs: number | null;

  constructor({ message, status, code, field, details, retryAfterMs, cause }: Said) {
    super(message, cause === undefined ? undefined : { cause });
    this.status = status;
    this.code = code ?? (status === 0 ? 'no_answer' : 'unknown');
    this.field = field ?? null;
    this.details = details ?? {};
    this.retryAfterMs = retryAfterMs ?? null;
  }

  /**
   * What to do: `later`, send the same again after a while; `after-change`, change something first; `never`, this program
   * cannot succeed.
   */
  get retry(): Retry {
    return retryOf(this.status, this.code);
  }
}
