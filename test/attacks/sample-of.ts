/** The part of JSON Schema that our routes use. */
export type JsonSchema = {
  type?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  /** As OpenAPI has it, also for names that follow a pattern. */
  additionalProperties?: JsonSchema | boolean;
  required?: string[];
  items?: JsonSchema;
  minItems?: number;
  minimum?: number;
  minLength?: number;
  minProperties?: number;
  pattern?: string;
};

/** Texts of which one fits every pattern in the contract; a new pattern may need a new line. */
const TEXTS = [
  'x',
  '00000000-0000-4000-8000-000000000001',
  'someone@x.example',
  '1.2',
  '#0e7c66',
  'https://x.example',
  'en',
  '09:00',
  '2026-01-01',
];

/** Something that a schema takes: as little as it asks for. */
export function sampleOf(schema: JsonSchema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  if (schema.anyOf?.[0] !== undefined) return sampleOf(schema.anyOf[0]);
  switch (schema.type) {
    case 'object': {
      const required = schema.required ?? [];
      const optional = Object.keys(schema.properties ?? {}).filter((name) => !required.includes(name));
      const names = [
        ...required,
        ...optional.slice(0, Math.max(0, (schema.minProperties ?? 0) - required.length)),
      ];
      const free = schema.additionalProperties;
      if (typeof free === 'object' && names.length < (schema.minProperties ?? 0))
        return { x: sampleOf(free) };
      return Object.fromEntries(names.map((name) => [name, sampleOf(schema.properties?.[name] ?? {})]));
    }
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => sampleOf(schema.items ?? {}));
    case 'integer':
    case 'number':
      return schema.minimum ?? 0;
    case 'boolean':
      return true;
    default:
      return textOf(schema);
  }
}

function textOf({ pattern, minLength = 1 }: JsonSchema): string {
  if (pattern === undefined) return 'x'.repeat(Math.max(1, minLength));
  const text = TEXTS.find((one) => new RegExp(pattern, 'u').test(one));
  if (text === undefined) throw new Error(`No text in sample-of.ts fits ${pattern}; add one.`);
  return text;
}
