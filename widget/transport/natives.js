// Put before the app's chunks by `rollup.config.mjs`, so that their `fetch` and `JSON` are these: what a page does to its
// own later does not reach the chat, and methods that old libraries (Prototype.js) hang on every array and string to
// change what JSON.stringify writes are out of its way while it writes.
// What a page has put in their place before is not trusted with the chat either: XMLHttpRequest stands in for its `fetch`, and
// the JSON of an empty frame for its JSON.
const isNative = (made) =>
  typeof made === 'function' && /\[native code\]/.test(Function.prototype.toString.call(made));
// biome-ignore lint/correctness/noUnusedVariables: the chunk that follows uses it
const fetch = isNative(window.fetch)
  ? window.fetch.bind(window)
  : (url, { method, headers, body, signal }) =>
      new Promise((resolve, reject) => {
        const request = new XMLHttpRequest();
        request.open(method, url);
        for (const name of Object.keys(headers)) request.setRequestHeader(name, headers[name]);
        request.onload = () =>
          resolve({
            status: request.status,
            text: () => Promise.resolve(request.responseText),
            headers: { get: (name) => request.getResponseHeader(name) },
          });
        request.onerror = request.onabort = reject;
        signal.addEventListener('abort', () => request.abort(), { once: true });
        request.send(body);
      });
const ownJson = () => {
  if (window.JSON && isNative(window.JSON.parse) && isNative(window.JSON.stringify)) return window.JSON;
  const frame = document.documentElement.appendChild(document.createElement('iframe'));
  const untouched = frame.contentWindow.JSON;
  frame.remove();
  return untouched;
};
// biome-ignore lint/suspicious/noShadowRestrictedNames: that is its purpose
// biome-ignore lint/correctness/noUnusedVariables: the chunk that follows uses it
const JSON = (({ parse, stringify }, prototypes) => ({
  parse: parse.bind(null),
  stringify(value) {
    const hung = prototypes.flatMap((prototype) => {
      const own = Object.getOwnPropertyDescriptor(prototype, 'toJSON');
      return own?.configurable && delete prototype.toJSON ? [[prototype, own]] : [];
    });
    try {
      return stringify(value);
    } finally {
      for (const [prototype, own] of hung) Object.defineProperty(prototype, 'toJSON', own);
    }
  },
}))(
  ownJson(),
  [Object, Array, String, Number].map((type) => type.prototype),
);
