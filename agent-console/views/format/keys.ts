/** A key as it is written on a keyboard: "shift+e" as Shift and E. */
export function keyCaps(key: string): string[] {
  const shift = 'shift+';
  return key.startsWith(shift) ? ['Shift', key.slice(shift.length).toUpperCase()] : [key.toUpperCase()];
}
