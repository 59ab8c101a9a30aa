import type { AnyPlugin } from '../config.ts'
import { type AnyContract, entitiesOf } from '../contract.ts'
import type { AnyEntity } from '../entity.ts'
import type { Fields } from '../fields/field.ts'
import type { AnyTap } from '../taps.ts'
import type { Manifest, ManifestEntity, ManifestTap } from './manifest.ts'

/** A plugin's manifest. Equal to itself after a round trip through JSON. */
export function manifestOf(plugin: AnyPlugin): Manifest {
  const { contract, needs, parts } = plugin
  return plain({
    name: contract.name,
    version: contract.version,
    needs,
    entities: entitiesOf(contract).map(entity => entityOf(contract, entity)),
    extensions: Object.values(contract.extensions).map(({ entity, fields }) => ({
      entity: entity.name,
      fields: fieldsOf(fields),
    })),
    operations: Object.fromEntries(
      Object.entries(contract.operations).map(([name, o]) => [
        name,
        { type: o.type, needs: o.needs, internal: o.internal },
      ]),
    ),
    permissions: contract.permissions,
    hooks: Object.fromEntries(
      Object.entries(contract.hooks).map(([key, hook]) => [
        key,
        { kind: hook.hook, name: hook.name, ...(hook.hook === 'event' ? { v: hook.v } : {}) },
      ]),
    ),
    settings: contract.settings,
    writes: parts.writes,
    grants: parts.grants,
    roles: parts.roles,
    taps: parts.taps.map(tapOf),
    policies: parts.policies,
    jobs: parts.jobs.map(job => ({ name: job.name, ...(job.cron === undefined ? {} : { cron: job.cron }) })),
    routes: parts.routes.map(({ method, path, maxBody, maxFiles }) => ({
      method,
      path,
      maxBody,
      ...(maxFiles === undefined ? {} : { maxFiles }),
    })),
    presets: parts.presets.map(preset => preset.name),
    commands: parts.commands,
    ui: parts.ui,
    migrations: parts.migrations.map(migration => ({ id: migration.id, after: migration.after ?? [] })),
  })
}

/** Where an entity's everyday operations answer: the main one under the plugin's name, others under their key. */
export function pathOf(contract: AnyContract, entity: AnyEntity): string {
  if (contract.main?.name === entity.name) return contract.name
  const key = Object.entries(contract.entities).find(([, e]) => e.name === entity.name)?.[0]
  return `${contract.name}.${key}`
}

function entityOf(contract: AnyContract, entity: AnyEntity): ManifestEntity {
  return {
    name: entity.name,
    path: pathOf(contract, entity),
    label: entity.label,
    fields: fieldsOf(entity.fields),
    indexes: entity.indexes,
    unique: entity.unique,
    person: entity.person !== undefined,
  }
}

function fieldsOf(fields: Fields): ManifestEntity['fields'] {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, { kind: field.kind, options: field.options }]),
  )
}

const partNames = ['shape', 'guard', 'collect', 'run'] as const

/** A tap without its code. */
export function tapOf(tap: AnyTap): ManifestTap {
  return {
    id: tap.id,
    hook: tap.hook.name,
    kind: tap.hook.hook,
    parts: partNames.filter(name => tap[name] !== undefined),
    before: tap.before ?? [],
    after: tap.after ?? [],
    ...(tap.ifUnavailable === undefined ? {} : { ifUnavailable: tap.ifUnavailable }),
  }
}

// What JSON cannot say (a zod shape in a field's options) stays behind: a manifest is data.
function plain<T>(value: T): T {
  return JSON.parse(
    JSON.stringify(value, (key, v) =>
      key === 'shape' && typeof v === 'object' && v !== null && !Array.isArray(v) ? undefined : v,
    ),
  )
}
