import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { KEPT_MS } from '../../server/assets/asset-store.ts';
import { OLDEST_PROTOCOL, PROTOCOL_VERSION } from '../../server/contract/protocol.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
/** How long a version is served after the one that replaces it was released: as long as its pages get their scripts. */
const SERVED_DAYS = KEPT_MS / DAY_MS;

it('raises the version of the protocol with a line in the changelog, and serves the one before for 30 days', () => {
  const changelog = readFileSync(new URL('../../.github/CHANGELOG.md', import.meta.url), 'utf8');
  expect(SERVED_DAYS).toBe(30);
  expect(troubles(changelog, PROTOCOL_VERSION, OLDEST_PROTOCOL)).toEqual([]);
});

it('notices a version without a line, and one that is given up too soon', () => {
  const first = '## [0.1.0] - 2026-11-23\nProtocol: 1.\n';
  const second = '## [0.3.0] - 2027-01-01\nProtocol: 2.\n';
  const third = (date: string) => `## [0.4.0] - ${date}\nOldest protocol served: 2.\n`;
  expect(troubles(first, 1, 1)).toEqual([]);
  expect(troubles(first, 2, 1)).toEqual(['PROTOCOL_VERSION is 2; the changelog ends with Protocol: 1.']);
  expect(troubles(`## [Unreleased]\nProtocol: 2.\n${first}`, 2, 1)).toEqual([]);
  expect(troubles(second + first, 2, 2)).toEqual([
    'OLDEST_PROTOCOL is 2; the changelog ends with Oldest protocol served: 1.',
  ]);
  expect(troubles(third('2027-01-31') + second + first, 2, 2)).toEqual([]);
  expect(troubles(third('2027-01-30') + second + first, 2, 2)).toEqual([
    'Protocol 1 was given up on 2027-01-30, less than 30 days after protocol 2 was released on 2027-01-01.',
  ]);
  const atOnce =
    '## [0.3.0] - 2027-01-01\nProtocol: 2.\nOldest protocol served: 2, at once: it loses messages.\n';
  expect(troubles(atOnce + first, 2, 2)).toEqual([]);
  expect(troubles(atOnce.replace(' it loses messages.', '') + first, 2, 2)).toContain(
    'OLDEST_PROTOCOL is 2; the changelog ends with Oldest protocol served: 1.',
  );
  expect(troubles(first, 1, 2)).toContain('OLDEST_PROTOCOL is newer than PROTOCOL_VERSION.');
});

/** `atOnce`: the release says why the version before would do harm. */
type Release = { date: string; protocol: number | null; oldest: number | null; atOnce: boolean };

function troubles(changelog: string, version: number, oldest: number): string[] {
  const releases = releasesOf(changelog);
  const newest = (of: 'protocol' | 'oldest') =>
    releases.reduce((most, release) => Math.max(most, release[of] ?? 1), 1);
  const found: string[] = [];
  if (oldest > version) found.push('OLDEST_PROTOCOL is newer than PROTOCOL_VERSION.');
  if (newest('protocol') !== version)
    found.push(`PROTOCOL_VERSION is ${version}; the changelog ends with Protocol: ${newest('protocol')}.`);
  if (newest('oldest') !== oldest)
    found.push(
      `OLDEST_PROTOCOL is ${oldest}; the changelog ends with Oldest protocol served: ${newest('oldest')}.`,
    );
  for (const { oldest: served, date, atOnce } of releases) {
    if (served === null || date === '' || atOnce) continue;
    const raised = releases.find(({ protocol }) => protocol === served)?.date ?? '';
    if (!(Date.parse(date) - Date.parse(raised) >= SERVED_DAYS * DAY_MS))
      found.push(
        `Protocol ${served - 1} was given up on ${date}, less than ${SERVED_DAYS} days after protocol ${served} was released on ${raised}.`,
      );
  }
  return found;
}

/** What is not released yet has no date. */
function releasesOf(changelog: string): Release[] {
  return changelog
    .split(/^## /m)
    .slice(1)
    .map((section) => ({
      date: /^\[[^\]]+\] - (\d{4}-\d{2}-\d{2})/.exec(section)?.[1] ?? '',
      protocol: numberIn(section, /^Protocol: (\d+)\.$/m),
      oldest: numberIn(section, /^Oldest protocol served: (\d+)(?:\.|, at once: \S.*)$/m),
      atOnce: /^Oldest protocol served: \d+, at once: \S/m.test(section),
    }));
}

function numberIn(text: string, pattern: RegExp): number | null {
  const found = pattern.exec(text)?.[1];
  return found === undefined ? null : Number(found);
}
