import { wrongDeliveries } from './deliveries.ts';
import type { FinalScreen, HistoryEntry, Stored, StoredMessage, Viewer } from './history.ts';

export type Run = {
  history: readonly HistoryEntry[];
  stored: Stored;
  /** At the end; without it, what the history says last of each screen is taken. */
  screens?: readonly FinalScreen[];
  viewers?: readonly Viewer[];
};

/** The promises, by the names that a violation is printed with. */
export type Invariant = 'I1' | 'I2' | 'I3' | 'I4' | 'I5' | 'I6' | 'I7';
export type Violation = { invariant: Invariant; sentence: string };

/**
 * What is wrong with a run. Nothing here asks the product how it sees it, or shares a line with it.
 *
 * I1 acknowledged: on disk, whatever dies next. I2 sent once: stored once, and shown once on every screen. I3 one order,
 * the same on every screen, without holes. I4 what was committed comes to everybody. I5 notes, and whatever belongs to
 * other people, never reach a visitor's browser. I6 what was sent goes out, in order, whatever happens to the tab.
 * I7 subscribers are brought every event, in order, each under one id.
 */
export function check({ history, stored, screens, viewers = [] }: Run): Violation[] {
  const rows = new Map(stored.messages.map((row) => [row.id, row]));
  const lost = new Set(history.flatMap((entry) => (entry.kind === 'restored' ? entry.lostIds : [])));
  return [
    ...storedOnce(stored),
    ...withoutHoles(stored),
    ...allSentIsStored(history, rows, lost),
    ...allAcknowledgedIsStored(history, rows, lost),
    ...nobodySpeaksFromNowhere(history, stored),
    ...inTheOrderOfSending(history, rows, lost),
    ...shownInOneOrder(history, rows, lost),
    ...(screens === undefined ? lastScreensAgree(history, stored) : finalScreensAgree(screens, stored)),
    ...nothingForeignCame(history, stored, viewers),
    ...wrongDeliveries(history, stored).map((sentence) => violation('I7', sentence)),
  ];
}

function storedOnce({ messages }: Stored): Violation[] {
  const found: Violation[] = [];
  const byId = new Map<string, StoredMessage>();
  const byBody = new Map<string, StoredMessage>();
  for (const row of messages) {
    const same = byId.get(row.id);
    const twin = byBody.get(row.body);
    if (same !== undefined) found.push(violation('I2', `${row.id} is stored twice.`));
    else if (twin !== undefined)
      found.push(violation('I2', `"${row.body}" is stored twice: as ${twin.id} and as ${row.id}.`));
    byId.set(row.id, row);
    byBody.set(row.body, row);
  }
  return found;
}

function withoutHoles({ eventSeqs }: Stored): Violation[] {
  const found: Violation[] = [];
  for (const [conversation, seqs] of eventSeqs) {
    const hole = seqs.findIndex((seq, index) => seq !== index + 1);
    if (hole >= 0)
      found.push(violation('I3', `${conversation} has ${seqs[hole]} in place of event ${hole + 1}.`));
  }
  return found;
}

function allSentIsStored(
  history: readonly HistoryEntry[],
  rows: ReadonlyMap<string, StoredMessage>,
  lost: ReadonlySet<string>,
): Violation[] {
  const refusedIds = new Set(history.flatMap((entry) => (entry.kind === 'refused' ? [entry.id] : [])));
  const found: Violation[] = [];
  for (const entry of history) {
    if (entry.kind !== 'sent') continue;
    const row = rows.get(entry.id);
    if (row === undefined) {
      if (!refusedIds.has(entry.id) && !lost.has(entry.id))
        found.push(violation('I6', `${entry.id} was sent on ${entry.screen} and is not stored.`));
      continue;
    }
    if (row.body !== entry.body && !refusedIds.has(entry.id))
      found.push(violation('I6', `${entry.id} was sent as "${entry.body}" and is stored as "${row.body}".`));
    if ((row.note ?? false) !== (entry.note ?? false))
      found.push(violation('I5', `${entry.id} was ${entry.note ? 'a note' : 'no note'} when it was sent.`));
  }
  return found;
}

function allAcknowledgedIsStored(
  history: readonly HistoryEntry[],
  rows: ReadonlyMap<string, StoredMessage>,
  lost: ReadonlySet<string>,
): Violation[] {
  return history.flatMap((entry) =>
    entry.kind === 'acknowledged' && !rows.has(entry.id) && !lost.has(entry.id)
      ? [violation('I1', `${entry.id} was acknowledged on ${entry.screen} and is not stored.`)]
      : [],
  );
}

function nobodySpeaksFromNowhere(history: readonly HistoryEntry[], { messages }: Stored): Violation[] {
  const sent = new Set(history.flatMap((entry) => (entry.kind === 'sent' ? [entry.id] : [])));
  return messages.flatMap(({ id }) =>
    sent.has(id) ? [] : [violation('I2', `${id} is stored and nobody sent it.`)],
  );
}

/** What one person sends on one screen into a conversation is stored in that order. */
function inTheOrderOfSending(
  history: readonly HistoryEntry[],
  rows: ReadonlyMap<string, StoredMessage>,
  lost: ReadonlySet<string>,
): Violation[] {
  const newest = new Map<string, StoredMessage>();
  const found: Violation[] = [];
  for (const entry of history) {
    const row = entry.kind === 'sent' ? rows.get(entry.id) : undefined;
    // What a back-up lost is offered again when that is noticed, behind what was stored meanwhile.
    if (entry.kind !== 'sent' || row === undefined || lost.has(entry.id)) continue;
    const key = `${entry.screen} ${row.conversationId}`;
    const before = newest.get(key);
    if (before !== undefined && before.seq > row.seq)
      found.push(
        violation(
          'I6',
          `${entry.screen} sent ${before.id} before ${row.id}; they are stored the other way round.`,
        ),
      );
    newest.set(key, row);
  }
  return found;
}

/** At every moment, what a screen shows stands in the order of the database. */
function shownInOneOrder(
  history: readonly HistoryEntry[],
  rows: ReadonlyMap<string, StoredMessage>,
  lost: ReadonlySet<string>,
): Violation[] {
  const last = new Map<string, StoredMessage>();
  const found: Violation[] = [];
  for (const entry of history) {
    if (entry.kind !== 'shown' && entry.kind !== 'redrawn') continue;
    const key = `${entry.screen} ${entry.conversationId}`;
    if (entry.kind === 'redrawn') last.delete(key);
    for (const id of entry.ids) {
      // It had a number in the database before this one.
      if (lost.has(id)) continue;
      const row = rows.get(id);
      const before = last.get(key);
      if (row === undefined) found.push(violation('I1', `${entry.screen} shows ${id}, which is not stored.`));
      else if (row.conversationId !== entry.conversationId)
        found.push(
          violation(
            'I5',
            `${entry.screen} shows ${id} in ${entry.conversationId}; it is of ${row.conversationId}.`,
          ),
        );
      else if (before !== undefined && before.seq === row.seq)
        found.push(violation('I2', `${entry.screen} shows ${id} twice.`));
      else if (before !== undefined && before.seq > row.seq)
        found.push(violation('I3', `${entry.screen} shows ${id} after ${before.id}, which is stored later.`));
      if (row !== undefined) last.set(key, row);
    }
  }
  return found;
}

function finalScreensAgree(screens: readonly FinalScreen[], stored: Stored): Violation[] {
  return screens.flatMap(({ screen, audience, conversationId, ids, state }) => {
    const all = expectedIds(stored, conversationId, audience === 'agent');
    const found = disagreement(screen, conversationId, ids, all);
    const kept = stored.states?.get(conversationId);
    if (state !== undefined && kept !== undefined && state !== kept)
      found.push(
        violation('I4', `At the end ${screen} shows ${conversationId} as ${state}; stored is ${kept}.`),
      );
    return found;
  });
}

/** A screen of which nothing is known but the history; one that showed a note is an agent's. */
function lastScreensAgree(history: readonly HistoryEntry[], stored: Stored): Violation[] {
  const shown = new Map<string, string[]>();
  for (const entry of history) {
    if (entry.kind !== 'shown' && entry.kind !== 'redrawn') continue;
    const key = `${entry.screen} ${entry.conversationId}`;
    shown.set(key, [...(entry.kind === 'shown' ? (shown.get(key) ?? []) : []), ...entry.ids]);
  }
  return [...shown].flatMap(([key, ids]) => {
    const [screen = '', conversationId = ''] = key.split(' ');
    const all = expectedIds(stored, conversationId, !screen.startsWith('visitor'));
    return disagreement(screen, conversationId, ids, all);
  });
}

function expectedIds({ messages }: Stored, conversationId: string, notes: boolean): string[] {
  return messages
    .filter((row) => row.conversationId === conversationId && (notes || row.note !== true))
    .sort((a, b) => a.seq - b.seq)
    .map((row) => row.id);
}

function disagreement(
  screen: string,
  conversationId: string,
  shown: readonly string[],
  all: readonly string[],
): Violation[] {
  const at = all.findIndex((id, index) => shown[index] !== id);
  if (at === -1 && shown.length === all.length) return [];
  const missing = all.filter((id) => !shown.includes(id)).length;
  return [
    violation(
      'I4',
      `At the end ${screen} shows ${shown.length} of the ${all.length} messages of ${conversationId}; ${missing} are missing, the first difference is number ${(at === -1 ? all.length : at) + 1}.`,
    ),
  ];
}

/** Bodies are unique, so that whatever leaks is recognised wherever it stands. */
function nothingForeignCame(
  history: readonly HistoryEntry[],
  { messages }: Stored,
  viewers: readonly Viewer[],
): Violation[] {
  const found: Violation[] = [];
  for (const { browser, conversationIds } of viewers) {
    const secret = messages.filter(
      (row) => row.note === true || !conversationIds.includes(row.conversationId),
    );
    const strangers = new Set(messages.map((row) => row.conversationId));
    for (const id of conversationIds) strangers.delete(id);
    for (const entry of history) {
      if (entry.kind !== 'received' || entry.browser !== browser) continue;
      for (const row of secret)
        if (entry.text.includes(row.body)) found.push(violation('I5', `"${row.body}" came to ${browser}.`));
      for (const id of strangers)
        if (entry.text.includes(id))
          found.push(violation('I5', `${browser} heard of ${id}, which is another's.`));
    }
  }
  return found;
}

function violation(invariant: Invariant, sentence: string): Violation {
  return { invariant, sentence };
}
