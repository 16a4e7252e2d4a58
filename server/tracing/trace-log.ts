import { EVERY } from '../common/repeated-lines.ts';
import type { TraceContext } from './trace.ts';

/** Writes a line about what followed from a request that is part of a trace. `failed`: it is written in any case. */
export type TraceLog = (trace: TraceContext, details: object, message: string, failed?: boolean) => void;

/** One message leads to a dozen lines: with a share of the requests, a share of these is enough. */
const ID_DIGITS = 8;

/**
 * The lines about what follows from requests with a trace. As with requests that went well (`plugins/request-log.ts`), all are written
 * of traces that their sender keeps, and one of `sample` of the others. The id decides which, so that every node writes the same ones;
 * its end is random where its beginning is a time.
 */
export function createTraceLog(
  log: { info(details: object, message: string): void },
  sample: number,
): TraceLog {
  return (trace, details, message, failed = false) => {
    const { traceId, sampled } = trace;
    const isLogged = failed || sampled || Number.parseInt(traceId.slice(-ID_DIGITS), 16) % sample === 0;
    if (isLogged) log.info({ traceId, ...details, [EVERY]: true }, message);
  };
}
