import type { App, AppRoute } from '../app.ts'
import { attach } from '../attachments/attach.ts'
import { downloadAttachment } from '../attachments/download-attachment.ts'
import { runBatch } from '../batches/run-batch.ts'
import { routeContext } from '../contexts/route-context.ts'
import { createPump } from '../deliveries/pump.ts'
import { executingQuery } from '../dialects/executing-query.ts'
import { rebuildTimeline } from '../history/rebuild-timeline.ts'
import { createSchedules } from '../jobs/schedules.ts'
import type { Kernel, PluginEntry } from '../kernel.ts'
import { queueMail } from '../mail/queue-mail.ts'
import { callOperation } from '../operations/call.ts'
import { actorOfKey } from '../people/actor-of-key.ts'
import { actorOf } from '../rights/actor-of.ts'
import { ensureSchema } from '../schema/ensure.ts'
import { downloadExport, downloadRejected } from '../transfer/download.ts'
import { receiveFile } from '../transfer/receive.ts'
import type { Arrivals } from './arrivals.ts'

interface Booted {
  readonly fresh: boolean
  readonly arrivals: Arrivals
  readonly ledgerWritten: (() => Promise<void>) | undefined
}

/** What a kernel that is ready does for those who are outside. */
export function appOf(kernel: Kernel, { fresh, arrivals, ledgerWritten }: Booted): App {
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

async function served<T>(kernel: Kernel, work: () => Promise<T>): Promise<T> {
  kernel.lane.enter()
  try {
    return await work()
  } finally {
    kernel.lane.leave()
  }
}
