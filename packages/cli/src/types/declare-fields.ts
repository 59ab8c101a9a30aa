import type { Manifest } from '@kith/kernel'
import { type AnyField, kindOf } from '@kith/sdk'
import { z } from 'zod'

/** The custom fields of an app as declarations for TypeScript: what `row.custom` of each entity holds. */
export function declareFields(manifests: readonly Manifest[]): string {
  const entities = manifests
    .flatMap(manifest => manifest.entities)
    .map(({ name, fields }) => [name, Object.entries(fields).filter(([field]) => field.startsWith(prefix))] as const)
    .filter(([, fields]) => fields.length > 0)
    .map(([name, fields]) => `    '${name}': {\n${fields.map(declareField).join('')}    }\n`)
  return `// Written by \`kith types\`: again after fields were added, changed or retired.
import '@kith/sdk'

declare module '@kith/sdk' {
  interface CustomFields {
${entities.join('')}  }
}
`
}

const prefix = 'custom.'

function declareField([name, field]: readonly [string, AnyField]): string {
  return `      readonly ${name.slice(prefix.length)}: ${typeOf(field)} | null\n`
}

/** What reading a field answers. A retired option may still stand in records. */
function typeOf(field: AnyField): string {
  const { values = [], retired = [] } = field.options as Readonly<Record<string, readonly string[] | undefined>>
  const read = values.length > 0 ? { ...field, options: { ...field.options, values: [...values, ...retired] } } : field
  return typeScript(z.toJSONSchema(kindOf(read).schema(read), { io: 'output', unrepresentable: 'any' }))
}

interface Schema {
  readonly type?: unknown
  readonly enum?: readonly unknown[] | undefined
  readonly items?: unknown
  readonly properties?: Readonly<Record<string, unknown>> | undefined
}

const plain: Readonly<Record<string, string>> = {
  string: 'string',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
}

function typeScript(schema: Schema): string {
  const { type } = schema
  if (schema.enum) return schema.enum.map(value => JSON.stringify(value)).join(' | ')
  if (type === 'array') {
    const member = typeScript((schema.items ?? {}) as Schema)
    return `readonly ${member.includes(' | ') ? `(${member})` : member}[]`
  }
  if (type === 'object' && schema.properties) {
    const parts = Object.entries(schema.properties).map(
      ([key, part]) => `readonly ${key}: ${typeScript(part as Schema)}`,
    )
    return `{ ${parts.join('; ')} }`
  }
  return plain[String(type)] ?? "import('@kith/sdk').Json"
}
