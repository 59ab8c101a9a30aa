import { z } from 'zod'
import type { AnyPlugin } from '../config.ts'
import { type AnyContract, type ContractHook, entitiesOf } from '../contract.ts'
import type { AnyEntity } from '../entity.ts'
import { KithError } from '../errors.ts'
import type { Fields } from '../fields/field.ts'
import { tapOf } from './manifest-of.ts'
import type { JsonSchema, RemoteEntity, RemoteFields, RemoteHook, RemoteManifest } from './remote-manifest.ts'
import { hashedScreens, type ScreenFiles } from './screens.ts'

/**
 * What a plugin says of itself to a Kith in another process. Plain JSON. `screens`: what `readScreens` answered, of one
 * that draws something of its own.
 */
export function remoteManifestOf(plugin: AnyPlugin, screens?: ScreenFiles): RemoteManifest {
  const { contract, needs, joins, parts } = plugin
  const manifest: RemoteManifest = {
    protocol: 1,
    name: contract.name,
    version: contract.version,
    needs,
    entities: entitiesOf(contract).map(entity => entityOf(contract, entity)),
    extensions: mapped(contract.extensions, ({ entity, fields }) => ({
      entity: entity.name,
      fields: fieldsOf(fields),
    })),
    operations: mapped(contract.operations, ({ type, needs: permission, internal, input, output }) => ({
      type,
      needs: permission,
      internal,
      input: schemaOf(input, 'input'),
      output: schemaOf(output, 'output'),
    })),
    permissions: contract.permissions,
    hooks: mapped(contract.hooks, hookOf),
    settings: fieldsOf(contract.settings),
    writes: parts.writes,
    grants: parts.grants,
    roles: parts.roles,
    taps: parts.taps.map(tapOf),
    joins: joins.map(({ with: other, writes, taps, ui }) => ({ with: other, writes, taps: taps.map(tapOf), ui })),
    policies: parts.policies,
    jobs: parts.jobs.map(({ name, cron }) => ({ name, ...(cron === undefined ? {} : { cron }) })),
    routes: parts.routes.map(({ run: _, ...route }) => route),
    presets: parts.presets.map(({ name }) => name),
    migrations: parts.migrations,
    mails: parts.mails,
    commands: parts.commands,
    locales: parts.locales,
    ui: parts.ui,
    ...(screens && { screens: hashedScreens(screens) }),
  }
  return JSON.parse(JSON.stringify(manifest))
}

function entityOf(contract: AnyContract, entity: AnyEntity): RemoteEntity {
  const { name, label, indexes, unique, audit, timeline, within, person } = entity
  const key = Object.entries(contract.entities).find(([, one]) => one.name === name)?.[0]
  return {
    name,
    ...(contract.main?.name === name || key === undefined ? {} : { key }),
    fields: fieldsOf(entity.fields),
    label,
    indexes,
    unique,
    audit,
    ...(timeline && { timeline }),
    ...(within === undefined ? {} : { within }),
    ...(person && { person }),
  }
}

function fieldsOf(fields: Fields): RemoteFields {
  return mapped(fields, ({ kind, options }) => {
    const { shape, ...plain } = options
    return { kind, options: shape === undefined ? plain : { ...plain, shape: shapeOf(shape as z.ZodType) } }
  })
}

function hookOf(hook: ContractHook): RemoteHook {
  const { name } = hook
  if (hook.hook === 'event') return { kind: 'event', name, v: hook.v, ...takes(hook.payload) }
  if (hook.hook === 'filter') return { kind: 'filter', name, ...takes(hook.draft) }
  const item = hook.item && { item: schemaOf(hook.item, 'input') }
  return { kind: 'collect', name, ...(hook.once && { once: true }), ...takes(hook.input), ...item }
}

function takes(schema: z.ZodType | undefined): { takes?: JsonSchema } {
  return schema ? { takes: schemaOf(schema, 'input') } : {}
}

// What JSON Schema cannot say of what an operation is given is checked where its code is: refinements, and patterns with flags.
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  return jsonSchemaOf(schema, io, ({ zodSchema, jsonSchema }) => {
    if (hasFlags(zodSchema)) delete jsonSchema.pattern
  })
}

// Records are written where their plugin's code is not: nobody would check the rest.
function shapeOf(schema: z.ZodType): JsonSchema {
  return jsonSchemaOf(schema, 'input', ({ zodSchema, path }) => {
    if (!hasFlags(zodSchema) && !isRefined(zodSchema)) return
    throw new KithError(
      'KITH_MANIFEST',
      `A shape has a refinement, or a pattern with flags, which JSON Schema cannot say: ${path.join('.')}. Write the pattern without flags; check the rest in a guard.`,
      { path: path.join('.') },
    )
  })
}

interface Described {
  readonly zodSchema: z.core.$ZodType
  readonly jsonSchema: { pattern?: string | undefined }
  readonly path: readonly PropertyKey[]
}

function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output', override: (described: Described) => void): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', override }) as Record<
    string,
    unknown
  >
  return rest
}

function hasFlags({ _zod: { def } }: z.core.$ZodType): boolean {
  return (def.checks ?? []).some(check => (check._zod.def as { readonly pattern?: RegExp }).pattern?.flags)
}

function isRefined({ _zod: { def } }: z.core.$ZodType): boolean {
  return (def.checks ?? []).some(check => check._zod.def.check === 'custom')
}

function mapped<T, U>(record: Readonly<Record<string, T>>, map: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]))
}
