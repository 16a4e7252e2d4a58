/** A directive of nginx as it stands in a file; `block`: what stands within its braces, null where it ends with a semicolon. */
export type Directive = { name: string; args: string[]; line: number; block: Directive[] | null };

/** Where a directive may stand, and how many arguments it has, by https://nginx.org/en/docs/dirindex.html. */
type Rule = { within: readonly string[]; args: readonly [number, number] };

const ANYWHERE = ['http', 'server', 'location'];
const anywhere = (least: number, most = least): Rule => ({ within: ANYWHERE, args: [least, most] });
/** Those that our files have: a new one is written here, from the manual. */
const RULES: Readonly<Record<string, Rule>> = {
  map: { within: ['http'], args: [2, 2] },
  upstream: { within: ['http'], args: [1, 1] },
  'server of upstream': { within: ['upstream'], args: [1, 8] },
  keepalive: { within: ['upstream'], args: [1, 1] },
  server: { within: ['http'], args: [0, 0] },
  listen: { within: ['server'], args: [1, 8] },
  server_name: { within: ['server'], args: [1, 20] },
  ssl_certificate: { within: ['http', 'server'], args: [1, 1] },
  ssl_certificate_key: { within: ['http', 'server'], args: [1, 1] },
  client_max_body_size: anywhere(1),
  location: { within: ['server', 'location'], args: [1, 2] },
  return: { within: ['server', 'location'], args: [1, 2] },
  proxy_pass: { within: ['location'], args: [1, 1] },
  proxy_http_version: anywhere(1),
  proxy_set_header: anywhere(2),
  proxy_read_timeout: anywhere(1),
  proxy_request_buffering: anywhere(1),
};
const BLOCKS = ['map', 'upstream', 'server', 'location'];
const VALUES: Readonly<Record<string, RegExp>> = {
  client_max_body_size: /^\d+[kmg]?$/i,
  keepalive: /^\d+$/,
  proxy_http_version: /^(1\.0|1\.1|2)$/,
  proxy_pass: /^https?:\/\/[^\s/]+/,
  proxy_read_timeout: /^\d+(ms|s|m|h)?$/,
  proxy_request_buffering: /^(on|off)$/,
  return: /^\d{3}$/,
};
/** https://nginx.org/en/docs/varindex.html, those in use; `$http_NAME` is the header of that name. */
const VARIABLES = /^\$(host|scheme|proxy_add_x_forwarded_for|remote_addr|request_uri|http_\w+)$/;

/**
 * Reads a file as it stands within `http { … }`.
 * @throws with the line where a brace or a semicolon is missing
 */
export function parseNginx(text: string): Directive[] {
  const tokens = [...text.matchAll(/#[^\n]*|'[^']*'|"[^"]*"|[{};]|[^\s{};'"#]+/g)]
    .filter(([token]) => !token.startsWith('#'))
    .map((match) => ({ token: match[0], line: text.slice(0, match.index).split('\n').length }));
  let at = 0;
  const read = (nested: boolean): Directive[] => {
    const found: Directive[] = [];
    for (;;) {
      const first = tokens[at];
      if (first === undefined) {
        if (nested) throw new Error('A } is missing at the end.');
        return found;
      }
      at += 1;
      if (first.token === '}') {
        if (!nested) throw new Error(`Line ${first.line}: a } too many.`);
        return found;
      }
      const args: string[] = [];
      let end = tokens[at];
      for (; end !== undefined && end.token !== ';' && end.token !== '{'; end = tokens[at]) {
        // The next directive has begun, as all of ours do, on a line of its own.
        if (end.line !== first.line || end.token === '}')
          throw new Error(`Line ${first.line}: "${first.token}" does not end with a semicolon.`);
        args.push(end.token);
        at += 1;
      }
      if (end === undefined) throw new Error(`Line ${first.line}: "${first.token}" does not end.`);
      at += 1;
      found.push({ name: first.token, args, line: first.line, block: end.token === '{' ? read(true) : null });
    }
  };
  return read(false);
}

/** What is wrong with what {@link parseNginx} read, a sentence each: directives, their place, their arguments, and variables. */
export function faultsOf(directives: readonly Directive[]): string[] {
  const mapped = new Set(directives.filter(({ name }) => name === 'map').map(({ args }) => args[1] ?? ''));
  const upstreams = directives.filter(({ name }) => name === 'upstream').map(({ args }) => args[0] ?? '');
  const faults: string[] = [];
  look(directives, 'http');
  return faults;

  function look(some: readonly Directive[], within: string): void {
    for (const { name, args, line, block } of some) {
      const wrong = (what: string) => void faults.push(`Line ${line}: "${name}" ${what}.`);
      for (const variable of args.flatMap((arg) => arg.match(/\$\w+/g) ?? []))
        if (!VARIABLES.test(variable) && !mapped.has(variable)) wrong(`uses ${variable}, which nothing sets`);
      // In a map stand values.
      if (within === 'map') continue;
      const rule = RULES[within === 'upstream' && name === 'server' ? 'server of upstream' : name];
      if (rule === undefined) {
        wrong('is no directive that is known here');
        continue;
      }
      const [least, most] = rule.args;
      if (!rule.within.includes(within)) wrong(`may not stand within ${within}`);
      if (args.length < least || args.length > most) wrong(`has ${args.length} arguments`);
      if (BLOCKS.includes(name) && within !== 'upstream' ? block === null : block !== null)
        wrong(block === null ? 'needs braces' : 'has no braces');
      const [value = ''] = args;
      if (VALUES[name]?.test(value) === false) wrong(`cannot be ${value}`);
      const [, target = ''] = /^http:\/\/(\w+)$/.exec(name === 'proxy_pass' ? value : '') ?? [];
      if (target !== '' && target !== 'localhost' && !upstreams.includes(target))
        wrong(`names ${target}, which is no upstream`);
      if (block !== null) look(block, name);
    }
  }
}
