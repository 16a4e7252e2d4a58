/** A key as it is written on a keyboard: "shift+e" as Shift and E. */
export function keyCaps(key: string): string[] {
  return key.split(/(?<=shift)\+/).map((part) => (part === 'shift' ? 'Shift' : part.toUpperCase()));
}
