import { useLayoutEffect, useRef } from 'preact/hooks';
import { dressRoot } from '../views/style-sheets.ts';
import { Log as Lines } from './Log.tsx';
import logSheet from './log.css';
import messageSheet from './message.css';

const SHEET = logSheet + messageSheet;

/** The conversation with its style sheet: loads beside the panel, and is not needed for its first frame. */
export function Log() {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => dressRoot(place.current, SHEET), []);
  return (
    <div class="log-frame" ref={place}>
      <Lines />
    </div>
  );
}
