import { pathToFileURL } from 'node:url'
import type { AppOptions } from '@kith/kernel'
import { KithError } from '@kith/sdk'

export type AppConfig = AppOptions['config']

/** What `kith.config.ts` exports. Throws `KITH_CONFIG_BROKEN` where it cannot be read, `KITH_CONFIG_EXPORT` where it exports something else. */
export async function loadConfig(file: string): Promise<AppConfig> {
  const config = (await importFile(file)).default
  if (isConfig(config)) return config
  throw new KithError(
    'KITH_CONFIG_EXPORT',
    `${file} has to export its configuration: export default defineConfig({ plugins: [ … ] })`,
    { file },
  )
}

async function importFile(file: string): Promise<{ readonly default?: unknown }> {
  try {
    return (await import(pathToFileURL(file).href)) as { readonly default?: unknown }
  } catch (error) {
    if (error instanceof KithError) throw error
    const why = error instanceof Error ? error.message : String(error)
    throw new KithError('KITH_CONFIG_BROKEN', `${file} cannot be loaded: ${why}`, { file }, error)
  }
}

function isConfig(value: unknown): value is AppConfig {
  const plugins = (value as { plugins?: unknown } | undefined)?.plugins
  return Array.isArray(plugins) && plugins.every(plugin => plugin?.contract && plugin?.parts)
}
