/**
 * Patterns for answers, run in time linear in the answer: an admin's pattern must not be able to stop a visitor's
 * browser or the server, as a backtracking `RegExp` can. A part of the usual syntax: letters, `.`, `\d \w \s` and their
 * opposites, `[…]`, groups, `|`, `* + ? {n} {n,} {n,m}`. It always describes the whole answer; `^` and `$` may stand
 * around it. See https://swtch.com/~rsc/regexp/regexp1.html for the way it is run.
 */
type Test = (character: string) => boolean;
type Node =
  | { kind: 'one'; test: Test }
  | { kind: 'row'; nodes: Node[] }
  | { kind: 'either'; nodes: Node[] }
  | { kind: 'repeat'; node: Node; from: number; to: number };
/** A step reads one character or goes on by itself to several others; the step `end` accepts. */
type Step = { test: Test | null; next: number[] };

const MOST_STEPS = 2_000;
const MOST_REPEATS = 200;
const CLASSES: Record<string, Test> = {
  d: (character) => /^\d$/.test(character),
  w: (character) => /^\w$/.test(character),
  s: (character) => /^\s$/.test(character),
};

export class PatternError extends Error {}

/** A pattern as steps; step 0 is its end. */
type Program = { steps: readonly Step[]; start: number };

/**
 * @returns whether a text is, as a whole, what the pattern describes
 * @throws PatternError with a sentence that says what is not understood
 */
export function linearPattern(pattern: string): (text: string) => boolean {
  const { steps, start } = compile(pattern);
  return (text) => {
    let here = closure(steps, [start]);
    for (const character of text) {
      const next = [...here].flatMap((index) => {
        const step = steps[index];
        return step?.test?.(character) ? step.next : [];
      });
      if (next.length === 0) return false;
      here = closure(steps, next);
    }
    return here.has(0);
  };
}

function closure(steps: readonly Step[], from: number[]): Set<number> {
  const seen = new Set<number>();
  const open = [...from];
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    if (seen.has(index)) continue;
    seen.add(index);
    const step = steps[index];
    if (step !== undefined && step.test === null) open.push(...step.next);
  }
  return seen;
}

/** @throws PatternError */
function compile(pattern: string): Program {
  const steps: Step[] = [];
  const start = build(parse(pattern), add(null, []));
  return { steps, start };

  function add(test: Test | null, next: number[]): number {
    if (steps.length >= MOST_STEPS) throw new PatternError('The pattern is too large. Repeat less.');
    return steps.push({ test, next }) - 1;
  }

  /** The step at which a node begins that goes on to `after`. */
  function build(node: Node, after: number): number {
    if (node.kind === 'one') return add(node.test, [after]);
    if (node.kind === 'row') return node.nodes.reduceRight((next, one) => build(one, next), after);
    if (node.kind === 'either')
      return add(
        null,
        node.nodes.map((one) => build(one, after)),
      );
    let next = after;
    if (node.to === Number.POSITIVE_INFINITY) {
      next = add(null, [after]);
      steps[next]?.next.push(build(node.node, next));
    } else
      for (let count = node.from; count < node.to; count += 1)
        next = add(null, [after, build(node.node, next)]);
    for (let count = 0; count < node.from; count += 1) next = build(node.node, next);
    return next;
  }
}

/** Where a text has what a pattern describes, from the first character to the one after the last (UTF-16 units). */
export type Found = { from: number; to: number };

/** So many characters, at most, are one thing that was looked for. */
const MOST_FOUND_AT_ONCE = 200;
/** So many steps are taken for a text. What is not looked at by then counts as found: it is looked for to be hidden. */
const MOST_STEPS_TAKEN = 1_000_000;

/**
 * Looks for everything in a text that a pattern describes, from left to right, each as long as it can be.
 * @throws PatternError with a sentence that says what is not understood
 */
export function linearSearch(pattern: string): (text: string) => Found[] {
  const { steps, start } = compile(pattern);
  return (text) => {
    const budget = { left: MOST_STEPS_TAKEN };
    const found: Found[] = [];
    for (let from = 0; from < text.length; ) {
      const next = firstFrom(text, from, budget);
      if (next === null) return found;
      found.push(next);
      from = next.to;
    }
    return found;
  };

  /** By the step that has been reached: where the earliest one that reached it began. */
  function firstFrom(text: string, from: number, budget: { left: number }): Found | null {
    let threads = new Map<number, number>();
    let best: Found | null = null;
    for (let at = from; ; ) {
      if (best === null) reach(threads, start, at);
      const began = threads.get(0);
      if (began !== undefined && began < at && (best === null || began <= best.from))
        best = { from: began, to: at };
      const character = at < text.length ? String.fromCodePoint(text.codePointAt(at) ?? 0) : '';
      if (character === '') return best;
      budget.left -= threads.size;
      if (budget.left < 0) return { from: best?.from ?? from, to: text.length };
      threads = advanced(threads, character, at, best);
      if (best !== null && threads.size === 0) return best;
      at += character.length;
    }
  }

  function advanced(threads: Map<number, number>, character: string, at: number, best: Found | null) {
    const next = new Map<number, number>();
    for (const [index, began] of threads) {
      if (best !== null && began > best.from) continue;
      if (at - began >= MOST_FOUND_AT_ONCE) continue;
      const step = steps[index];
      if (step?.test?.(character)) for (const to of step.next) reach(next, to, began);
    }
    return next;
  }

  function reach(threads: Map<number, number>, index: number, began: number): void {
    const open = [index];
    for (let one = open.pop(); one !== undefined; one = open.pop()) {
      const before = threads.get(one);
      if (before !== undefined && before <= began) continue;
      threads.set(one, began);
      const step = steps[one];
      if (step !== undefined && step.test === null) open.push(...step.next);
    }
  }
}

function parse(pattern: string): Node {
  const characters = [...pattern];
  let at = 0;
  if (characters[0] === '^') at = 1;
  if (characters.at(-1) === '$' && characters.at(-2) !== '\\') characters.pop();
  const whole = either();
  if (at < characters.length) throw wrong(`There is a ")" without its "(".`);
  return whole;

  function either(): Node {
    const nodes = [row()];
    while (characters[at] === '|') {
      at += 1;
      nodes.push(row());
    }
    return nodes.length === 1 && nodes[0] !== undefined ? nodes[0] : { kind: 'either', nodes };
  }

  function row(): Node {
    const nodes: Node[] = [];
    while (at < characters.length && characters[at] !== '|' && characters[at] !== ')')
      nodes.push(repeated(one()));
    return { kind: 'row', nodes };
  }

  function one(): Node {
    const character = characters[at] ?? '';
    at += 1;
    if (character === '(') return group();
    if (character === '[') return { kind: 'one', test: set() };
    if (character === '.') return { kind: 'one', test: (any) => any !== '\n' };
    if (character === '\\') return { kind: 'one', test: escaped() };
    if ('*+?{}])^$'.includes(character))
      throw wrong(`"${character}" cannot stand here; write "\\${character}".`);
    return { kind: 'one', test: (other) => other === character };
  }

  function group(): Node {
    if (characters[at] === '?') {
      if (characters[at + 1] !== ':') throw wrong('Groups that look around or have names are not possible.');
      at += 2;
    }
    const inner = either();
    if (characters[at] !== ')') throw wrong('A ")" is missing.');
    at += 1;
    return inner;
  }

  function escaped(): Test {
    const character = characters[at] ?? '';
    at += 1;
    const known = CLASSES[character.toLowerCase()];
    if (known !== undefined) return character === character.toLowerCase() ? known : (other) => !known(other);
    if (character === 't') return (other) => other === '\t';
    if (/^[A-Za-z0-9]?$/.test(character)) throw wrong(`"\\${character}" is not possible here.`);
    return (other) => other === character;
  }

  function set(): Test {
    const negated = characters[at] === '^';
    if (negated) at += 1;
    const tests: Test[] = [];
    while (characters[at] !== ']') {
      if (at >= characters.length) throw wrong('A "]" is missing.');
      const from = characters[at] ?? '';
      at += 1;
      if (from === '\\') tests.push(escaped());
      else if (characters[at] === '-' && characters[at + 1] !== ']' && characters[at + 1] !== undefined) {
        const to = characters[at + 1] ?? '';
        at += 2;
        if (to === '\\' || to < from) throw wrong(`"${from}-${to}" is not a range.`);
        tests.push((other) => other >= from && other <= to && [...other].length === 1);
      } else tests.push((other) => other === from);
    }
    at += 1;
    return (character) => tests.some((test) => test(character)) !== negated;
  }

  function repeated(node: Node): Node {
    const counts = quantifier();
    if (counts === null) return node;
    if (quantifier() !== null) throw wrong('A repetition cannot follow a repetition.');
    return { kind: 'repeat', node, ...counts };
  }

  function quantifier(): { from: number; to: number } | null {
    const simple = {
      '*': [0, Number.POSITIVE_INFINITY],
      '+': [1, Number.POSITIVE_INFINITY],
      '?': [0, 1],
    } as const;
    const sign = characters[at] as keyof typeof simple | undefined;
    if (sign !== undefined && Object.hasOwn(simple, sign)) {
      at += 1;
      return { from: simple[sign][0], to: simple[sign][1] };
    }
    if (characters[at] !== '{') return null;
    const found = /^\{(\d{1,4})(?:(,)(\d{0,4}))?\}/.exec(characters.slice(at, at + 12).join(''));
    if (found === null) throw wrong('After "{" comes a number, as in "{2}" or "{2,5}".');
    at += found[0].length;
    const from = Number(found[1]);
    const to = found[2] === undefined ? from : found[3] === '' ? Number.POSITIVE_INFINITY : Number(found[3]);
    if (to < from) throw wrong(`"${found[0]}" counts downwards.`);
    if (from > MOST_REPEATS || (to !== Number.POSITIVE_INFINITY && to > MOST_REPEATS))
      throw wrong(`At most ${MOST_REPEATS} repetitions are possible.`);
    return { from, to };
  }

  function wrong(sentence: string): PatternError {
    return new PatternError(`${sentence} (At character ${at} of the pattern.)`);
  }
}
