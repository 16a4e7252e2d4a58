// Put before the app's chunks by `rollup.config.mjs`, so that their `fetch` and `JSON` are these: what a page does to its
// own later does not reach the chat, and methods that old libraries (Prototype.js) hang on every array and string to
// change what JSON.stringify writes are out of its way while it writes.
// biome-ignore lint/correctness/noUnusedVariables: the chunk that follows uses it
const fetch = window.fetch.bind(window);
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
  window.JSON,
  [Object, Array, String, Number].map((type) => type.prototype),
);
