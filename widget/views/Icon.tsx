const CHECKS = 'M2 12.5L6.5 17 16 7.5M12 16.5l.5.5L22 7.5';
const PATHS = {
  close: 'M6 6l12 12M18 6L6 18',
  send: 'M12 20V5M5.5 11.5L12 5l6.5 6.5',
  attach: 'M20 11l-8.5 8.5a5 5 0 0 1-7-7L13 4a3.4 3.4 0 0 1 4.8 4.8l-8.4 8.4a1.8 1.8 0 0 1-2.5-2.5l7.6-7.6',
  file: 'M14 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V8zM14 3v5h5',
  save: 'M12 4v11M7 11l5 5 5-5M5 20h14',
  down: 'M12 5v14M6 13l6 6 6-6',
  warn: 'M12 8v5M12 16.5v.01M12 3l9.5 17h-19z',
  talk: 'M12 4c-5 0-9 3.2-9 7.4 0 2.3 1.2 4.3 3.2 5.7L5.6 21l4.2-2.4q1 .2 2.2.2c5 0 9-3.2 9-7.4S17 4 12 4z',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
  sent: 'M5 12.5l4.5 4.5L19 7.5',
  delivered: CHECKS,
  seen: CHECKS,
  more: 'M12 5v.01M12 12v.01M12 19v.01',
  back: 'M15 5l-7 7 7 7',
  smile: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8.5 14a4.2 4.2 0 0 0 7 0M9 9.5v.01M15 9.5v.01',
  sound: 'M4 10v4h3l5 4V6L7 10zM16 9a4 4 0 0 1 0 6',
  quiet: 'M4 10v4h3l5 4V6L7 10zM16 10l4 4M20 10l-4 4',
  retry: 'M4 12a8 8 0 1 1 2.5 5.8M4 18v-5h5',
} as const;

/** A line drawing that takes the colour of its text; decoration only. */
export function Icon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
