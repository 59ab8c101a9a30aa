import type { Command } from 'commander'
import type { Place } from '../settings/place.ts'

export function addDev(program: Command, place: Place): void {
  program
    .command('dev')
    .description('serve, and serve anew after each change of the configuration or of a plugin')
    .action(async () => {
      const { dev } = await import('../dev/dev.ts')
      await dev(place)
    })
}
