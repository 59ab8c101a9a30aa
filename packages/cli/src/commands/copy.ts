import { existsSync } from 'node:fs'
import { KithError } from '@kith/sdk'
import type { Command } from 'commander'
import type { Place } from '../settings/place.ts'
import { findServer } from '../settings/server-file.ts'
import { isFile, readSettings } from '../settings/settings.ts'

export function addCopy(program: Command, place: Place): void {
  program
    .command('copy')
    .description(
      'move everything into an empty database, and compare it row by row; run again, it goes on where it was',
    )
    .requiredOption('--to <url>', 'postgres://user:password@host/database, or a file')
    .action(async ({ to }: { readonly to: string }) => {
      const settings = readSettings(place)
      if (isFile(settings.database) && !existsSync(settings.database)) {
        throw new KithError('KITH_NO_DATABASE', `There is no database ${settings.database} to copy.`)
      }
      if (await findServer(settings.data)) {
        throw new KithError(
          'KITH_COPY_RUNNING',
          'A server runs on this database: what it writes from now on would be missing in the copy. Stop it first.',
        )
      }
      const { copyDatabase } = await import('@kith/kernel')
      let said = ''
      const { tables, rows } = await copyDatabase({
        from: settings.database,
        to,
        progress({ phase, table, rows, total }) {
          const line = `${phase === 'copy' ? 'Copying' : 'Comparing'} ${table}: ${Math.floor((100 * rows) / Math.max(1, total))} %`
          if (line !== said && phase === 'copy') console.error(line)
          said = line
        },
      })
      console.error(`Identical: ${rows} rows in ${tables} tables. Set KITH_DATABASE to the new database and start.`)
    })
}
