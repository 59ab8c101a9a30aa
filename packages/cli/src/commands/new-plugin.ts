import type { Command } from 'commander'
import type { Place } from '../settings/place.ts'

interface Options {
  readonly dir?: string
  readonly install: boolean
  readonly screens?: boolean
}

export function addNewPlugin(program: Command, place: Place): void {
  program
    .command('new')
    .description('make something new')
    .command('plugin <name>')
    .description('make a plugin: a record, an operation, a filter, an event and their test')
    .option('--dir <folder>', 'where to make it (default: plugins/<name> in this repository, else <name>)')
    .option('--screens', 'with parts of its own on the screens: an action, a panel, a card')
    .option('--no-install', 'do not link it into the workspace')
    .action(async (name: string, options: Options) => {
      const { newPlugin } = await import('../scaffold/new-plugin.ts')
      console.log(await newPlugin(place, name, { ...options, screens: options.screens ?? false }))
    })
}
