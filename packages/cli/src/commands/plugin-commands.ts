import type { CommandOption, Command as PluginCommand } from '@kith/sdk'
import { isHeld, KithError } from '@kith/sdk'
import type { Command } from 'commander'
import { withCaller } from '../caller/open-caller.ts'
import { readList } from '../output/input.ts'
import { json, print } from '../output/print.ts'
import { loadConfig } from '../settings/load-config.ts'
import type { Place } from '../settings/place.ts'
import { readSettings } from '../settings/settings.ts'

/** Adds the commands of the configuration's plugins. Throws `KITH_COLLISION` where two are named alike. */
export async function addPluginCommands(program: Command, place: Place): Promise<void> {
  const { plugins } = await loadConfig(readSettings(place).config)
  for (const { contract, parts } of plugins) {
    for (const command of parts.commands) addOne(program, place, contract.name, command)
  }
}

function addOne(program: Command, place: Place, plugin: string, declared: PluginCommand): void {
  const { words, about, operation, options, print: key } = declared
  const names = words.split(' ')
  const last = names.pop() as string
  const group = names.reduce(
    (parent, name) => named(parent, name) ?? parent.command(name).description(`commands of ${plugin}`),
    program,
  )
  if (named(group, last)) {
    throw new KithError('KITH_COLLISION', `The command "${words}" of the plugin ${plugin} exists already: rename it.`, {
      plugin,
      words,
    })
  }
  const command = group
    .command(last)
    .description(about)
    .option('--json', 'the whole answer as JSON')
    .option('--as <email>', 'as this user, on the database itself')
  for (const [name, option] of Object.entries(options)) addOption(command, name, option)
  command.action(async (given: Readonly<Record<string, unknown>>) => {
    const input = Object.fromEntries(
      Object.keys(options).flatMap(name => (given[name] === undefined ? [] : [[name, given[name]]])),
    )
    await withCaller(place, given.as as string | undefined, async caller => {
      const answer = await caller.call(`${plugin}.${operation}`, input)
      const text =
        key === undefined || given.json || isHeld(answer) ? undefined : (answer as Record<string, unknown>)[key]
      await print(typeof text === 'string' ? `${text}\n` : `${json(answer)}\n`)
    })
  })
}

function addOption(command: Command, name: string, { about, kind = 'text', required = false }: CommandOption): void {
  const flags = `--${name.replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`
  if (kind === 'flag') command.option(flags, about)
  else if (kind === 'text') command[required ? 'requiredOption' : 'option'](`${flags} <text>`, about)
  else {
    const gather = (typed: string, before: readonly string[] = []) => [...before, ...readList(typed)]
    command[required ? 'requiredOption' : 'option'](`${flags} <list>`, about, gather)
  }
}

function named(parent: Command, name: string): Command | undefined {
  return parent.commands.find(command => command.name() === name)
}
