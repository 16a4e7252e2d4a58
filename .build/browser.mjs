import commonjs from '@rollup/plugin-commonjs';
import nodeResolve from '@rollup/plugin-node-resolve';
import replace from '@rollup/plugin-replace';
import terser from '@rollup/plugin-terser';
import esbuild from 'rollup-plugin-esbuild';
import { DEV } from './folders.mjs';
import { PUSHER_CONSTANTS } from './pusher-core.mjs';

/**
 * The plugins that every bundle for browsers ends with: packages are found, TypeScript and JSX compiled, the result
 * minified.
 * @param target the oldest version of JavaScript that has to run it
 * @param minify terser's options for this bundle, over the common ones
 */
export function browser(target, { preamble, compress, mangle } = {}) {
  return [
    replace({ preventAssignment: true, values: { 'process.env.NODE_ENV': '"production"' } }),
    nodeResolve({ browser: true }),
    commonjs(),
    esbuild({
      target,
      jsx: 'automatic',
      jsxImportSource: 'preact',
      tsconfig: false,
      define: PUSHER_CONSTANTS,
      exclude: /node_modules\/(?!pusher-js\/src)/,
    }),
    !DEV &&
      terser({
        module: true,
        // Functions that are used once stay where they are: put into others, they compress worse.
        compress: { passes: 2, ecma: 2020, reduce_funcs: false, ...compress },
        ...(mangle === undefined ? {} : { mangle }),
        format: { comments: false, preamble },
      }),
  ];
}
