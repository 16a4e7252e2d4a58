/** `1 conversation`, `2 conversations`. @param many where it is not made by an s */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
