import { createHistogram } from './histogram.ts';

export type Measures = ReturnType<typeof createMeasures>;

const QUICK = [0.001, 0.005, 0.025, 0.1, 0.5, 2.5, 10];
const USUAL = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 10];
const PATIENT = [0.025, 0.1, 0.25, 0.5, 1, 2.5, 10, 60, 600];

/** What this process measures while it works; made only where somebody asks for the metrics. */
export function createMeasures() {
  return {
    requests: createHistogram({
      name: 'frontdesk_http_request_duration_seconds',
      help: 'Requests that were answered, by method, pattern of the address and status.',
      buckets: USUAL,
    }),
    acknowledgements: createHistogram({
      name: 'frontdesk_message_acknowledgement_seconds',
      help: 'From a request that sends a message to its answer, which comes after the commit.',
      buckets: USUAL,
    }),
    deliveries: createHistogram({
      name: 'frontdesk_event_delivery_seconds',
      help: 'From the commit of an event to its being taken by the engine.',
      buckets: PATIENT,
    }),
    reads: createHistogram({
      name: 'frontdesk_database_read_seconds',
      help: 'Queries that read, with the wait for a connection.',
      buckets: QUICK,
    }),
    writes: createHistogram({
      name: 'frontdesk_database_write_seconds',
      help: 'Transactions, with the wait for their turn, and whether they were committed.',
      buckets: QUICK,
    }),
    webhooks: createHistogram({
      name: 'frontdesk_webhook_request_seconds',
      help: 'Requests to endpoints of webhooks, by whether they were taken.',
      buckets: USUAL,
    }),
  };
}

/** All of it, as Prometheus reads it. */
export function measuresText(measures: Measures): string {
  return Object.values(measures)
    .map((histogram) => histogram.text())
    .join('');
}
