import { type ReadonlySignal, signal } from '@preact/signals';
import type { Answer } from '../../../server/contract/client/ports.ts';
import type { CannedReply, PutCannedReply } from '../../../server/contract/schemas/canned-replies.ts';
import type { AgentApi } from '../../transport/agent-api.ts';

export type Canned = {
  replies: ReadonlySignal<readonly CannedReply[]>;
  refresh(): Promise<void>;
  put(id: string, reply: PutCannedReply): Promise<Answer<unknown>>;
  remove(id: string): Promise<Answer<unknown>>;
};

/** What a canned reply may name; what is not known of a visitor is missing. */
export type Values = Readonly<Record<string, string | null | undefined>>;
export const VARIABLES = ['visitor.name', 'visitor.email', 'agent.name', 'site.name', 'page.title'] as const;

/** `{{name}}`, or `{{name|what stands in for it}}`. Anything between the braces is one, so that a slip is seen too. */
const VARIABLE = /\{\{([^{}|]{1,80})(?:\|([^{}]{0,200}))?\}\}/g;

/** Where a text still has a variable. */
export type Unfilled = { name: string; start: number; end: number };

/** The replies that are written once and used often. */
export function createCanned(
  api: Pick<AgentApi, 'readCannedReplies' | 'putCannedReply' | 'deleteCannedReply'>,
): Canned {
  const replies = signal<readonly CannedReply[]>([]);
  const changed = async (answer: Promise<Answer<unknown>>) => {
    const result = await answer;
    await refresh();
    return result;
  };
  return {
    replies,
    refresh,
    put: (id, reply) => changed(api.putCannedReply(id, reply)),
    remove: (id) => changed(api.deleteCannedReply(id)),
  };

  async function refresh(): Promise<void> {
    const answer = await api.readCannedReplies();
    if (answer.ok) replies.value = answer.value.replies;
  }
}

/**
 * The reply with its variables filled in, or with what stands in for them; one that has neither stays as it is, to be
 * seen.
 */
export function fillIn(body: string, values: Values): string {
  return body.replace(VARIABLE, (whole, name: string, instead: string | undefined) => {
    const value = values[name.trim()];
    return value === null || value === undefined || value === '' ? (instead?.trim() ?? whole) : value;
  });
}

/** The variables of a text that nothing was filled in for. */
export function unfilledIn(text: string): Unfilled[] {
  return [...text.matchAll(VARIABLE)].map(({ 0: whole, 1: name = '', index }) => ({
    name: name.trim(),
    start: index,
    end: index + whole.length,
  }));
}
