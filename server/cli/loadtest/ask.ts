import { createHash } from 'node:crypto';
import { PROOF_HEADER, type Puzzle, solutionOf, zeroBits } from '../../contract/proof.ts';

const TIMEOUT_MS = 15_000;
/** One puzzle for each request; a second one means that the first was too late. */
const MOST_PROOFS = 2;

/** What was refused: a code of the server, `timeout`, or `unreachable`. */
export class Refused extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.name = 'Refused';
    this.code = code;
  }
}

export type Ask = <T>(method: string, path: string, body?: object) => Promise<T>;

/**
 * Asks as a visitor's browser does, with the work that is asked of who sends a great deal.
 * @param worked is told each puzzle that was solved
 */
export function createAsk(url: string, token: string, worked: () => void): Ask {
  return async <T>(method: string, path: string, body?: object) => {
    let proof: string | null = null;
    for (let tries = 0; ; tries += 1) {
      const answer = await exchanged(url + path, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(proof === null ? {} : { [PROOF_HEADER]: proof }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (answer.ok) return answer.value as T;
      const { code, details } = (answer.value as { error?: { code: string; details?: Puzzle } } | null)
        ?.error ?? {
        code: `http_${answer.status}`,
      };
      if (code !== 'proof_required' || details === undefined || tries === MOST_PROOFS)
        throw new Refused(code);
      proof = solve(details);
      worked();
    }
  };
}

async function exchanged(
  address: string,
  request: RequestInit,
): Promise<{ ok: boolean; status: number; value: unknown }> {
  try {
    const answer = await fetch(address, { ...request, signal: AbortSignal.timeout(TIMEOUT_MS) });
    const text = await answer.text();
    return { ok: answer.ok, status: answer.status, value: parsed(text) };
  } catch (error) {
    throw new Refused(error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'unreachable');
  }
}

/** Null where it is no JSON, as what a proxy says. */
function parsed(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function solve({ challenge, bits }: Puzzle): string {
  for (let counter = 0; ; counter += 1) {
    const solution = solutionOf(challenge, counter);
    if (zeroBits(createHash('sha256').update(solution).digest()) >= bits) return solution;
  }
}
