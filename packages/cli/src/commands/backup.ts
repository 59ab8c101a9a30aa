import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Command } from 'commander'
import { attachmentsIn } from '../settings/data-folder.ts'
import { type Place, typedPath } from '../settings/place.ts'
import { readSettings } from '../settings/settings.ts'
import { version } from '../settings/version.ts'

interface Options {
  readonly force?: boolean
  readonly verify?: boolean
}

export function addBackup(program: Command, place: Place): void {
  program
    .command('backup <folder>')
    .description('write a consistent backup of the database, also while a server runs')
    .option('--force', 'replace a backup that is there')
    .option('--verify', 'write nothing: check the backup that is there')
    .action(async (typed: string, { force = false, verify }: Options) => {
      const folder = typedPath(place, typed)
      const { backUp, verifyBackup } = await import('@kith/kernel')
      if (verify) {
        const { at, files } = await verifyBackup(folder)
        console.error(`As it was written at ${at}: ${folder}, files: ${files.length}`)
        return
      }
      const settings = readSettings(place)
      await mkdir(dirname(folder), { recursive: true })
      const attachments = attachmentsIn(settings.data)
      await backUp(settings.database, { folder, version: version(), attachments, replace: force })
      console.error(`Written: ${folder}`)
    })
}
