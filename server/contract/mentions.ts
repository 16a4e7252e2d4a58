/**
 * Who is mentioned in a note: names after an @, whatever the case. The longest name counts, so that "@Ana Lee" is not
 * Ana. Both ends decide alike.
 */
export function mentionedIn<P extends { name: string }>(body: string, people: readonly P[]): P[] {
  return [...new Set(mentionsAt(body, people).map((mention) => mention.person))];
}

export type MentionPlace<P> = { person: P; from: number; to: number };

/** Where somebody is mentioned in a note, in order; the @ belongs to it. */
export function mentionsAt<P extends { name: string }>(
  body: string,
  people: readonly P[],
): MentionPlace<P>[] {
  const text = body.toLowerCase();
  const byLength = [...people].sort((a, b) => b.name.length - a.name.length);
  const found: MentionPlace<P>[] = [];
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    // An address such as ana@example.com mentions nobody.
    if (at > 0 && /[\p{L}\p{N}_.]/u.test(text[at - 1] ?? '')) continue;
    const one = byLength.find((person) => {
      const name = person.name.toLowerCase();
      const after = text[at + 1 + name.length] ?? ' ';
      return text.startsWith(name, at + 1) && !/[a-z0-9_]/.test(after);
    });
    if (one !== undefined) found.push({ person: one, from: at, to: at + 1 + one.name.length });
  }
  return found;
}
