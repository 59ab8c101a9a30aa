import { customField, describeError, KithError, kinds, type Locales, type Log } from '@kith/sdk'
import type { Manifest } from '@kith/sdk/remote'
import type { SelectCache } from '../data/select-cache.ts'
import type { Dialect } from '../dialects/dialect.ts'
import { createModel, type Model } from '../model/model.ts'
import { ensureSchema } from '../schema/ensure.ts'
import { tableSpec } from '../schema/spec.ts'
import { addedField } from './added-field.ts'
import { type Definition, nameOf, readDefinitions, readStamp } from './definition.ts'
import { withAdded } from './surface.ts'
import { withLabels } from './texts.ts'

/** The fields that administrators added, as this process serves them. */
export interface CustomFields {
  readonly manifests: readonly Manifest[]
  readonly locales: Locales
  readonly definitions: readonly Definition[]
  /** Follows what is stored: columns first, then models, manifests and texts. Resolves when they serve. */
  refresh(): Promise<void>
  /** The same after a change of this process: and has records searched by what is searched now. */
  define(): Promise<void>
  /** Follows what other processes store, within a second. */
  start(): void
  stop(): Promise<void>
}

export interface CustomFieldsOptions {
  readonly dialect: Dialect
  /** Replaced one by one as fields are added. */
  readonly models: Map<string, Model>
  readonly manifests: readonly Manifest[]
  readonly locales: Locales
  readonly selects: SelectCache
  readonly log: Log
  /** After a change of this process. */
  readonly defined: () => Promise<void>
}

const lookEvery = 500

export function createCustomFields(options: CustomFieldsOptions): CustomFields {
  const { dialect, models, log } = options
  const own = models.get(customField.name) as Model
  let definitions: readonly Definition[] = []
  let applied: string | undefined
  let manifests = withAdded(options.manifests, models)
  let locales = options.locales
  let last: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined

  const apply = async (): Promise<void> => {
    const stamp = await readStamp(dialect, own)
    if (stamp === applied) return
    const stored = (await readDefinitions(dialect, own)).filter(definition => isServed(definition, models, log))
    const changed = changedModels(models, definitions, stored)
    if (changed.length > 0) await ensureColumns(dialect, changed)
    for (const model of changed) models.set(model.name, model)
    options.selects.clear()
    definitions = stored
    manifests = withAdded(options.manifests, models)
    locales = withLabels(options.locales, stored)
    applied = stamp
  }

  const refresh = (): Promise<void> => {
    last = last.then(apply, apply)
    return last
  }

  return {
    get manifests() {
      return manifests
    },
    get locales() {
      return locales
    },
    get definitions() {
      return definitions
    },
    refresh,
    async define() {
      await refresh()
      await options.defined()
    },
    start() {
      timer ??= setInterval(() => {
        refresh().catch(error => log.error('custom fields could not be followed', describeError(error)))
      }, lookEvery).unref()
    },
    async stop() {
      clearInterval(timer)
      await last.catch(() => undefined)
    },
  }
}

/** What a plugin took with it when it was removed waits for its return: nobody's start depends on it. */
function isServed({ entity, kind, settings, key }: Definition, models: ReadonlyMap<string, Model>, log: Log): boolean {
  const missing = [entity, settings?.entity].find(name => typeof name === 'string' && !models.has(name))
  if (missing === undefined && kinds.has(kind)) return true
  log.warn('a custom field is not served: its module is not here', { entity, key, missing: missing ?? kind })
  return false
}

function changedModels(
  models: ReadonlyMap<string, Model>,
  before: readonly Definition[],
  after: readonly Definition[],
): Model[] {
  const [was, is] = [Map.groupBy(before, d => d.entity), Map.groupBy(after, d => d.entity)]
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter(name => JSON.stringify(was.get(name)) !== JSON.stringify(is.get(name)))
    .map(name => modelWith(models.get(name) as Model, is.get(name) ?? []))
}

/** A model with these custom fields and no others. */
function modelWith(model: Model, definitions: readonly Definition[]): Model {
  const { entity, plugin, path, added } = model
  const active = definitions.filter(definition => definition.active)
  const names = new Set(active.map(nameOf))
  return createModel({
    entity,
    plugin,
    path,
    added: [...added.filter(field => field.plugin !== undefined), ...active.map(addedField)],
    retired: definitions.map(nameOf).filter(name => !names.has(name)),
  })
}

/** Another process may add the same column meanwhile: then it is there at the second look. */
async function ensureColumns(dialect: Dialect, models: readonly Model[]): Promise<void> {
  if (models.length === 0) return
  const specs = models.map(model => ({ ...tableSpec(model), indexes: [] }))
  try {
    await ensureSchema(dialect, specs)
  } catch (error) {
    if (error instanceof KithError && error.code !== 'KITH_DATABASE_STATEMENT') throw error
    await ensureSchema(dialect, specs)
  }
}
