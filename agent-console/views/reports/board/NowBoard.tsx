import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { browserTimers } from '../../../../server/contract/client/browser-ports.ts';
import type { Board } from '../../../../server/contract/schemas/developers/board.ts';
import { createLiveBoard } from '../../../stores/reports/live-board.ts';
import type { ReportsApi } from '../../../transport/reports-api.ts';
import { useConsole, useWorkspace } from '../../context.ts';
import { reportTexts } from '../report-texts.ts';
import { Trouble } from '../Trouble.tsx';
import { BoardAgents } from './BoardAgents.tsx';
import { BoardGroups } from './BoardGroups.tsx';
import { BoardTiles } from './BoardTiles.tsx';
import { useWall } from './wall.ts';

const SECOND_MS = 1_000;

/** What is going on now, kept up by events; on a full screen as large as a wall needs it. */
export function NowBoard({ api }: { api: ReportsApi }) {
  const { texts } = useConsole();
  const { connection, takePart } = useWorkspace();
  const t = reportTexts(texts).board;
  const root = useRef<HTMLElement>(null);
  const now = useNow();
  const live = useMemo(
    () => createLiveBoard(api.readBoard, browserTimers, () => connection.state.peek() === 'live'),
    [api],
  );
  useEffect(() => {
    live.start();
    const leave = takePart(live.part);
    return () => {
      leave();
      live.stop();
    };
  }, [live]);
  const board = live.board.value;
  const failure = live.failure.value;
  useWall(root, board);
  return (
    <section class="board" aria-label={reportTexts(texts).parts.now} ref={root}>
      <header class="board__head">
        <p class="board__state" role="status">
          {connection.state.value === 'live' ? t.live : t.paused}
        </p>
        {document.fullscreenEnabled && (
          <button
            type="button"
            class="button board__full"
            // Whoever does not allow it leaves the board as it is.
            onClick={() => void root.current?.requestFullscreen().catch(() => {})}
          >
            {t.full}
          </button>
        )}
      </header>
      {failure !== null && (
        <Trouble failure={failure} stale={board !== null} again={() => Promise.resolve(live.start())} />
      )}
      {board === null && failure === null && <div class="skeleton skeleton--block" aria-busy="true" />}
      {board !== null && <Shown board={board} now={now + live.aheadMs.value} />}
    </section>
  );
}

/** @param now by the server's clock */
function Shown({ board, now }: { board: Board; now: number }) {
  const t = reportTexts(useConsole().texts).board;
  return (
    <>
      <BoardTiles load={board.all} now={now} />
      <BoardAgents agents={board.agents} now={now} />
      {board.teams.length > 1 && <BoardGroups title={t.teams} by="team" groups={board.teams} now={now} />}
      {board.sites.length > 1 && <BoardGroups title={t.sites} by="site" groups={board.sites} now={now} />}
    </>
  );
}

/** The time, every second: waits grow while somebody looks. */
function useNow(): number {
  const now = useSignal(Date.now());
  useEffect(() => {
    const timer = setInterval(() => {
      now.value = Date.now();
    }, SECOND_MS);
    return () => clearInterval(timer);
  }, []);
  return now.value;
}
