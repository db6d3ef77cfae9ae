/** The OpenAPI 3.1 document, made from the same table and the same zod shapes by which the routes are served. */
import * as z from 'zod';
import { OPERATIONS, type Operation, zProblem } from '#domain/api/contract.ts';
import { SCOPES } from '#domain/token/schema.ts';

export const OPENAPI_PATH = '/api/v1/openapi.json';
type Json = Record<string, unknown>;

function schemaOf(shape: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, {
    target: 'draft-2020-12',
    io,
    reused: 'inline',
  }) as Json;
  return schema;
}

const content = (schema: Json) => ({ content: { 'application/json': { schema } } });
const answered = (shape: z.ZodType): Json => ({
  type: 'object',
  properties: { ok: { const: true }, data: schemaOf(shape, 'output') },
  required: ['ok', 'data'],
  additionalProperties: false,
});

const REFUSALS: Record<string, string> = {
  '400': 'The input is not what the contract says; `fields` names each place',
  '401': 'No token, or one that is unknown, expired or revoked',
  '403': 'The token lacks the scope, or the person the right',
  '404': 'Not there, or not for this person',
  '409': 'The rules or the present state forbid it; `code` says which',
  '429': 'Too many requests; come back after Retry-After seconds',
};
const problem = (status: string) => ({
  description: REFUSALS[status],
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
  ...(status === '429' && {
    headers: { 'Retry-After': { schema: { type: 'integer', minimum: 1 }, description: 'Seconds' } },
  }),
});

function parameters(shape: z.ZodObject | undefined, where: 'path' | 'query'): Json[] {
  return Object.entries(shape?.shape ?? {}).map(([name, part]) => ({
    name,
    in: where,
    required: where === 'path',
    schema: schemaOf(part as z.ZodType, 'input'),
  }));
}

function operationOf(operation: Operation): Json {
  const { id, method, scope, summary, params, query, body, data } = operation;
  const reads = method === 'GET';
  const etag = { ETag: { schema: { type: 'string' }, description: 'Send it back as If-None-Match' } };
  const refusals = [
    ...(query || body ? ['400'] : []),
    ...(scope ? ['401', '403'] : []),
    ...(Object.keys(params.shape).length > 0 ? ['404'] : []),
    ...(reads ? [] : ['409']),
    '429',
  ];
  return {
    operationId: id,
    summary,
    tags: [scope === null ? 'open data' : reads ? 'reading' : 'writing'],
    security: scope === null ? [] : [{ token: [] }],
    ...(scope && { description: `Scope of the token: \`${scope}\`.` }),
    parameters: [
      ...parameters(params, 'path'),
      ...parameters(query, 'query'),
      ...(reads
        ? [
            {
              name: 'If-None-Match',
              in: 'header',
              required: false,
              schema: { type: 'string', maxLength: 100 },
            },
          ]
        : [
            {
              name: 'Idempotency-Key',
              in: 'header',
              required: false,
              schema: { type: 'string', maxLength: 64 },
              description: 'The same key with the same input is answered once and does nothing twice',
            },
          ]),
    ],
    ...(body && { requestBody: { required: true, ...content(schemaOf(body, 'input')) } }),
    responses: {
      '200': { description: 'Done', ...(reads && { headers: etag }), ...content(answered(data)) },
      ...(reads && { '304': { description: 'Unchanged since that ETag' } }),
      ...Object.fromEntries(refusals.map((status) => [status, problem(status)])),
    },
  };
}

export function openApi(publicUrl: string): Json {
  const paths: Record<string, Json> = {};
  for (const operation of OPERATIONS as readonly Operation[]) {
    const at = paths[operation.path] ?? {};
    at[operation.method.toLowerCase()] = operationOf(operation);
    paths[operation.path] = at;
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Veche',
      version: '1.0.0',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description: [
        'Forums, adopted resolutions, what became of each recommendation, and published open data.',
        `Tokens are made by a person on the page /me/tokens, with scopes (${SCOPES.join(', ')}), a day on which they end, and a forum to which they may be bound.`,
        'A token is never more than its person. Every refusal has one shape: Problem.',
      ].join(' '),
    },
    servers: [{ url: publicUrl }],
    tags: [{ name: 'reading' }, { name: 'writing' }, { name: 'open data' }],
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: '`Authorization: Bearer vt_…`' },
      },
      schemas: { Problem: schemaOf(zProblem, 'output') },
    },
  };
}
