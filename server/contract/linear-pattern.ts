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

/**
 * @returns whether a text is, as a whole, what the pattern describes
 * @throws PatternError with a sentence that says what is not understood
 */
export function linearPattern(pattern: string): (text: string) => boolean {
  const steps: Step[] = [];
  const start = build(parse(pattern), add(null, []));
  return (text) => {
    let here = closure([start]);
    for (const character of text) {
      const next = [...here].flatMap((index) => {
        const step = steps[index];
        return step?.test?.(character) ? step.next : [];
      });
      if (next.length === 0) return false;
      here = closure(next);
    }
    return here.has(0);
  };

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

  function closure(from: number[]): Set<number> {
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
