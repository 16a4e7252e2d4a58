import { expect, it } from 'vitest';
import { familyText } from '../../../server/metrics/family.ts';
import { createHistogram } from '../../../server/metrics/histogram.ts';

const options = { name: 'wait_seconds', help: 'How long.', buckets: [0.1, 1] };

it('a histogram counts each duration in its bucket and all above, with sum and count', () => {
  const histogram = createHistogram(options);
  for (const seconds of [0.05, 0.1, 0.5, 7]) histogram.observe(seconds, { route: '/a' });
  histogram.observe(0.25, { route: '/b' });
  expect(histogram.text().split('\n')).toEqual([
    '# HELP wait_seconds How long.',
    '# TYPE wait_seconds histogram',
    'wait_seconds_bucket{route="/a",le="0.1"} 2',
    'wait_seconds_bucket{route="/a",le="1"} 3',
    'wait_seconds_bucket{route="/a",le="+Inf"} 4',
    'wait_seconds_sum{route="/a"} 7.65',
    'wait_seconds_count{route="/a"} 4',
    'wait_seconds_bucket{route="/b",le="0.1"} 0',
    'wait_seconds_bucket{route="/b",le="1"} 1',
    'wait_seconds_bucket{route="/b",le="+Inf"} 1',
    'wait_seconds_sum{route="/b"} 0.25',
    'wait_seconds_count{route="/b"} 1',
    '',
  ]);
});

it('a histogram without labels has none but the bucket’s', () => {
  const histogram = createHistogram(options);
  histogram.observe(2);
  expect(histogram.text()).toContain('wait_seconds_bucket{le="1"} 0\nwait_seconds_bucket{le="+Inf"} 1\n');
  expect(histogram.text()).toContain('wait_seconds_count 1\n');
});

it('a histogram keeps a bounded number of series, and loses no observation', () => {
  const histogram = createHistogram(options);
  for (let n = 0; n < 1_500; n += 1) histogram.observe(0.5, { route: `/${n}` });
  const counts = [...histogram.text().matchAll(/^wait_seconds_count\{route="(.+)"\} (\d+)$/gm)];
  expect(counts).toHaveLength(1_001);
  expect(counts.find(([, route]) => route === 'other')?.[2]).toBe('500');
  expect(counts.reduce((sum, [, , count]) => sum + Number(count), 0)).toBe(1_500);
});

it('what stands in a label cannot end it', () => {
  const samples = [{ labels: { reason: 'a"b\\c\nd' }, value: 1 }];
  expect(familyText({ name: 'x', type: 'gauge', help: 'X.', samples })).toBe(
    '# HELP x X.\n# TYPE x gauge\nx{reason="a\\"b\\\\c\\nd"} 1\n',
  );
});
