import { z } from 'zod'
import type { AnyPlugin } from '../config.ts'
import { type AnyContract, type ContractHook, entityContract } from '../contract.ts'
import { type AnyEntity, entity as entityFrom } from '../entity.ts'
import type { Fields } from '../fields/field.ts'
import type { AnyOperation } from '../operations.ts'
import type { AnyTap } from '../taps.ts'
import type { ManifestTap } from './manifest.ts'
import type {
  JsonSchema,
  RemoteEntity,
  RemoteFields,
  RemoteHook,
  RemoteManifest,
  RemoteOperation,
} from './remote-manifest.ts'

/** What a plugin's code is asked to do. */
export type FarKind = 'call' | 'shape' | 'guard' | 'collect' | 'deliver' | 'run' | 'route' | 'preset' | 'screen'

/** Asks code that is elsewhere. `name`: of the operation, tap, job, preset or module of screens, or a route's place in the manifest. */
export type Far = (kind: FarKind, name: string, ctx: object, ...args: readonly unknown[]) => Promise<unknown>

const jobKinds = { shape: 'shape', guard: 'guard', collect: 'collect', run: 'deliver' } as const

/** The plugin that a manifest tells of; whatever it is to do is asked of `far`. */
export function pluginOf(manifest: RemoteManifest, far: Far): AnyPlugin {
  const tapFrom = (tap: ManifestTap) => farTap(tap, far)
  const asked =
    (kind: FarKind, name: string) =>
    (ctx: never, ...args: readonly unknown[]) =>
      far(kind, name, ctx, ...args)
  return {
    contract: contractOf(manifest),
    needs: manifest.needs,
    joins: manifest.joins.map(join => ({ ...join, taps: join.taps.map(tapFrom) })),
    parts: {
      writes: manifest.writes,
      handlers: mapped(manifest.operations, (_, name) => asked('call', name)),
      policies: manifest.policies,
      grants: manifest.grants,
      roles: manifest.roles,
      taps: manifest.taps.map(tapFrom),
      routes: manifest.routes.map((route, i) => ({ ...route, run: asked('route', String(i)) as never })),
      jobs: manifest.jobs.map(job => ({ ...job, run: asked('run', job.name) as never })),
      migrations: manifest.migrations,
      presets: manifest.presets.map(name => ({ name, run: asked('preset', name) as never })),
      mails: manifest.mails,
      commands: manifest.commands,
      locales: manifest.locales,
      ui: manifest.ui,
    },
  }
}

function farTap({ id, hook, kind, parts, before, after, ifUnavailable }: ManifestTap, far: Far): AnyTap {
  const run = parts.map(part => [
    part,
    (ctx: object, ...args: readonly unknown[]) => far(jobKinds[part], id, ctx, ...args),
  ])
  return {
    id,
    hook: { hook: kind, name: hook },
    ...(before.length > 0 && { before }),
    ...(after.length > 0 && { after }),
    ...(ifUnavailable && { ifUnavailable }),
    ...Object.fromEntries(run),
  }
}

function contractOf(manifest: RemoteManifest): AnyContract {
  const entities = manifest.entities.map(one => [one.key, entityOf(one)] as const)
  const main = entities.find(([key]) => key === undefined)?.[1]
  return entityContract({
    name: manifest.name,
    version: manifest.version,
    ...(main && { main }),
    entities: Object.fromEntries(entities.filter(([key]) => key !== undefined)),
    permissions: manifest.permissions,
    operations: mapped(manifest.operations, operationOf),
    hooks: mapped(manifest.hooks, hookOf),
    settings: fieldsOf(manifest.settings),
    extensions: mapped(manifest.extensions, ({ entity, fields }) => ({
      entity: entityFrom(entity, { fields: {} }),
      fields: fieldsOf(fields),
    })),
  })
}

function entityOf({ name, key: _, fields, ...options }: RemoteEntity): AnyEntity {
  return entityFrom(name, { ...(options as object), fields: fieldsOf(fields) })
}

function fieldsOf(fields: RemoteFields): Fields {
  return mapped(fields, ({ kind, options: { shape, ...options } }) => ({
    kind,
    options: shape === undefined ? options : { ...options, shape: z.fromJSONSchema(shape as JsonSchema) },
  }))
}

function hookOf({ kind, name, v = 1, once, takes, item }: RemoteHook): ContractHook {
  const taken = takes && z.fromJSONSchema(takes)
  if (kind === 'event') return { hook: 'event', name, v, ...(taken && { payload: taken }) }
  if (kind === 'filter') return { hook: 'filter', name, ...(taken && { draft: taken }) }
  const items = item && { item: z.fromJSONSchema(item) }
  return { hook: 'collect', name, ...(taken && { input: taken }), ...items, ...(once && { once }) }
}

// A schema costs its making: most operations are not called between two starts.
function operationOf({ type, needs, internal, input, output }: RemoteOperation): AnyOperation {
  const made = { input: onFirstUse(input), output: onFirstUse(output) }
  return {
    type,
    needs,
    internal,
    get input() {
      return made.input()
    },
    get output() {
      return made.output()
    },
  }
}

function onFirstUse(schema: JsonSchema): () => z.ZodType {
  let made: z.ZodType | undefined
  return () => (made ??= z.fromJSONSchema(schema))
}

function mapped<T, U>(record: Readonly<Record<string, T>>, map: (value: T, key: string) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]))
}
