import { join } from 'node:path'
import { type App, type AppOptions, createApp, createLog, folderStore, s3Store, writeBackup } from '@kith/kernel'
import { attachmentsIn, ledgerIn, makeFolder } from '../settings/data-folder.ts'
import type { AppConfig } from '../settings/load-config.ts'
import type { Settings } from '../settings/settings.ts'
import { version } from '../settings/version.ts'

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
    ...(/^postgres/i.test(settings.database) && { files: join(settings.data, 'files') }),
    store: settings.files
      ? s3Store(settings.files.address, settings.files.key)
      : folderStore(attachmentsIn(settings.data)),
    log: createLog(settings.log),
    erasures: ledgerIn(settings.data),
    beforeMigration: async database => {
      const folder = join(settings.data, 'backups')
      await makeFolder(folder)
      const copy = join(folder, `before-migration-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`)
      await writeBackup(database, { folder: copy, version: version() })
      console.error(`Data is about to be moved. A copy from before: ${copy}`)
    },
  })
}
