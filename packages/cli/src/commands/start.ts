import type { Command } from 'commander'
import type { Place } from '../settings/place.ts'

export function addStart(program: Command, place: Place): void {
  program
    .command('start')
    .description('serve the app of kith.config.ts')
    .action(async () => {
      const { start } = await import('../serving/start.ts')
      await start(place)
    })
}
