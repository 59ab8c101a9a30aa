// The product on the records of `records.mjs`, for several people at once: one port for each. Limits on the rate are off.
// usage: scale-product.mjs <folder> [--deliveries]
import { join } from 'node:path'
import { createApp, createLog, folderTransport } from '@kith/kernel'
import { serve } from '@kith/server'
import { bare, clock } from './fill.mjs'
import { ownerId } from './leads.mjs'
import { admin, bossId, helperId } from './records.mjs'
import { answerParent } from './watch.mjs'

const [folder = '', deliveries] = process.argv.slice(2)
const app = await createApp({
  config: bare,
  database: join(folder, 'kith.sqlite'),
  files: join(folder, 'files'),
  log: createLog('error'),
  mail: folderTransport(join(folder, 'mail')),
  clock: clock(),
})
if (deliveries === '--deliveries') app.start()
const people = {
  all: admin,
  manager: await app.actorOf(bossId),
  seller: await app.actorOf(ownerId(7)),
  helper: await app.actorOf(helperId(7)),
}
const ports = {}
for (const [name, actor] of Object.entries(people)) {
  const seen = { ...app, call: (_actor, ...rest) => app.call(actor, ...rest) }
  ports[name] = (await serve({ app: seen, port: 0, hostname: '127.0.0.1', token: 'bench', folder })).port
}
answerParent()
process.send?.({ port: ports.all, ports })
