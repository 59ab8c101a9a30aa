import { dirname, join } from 'node:path'
import { type AnyPlugin, setting } from '@kith/sdk'
import type { App, AppOptions } from '../app.ts'
import { folderStore } from '../attachments/folder-store.ts'
import { kernelBatches } from '../batches/kernel-batches.ts'
import type { BatchKinds } from '../batches/kinds.ts'
import { createLane } from '../batches/lane.ts'
import { hearPeers } from '../change/tell-peers.ts'
import { createTurns } from '../change/turns.ts'
import { systemClock } from '../clock.ts'
import { readContext } from '../contexts/read-context.ts'
import { createCustomFields } from '../custom/custom-fields.ts'
import { createCounters } from '../data/counters.ts'
import { createSelectCache } from '../data/select-cache.ts'
import { createSnapshots } from '../data/snapshots.ts'
import { createSignal } from '../deliveries/signal.ts'
import type { Dialect } from '../dialects/dialect.ts'
import { openDialect } from '../dialects/open.ts'
import { keepLedger } from '../erase/ledger.ts'
import { createCollected } from '../hooks/collected.ts'
import type { Kernel, PluginEntry } from '../kernel.ts'
import { createLog } from '../log.ts'
import type { Model } from '../model/model.ts'
import { govern } from '../modules/govern.ts'
import { createModules } from '../modules/modules.ts'
import { propose, withdraw } from '../modules/propose.ts'
import { readModuleRows } from '../modules/rows.ts'
import { createRemotes } from '../remote/remotes.ts'
import { createRights, pluginActor } from '../rights/rights.ts'
import { ensureSearch } from '../search/ensure.ts'
import { createMarks } from '../secret/marks.ts'
import { createLiveSettings, type PluginSettings } from '../settings/live-settings.ts'
import { appOf } from './app-of.ts'
import { applyPresets } from './apply-presets.ts'
import { createArrivals } from './arrivals.ts'
import { type Assembled, assemble } from './assemble.ts'
import { ensureRoles } from './ensure-roles.ts'
import { createKernelPlugin } from './kernel-plugin.ts'
import { mergeLocales } from './locales.ts'
import { prepareDatabase } from './prepare-database.ts'

/**
 * Boots an app: plugins in order, database as they want it, data moved, presets applied. Everything that is wrong is a
 * coded error here, before anybody is served.
 */
export function createApp(options: AppOptions): Promise<App> {
  return createAppWith(options, kernelBatches())
}

/** The same with other kinds of long work: for the kernel's own tests. */
export async function createAppWith(options: AppOptions, batches: BatchKinds): Promise<App> {
  const dialect = await openDialect(options.database, {
    ...(options.threads && { threads: options.threads }),
    ...(options.pools && { pools: options.pools }),
  })
  try {
    return await dialect.alone(() => boot(dialect, options, batches))
  } catch (error) {
    await dialect.close()
    throw error
  }
}

async function boot(dialect: Dialect, options: AppOptions, batches: BatchKinds): Promise<App> {
  const { config, tapDeadline = 2000, log = createLog() } = options
  let booted: Kernel | undefined
  const kernelOf = () => booted as Kernel
  const kernelPlugin = createKernelPlugin(kernelOf)
  const arrivals = createArrivals(kernelOf, config.presets ?? [])
  // What administrators said of modules decides which tables and rights there are: it is read before anything else.
  const governed = govern(config.plugins, await readModuleRows(dialect))
  for (const module of governed.kept) log.warn('a module is on although it was turned off: others need it', { module })
  const far = createRemotes(governed.running, {
    log: () => log,
    off: governed.off,
    contracts: () => assembled.plugins.map(plugin => plugin.contract),
    pathOf: entity => assembled.models.get(entity)?.path ?? entity,
    mayConnect: actor => kernelOf().rights.mayCall(actor, 'kernel.connect'),
    proposed: (actor, manifest, hash) => propose(kernelOf(), { actor, manifest, hash }),
    trusted: plugin => withdraw(kernelOf(), plugin),
    reading: plugin => readContext(kernelOf(), plugin, pluginActor(plugin)),
    tapDeadline,
    ...(options.lease === undefined ? {} : { lease: options.lease }),
    changed: isThere => {
      booted?.deliveries.wake()
      if (isThere) arrivals.here()
    },
  })
  const assembled = assemble(kernelPlugin, far.plugins, { settings: config.settings, off: governed.off })
  const { plugins, models, hosts, taps, settings } = assembled
  const manifests = hosts.map(host => host.manifest)
  const fresh = await prepareDatabase(dialect, plugins, models, options)
  const selects = createSelectCache()
  const custom = createCustomFields({
    dialect,
    models,
    manifests,
    locales: mergeLocales(plugins.map(plugin => plugin.parts.locales)),
    selects,
    log,
    defined: () => ensureSearch(kernelOf()),
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
    locale: config.locale ?? 'en',
    zone: config.zone ?? 'UTC',
    tapDeadline,
    plugins: createEntries(assembled),
    modules: createModules({ dialect, config, kernelPlugin, now: governed }),
    custom,
    settings: live,
    models,
    taps,
    collected: createCollected(),
    remotes: far.remotes,
    rights: createRights(manifests),
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
  await applyPresets(kernel, config.presets ?? [])
  await ensureSearch(kernel)
  hearPeers(kernel)
  const ledgerWritten = options.erasures === undefined ? undefined : await keepLedger(kernel, options.erasures)
  return appOf(kernel, { fresh, arrivals, ledgerWritten })
}

function createEntries({ plugins, hosts, settings }: Assembled): Map<string, PluginEntry> {
  return new Map(
    plugins.map((plugin: AnyPlugin, i): [string, PluginEntry] => {
      const { contract, parts } = plugin
      return [
        contract.name,
        {
          host: hosts[i] as Assembled['hosts'][number],
          contract,
          mails: parts.mails,
          get settings() {
            return (settings.get(contract.name) as PluginSettings).values
          },
        },
      ]
    }),
  )
}

/** Uploads and exports lie beside a database that is a file, else where the process runs. */
function filesBeside(database: string): string {
  return join(/^[a-z][a-z0-9+.-]+:/i.test(database) ? '.' : dirname(database), 'files')
}
