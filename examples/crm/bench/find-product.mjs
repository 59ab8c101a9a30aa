// The product on a filled database, for three people at once: one port for each.
// usage: find-product.mjs <file> <folder>
import { createApp, createLog } from '@kith/kernel'
import { serve } from '@kith/server'
import config from '../kith.config.ts'
import { ownerId } from './leads.mjs'
import { answerParent } from './watch.mjs'

const [file = '', folder = ''] = process.argv.slice(2)
const app = await createApp({ config: { ...config, presets: [] }, database: file, log: createLog('warn') })
const people = {
  all: { id: 'bench-all', kind: 'user', roles: ['marketing'], locale: 'en', zone: 'UTC' },
  one: { id: ownerId(7), kind: 'user', roles: ['sales'], locale: 'en', zone: 'UTC' },
  none: { id: ownerId(4711), kind: 'user', roles: ['sales'], locale: 'en', zone: 'UTC' },
}
const ports = {}
for (const [name, actor] of Object.entries(people)) {
  const seen = { ...app, call: (_actor, ...rest) => app.call(actor, ...rest) }
  ports[name] = (await serve({ app: seen, port: 0, hostname: '127.0.0.1', token: 'bench', folder })).port
}
answerParent()
process.send?.({ ports })
