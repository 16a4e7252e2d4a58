import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { CannedReply } from '../../../server/contract/schemas/canned-replies.ts';
import type { AgentApi } from '../../transport/agent-api.ts';

export type Canned = {
  /** Everyone's, by name. */
  shared: ReadonlySignal<readonly CannedReply[]>;
  /** Those that this agent alone sees, by name. */
  own: ReadonlySignal<readonly CannedReply[]>;
  /** Both, the most used first. */
  replies: ReadonlySignal<readonly CannedReply[]>;
  refresh(): Promise<void>;
  /** It was put into a reply. Where the server cannot be asked, this once is not counted. */
  used(id: string): void;
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
  api: Pick<AgentApi, 'readCannedReplies' | 'readOwnReplies' | 'useCannedReply'>,
): Canned {
  const shared = signal<readonly CannedReply[]>([]);
  const own = signal<readonly CannedReply[]>([]);
  const read = async (into: typeof own, asked: ReturnType<typeof api.readOwnReplies>) => {
    const answer = await asked;
    if (answer.ok) into.value = answer.value.replies;
  };
  return {
    shared,
    own,
    replies: computed(() => [...own.value, ...shared.value].sort((a, b) => b.uses - a.uses)),
    async refresh() {
      await Promise.all([read(shared, api.readCannedReplies()), read(own, api.readOwnReplies())]);
    },
    used: (id) => void api.useCannedReply(id),
  };
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
