import { Drawing } from '../views/Icon.tsx';

const CHECKS = 'M2 12.5L6.5 17 16 7.5M12 16.5l.5.5L22 7.5';
const PATHS = {
  reply: 'M10 7L4 12l6 5M4 12h9a7 7 0 0 1 7 7',
  down: 'M12 5v14M6 13l6 6 6-6',
  sent: 'M5 12.5l4.5 4.5L19 7.5',
  delivered: CHECKS,
  seen: CHECKS,
} as const;

/** Drawings of the conversation. */
export function LogIcon({ name }: { name: keyof typeof PATHS }) {
  return <Drawing name={name} path={PATHS[name]} />;
}
