/**
 * A chunk that could not be fetched is asked for once more, at another address: browsers remember that a module failed
 * at this one.
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
