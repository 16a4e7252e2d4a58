/** `{name}` in a text, for each value. What was filled in is not looked at again: a file may be called `{limit}`. */
export function fill(text: string, values: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}
