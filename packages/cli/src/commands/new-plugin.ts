import type { Command } from 'commander'
import type { Place } from '../settings/place.ts'

export function addNewPlugin(program: Command, place: Place): void {
  program
    .command('new')
    .description('make something new')
    .command('plugin <name>')
    .description('make a plugin: a record, an operation, a filter, an event and their test')
    .option('--dir <folder>', 'where to make it (default: plugins/<name> in this repository, else <name>)')
    .option('--no-install', 'do not link it into the workspace')
    .action(async (name: string, options: { readonly dir?: string; readonly install: boolean }) => {
      const { newPlugin } = await import('../scaffold/new-plugin.ts')
      console.log(await newPlugin(place, name, options))
    })
}
