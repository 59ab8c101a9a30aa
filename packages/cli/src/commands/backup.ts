import { existsSync } from 'node:fs'
import { chmod, mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { KithError } from '@kith/sdk'
import type { Command } from 'commander'
import { type Place, typedPath } from '../settings/place.ts'
import { readSettings } from '../settings/settings.ts'

export function addBackup(program: Command, place: Place): void {
  program
    .command('backup <file>')
    .description('write a consistent copy of the database, also while a server runs')
    .option('--force', 'replace the file if it is there')
    .action(async (typed: string, { force }: { readonly force?: true }) => {
      const file = typedPath(place, typed)
      if (existsSync(file) && !force) {
        throw new KithError('KITH_FILE_EXISTS', `${file} is there already: choose another name, or give --force.`, {
          file,
        })
      }
      const settings = readSettings(place)
      if (!existsSync(settings.database)) {
        throw new KithError('KITH_NO_DATABASE', `There is no database ${settings.database} to copy.`)
      }
      const { loadConfig } = await import('../settings/load-config.ts')
      const { openApp } = await import('../serving/open-app.ts')
      const app = await openApp(settings, await loadConfig(settings.config))
      try {
        await mkdir(dirname(file), { recursive: true })
        await app.backup(file)
        await chmod(file, 0o600)
      } finally {
        await app.close()
      }
      console.error(`Written: ${file}`)
    })
}
