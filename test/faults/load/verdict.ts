import type { Recorded } from './recorder.ts';
import type { Stored } from './stored.ts';

/** What is wrong with a run: every sentence a violation. Nothing here asks the product how it sees it. */
export function verdictOn(recorded: readonly Recorded[], stored: Stored): string[] {
  const wrong: string[] = [];
  const rows = new Map(stored.messages.map((row) => [row.id, row]));
  if (rows.size !== stored.messages.length) wrong.push('A message is stored twice under one id.');
  const bodies = new Map<string, string>();
  for (const { id, body } of stored.messages) {
    const other = bodies.get(body);
    if (other !== undefined) wrong.push(`"${body}" is stored twice: ${other} and ${id}.`);
    bodies.set(body, id);
  }
  for (const [conversation, seqs] of stored.eventSeqs) {
    const hole = seqs.findIndex((seq, index) => seq !== index + 1);
    if (hole >= 0) wrong.push(`${conversation} has ${seqs[hole]} in place of event ${hole + 1}.`);
  }
  const sent = new Set<string>();
  const newest = new Map<string, { seq: number; id: string }>();
  const screens = new Map<string, string[]>();
  for (const entry of recorded) {
    if (entry.kind === 'sent') {
      sent.add(entry.id);
      const row = rows.get(entry.id);
      if (row === undefined) {
        wrong.push(`${entry.id} was sent by ${entry.author} and is not stored.`);
        continue;
      }
      if (row.body !== entry.body) wrong.push(`${entry.id} is stored as "${row.body}", not "${entry.body}".`);
      const key = `${entry.author} ${row.conversationId}`;
      const before = newest.get(key);
      if (before !== undefined && before.seq > row.seq)
        wrong.push(
          `${entry.author} sent ${before.id} before ${entry.id}; they are stored the other way round.`,
        );
      newest.set(key, { seq: row.seq, id: row.id });
    }
    if (entry.kind === 'acknowledged' && !rows.has(entry.id))
      wrong.push(`${entry.id} was acknowledged to ${entry.screen} and is not stored.`);
    if (entry.kind === 'shown' || entry.kind === 'redrawn') {
      const key = `${entry.screen} ${entry.conversationId}`;
      const shown = entry.kind === 'shown' ? (screens.get(key) ?? []) : [];
      for (const id of entry.ids) {
        const row = rows.get(id);
        const last = rows.get(shown.at(-1) ?? '');
        if (row === undefined) wrong.push(`${entry.screen} shows ${id}, which is not stored.`);
        else if (row.conversationId !== entry.conversationId)
          wrong.push(
            `${entry.screen} shows ${id} in ${entry.conversationId}; it is of ${row.conversationId}.`,
          );
        else if (last !== undefined && last.seq >= row.seq)
          wrong.push(`${entry.screen} shows ${id} after ${last.id}, which is stored later.`);
        shown.push(id);
      }
      screens.set(key, shown);
    }
  }
  for (const { id } of stored.messages) if (!sent.has(id)) wrong.push(`${id} is stored and nobody sent it.`);
  for (const [key, shown] of screens) {
    const conversation = key.split(' ')[1];
    const all = stored.messages.filter((row) => row.conversationId === conversation).map((row) => row.id);
    if (all.length !== shown.length || all.some((id, index) => id !== shown[index]))
      wrong.push(`At the end ${key} shows ${shown.length} of ${all.length} messages, or others.`);
  }
  return wrong;
}
