import { type AnyEntity, type AnyField, type Fields, kindOf } from '@kith/sdk'
import { z } from 'zod'
import type { Components, JsonSchema } from './endpoint.ts'

/** An entity's record as it leaves: a field that its reader may not see is not there. */
export function rowSchema(components: Components, entity: AnyEntity): JsonSchema {
  return components.ref(entity.name, () => {
    const properties: Record<string, JsonSchema> = { ...base }
    for (const [name, field] of Object.entries(entity.fields as Fields)) {
      const schema = fieldSchema(components, `${entity.name}.${name}`, field, 'output')
      properties[name] = isNeverEmpty(field) ? schema : nullable(schema)
    }
    Object.assign(
      properties,
      bagSchemas(components, entity, 'output', () => true),
    )
    return { type: 'object', properties, required: Object.keys(base) }
  })
}

/** What creating a record takes. */
export function createSchema(components: Components, entity: AnyEntity): JsonSchema {
  return components.ref(`${entity.name}.create`, () => {
    const isGiven = (field: AnyField) => field.options.derived !== true
    const given = fieldsGiven(entity, isGiven)
    const bags = bagSchemas(components, entity, 'input', isGiven)
    const { properties, ...values } = valuesSchema(components, entity, given)
    return {
      ...values,
      properties: { ...(properties as object), ...bags },
      required: [
        ...given.filter(([, field]) => mustBeGiven(field)).map(([name]) => name),
        ...Object.keys(bags).filter(bag => bags[bag]?.required !== undefined),
      ],
    }
  })
}

/** What changing a record takes: a field that is left out stays as it is. */
export function updateSchema(components: Components, entity: AnyEntity): JsonSchema {
  return components.ref(`${entity.name}.update`, () => {
    const isGiven = (field: AnyField) => field.options.derived !== true && field.options.fixed !== true
    const { properties, ...values } = valuesSchema(components, entity, fieldsGiven(entity, isGiven))
    const bags = bagSchemas(components, entity, 'input', isGiven)
    const optional = Object.entries(bags).map(([bag, { required, ...schema }]) => [bag, schema])
    return { ...values, properties: { ...(properties as object), ...Object.fromEntries(optional) }, minProperties: 1 }
  })
}

/** A zod schema as JSON Schema; what it defines for itself becomes components named after `name`. */
export function zodSchema(components: Components, name: string, schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema, $defs, ...made } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Record<string, unknown>
  const definitions = ($defs ?? {}) as Record<string, JsonSchema>
  const renamed = new Map(Object.keys(definitions).map((key, i) => [`#/$defs/${key}`, `${name}.${io}${i + 1}`]))
  const whole = `${name}.${io}`
  const hoist = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(hoist)
    if (typeof value !== 'object' || value === null) return value
    const reference = String((value as JsonSchema).$ref)
    if (reference === '#') return components.ref(whole, () => hoist(made) as JsonSchema)
    const target = renamed.get(reference)
    if (target !== undefined) return components.ref(target, () => hoist(definitions[reference.slice(8)]) as JsonSchema)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, hoist(inner)]))
  }
  return hoist(made) as JsonSchema
}

function fieldsGiven(entity: AnyEntity, wanted: (field: AnyField) => boolean): [string, AnyField][] {
  return Object.entries(entity.fields as Fields).filter(([, field]) => wanted(field))
}

/** The fields that others added to an entity, as the bags `custom` and `ext` of its records: none where nobody did. */
function bagSchemas(
  components: Components,
  entity: AnyEntity,
  io: 'input' | 'output',
  wanted: (field: AnyField) => boolean,
): Record<string, JsonSchema> {
  const added = components.added(entity.name).filter(([, field]) => wanted(field))
  const groups = Map.groupBy(added, ([name]) => name.slice(0, name.lastIndexOf('.')))
  const bags = [...groups].map(([bag, fields]) => [bag, bagSchema(components, entity, fields, io)] as const)
  const custom = bags.filter(([bag]) => bag === 'custom')
  const ext = bags
    .filter(([bag]) => bag !== 'custom')
    .map(([bag, schema]) => [bag.slice('ext.'.length), schema] as const)
  return {
    ...Object.fromEntries(custom),
    ...(ext.length > 0 ? { ext: { type: 'object', properties: Object.fromEntries(ext) } } : {}),
  }
}

function bagSchema(
  components: Components,
  entity: AnyEntity,
  fields: readonly (readonly [string, AnyField])[],
  io: 'input' | 'output',
): JsonSchema {
  const keyOf = (name: string) => name.slice(name.lastIndexOf('.') + 1)
  const required = fields.filter(([, field]) => io === 'input' && mustBeGiven(field)).map(([name]) => keyOf(name))
  const properties = fields.map(([name, field]) => [
    keyOf(name),
    nullable(fieldSchema(components, `${entity.name}.${name}`, field, io)),
  ])
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    ...(required.length > 0 ? { required } : {}),
    ...(io === 'input' ? { additionalProperties: false } : {}),
  }
}

function mustBeGiven({ options }: AnyField): boolean {
  return options.required === true && options.default === undefined && !options.when
}

function valuesSchema(components: Components, entity: AnyEntity, given: readonly [string, AnyField][]): JsonSchema {
  const properties = given.map(([name, field]) => {
    const schema = fieldSchema(components, `${entity.name}.${name}`, field, 'input')
    return [name, field.options.required === true ? schema : nullable(schema)]
  })
  return { type: 'object', properties: Object.fromEntries(properties), additionalProperties: false }
}

function fieldSchema(components: Components, name: string, field: AnyField, io: 'input' | 'output'): JsonSchema {
  const schema = zodSchema(components, name, kindOf(field).schema(field), io)
  const { entity } = field.options
  return typeof entity === 'string' ? { ...schema, description: `The id of ${aOrAn(entity)}.` } : schema
}

const aOrAn = (name: string) => `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}`

function isNeverEmpty(field: AnyField): boolean {
  return field.options.required === true || field.options.default !== undefined
}

function nullable(schema: JsonSchema): JsonSchema {
  return { anyOf: [schema, { type: 'null' }] }
}

const instant = { type: 'string', format: 'date-time' }
const base: Readonly<Record<string, JsonSchema>> = {
  id: { type: 'string', format: 'uuid' },
  version: { type: 'integer', minimum: 1, description: 'One more with each change.' },
  createdAt: instant,
  createdBy: nullable({ type: 'string' }),
  updatedAt: instant,
  updatedBy: nullable({ type: 'string' }),
  deletedAt: nullable(instant),
}
