// A server with the plugin that asks, and beside it the process of the one that answers. usage: remote-product.mjs <data folder>
import { join } from 'node:path'
import { createApp, createLog } from '@kith/kernel'
import { hashOf, remoteManifestOf, remotePlugin } from '@kith/sdk/remote'
import { serve } from '@kith/server'
import { judge, probe } from './far-plugins.mjs'

const [folder = ''] = process.argv.slice(2)
const manifest = remoteManifestOf(judge)
const app = await createApp({
  config: { plugins: [probe, remotePlugin(manifest, { hash: hashOf(manifest) })] },
  database: join(folder, 'kith.sqlite'),
  files: join(folder, 'files'),
  log: createLog('warn'),
})
app.start()
const { port } = await serve({ app, port: 0, hostname: '127.0.0.1', token: 'bench', folder })
process.on('message', () => process.send?.(app.remotes.states().judge))
process.on('disconnect', () => process.exit())
process.send?.({ port })
