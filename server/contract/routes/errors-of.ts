import type { ErrorCode } from '../errors.ts';
import { paramNames, type RouteDefinition } from './route.ts';

const WITH_PROTOCOL = /^\/api\/(widget|agent)\//;

/** Every code that a route may be answered with: what it names itself, and what follows from the rest of its definition. */
export function errorsOf(definition: RouteDefinition): ErrorCode[] {
  return [
    ...new Set([
      ...ofCaller(definition),
      ...ofInput(definition),
      ...(definition.errors ?? []),
      ...always(definition),
    ]),
  ];
}

function always({ method, path }: RouteDefinition): ErrorCode[] {
  return [
    ...(WITH_PROTOCOL.test(path) ? ['protocol_outdated' as const] : []),
    'too_many_requests',
    'internal',
    'unavailable',
    ...(method === 'GET' ? [] : ['storage_full' as const]),
  ];
}

function ofCaller({ method, who, confirmed }: RouteDefinition): ErrorCode[] {
  const changes = method !== 'GET';
  switch (who) {
    case 'visitor':
      return ['visitor_unknown', 'origin_not_allowed', ...(changes ? ['visitor_blocked' as const] : [])];
    case 'data_subject':
      return ['visitor_unknown', 'origin_not_allowed'];
    case 'console_page':
      return ['forbidden'];
    case 'agent':
    case 'admin':
      return [
        'sign_in_required',
        // Another origin, another role, or an API key that may not.
        'forbidden',
        ...(confirmed ? ['confirmation_required' as const] : []),
      ];
    case 'bot':
      return ['sign_in_required'];
    default:
      return [];
  }
}

function ofInput({ method, path, query, params, file }: RouteDefinition): ErrorCode[] {
  if (method !== 'GET')
    return [
      'bad_request',
      'body_too_large',
      'content_type_unsupported',
      ...(file ? (['file_empty', 'file_too_large', 'file_unreadable', 'picture_too_large'] as const) : []),
    ];
  return query !== undefined || params !== undefined || paramNames(path).length > 0 ? ['bad_request'] : [];
}
