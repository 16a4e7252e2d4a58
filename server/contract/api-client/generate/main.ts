import { openApiDocument } from '../../openapi/document.ts';
import { packageSource } from './package-source.ts';

/** What the build asks for (`.build/api-client.mjs`). */
export const source: Record<string, string> = packageSource(openApiDocument({ version: '' }));
