import { launchBrowser } from '../../support/browser.ts';
import { freePort } from '../../support/free-port.ts';
import { importOnDemand } from '../../support/run/install-on-demand.ts';
import { type BenchRow, percentile } from '../bench-row.ts';

type Lighthouse = (
  url: string,
  options: object,
) => Promise<{
  lhr: { categories: { performance: { score: number | null } }; runtimeError?: { message: string } };
}>;

/**
 * Lighthouse's performance score (0 to 100; a phone, as Lighthouse slows it) of one page with the tag and of the same
 * without it, in turns; the medians.
 * @throws with Lighthouse's own words where it could not score a page
 */
export async function benchLighthouse(
  rounds: number,
  urls: { with: string; without: string },
): Promise<BenchRow[]> {
  const { default: lighthouse } = await importOnDemand('bench/lighthouse', 'lighthouse');
  const port = await freePort();
  const browser = await launchBrowser({ args: [`--remote-debugging-port=${port}`] });
  const scores = { with: [] as number[], without: [] as number[] };
  try {
    for (let round = 0; round < rounds; round += 1)
      for (const which of ['without', 'with'] as const)
        scores[which].push(await scoreOf(lighthouse as Lighthouse, urls[which], port));
  } finally {
    await browser.close();
  }
  const [tagged, plain] = [percentile(scores.with, 0.5), percentile(scores.without, 0.5)];
  return [
    { name: 'Lighthouse performance of the shop’s page, without the tag', value: plain, unit: 'points' },
    {
      name: 'the same with the tag',
      value: tagged,
      unit: 'points',
      goal: 'at most one less',
      met: tagged >= plain - 1,
    },
  ];
}

async function scoreOf(lighthouse: Lighthouse, url: string, port: number): Promise<number> {
  const { lhr } = await lighthouse(url, { port, onlyCategories: ['performance'], logLevel: 'error' });
  const { score } = lhr.categories.performance;
  if (score === null) throw new Error(`Lighthouse gave ${url} no score: ${lhr.runtimeError?.message ?? ''}`);
  return Math.round(score * 100);
}
