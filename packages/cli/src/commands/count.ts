import type { Count } from '@kith/sdk'
import type { Command } from 'commander'
import { withCaller } from '../caller/open-caller.ts'
import { entityAt } from '../caller/rows.ts'
import { readJson } from '../output/input.ts'
import { json, print } from '../output/print.ts'
import type { Place } from '../settings/place.ts'

interface Options {
  readonly where?: string
  readonly json?: true
  readonly as?: string
}

export function addCount(program: Command, place: Place): void {
  program
    .command('count <path>')
    .description('print how many records there are; beyond 1,000 it says so with a +')
    .option('--where <json>', 'a condition; - reads it from stdin')
    .option('--json', '{ "count", "capped" }')
    .option('--as <email>', 'as this user, on the database itself')
    .action(async (path: string, options: Options) => {
      const where = options.where === undefined ? {} : { where: await readJson(options.where, '--where') }
      await withCaller(place, options.as, async caller => {
        entityAt(await caller.manifests(), path)
        const answer = (await caller.call(`${path}.count`, where)) as Count
        await print(`${options.json ? json(answer) : `${answer.count}${answer.capped ? '+' : ''}`}\n`)
      })
    })
}
