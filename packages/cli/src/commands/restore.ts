import { join } from 'node:path'
import { KithError } from '@kith/sdk'
import type { Command } from 'commander'
import { attachmentsIn, ledgerIn, makeFolder } from '../settings/data-folder.ts'
import { type Place, typedPath } from '../settings/place.ts'
import { findServer } from '../settings/server-file.ts'
import { readSettings } from '../settings/settings.ts'
import { version } from '../settings/version.ts'

export function addRestore(program: Command, place: Place): void {
  program
    .command('restore <backup>')
    .description('put a backup in the place of the database; on PostgreSQL, into an empty one')
    .option('--replace', 'also of one that is not empty; a copy of it goes into <data>/backups')
    .action(async (typed: string, { replace }: { readonly replace?: true }) => {
      const settings = readSettings(place)
      const server = await findServer(settings.data)
      if (server) {
        throw new KithError('KITH_RUNNING', `A server runs on ${settings.data}: stop it first.`, { pid: server.pid })
      }
      await makeFolder(settings.data)
      const { knownErasures, replayErasures, restoreBackup } = await import('@kith/kernel')
      const ledger = ledgerIn(settings.data)
      let erased = 0
      const { manifest, kept } = await restoreBackup({
        backup: typedPath(place, typed),
        database: settings.database,
        version: version(),
        attachments: attachmentsIn(settings.data),
        async prepare(restored, { at }, present) {
          const lines = (await knownErasures(ledger, present)).filter(line => line.at >= at)
          if (lines.length === 0) return
          const { loadConfig } = await import('../settings/load-config.ts')
          const { openApp } = await import('../serving/open-app.ts')
          const app = await openApp({ ...settings, database: restored }, await loadConfig(settings.config))
          erased = await replayErasures(app, lines, at).finally(() => app.close())
        },
        ...(replace ? { keep: join(settings.data, 'backups', `before-restore-${stamp()}`) } : {}),
      })
      console.error(`Restored: the backup of ${manifest.at}.`)
      if (erased > 0) console.error(`Erased again, as since then: ${erased}`)
      if (kept !== undefined) console.error(`What was there before: ${kept}`)
    })
}

function stamp(): string {
  return new Date().toISOString().replaceAll(/[:.]/g, '-')
}
