import {
  COUNT_NAMES,
  type CountName,
  WAIT_NAMES,
  type WaitName,
} from '../../../server/contract/reports/report-constants.ts';
import type { FigureName, Figures } from '../../../server/contract/schemas/developers/reports.ts';

/** Which way is better; null: neither, such as more messages. */
type Better = 'more' | 'less' | null;

export const BETTER: Readonly<Record<CountName | 'wait' | 'within' | 'good' | 'responseRate', Better>> = {
  started: null,
  reopened: 'less',
  resolved: null,
  abandoned: 'less',
  leftWithoutReply: 'less',
  missed: 'less',
  messagesIn: null,
  messagesOut: null,
  messagesByBots: null,
  wait: 'less',
  within: 'more',
  good: 'more',
  responseRate: 'more',
};

/** How a figure differs from that of the period before. */
export type Change = {
  way: 'up' | 'down' | 'same';
  /** Always 0 or more, in the figure's own unit. */
  by: number;
  /** `by` as a share of the figure before; null where that was 0. */
  share: number | null;
  verdict: 'better' | 'worse' | null;
};

/** Null where one of the two is not known: nothing is compared with nothing. */
export function changeOf(now: number | null, before: number | null, better: Better): Change | null {
  if (now === null || before === null) return null;
  const by = Math.abs(now - before);
  if (by === 0) return { way: 'same', by, share: 0, verdict: null };
  const way = now > before ? 'up' : 'down';
  const gained = (way === 'up') === (better === 'more');
  return {
    way,
    by,
    share: before === 0 ? null : by / before,
    verdict: better === null ? null : gained ? 'better' : 'worse',
  };
}

/** Whether it says how long somebody waited, instead of how many there were. */
export function isWait(figure: FigureName): figure is WaitName {
  return (WAIT_NAMES as readonly FigureName[]).includes(figure);
}

/** Whether nothing at all was counted. */
export function isNothing(figures: Figures): boolean {
  return (
    COUNT_NAMES.every((name) => figures[name] === 0) &&
    WAIT_NAMES.every((name) => figures[name].count === 0) &&
    figures.ratings.count === 0
  );
}
