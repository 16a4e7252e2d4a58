import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importOnDemand } from '../../support/run/install-on-demand.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

const OPERATING = fileURLToPath(new URL('../../../server/operating/', import.meta.url));
const HAS_PROMTOOL = spawnSync('promtool', ['--version']).status === 0;

type Rule = {
  alert: string;
  expr: string;
  labels: Record<string, string>;
  annotations: { summary: string };
};
type Tree = { iterate(visit: { enter(node: { type: { isError: boolean } }): void }): void };
type Dashboard = { panels: { title: string; targets: { expr: string }[] }[] };

let rules: Rule[] = [];
let dashboard: Dashboard;
let faultsIn: (expression: string) => number;

beforeAll(async () => {
  const { parse } = (await importOnDemand('server/operating/parsers', 'yaml')) as {
    parse(text: string): { groups: { rules: Rule[] }[] };
  };
  rules = parse(await readFile(`${OPERATING}alerts.yaml`, 'utf8')).groups.flatMap((group) => group.rules);
  dashboard = JSON.parse(await readFile(`${OPERATING}dashboard.json`, 'utf8'));
  const { parser } = (await importOnDemand('server/operating/parsers', '@prometheus-io/lezer-promql')) as {
    parser: { parse(text: string): Tree };
  };
  faultsIn = (expression) => {
    let faults = 0;
    // Grafana puts a duration in its place.
    parser.parse(expression.replaceAll('$__rate_interval', '5m')).iterate({
      enter: ({ type }) => {
        if (type.isError) faults += 1;
      },
    });
    return faults;
  };
}, 120_000);

describe('what Prometheus is asked', () => {
  it('is PromQL, by Prometheus’ own grammar', () => {
    expect(faultsIn('max(frontdesk_outbox_events) > 1')).toBe(0);
    expect(faultsIn('max(frontdesk_outbox_events > 1'), 'a parenthesis is missing').toBeGreaterThan(0);
    expect(rules.length).toBeGreaterThan(10);
    expect(rules.filter(({ expr }) => faultsIn(expr) > 0)).toEqual([]);
    const asked = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
    expect(asked.length).toBeGreaterThan(15);
    expect(asked.filter((expr) => faultsIn(expr) > 0)).toEqual([]);
  });

  it('says of each alert whether somebody is woken, and in a sentence why', () => {
    for (const { alert, labels, annotations } of rules) {
      expect(['page', 'ticket'], alert).toContain(labels['severity']);
      expect(annotations.summary, alert).toMatch(/^[A-Z].*\.$/);
    }
  });
});

/** For each alert, series on which it has to fire, and what it then names besides those of the rule. */
const FIRES: Record<string, { series: Record<string, string>; names?: Record<string, string> }> = {
  FrontdeskDown: { series: { 'up{job="frontdesk"}': '0x60' }, names: { job: 'frontdesk' } },
  FrontdeskDatabaseAway: { series: { frontdesk_database_up: '0x60' } },
  FrontdeskEngineAway: { series: { frontdesk_engine_up: '0x60' } },
  FrontdeskOutboxLate: { series: { frontdesk_outbox_oldest_seconds: '61x60' } },
  FrontdeskErrors: {
    series: {
      'frontdesk_http_request_duration_seconds_count{status="201"}': '0+97x60',
      'frontdesk_http_request_duration_seconds_count{status="503"}': '0+3x60',
    },
  },
  FrontdeskSlow: {
    series: {
      'frontdesk_message_acknowledgement_seconds_bucket{le="1"}': '0+90x60',
      'frontdesk_message_acknowledgement_seconds_bucket{le="2.5"}': '0+100x60',
      'frontdesk_message_acknowledgement_seconds_bucket{le="+Inf"}': '0+100x60',
    },
  },
  FrontdeskDiskLow: { series: { frontdesk_disk_free_bytes: '1900000000x60' } },
  FrontdeskFewDescriptors: {
    series: {
      'process_open_fds{job="frontdesk"}': '900x60',
      'process_max_fds{job="frontdesk"}': '1024x60',
    },
    names: { job: 'frontdesk' },
  },
  FrontdeskEventLoopLate: {
    series: { 'nodejs_eventloop_lag_p99_seconds{job="frontdesk"}': '0.6x60' },
    names: { job: 'frontdesk' },
  },
  FrontdeskSubscriberLate: {
    series: { 'frontdesk_subscriber_oldest_due_seconds{subscriber="search"}': '301x60' },
    names: { subscriber: 'search' },
  },
  FrontdeskSubscriberGaveUp: {
    series: { 'frontdesk_subscriber_dead_events{subscriber="mail"}': '1x60' },
    names: { subscriber: 'mail' },
  },
  FrontdeskWorkerFails: {
    series: { 'frontdesk_worker_failures_total{worker="outbox"}': '0+1x60' },
    names: { worker: 'outbox' },
  },
  FrontdeskBackupFailed: { series: { frontdesk_backup_failed: '1x60' } },
  // The clock of these tests begins in 1970.
  FrontdeskBackupOld: { series: { frontdesk_backup_last_proven_timestamp_seconds: '-129600x60' } },
  FrontdeskMailLate: { series: { frontdesk_mail_oldest_overdue_seconds: '901x60' } },
  FrontdeskWebhooksFail: {
    series: {
      'frontdesk_webhook_request_seconds_count{outcome="failed"}': '0+6x60',
      'frontdesk_webhook_request_seconds_count{outcome="taken"}': '0+4x60',
    },
  },
  FrontdeskNobodyAnswers: { series: { frontdesk_waiting_longest_seconds: '1801x60' } },
};

it('has an example for each alert', () => {
  expect(Object.keys(FIRES).toSorted()).toEqual(rules.map(({ alert }) => alert).toSorted());
});

// Needs promtool (apt-get install prometheus), which is not installed for the tests.
describe.skipIf(!HAS_PROMTOOL)('Prometheus itself', () => {
  let folder: string;
  let server: TestServer;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'frontdesk-promtool-'));
    server = await startTestServer({ env: { METRICS: 'on' } });
  });
  afterAll(async () => {
    await server.remove();
    await rm(folder, { recursive: true, force: true });
  });
  const promtool = (args: string[], input = '') => {
    const { status, stdout, stderr } = spawnSync('promtool', args, { input, encoding: 'utf8' });
    return { status, says: stdout + stderr };
  };

  it('takes the rules, and fires each alert in an example of its own', async () => {
    expect(promtool(['check', 'rules', `${OPERATING}alerts.yaml`])).toMatchObject({ status: 0 });
    const tests = rules.map(({ alert, labels, annotations }) => {
      const { series = {}, names = {} } = FIRES[alert] ?? {};
      const summary = annotations.summary.replace(
        /\{\{ \$labels\.(\w+) \}\}/g,
        (_all, name) => names[name] ?? '',
      );
      return {
        name: alert,
        interval: '1m',
        input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
        alert_rule_test: [
          {
            eval_time: '40m',
            alertname: alert,
            exp_alerts: [{ exp_labels: { ...labels, ...names }, exp_annotations: { summary } }],
          },
          // Each waits before it wakes anybody.
          { eval_time: '0m', alertname: alert, exp_alerts: [] },
        ].slice(0, /Worker|GaveUp/.test(alert) ? 1 : 2),
      };
    });
    const file = join(folder, 'alerts-fire.json');
    const asked = { rule_files: [`${OPERATING}alerts.yaml`], evaluation_interval: '1m', tests };
    await writeFile(file, JSON.stringify(asked));
    expect(promtool(['test', 'rules', file])).toMatchObject({ status: 0 });
  });

  it('reads everything that a server tells', async () => {
    await fetch(`${server.url}/health`);
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    const { status, says } = promtool(['check', 'metrics'], metrics);
    // 3: it reads them, and would name some otherwise.
    expect([0, 3], says).toContain(status);
    expect(says).not.toMatch(/error while linting/);
    expect(promtool(['check', 'metrics'], metrics.replace('# TYPE', '# TYPE ?')).status).toBe(1);
  });
});

// Its workflow installs it. On another machine, CI alone does not say so.
it.runIf(process.env['GITHUB_ACTIONS'] === 'true')('continuous integration has a promtool', () => {
  expect(HAS_PROMTOOL, 'apt-get install prometheus').toBe(true);
});
