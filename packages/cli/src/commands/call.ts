import { isHeld } from '@kith/sdk'
import type { Command } from 'commander'
import { withCaller } from '../caller/open-caller.ts'
import { readJson } from '../output/input.ts'
import { json, print } from '../output/print.ts'
import type { Place } from '../settings/place.ts'

interface Options {
  readonly key?: string
  readonly json?: true
  readonly as?: string
}

export function addCall(program: Command, place: Place): void {
  program
    .command('call <operation> [input]')
    .description('run a query or a mutation and print its answer as JSON')
    .option('--key <key>', 'an idempotency key: a second call with it replays the first answer')
    .option('--json', 'failures as JSON too')
    .option('--as <email>', 'as this user, on the database itself')
    .addHelpText('after', '\nThe input is JSON, {} if left out; - reads it from stdin.')
    .action(async (operation: string, typed: string | undefined, options: Options) => {
      const input = typed === undefined ? {} : await readJson(typed, 'The input')
      await withCaller(place, options.as, async caller => {
        const answer = await caller.call(operation, input, options.key === undefined ? {} : { key: options.key })
        if (isHeld(answer)) console.error('Nothing was written: a person has to decide first.')
        await print(`${json(answer)}\n`)
      })
    })
}
