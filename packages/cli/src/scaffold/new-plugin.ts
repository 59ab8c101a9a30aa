import { join, relative } from 'node:path'
import { findConfig } from '../settings/find-config.ts'
import { type Place, typedPath } from '../settings/place.ts'
import { addToBuild, addToConfig, settle } from './join-workspace.ts'
import { namesOf } from './names.ts'
import { type Registration, registrationLines } from './register.ts'
import { workspaceOf } from './workspace.ts'
import { writePlugin } from './write-plugin.ts'

export interface NewPluginOptions {
  /** Where to make it. Default: `plugins/<name>` in Kith's own repository, else `<name>` in the working folder. */
  readonly dir?: string
  /** Whether to link it into the workspace at once. */
  readonly install: boolean
  /** Whether it shows something of its own too. */
  readonly screens: boolean
}

/** Makes a plugin; in Kith's own repository it joins the workspace and the configuration. Answers what to tell the person. */
export async function newPlugin(place: Place, plugin: string, options: NewPluginOptions): Promise<string> {
  const names = namesOf(plugin)
  const near = workspaceOf(place.cwd)
  const folder = options.dir ? typedPath(place, options.dir) : join(near ? join(near, 'plugins') : place.cwd, plugin)
  const workspace = workspaceOf(folder)
  const name = workspace ? `@kith/plugin-${plugin}` : `kith-plugin-${plugin}`
  const { screens } = options
  await writePlugin({ names, name, folder, workspace, screens })
  const registration: Registration = {
    plugin: names.replaced.get('samplePlugin') as string,
    contract: `${names.replaced.get('SamplePlugin')}Contract`,
    from: name,
  }
  const told = workspace
    ? await joinWorkspace(place, workspace, folder, registration, options.install)
    : ['Then, in that folder:', '  npm install', '  npm test', ...byHand(registration)]
  return [
    `Made ${folder}: a record, an operation, a filter, an event${screens ? ', screens' : ''} and their test.`,
    ...told,
    'Its names stand in English in src/locales/zh-CN.ts too: write them in Chinese.',
  ].join('\n')
}

async function joinWorkspace(
  place: Place,
  workspace: string,
  folder: string,
  registration: Registration,
  install: boolean,
): Promise<string[]> {
  await addToBuild(workspace, folder)
  const config = configOf(place)
  const added = config !== undefined && (await addToConfig(config, registration))
  const failed = install ? await settle(workspace, folder) : 'pnpm install'
  return [
    ...(added ? [`Added to ${config}.`] : byHand(registration)),
    ...(failed ? [`Then link it: ${failed}`] : []),
    `Then: npm test -- ${relative(workspace, folder)}`,
  ]
}

function byHand(registration: Registration): string[] {
  return [
    'To have it in an app, write in its kith.config.ts:',
    ...registrationLines(registration).map(line => `  ${line}`),
  ]
}

function configOf(place: Place): string | undefined {
  try {
    return findConfig(place)
  } catch {
    return undefined
  }
}
