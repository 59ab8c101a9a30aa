import type { Command } from 'commander'
import { withCaller } from '../caller/open-caller.ts'
import { entityAt, type Row } from '../caller/rows.ts'
import { cellOf } from '../output/cells.ts'
import { json, print } from '../output/print.ts'
import { list } from '../output/table.ts'
import type { Place } from '../settings/place.ts'

interface Options {
  readonly json?: true
  readonly as?: string
}

export function addGet(program: Command, place: Place): void {
  program
    .command('get <path> <id>')
    .description('print one record')
    .option('--json', 'as JSON')
    .option('--as <email>', 'as this user, on the database itself')
    .action(async (path: string, id: string, options: Options) => {
      await withCaller(place, options.as, async caller => {
        entityAt(await caller.manifests(), path)
        const row = (await caller.call(`${path}.get`, { id })) as Row
        const entries = Object.entries(row).map(([name, value]) => [name, cellOf(value)] as const)
        await print(`${options.json ? json(row) : list(entries)}\n`)
      })
    })
}
