/** A style sheet's minified text, of a page that is loaded later; `.build/css-text.mjs` makes it. */
declare module '*.css' {
  const text: string;
  export default text;
}
