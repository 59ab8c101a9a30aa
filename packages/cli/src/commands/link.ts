import { KithError } from '@kith/sdk'
import type { Command } from 'commander'
import { print } from '../output/print.ts'
import type { Place } from '../settings/place.ts'
import { findServer } from '../settings/server-file.ts'
import { readSettings } from '../settings/settings.ts'

export function addLink(program: Command, place: Place): void {
  program
    .command('link')
    .description('print a link that opens the first page once, within a day')
    .action(async () => {
      const { data } = readSettings(place)
      const server = await findServer(data)
      if (!server) {
        throw new KithError('KITH_NOT_RUNNING', `No server runs on ${data}. Start it: kith start prints a link.`, {
          data,
        })
      }
      const { createLink } = await import('@kith/server')
      await print(`${await createLink(data, server.open)}\n`)
    })
}
