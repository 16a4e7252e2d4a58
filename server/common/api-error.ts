import type { ErrorCode } from '../contract/errors.ts';

/**
 * A request that is answered with one of the documented codes. `message` is a sentence for the person who made it:
 * what was wrong, and how to mend it.
 */
export class ApiError extends Error {
  readonly code: ErrorCode;
  readonly details: Record<string, unknown> | undefined;

  constructor(code: ErrorCode, message: string, details?: Record<string, unknown>) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.details = details;
  }
}

/** Too much was asked; the same request may come again after this time. */
export class TryLater extends ApiError {
  readonly waitMs: number;

  /** @param details what may be tried meanwhile */
  constructor(message: string, waitMs: number, details?: Record<string, unknown>) {
    super('too_many_requests', message, details);
    this.name = 'TryLater';
    this.waitMs = waitMs;
  }
}
