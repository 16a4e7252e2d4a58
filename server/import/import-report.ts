import { LEFT_OUT, type LeftOut } from './records.ts';

/** What of a kind there was: new here, or here already (from an import before, or in the file twice). */
export type Counted = { imported: number; there: number };

/** What an import came to. `leftOut`: why, how often, and the first places. */
export type ImportReport = {
  contacts: Counted;
  conversations: Counted;
  messages: number;
  /** Files that came along. */
  files: number;
  labels: Counted;
  cannedReplies: Counted;
  /** Conversations that were still to be dealt with there; here they are resolved. */
  stillOpen: string[];
  stillOpenCount: number;
  leftOut: { reason: LeftOut; meaning: string; count: number; places: string[] }[];
};

const MOST_PLACES = 5;
const MOST_OPEN = 50;

/** Puts an {@link ImportReport} together, in bounded memory. */
export function createReport(
  /** Is told each thing that was left out. */
  tell: (line: { place: string; id: string; reason: LeftOut }) => void = () => {},
) {
  const none = (): Counted => ({ imported: 0, there: 0 });
  const counted = { contacts: none(), conversations: none(), labels: none(), cannedReplies: none() };
  const leftOut = new Map<LeftOut, { count: number; places: string[] }>();
  const stillOpen: string[] = [];
  let stillOpenCount = 0;
  let messages = 0;
  let files = 0;
  return {
    count(kind: keyof typeof counted, isNew: boolean) {
      counted[kind][isNew ? 'imported' : 'there'] += 1;
    },
    countMessages(count: number) {
      messages += count;
    },
    countFiles(count: number) {
      files += count;
    },
    open(id: string) {
      stillOpenCount += 1;
      if (stillOpen.length < MOST_OPEN) stillOpen.push(id);
    },
    leaveOut(place: string, id: string, reason: LeftOut, count = 1) {
      const known = leftOut.get(reason) ?? { count: 0, places: [] };
      known.count += count;
      if (known.places.length < MOST_PLACES) known.places.push(id === '' ? place : `${place} (${id})`);
      leftOut.set(reason, known);
      tell({ place, id, reason });
    },
    report(): ImportReport {
      return {
        ...counted,
        messages,
        files,
        stillOpen,
        stillOpenCount,
        leftOut: [...leftOut].map(([reason, found]) => ({ reason, meaning: LEFT_OUT[reason], ...found })),
      };
    },
  };
}

export type Report = ReturnType<typeof createReport>;
