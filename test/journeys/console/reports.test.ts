// @slow 10 s of a core: a lead's way through the reports. Finds a figure, a point of a chart or a row that leads elsewhere.
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { livePast } from '../../support/past.ts';
import type { TestServer } from '../../support/test-server.ts';
import { type Stage, startEmbeddedStage } from '../stage.ts';

let stage: Stage & { server: TestServer };
beforeAll(async () => {
  stage = await startEmbeddedStage();
});
afterAll(() => stage.close());

it('a figure and a day of the reports lead to their conversations, each to its messages, and back', async () => {
  const day = '2026-03-11';
  await livePast(stage.server, [
    {
      startedAt: Date.parse(`${day}T10:00:00Z`),
      question: 'Is the blue kettle in stock?',
      replyAfterMinutes: 12,
      agent: 'Ben',
      resolvedAfterMinutes: 30,
    },
  ]);
  const ana = await stage.agent('Ana');
  await ana.page.getByRole('link', { name: 'Reports' }).click();
  await ana.page.getByRole('heading', { name: 'Reports' }).waitFor();
  const address = `/console/reports?from=${day}&to=${day}&zone=UTC`;
  await ana.page.goto(new URL(address, ana.page.url()).href);
  const figure = ana.page.getByRole('link', { name: 'First reply time: 12 min. Show conversations' });
  await figure.click();
  await ana.page.getByRole('button', { name: 'Why 12 min?' }).click();
  await ana.page.getByText('Total: 12 min').waitFor();
  const row = ana.page.getByRole('listitem').filter({ hasText: 'by Ben' });
  await row.getByRole('link').click();
  await ana.message('Is the blue kettle in stock?').first().waitFor();
  await ana.page.goBack();
  await row.waitFor();
  await ana.page.goBack();
  await figure.waitFor();

  const [file] = await Promise.all([
    ana.page.waitForEvent('download'),
    ana.page.getByRole('link', { name: 'One row per message' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe(`messages-${day}-${day}.csv`);
  expect(await readFile(await file.path(), 'utf8')).toContain('Is the blue kettle in stock?');

  // Of three days the second has something: its point is in the middle of the chart, and at the top.
  await ana.page.goto(
    new URL('/console/reports?from=2026-03-10&to=2026-03-12&zone=UTC', ana.page.url()).href,
  );
  const chart = ana.page.getByRole('figure', { name: 'Conversations', exact: true });
  const plot = chart.locator('.u-over');
  const box = await plot.boundingBox();
  await plot.click({ position: { x: (box?.width ?? 0) / 2, y: 8 } });
  const period = ana.page.locator('.moments .reports__span');
  await period.filter({ hasText: '11 Mar 2026' }).waitFor();
  await ana.page.locator('.moment').waitFor();
  await ana.page.goBack();
  await chart.getByRole('button', { name: 'Show as table' }).press('Enter');
  await ana.page.keyboard.press('Tab');
  await ana.page.keyboard.press('Enter');
  await period.filter({ hasText: '11 Mar 2026' }).waitFor();
  await ana.page.locator('.moment').waitFor();
  await ana.close();
});
