const PATHS = {
  close: 'M6 6l12 12M18 6L6 18',
  send: 'M12 20V5M5.5 11.5L12 5l6.5 6.5',
  attach: 'M20 11l-8.5 8.5a5 5 0 0 1-7-7L13 4a3.4 3.4 0 0 1 4.8 4.8l-8.4 8.4a1.8 1.8 0 0 1-2.5-2.5l7.6-7.6',
  warn: 'M12 8v5M12 16.5v.01M12 3l9.5 17h-19z',
  sent: 'M5 12.5l4.5 4.5L19 7.5',
  smile: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8.5 14a4.2 4.2 0 0 0 7 0M9 9.5v.01M15 9.5v.01',
} as const;

/** A line drawing that takes the colour of its text; decoration only. */
export function Icon({ name }: { name: keyof typeof PATHS }) {
  return <Drawing name={name} path={PATHS[name]} />;
}

/** The same for parts that load later and have drawings of their own: 24 by 24, lines of 2. */
export function Drawing({ name, path }: { name: string; path: string }) {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 24 24" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
