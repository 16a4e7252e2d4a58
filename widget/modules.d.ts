/** A style sheet's minified text; `.build/css-text.mjs` makes it. */
declare module '*.css' {
  const text: string;
  export default text;
}

/** The file name of the app's entry chunk; `.build/loader-plugins.mjs` knows it when the loader is built. */
declare module 'frontdesk:app-entry' {
  export const APP_ENTRY: string;
}
