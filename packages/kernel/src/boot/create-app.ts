import { dirname, join } from 'node:path'
import { type AnyContract, type AnyPlugin, describeError, entitiesOf, KithError, setting } from '@kith/sdk'
import { pathOf } from '@kith/sdk/remote'
import type { App, AppOptions, AppRoute } from '../app.ts'
import { attach } from '../attachments/attach.ts'
import { downloadAttachment } from '../attachments/download-attachment.ts'
import { folderStore } from '../attachments/folder-store.ts'
import { kernelBatches } from '../batches/kernel-batches.ts'
import type { BatchKinds } from '../batches/kinds.ts'
import { createLane } from '../batches/lane.ts'
import { runBatch } from '../batches/run-batch.ts'
import { hearPeers } from '../change/tell-peers.ts'
import { createTurns } from '../change/turns.ts'
import { systemClock } from '../clock.ts'
import { routeContext } from '../contexts/route-context.ts'
import { createCustomFields } from '../custom/custom-fields.ts'
import { createCounters } from '../data/counters.ts'
import { createSelectCache } from '../data/select-cache.ts'
import { createSnapshots } from '../data/snapshots.ts'
import { checkPolicy } from '../data/where.ts'
import { createPump } from '../deliveries/pump.ts'
import { createSignal } from '../deliveries/signal.ts'
import type { Dialect } from '../dialects/dialect.ts'
import { executingQuery } from '../dialects/executing-query.ts'
import { openDialect } from '../dialects/open.ts'
import { keepLedger } from '../erase/ledger.ts'
import { rebuildTimeline } from '../history/rebuild-timeline.ts'
import { createCollected } from '../hooks/collected.ts'
import { collectTaps } from '../hooks/taps.ts'
import { createSchedules } from '../jobs/schedules.ts'
import type { Kernel, PluginEntry } from '../kernel.ts'
import { createLog } from '../log.ts'
import { queueMail } from '../mail/queue-mail.ts'
import { extensionsOf } from '../model/extensions.ts'
import { createModel, type Model } from '../model/model.ts'
import { callOperation } from '../operations/call.ts'
import { actorOfKey } from '../people/actor-of-key.ts'
import { checkCollisions, orderPlugins } from '../plugins/graph.ts'
import { joinPlugins } from '../plugins/join-plugins.ts'
import { localHost } from '../plugins/local-host.ts'
import { createRemotes } from '../remote/remotes.ts'
import { actorOf } from '../rights/actor-of.ts'
import { createRights } from '../rights/rights.ts'
import { checkViaCycles } from '../rights/via-cycles.ts'
import { ensureSchema } from '../schema/ensure.ts'
import { kernelTables } from '../schema/kernel-tables.ts'
import { tableSpec } from '../schema/spec.ts'
import { ensureSearch } from '../search/ensure.ts'
import { createMarks } from '../secret/marks.ts'
import { createLiveSettings, type PluginSettings } from '../settings/live-settings.ts'
import { downloadExport, downloadRejected } from '../transfer/download.ts'
import { receiveFile } from '../transfer/receive.ts'
import { applyPresets } from './apply-presets.ts'
import { ensureRoles } from './ensure-roles.ts'
import { createKernelPlugin } from './kernel-plugin.ts'
import { mergeLocales } from './locales.ts'
import { migrate } from './migrate.ts'
import { checkSettingNames, settingsOf } from './settings.ts'

/**
 * Boots an app: plugins in order, database as they want it, data moved, presets applied. Everything that is wrong is a
 * coded error here, before anybody is served.
 */
export function createApp(options: AppOptions): Promise<App> {
  return createAppWith(options, kernelBatches())
}

/** The same with other kinds of long work: for the kernel's own tests. */
export async function createAppWith(options: AppOptions, batches: BatchKinds): Promise<App> {
  let booted: Kernel | undefined
  const kernelPlugin = createKernelPlugin(() => booted as Kernel)
  const arrivals = createArrivals(() => booted as Kernel, options.config.presets ?? [])
  const far = createRemotes(options.config.plugins, {
    log: () => (booted as Kernel).log,
    contracts: () => plugins.map(plugin => plugin.contract),
    pathOf: entity => models.get(entity)?.path ?? entity,
    mayConnect: actor => (booted as Kernel).rights.mayCall(actor, 'kernel.connect'),
    proposed: async () => {},
    tapDeadline: options.tapDeadline ?? 2000,
    ...(options.lease === undefined ? {} : { lease: options.lease }),
    changed: isThere => {
      booted?.deliveries.wake()
      if (isThere) arrivals.here()
    },
  })
  const plugins = [kernelPlugin, ...orderPlugins(joinPlugins(far.plugins))]
  checkCollisions(plugins)
  const models = createModels(plugins)
  const hosts = plugins.map(localHost)
  const taps = collectTaps(hosts)
  for (const { manifest } of hosts) {
    for (const { entity, branches } of manifest.policies)
      for (const branch of branches) checkPolicy(models, entity, branch)
  }
  checkViaCycles(
    models,
    hosts.map(host => host.manifest),
  )
  const settings = createSettings(plugins, options)
  const entries = createEntries(plugins, hosts, settings)
  const dialect = await openDialect(options.database, {
    ...(options.threads && { threads: options.threads }),
    ...(options.pools && { pools: options.pools }),
  })
  const boot = async (): Promise<App> => {
    const fresh = await prepareDatabase(dialect, plugins, models, options)
    const log = options.log ?? createLog()
    const selects = createSelectCache()
    const custom = createCustomFields({
      dialect,
      models,
      manifests: hosts.map(host => host.manifest),
      locales: mergeLocales(plugins.map(plugin => plugin.parts.locales)),
      selects,
      log,
      defined: () => ensureSearch(booted as Kernel),
    })
    await custom.refresh()
    const live = createLiveSettings({ dialect, model: models.get(setting.name) as Model, settings, log })
    await live.refresh()
    const files = options.files ?? filesBeside(options.database)
    const kernel: Kernel = {
      dialect,
      clock: options.clock ?? systemClock(),
      log,
      url: options.url ?? 'http://localhost',
      locale: options.config.locale ?? 'en',
      zone: options.config.zone ?? 'UTC',
      tapDeadline: options.tapDeadline ?? 2000,
      plugins: entries,
      custom,
      settings: live,
      models,
      taps,
      collected: createCollected(),
      remotes: far.remotes,
      rights: createRights(hosts.map(host => host.manifest)),
      snapshots: createSnapshots(),
      turns: createTurns(),
      lane: createLane(),
      batches,
      selects,
      files,
      store: options.store ?? folderStore(join(files, 'attachments')),
      marks: createMarks(dialect),
      counters: createCounters(dialect),
      mail: options.mail,
      deliveries: createSignal(),
      watchers: new Set(),
    }
    booted = kernel
    await ensureRoles(kernel)
    await applyPresets(kernel, options.config.presets ?? [])
    await ensureSearch(kernel)
    hearPeers(kernel)
    const ledgerWritten = options.erasures === undefined ? undefined : await keepLedger(kernel, options.erasures)
    return appOf(kernel, { fresh, arrivals, ledgerWritten })
  }
  try {
    return await dialect.alone(boot)
  } catch (error) {
    await dialect.close()
    throw error
  }
}

function createModels(plugins: readonly AnyPlugin[]): Map<string, Model> {
  const models = new Map<string, Model>()
  const extensions = extensionsOf(plugins)
  for (const { contract } of plugins) {
    for (const entity of entitiesOf(contract)) {
      const added = extensions.get(entity.name) ?? []
      models.set(entity.name, createModel({ entity, plugin: contract.name, path: pathOf(contract, entity), added }))
    }
  }
  for (const model of models.values()) {
    for (const field of model.fields.values()) {
      const target = field.field.options.entity
      if (target !== undefined && !models.has(String(target))) {
        throw new KithError(
          'KITH_REF',
          `${model.name}.${field.name} points at ${String(target)}, which no plugin of this app has.`,
          { entity: model.name, field: field.name },
        )
      }
    }
  }
  return models
}

function createEntries(
  plugins: readonly AnyPlugin[],
  hosts: readonly ReturnType<typeof localHost>[],
  settings: ReadonlyMap<string, PluginSettings>,
): Map<string, PluginEntry> {
  return new Map(
    plugins.map((plugin, i): [string, PluginEntry] => {
      const contract: AnyContract = plugin.contract
      const host = hosts[i] as ReturnType<typeof localHost>
      return [
        contract.name,
        {
          host,
          contract,
          mails: plugin.parts.mails,
          get settings() {
            return (settings.get(contract.name) as PluginSettings).values
          },
        },
      ]
    }),
  )
}

function createSettings(plugins: readonly AnyPlugin[], options: AppOptions): Map<string, PluginSettings> {
  const given = options.config.settings ?? {}
  checkSettingNames(given, new Set(plugins.map(plugin => plugin.contract.name)))
  return new Map(
    plugins.map(({ contract }): [string, PluginSettings] => {
      const configured = settingsOf(contract, given[contract.name])
      return [contract.name, { contract, given: given[contract.name] ?? {}, configured, values: configured }]
    }),
  )
}

async function prepareDatabase(
  dialect: Dialect,
  plugins: readonly AnyPlugin[],
  models: ReadonlyMap<string, Model>,
  options: AppOptions,
): Promise<boolean> {
  const { fresh } = await ensureSchema(dialect, [
    ...kernelTables,
    ...dialect.search.tables,
    ...[...models.values()].map(tableSpec),
  ])
  const now = (options.clock ?? systemClock()).now()
  await migrate({
    dialect,
    fresh,
    now,
    plugins: plugins.map(plugin => ({ plugin: plugin.contract.name, migrations: plugin.parts.migrations })),
    backup: () => (options.beforeMigration ? options.beforeMigration(dialect) : Promise.resolve()),
  })
  return fresh
}

interface Booted {
  readonly fresh: boolean
  readonly arrivals: Arrivals
  readonly ledgerWritten: (() => Promise<void>) | undefined
}

function appOf(kernel: Kernel, { fresh, arrivals, ledgerWritten }: Booted): App {
  const pump = createPump(kernel)
  const schedules = createSchedules(kernel)
  return {
    contracts: [...kernel.plugins.values()].map(entry => entry.contract),
    get manifests() {
      return kernel.custom.manifests
    },
    get locales() {
      return kernel.custom.locales
    },
    routes: [...kernel.plugins.values()].flatMap(entry => routesOf(kernel, entry)),
    url: kernel.url,
    locale: kernel.locale,
    zone: kernel.zone,
    log: kernel.log,
    clock: kernel.clock,
    fresh,
    call: (actor, operation, input, options) =>
      served(kernel, () => callOperation(kernel, { actor, operation, input, options })),
    actorOf: (id, issued) => actorOf(kernel, id, issued),
    actorOfKey: hash => actorOfKey(kernel, hash),
    mail: request => queueMail(kernel, request),
    remotes: kernel.remotes,
    tables: {
      ensure: async specs => void (await ensureSchema(kernel.dialect, specs)),
      query: (onWrite = () => {}) => executingQuery(kernel.dialect, onWrite),
    },
    runBatch: (id, onSlice = () => {}) => runBatch(kernel, id, onSlice),
    receiveFile: (actor, upload) => receiveFile(kernel, actor, upload),
    attach: (actor, upload) => attach(kernel, actor, upload),
    downloadAttachment: (actor, id) => downloadAttachment(kernel, actor, id),
    downloadExport: (actor, id) => downloadExport(kernel, actor, id),
    downloadRejected: (actor, id) => downloadRejected(kernel, actor, id),
    watch(listener) {
      kernel.watchers.add(listener)
      return () => kernel.watchers.delete(listener)
    },
    start() {
      pump.start()
      schedules.start()
      kernel.custom.start()
      kernel.settings.start()
    },
    async idle() {
      await arrivals.settled()
      await schedules.settled()
      await pump.idle()
    },
    backup: file => kernel.dialect.backup(file),
    checkTimeline: ({ repair = false } = {}) => rebuildTimeline(kernel, repair),
    async close() {
      kernel.remotes.close()
      await kernel.custom.stop()
      await kernel.settings.stop()
      await schedules.stop()
      await pump.stop()
      await ledgerWritten?.()
      await kernel.dialect.close()
      kernel.mail?.close?.()
    },
  }
}

function routesOf(kernel: Kernel, entry: PluginEntry): AppRoute[] {
  const { manifest } = entry.host
  return manifest.routes.map((route, index) => {
    return {
      plugin: manifest.name,
      ...route,
      run: request =>
        served(kernel, async () => await entry.host.route(index, routeContext(kernel, manifest.name), request)),
    }
  })
}

/** Uploads and exports lie beside a database that is a file, else where the process runs. */
function filesBeside(database: string): string {
  return join(/^[a-z][a-z0-9+.-]+:/i.test(database) ? '.' : dirname(database), 'files')
}

/** The presets of plugins of other processes: applied when these are there, one after another. */
interface Arrivals {
  here(): void
  settled(): Promise<void>
}

function createArrivals(kernelOf: () => Kernel, presets: readonly string[]): Arrivals {
  let last: Promise<void> = Promise.resolve()
  return {
    here() {
      last = last.then(async () => {
        const kernel = kernelOf()
        await kernel.dialect
          .alone(() => applyPresets(kernel, presets))
          .catch(error => kernel.log.error('presets could not be applied', describeError(error)))
      })
    },
    settled: () => last,
  }
}

async function served<T>(kernel: Kernel, work: () => Promise<T>): Promise<T> {
  kernel.lane.enter()
  try {
    return await work()
  } finally {
    kernel.lane.leave()
  }
}
