/** Methods of `Signal.prototype` that the widget never calls. */
const RENAMED = ['valueOf', 'toString'];

/**
 * On pages that freeze `Object.prototype`, assigning a method of the same name to another prototype throws (strict mode).
 * @preact/signals-core assigns two: they get other names here. They are found in the syntax tree, and the build fails
 * where there is not exactly one of each.
 *
 * Waits for: signals-core to define these methods (`Object.defineProperty`, or a class) in place of assigning them.
 */
export function frozenPrototypeSignals() {
  return {
    name: 'frozen-prototype-signals',
    transform(code, id) {
      if (!id.includes('/@preact/signals-core/')) return null;
      const names = assignedMethods(this.parse(code)).sort((one, other) => other.start - one.start);
      const found = names.map(({ name }) => name).sort();
      if (found.join() !== RENAMED.toSorted().join())
        this.error(
          `@preact/signals-core assigns ${found.join(' and ') || 'none'} of ${RENAMED.join(' and ')}, where one of each was expected. If it assigns none any more, drop .build/frozen-prototype-signals.mjs.`,
        );
      const renamed = names.reduce((text, { start }) => `${text.slice(0, start)}$${text.slice(start)}`, code);
      return { code: renamed, map: null };
    },
  };
}

/** The names in `X.prototype.name = …`, with where they stand. */
function assignedMethods(node) {
  if (Array.isArray(node)) return node.flatMap(assignedMethods);
  if (typeof node !== 'object' || node === null) return [];
  const below = Object.values(node).flatMap(assignedMethods);
  const { property, object } = node.type === 'AssignmentExpression' ? node.left : {};
  if (object?.property?.name === 'prototype' && RENAMED.includes(property?.name)) below.push(property);
  return below;
}
