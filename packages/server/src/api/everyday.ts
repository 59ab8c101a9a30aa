import type { AnyEntity } from '@kith/sdk'
import type { Components, Endpoint, JsonSchema, Parameter } from './endpoint.ts'
import { createSchema, rowSchema, updateSchema } from './schemas.ts'

/** The everyday operations of the entity that answers at `path` ('leads', 'accounts.contacts'). */
export function everydayEndpoints(entity: AnyEntity, path: string): readonly Endpoint[] {
  const all = `/${path.replaceAll('.', '/')}`
  const one = `${all}/{id}`
  const row = (components: Components) => rowSchema(components, entity)
  const common = { tag: path, body: undefined, status: 200, mayHold: false } as const
  return [
    {
      ...common,
      method: 'GET',
      path: all,
      operation: `${path}.list`,
      summary: `Lists ${entity.name} records that you may see`,
      parameters: [where, sort, limit, after, before, end, at, withLabels],
      answer: c => page(row(c), previous),
      input: ({ parameters }) => parameters,
    },
    {
      ...common,
      method: 'GET',
      path: `${all}/count`,
      operation: `${path}.count`,
      summary: `Counts ${entity.name} records: exactly to 1,000, beyond it \`capped\` is true`,
      parameters: [where],
      answer: () => count,
      input: ({ parameters }) => parameters,
    },
    {
      ...common,
      method: 'GET',
      path: one,
      operation: `${path}.get`,
      summary: `Reads one ${entity.name}`,
      parameters: [id],
      answer: row,
      input: ({ parameters }) => parameters,
    },
    {
      ...common,
      method: 'GET',
      path: `${one}/history`,
      operation: `${path}.history`,
      summary: `What was changed on one ${entity.name}, newest first`,
      parameters: [id, ofField, limit, after],
      answer: () => history,
      input: ({ parameters }) => parameters,
    },
    {
      ...common,
      method: 'POST',
      path: all,
      operation: `${path}.create`,
      summary: `Creates a ${entity.name}`,
      parameters: [],
      body: c => createSchema(c, entity),
      answer: row,
      status: 201,
      mayHold: true,
      input: ({ body }) => body,
    },
    {
      ...common,
      method: 'PATCH',
      path: one,
      operation: `${path}.update`,
      summary: `Changes a ${entity.name}: what is left out stays as it is`,
      parameters: [id, ifMatch],
      body: c => updateSchema(c, entity),
      answer: row,
      mayHold: true,
      input: ({ parameters, body }) => ({ ...parameters, set: body }),
    },
    {
      ...common,
      method: 'DELETE',
      path: one,
      operation: `${path}.delete`,
      summary: `Deletes a ${entity.name}; \`restore\` brings it back`,
      parameters: [id, ifMatch],
      answer: () => recordRef,
      mayHold: true,
      input: ({ parameters }) => parameters,
    },
    {
      ...common,
      method: 'POST',
      path: `${one}/restore`,
      operation: `${path}.restore`,
      summary: `Brings a deleted ${entity.name} back`,
      parameters: [id],
      answer: row,
      mayHold: true,
      input: ({ parameters }) => parameters,
    },
  ]
}

const id: Parameter = {
  name: 'id',
  in: 'path',
  required: true,
  description: 'The id of the record.',
  schema: { type: 'string', format: 'uuid' },
  encoding: 'text',
}
/** Sent as `If-Match: "3"`, the `ETag` that reading answered. */
const ifMatch: Parameter = {
  name: 'If-Match',
  in: 'header',
  required: false,
  description: 'The `ETag` that you read. If others changed the same fields since, the answer is 409.',
  schema: { type: 'string' },
  encoding: 'text',
}
const where: Parameter = {
  name: 'where',
  in: 'query',
  required: false,
  description: 'A condition as JSON: `{ "status": "new", "score": { "gte": 50 }, "any": [ … ], "not": { … } }`.',
  schema: { type: 'object', additionalProperties: true },
  encoding: 'json',
}
const sort: Parameter = {
  name: 'sort',
  in: 'query',
  required: false,
  description: 'Names of fields, also separated by commas; with a leading minus, descending. Default `-createdAt`.',
  schema: { type: 'array', items: { type: 'string' }, maxItems: 5 },
  encoding: 'list',
}
const limit: Parameter = {
  name: 'limit',
  in: 'query',
  required: false,
  description: 'How many records, 50 unless told.',
  schema: { type: 'integer', minimum: 1, maximum: 200 },
  encoding: 'value',
}
const after: Parameter = {
  name: 'after',
  in: 'query',
  required: false,
  description: 'The `next` of the page before.',
  schema: { type: 'string' },
  encoding: 'text',
}
const before: Parameter = {
  name: 'before',
  in: 'query',
  required: false,
  description: 'The `previous` of the page behind. Of `after`, `before`, `end` and `at` one may be given.',
  schema: { type: 'string' },
  encoding: 'text',
}
const end: Parameter = {
  name: 'end',
  in: 'query',
  required: false,
  description: '`true` for the last page.',
  schema: { type: 'boolean' },
  encoding: 'value',
}
const at: Parameter = {
  name: 'at',
  in: 'query',
  required: false,
  description: 'The page that begins at or behind this value of the first sort field.',
  schema: { type: ['string', 'number'] },
  encoding: 'value',
}
const ofField: Parameter = {
  name: 'field',
  in: 'query',
  required: false,
  description: 'Only changes of this field.',
  schema: { type: 'string' },
  encoding: 'text',
}
const withLabels: Parameter = {
  name: 'with',
  in: 'query',
  required: false,
  description:
    'Names of fields that point at records, also separated by commas: `labels` then has what these are called.',
  schema: { type: 'array', items: { type: 'string' }, maxItems: 20 },
  encoding: 'list',
}

const page = (row: JsonSchema, more: Readonly<Record<string, JsonSchema>> = {}): JsonSchema => ({
  type: 'object',
  properties: {
    rows: { type: 'array', items: row },
    next: { type: 'string', description: 'Give it as `after` for the next page; absent on the last.' },
    ...more,
    labels: { type: 'object', additionalProperties: { type: 'string' } },
  },
  required: ['rows'],
})
const previous: Readonly<Record<string, JsonSchema>> = {
  previous: { type: 'string', description: 'Give it as `before` for the page before; absent on the first.' },
  hints: {
    type: 'array',
    description: '`KITH_SORT_SLOW`: no index serves a sort by this field; a saved view gets one.',
    items: {
      type: 'object',
      properties: { code: { type: 'string' }, field: { type: 'string' } },
      required: ['code', 'field'],
    },
  },
}
const count: JsonSchema = {
  type: 'object',
  properties: { count: { type: 'integer' }, capped: { type: 'boolean' } },
  required: ['count', 'capped'],
}
const recordRef: JsonSchema = {
  type: 'object',
  properties: { entity: { type: 'string' }, id: { type: 'string', format: 'uuid' } },
  required: ['entity', 'id'],
}
const historyEntry: JsonSchema = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    change: { type: 'string', description: 'The same for all that was committed as one.' },
    partOf: { anyOf: [recordRef, { type: 'null' }], description: 'The merge or batch that it was part of.' },
    version: { type: 'integer' },
    verb: { type: 'string' },
    at: { type: 'string', format: 'date-time' },
    actor: { anyOf: [{ type: 'string' }, { type: 'null' }] },
    plugin: { type: 'string' },
    changes: {
      type: 'object',
      description: 'Each field with its value before and after.',
      additionalProperties: { type: 'array', items: {}, minItems: 2, maxItems: 2 },
    },
  },
  required: ['id', 'change', 'partOf', 'version', 'verb', 'at', 'plugin', 'changes'],
}
const history: JsonSchema = page(historyEntry)
