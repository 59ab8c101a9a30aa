import { setImmediate } from 'node:timers/promises'
import type { App } from '@kith/kernel'
import type { Components, Endpoint, JsonSchema, Parameter } from './endpoint.ts'

/** The OpenAPI 3.1 document of the endpoints. It lets others run between two of them: a large app's takes a while. */
export async function describeApi(app: App, endpoints: readonly Endpoint[]): Promise<JsonSchema> {
  const schemas: Record<string, JsonSchema> = {}
  const components = componentsIn(schemas, app)
  const paths: Record<string, Record<string, JsonSchema>> = {}
  for (const [i, endpoint] of endpoints.entries()) {
    if (i % 20 === 19) await setImmediate()
    paths[endpoint.path] ??= {}
    const methods = paths[endpoint.path] as Record<string, JsonSchema>
    methods[endpoint.method.toLowerCase()] = operation(components, endpoint)
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Kith',
      version: app.manifests.find(({ name }) => name === 'kernel')?.version ?? '0',
      description:
        'Every record and operation of this installation. A POST, PATCH or DELETE may carry an `Idempotency-Key`: sent again with it, the same request answers as before and does nothing twice.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/api' }],
    security: [{ key: [] }],
    tags: [...new Set(endpoints.map(({ tag }) => tag))].map(name => ({
      name,
      description: app.locales.en?.[name] ?? name,
    })),
    paths,
    components: {
      schemas: { ...schemas, held, problem },
      responses,
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'An API key.' } },
    },
  }
}

function componentsIn(schemas: Record<string, JsonSchema>, app: App): Components {
  const entities = new Map(app.manifests.flatMap(m => m.entities.map(entity => [entity.name, entity])))
  return {
    added: name => Object.entries(entities.get(name)?.fields ?? {}).filter(([field]) => field.includes('.')),
    ref(name, make) {
      if (!Object.hasOwn(schemas, name)) {
        schemas[name] = {}
        schemas[name] = make()
      }
      return { $ref: `#/components/schemas/${name}` }
    },
  }
}

function operation(components: Components, endpoint: Endpoint): JsonSchema {
  const changes = endpoint.method !== 'GET'
  return {
    operationId: endpoint.operation,
    tags: [endpoint.tag],
    summary: endpoint.summary,
    parameters: [...endpoint.parameters.map(parameterObject), ...(changes ? [idempotencyKey] : [])],
    ...(endpoint.body
      ? { requestBody: { required: true, content: { 'application/json': { schema: endpoint.body(components) } } } }
      : {}),
    responses: {
      [endpoint.status]: {
        description: endpoint.status === 201 ? 'Created.' : 'Done.',
        content: { 'application/json': { schema: endpoint.answer(components) } },
      },
      ...(endpoint.mayHold ? { 202: { $ref: '#/components/responses/held' } } : {}),
      '4XX': { $ref: '#/components/responses/problem' },
    },
  }
}

function parameterObject({ name, in: place, required, description, schema, encoding }: Parameter): JsonSchema {
  const common = { name, in: place, required, description }
  // Not `content`: generators of clients know what to do with a text.
  if (encoding !== 'json') return { ...common, schema }
  return { ...common, schema: { type: 'string', contentMediaType: 'application/json', contentSchema: schema } }
}

const idempotencyKey: JsonSchema = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Any text that is new for each request, such as a UUID: 1 to 200 visible ASCII characters.',
  schema: { type: 'string', minLength: 1, maxLength: 200 },
}

const held: JsonSchema = {
  type: 'object',
  description: 'Nothing was written: somebody must decide first.',
  properties: {
    held: {
      type: 'object',
      properties: {
        decision: { type: 'string', format: 'uuid' },
        plugin: { type: 'string' },
        tap: { type: 'string' },
        approver: { type: 'string', description: "A user's id, or `role:name`." },
        reason: { type: 'string' },
      },
      required: ['decision', 'plugin', 'tap', 'approver', 'reason'],
    },
  },
  required: ['held'],
}

/** RFC 9457. */
const problem: JsonSchema = {
  type: 'object',
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string', description: 'Stable: what programs look at.' },
    errors: {
      type: 'array',
      description: 'Each place that does not fit.',
      items: {
        type: 'object',
        properties: {
          pointer: { type: 'string', description: 'A JSON Pointer, `#/email`.' },
          code: { type: 'string' },
          detail: { type: 'string' },
        },
        required: ['pointer', 'code', 'detail'],
      },
    },
    details: { type: 'object', additionalProperties: true },
  },
  required: ['type', 'title', 'status', 'detail', 'code'],
}

const responses: JsonSchema = {
  held: {
    description: 'Somebody must decide first: nothing was written yet.',
    content: { 'application/json': { schema: { $ref: '#/components/schemas/held' } } },
  },
  problem: {
    description: 'Refused (RFC 9457): `code` says why.',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/problem' } } },
  },
}
