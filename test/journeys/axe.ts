import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame, Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
type Violation = { id: string; impact: string; nodes: { target: unknown; failureSummary: string }[] };

/** What axe calls serious or critical, after animations have ended. A frame of another origin is looked at by itself. */
export async function seriousIn(page: Page | Frame, selector?: string): Promise<string[]> {
  await page.evaluate(() =>
    Promise.allSettled(document.getAnimations().map((animation) => animation.finished)),
  );
  // Evaluated, not added as a tag: the console's policy allows no foreign script.
  await page.evaluate(AXE);
  const violations = await page.evaluate(async (within) => {
    const axe = (
      globalThis as unknown as {
        axe: { run(context: unknown, options: object): Promise<{ violations: unknown[] }> };
      }
    ).axe;
    return (
      await axe.run(within ?? document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'],
      })
    ).violations;
  }, selector);
  return (violations as Violation[])
    .filter((violation) => violation.impact === 'serious' || violation.impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map((node) => `${JSON.stringify(node.target)} ${node.failureSummary}`).join(' | ')}`,
    );
}
