import { Drawing } from '../views/Icon.tsx';

const PATHS = {
  file: 'M14 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V8zM14 3v5h5',
  save: 'M12 4v11M7 11l5 5 5-5M5 20h14',
  more: 'M5 12v.01M12 12v.01M19 12v.01',
  back: 'M15 5l-7 7 7 7',
  before: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  microphone: 'M12 3a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3zM5.5 11a6.5 6.5 0 0 0 13 0M12 17.5V21',
  stop: 'M7 7h10v10H7z',
  retry: 'M4 12a8 8 0 1 1 2.5 5.8M4 18v-5h5',
} as const;

/** Drawings of what loads once the panel is open. */
export function ExtraIcon({ name }: { name: keyof typeof PATHS }) {
  return <Drawing name={name} path={PATHS[name]} />;
}
