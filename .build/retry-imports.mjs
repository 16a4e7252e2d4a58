/**
 * A chunk that could not be fetched is asked for once more, at another address: browsers remember that a module failed
 * at this one.
 *
 * Waits for: browsers to fetch a module again whose fetch failed (https://github.com/whatwg/html/pull/10327). Once all that are
 * supported do, `import()` at the same address is enough.
 */
export function retryImports() {
  return {
    name: 'retry-imports',
    intro: ({ dynamicImports }) =>
      dynamicImports.length > 0 ? 'const askAgain=load=>load("").catch(()=>load("?"+Date.now()));' : '',
    // Where a language cannot be had, English stands in.
    renderDynamicImport: ({ targetModuleId }) =>
      /\/locales\//.test(targetModuleId) ? null : { left: 'askAgain(again=>import(', right: '+again))' },
  };
}
