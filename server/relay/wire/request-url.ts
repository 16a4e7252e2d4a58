/** A request's address in its two parts. Unlike `URL`, reading it never throws, and the path stays as it was sent. */
export type RequestUrl = { path: string; query: ReadonlyArray<readonly [name: string, value: string]> };

export function readRequestUrl(url: string | undefined): RequestUrl {
  const text = url ?? '/';
  const mark = text.indexOf('?');
  if (mark === -1) return { path: text, query: [] };
  const query = text
    .slice(mark + 1)
    .split('&')
    .filter((pair) => pair !== '')
    .map(readPair);
  return { path: text.slice(0, mark), query };
}

/** The value of a parameter, the first if there are several. */
export function parameter({ query }: RequestUrl, name: string): string | undefined {
  for (const pair of query) if (pair[0] === name) return pair[1];
  return undefined;
}

/** Percent-decoded; text that is not validly encoded stays as it is. */
export function decodePart(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}

function readPair(pair: string): readonly [string, string] {
  const equals = pair.indexOf('=');
  if (equals === -1) return [decodeQuery(pair), ''];
  return [decodeQuery(pair.slice(0, equals)), decodeQuery(pair.slice(equals + 1))];
}

function decodeQuery(text: string): string {
  return decodePart(text.includes('+') ? text.replaceAll('+', ' ') : text);
}
