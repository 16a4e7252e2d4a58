// The npm package: a typed API of the loader, for pages that are built with a bundler. It imports nothing, and touches
// `window` only when it is called, so that it can be imported where pages are rendered on a server.

/** By the address of the script: it is put into the page once. */
const loading = new Map();

/**
 * Puts the widget of a site on this page, once, and gives the function that speaks to it. Calls wait for the script.
 * @param {import('./index.js').LoadOptions} options
 * @returns {import('./frontdesk.js').Frontdesk}
 */
export function loadFrontdesk({ server, nonce, ...options }) {
  if (typeof server !== 'string' || typeof options.site !== 'string')
    throw new TypeError('loadFrontdesk needs {server: "https://chat.example", site: "KEY"}.');
  const base = server.replace(/\/+$/, '');
  const booted = inTurn(async () => {
    await script(base, nonce, options);
    return window.frontdesk('boot', { ...options, base });
  });
  const speak = (method, ...args) => {
    const call = () => booted.then((toSite) => toSite(method, ...args));
    return method === 'destroy' ? inTurn(call) : call();
  };
  // Every call tells its own caller; without one, nobody would hear of it.
  booted.catch((error) => console.error(error));
  return speak;
}

/** What begins and ends goes in the order it was asked for: a component that is mounted anew asks for both at once. */
function inTurn(operation) {
  const next = turn.then(operation);
  turn = next.catch(() => {});
  return next;
}
let turn = Promise.resolve();

/** The tag, as it is pasted into pages by hand, with the options as its attributes. */
function script(base, nonce, options) {
  const address = `${base}/widget.js?site=${encodeURIComponent(options.site)}`;
  const before = loading.get(address);
  if (before !== undefined) return before;
  const loaded = new Promise((resolve, reject) => {
    const element = document.createElement('script');
    element.async = true;
    if (nonce !== undefined) element.nonce = nonce;
    for (const [name, value] of Object.entries(options))
      if (value !== undefined && value !== null) element.dataset[name] = value;
    element.onload = () => resolve(undefined);
    element.onerror = () => {
      // The next call tries again.
      loading.delete(address);
      element.remove();
      reject(new Error(`Frontdesk could not be loaded from ${base}.`));
    };
    element.src = trusted(address);
    document.head.append(element);
  });
  loading.set(address, loaded);
  return loaded;
}

/** Pages that require Trusted Types allow the policy `frontdesk`: `trusted-types frontdesk`, or no such directive. */
function trusted(url) {
  const { trustedTypes } = window;
  if (trustedTypes === undefined) return url;
  policy ??= trustedTypes.createPolicy('frontdesk', { createScriptURL: (address) => address });
  return policy.createScriptURL(url);
}
let policy;
