import type { Json, ManifestDifference } from '@kith/sdk'

/** What a manifest says of one part. */
export type Part = readonly [kind: ManifestDifference['kind'], name: string, says: Json]
type Kind = Part[0]
type Values = Readonly<Record<string, Json>>

/** The parts of one key of a manifest. What nobody knows, or is not as it should be, is a part too: `other`. */
export function manifestParts(key: string, value: Json): readonly Part[] {
  return Object.hasOwn(readers, key) ? (readers[key] as Reader)(key, value) : [['other', key, value]]
}

type Reader = (key: string, value: Json) => readonly Part[]

const readers: Readonly<Record<string, Reader>> = {
  permissions: named('permission'),
  roles: named('role'),
  grants: ofValues(grantParts('grant')),
  writes: ofValues(grantParts('write')),
  policies: ofList(policyParts),
  hooks: named('hook'),
  taps: ofList(one => [tapPart(one)]),
  joins: ofList(joinParts),
  operations: named('operation'),
  routes: ofList(one => [['route', `${word(one, 'method')} ${word(one, 'path')}`, one]]),
  migrations: listed('migration', 'id'),
  needs: listed('need', 'name'),
  entities: ofList(entityParts),
  extensions: ofValues(extensionParts),
  settings: named('setting'),
  jobs: listed('job', 'name'),
  presets: ofList(one => [['preset', String(one), one]]),
  mails: named('mail'),
  ui: ofList(one => [screenPart(one)]),
  screens: ofValues(scriptParts),
  commands: listed('command', 'words'),
  locales: named('text'),
}

function ofValues(read: (name: string, says: Json) => readonly Part[]): Reader {
  return (key, value) =>
    isValues(value) ? Object.entries(value).flatMap(([name, says]) => read(name, says)) : [['other', key, value]]
}

function ofList(read: (one: Json) => readonly Part[]): Reader {
  return (key, value) => (Array.isArray(value) ? value.flatMap(read) : [['other', key, value]])
}

function named(kind: Kind): Reader {
  return ofValues((name, says) => [[kind, name, says]])
}

function listed(kind: Kind, key: string): Reader {
  return ofList(one => [[kind, word(one, key), one]])
}

/** `role: permission`, `entity: verb`. */
function grantParts(kind: Kind): (name: string, all: Json) => readonly Part[] {
  return (name, all) =>
    Array.isArray(all) ? all.map(one => [kind, `${name}: ${String(one)}`, one]) : [[kind, name, all]]
}

function policyParts(value: Json): readonly Part[] {
  const { entity, branches = [], ...rest } = valuesOf(value)
  const name = String(entity)
  const parts = ofList(one => [['policy', `${name} ${word(one, 'id')}`, one]])(`policies.${name}`, branches)
  return [...parts, ...others(`policies.${name}`, rest)]
}

function tapPart(value: Json): Part {
  return ['tap', `${word(value, 'hook')} (${word(value, 'id')})`, value]
}

function joinParts(value: Json): readonly Part[] {
  const { with: other = null, writes = {}, taps = [], ui = [], ...rest } = valuesOf(value)
  const name = word(other, 'name')
  const within = (key: string, says: Json) =>
    manifestParts(key, says).map(([kind, one, part]): Part => [kind, `${one} (with ${name})`, part])
  return [
    ['need', `with ${name}`, other],
    ...within('writes', writes),
    ...within('taps', taps),
    ...within('ui', ui),
    ...others(`joins.${name}`, rest),
  ]
}

function entityParts(value: Json): readonly Part[] {
  const { fields = {}, ...says } = valuesOf(value)
  const name = word(value, 'name')
  return [['entity', name, says], ...fieldParts(name, fields)]
}

function extensionParts(key: string, value: Json): readonly Part[] {
  const { entity, fields = {}, ...rest } = valuesOf(value)
  const parts = fieldParts(String(entity), fields)
  return [
    ...parts.map(([kind, name, says]): Part => [kind, `${name} (${key})`, says]),
    ...others(`extensions.${key}`, rest),
  ]
}

function fieldParts(entity: string, fields: Json): readonly Part[] {
  return ofValues((name, says) => [['field', `${entity}.${name}`, says]])(`fields of ${entity}`, fields)
}

function screenPart(value: Json): Part {
  const { part, entity, slot, element, path, id } = valuesOf(value)
  return ['screen', [part, entity, slot, path, id, element].filter(one => typeof one === 'string').join(' '), value]
}

/** The files of a module of screens, each with its hash: they run in the browsers of people with their rights. */
function scriptParts(module: string, value: Json): readonly Part[] {
  const { files = {}, ...rest } = valuesOf(value)
  const parts = ofValues((path, hash) => [['script', `${module} ${path}`, hash]])(`files of ${module}`, files)
  return [...parts, ...others(`screens.${module}`, rest)]
}

function others(name: string, rest: Values): readonly Part[] {
  return Object.entries(rest).map(([key, value]) => ['other', `${name}.${key}`, value])
}

function isValues(value: Json): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

// What is no object has itself as its one value: so nothing of it is left out.
function valuesOf(value: Json): Values {
  return isValues(value) ? value : { value }
}

function word(value: Json, key: string): string {
  return isValues(value) ? String(value[key] ?? '') : ''
}
