// The product as it is served, without limits on the rate, in a process that tells how busy it is.
// usage: product.mjs <data folder> [--database postgres://…] [--taps <number>] [--no-deliveries] [--heard]
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createApp, createLog, folderTransport } from '@kith/kernel'
import { defineConfig } from '@kith/sdk'
import { hashOf, remoteManifestOf, remotePlugin } from '@kith/sdk/remote'
import { serve } from '@kith/server'
import config from '../kith.config.ts'
import { start } from './child.mjs'
import { listener } from './far-plugins.mjs'
import { noopTaps } from './noop-taps.mjs'
import { answerParent } from './watch.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    database: { type: 'string' },
    taps: { type: 'string', default: '0' },
    'no-deliveries': { type: 'boolean', default: false },
    /** A plugin in another process is told of every submission. */
    heard: { type: 'boolean', default: false },
  },
})
const [folder = ''] = positionals
const taps = Number(values.taps)

const manifest = remoteManifestOf(listener)

const app = await createApp({
  config: defineConfig({
    ...config,
    plugins: [
      ...config.plugins,
      ...(taps > 0 ? [noopTaps(taps)] : []),
      ...(values.heard ? [remotePlugin(manifest, { hash: hashOf(manifest) })] : []),
    ],
    settings: { ...config.settings, forms: { ratePerAddress: 0, surge: 0, perDomain: 0 } },
  }),
  database: values.database ?? join(folder, 'kith.sqlite'),
  files: join(folder, 'files'),
  log: createLog('warn'),
  mail: folderTransport(join(folder, 'mail')),
})
if (!values['no-deliveries']) app.start()
const { port } = await serve({ app, port: 0, hostname: '127.0.0.1', token: 'bench', folder })
if (values.heard) await start('far-process.mjs', ['listener', `http://127.0.0.1:${port}`]).heard()
answerParent()
process.send?.({ port })
