export type Schema = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
};

/** How the type of a component is written. */
export type NameOf = (component: string) => string;

/**
 * A schema of the OpenAPI document as a TypeScript type. What only checks values (lengths, patterns) is left out.
 * @throws Error for a schema of a kind that the document has not had
 */
export function typeOf(schema: Schema, nameOf: NameOf): string {
  const { $ref, anyOf, allOf, enum: values } = schema;
  if ($ref !== undefined) return nameOf(componentOf($ref));
  if ('const' in schema) return JSON.stringify(schema.const);
  if (values !== undefined)
    return joined(
      values.map((value) => JSON.stringify(value)),
      ' | ',
    );
  if (anyOf !== undefined)
    return joined(
      anyOf.map((one) => typeOf(one, nameOf)),
      ' | ',
    );
  if (allOf !== undefined)
    return joined(
      allOf.map((one) => typeOf(one, nameOf)),
      ' & ',
    );
  if (Array.isArray(schema.type))
    return joined(
      schema.type.map((type) => ofType({ ...schema, type }, nameOf)),
      ' | ',
    );
  return ofType(schema, nameOf);
}

/** `#/components/schemas/Message` is `Message`. */
export function componentOf($ref: string): string {
  return $ref.slice($ref.lastIndexOf('/') + 1);
}

function ofType(schema: Schema, nameOf: NameOf): string {
  switch (schema.type) {
    case 'string':
    case 'boolean':
    case 'null':
      return schema.type;
    case 'integer':
    case 'number':
      return 'number';
    case 'array':
      return `Array<${typeOf(schema.items ?? {}, nameOf)}>`;
    case 'object':
      return ofObject(schema, nameOf);
    case undefined:
      return schema.properties === undefined ? 'unknown' : ofObject(schema, nameOf);
    default:
      throw new Error(`There is no TypeScript for the schema ${JSON.stringify(schema)}.`);
  }
}

function ofObject({ properties, patternProperties, required = [] }: Schema, nameOf: NameOf): string {
  if (properties === undefined) {
    const [value = {}] = Object.values(patternProperties ?? {});
    return `Record<string, ${typeOf(value, nameOf)}>`;
  }
  const fields = Object.entries(properties).map(([name, schema]) => {
    const type = typeOf(schema, nameOf);
    const key = /^[\w$]+$/.test(name) ? name : JSON.stringify(name);
    // Whoever leaves it out may also say so: JSON has no undefined.
    return `${comment(schema.description)}${key}${required.includes(name) ? `: ${type}` : `?: ${type} | undefined`};`;
  });
  return `{\n${fields.join('\n')}\n}`;
}

function joined(types: readonly string[], sign: string): string {
  const different = [...new Set(types)];
  return different.length === 1 ? (different[0] ?? 'never') : `(${different.join(sign)})`;
}

/** A description as editors show it; nothing where there is none. */
export function comment(text: string | undefined): string {
  if (text === undefined) return '';
  const lines = text.replaceAll('*/', '*\\/').split('\n');
  if (lines.length === 1) return `/** ${lines[0]} */\n`;
  return `/**\n${lines.map((line) => ` * ${line}`.trimEnd()).join('\n')}\n */\n`;
}
