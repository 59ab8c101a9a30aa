import { chmod } from 'node:fs/promises'
import { join } from 'node:path'
import { type App, type AppOptions, createApp, createLog } from '@kith/kernel'
import { makeFolder } from '../settings/data-folder.ts'
import type { AppConfig } from '../settings/load-config.ts'
import type { Settings } from '../settings/settings.ts'

/** Opens an app on the database that `settings` name; before data is moved, a copy goes into `<data>/backups`. */
export async function openApp(
  settings: Settings,
  config: AppConfig,
  options: Pick<AppOptions, 'mail' | 'url'> = {},
): Promise<App> {
  await makeFolder(settings.data)
  return await createApp({
    ...options,
    config,
    database: settings.database,
    log: createLog(settings.log),
    beforeMigration: async database => {
      const folder = join(settings.data, 'backups')
      await makeFolder(folder)
      const file = join(folder, `before-migration-${new Date().toISOString().replaceAll(/[:.]/g, '-')}.sqlite`)
      await database.backup(file)
      await chmod(file, 0o600)
      console.error(`Data is about to be moved. A copy from before: ${file}`)
    },
  })
}
