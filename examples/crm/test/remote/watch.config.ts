import type { Config } from '@kith/sdk'
import { hashOf, remoteManifestOf, remotePlugin } from '@kith/sdk/remote'
import crowd from '../crowd.config.ts'
import { watch } from './watch.ts'

const manifest = remoteManifestOf(watch)

/** The example beside a plugin in a process of its own. */
const config: Config = { ...crowd, plugins: [...crowd.plugins, remotePlugin(manifest, { hash: hashOf(manifest) })] }

export default config
