import { type Json, type ManifestDifference, manifestKinds } from '@kith/sdk'
import { canonical } from '@kith/sdk/remote'
import { manifestParts, type Part } from './manifest-parts.ts'

type Said = Readonly<Record<string, Json>>

/**
 * In what two manifests differ, rights first. Without a difference they are the same manifest: what nobody knows counts, and
 * so does the order in which something is said, where nothing else of it is another.
 */
export function diffManifests(before: object, after: object): readonly ManifestDifference[] {
  const [was, is] = [before as Said, after as Said]
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .flatMap(key => differencesOf(key, was, is))
    .sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1))
}

function differencesOf(key: string, before: Said, after: Said): readonly ManifestDifference[] {
  if (key in before && key in after && isSame(before[key] as Json, after[key] as Json)) return []
  const [was, is] = [partsOf(key, before), partsOf(key, after)]
  const found = [...new Set([...was.keys(), ...is.keys()])].flatMap(id => differenceOf(was.get(id), is.get(id)))
  if (found.length > 0) return found
  const said = {
    ...(key in before && { before: before[key] as Json }),
    ...(key in after && { after: after[key] as Json }),
  }
  const change = !(key in before) ? 'appears' : key in after ? 'changes' : 'goes'
  return [{ kind: 'other', name: key, change, ...said }]
}

function partsOf(key: string, manifest: Said): ReadonlyMap<string, Part> {
  const parts = new Map<string, Part>()
  for (const part of key in manifest ? manifestParts(key, manifest[key] as Json) : []) {
    const name = `${part[0]} ${part[1]}`
    // None may hide behind another of its name.
    let id = name
    for (let i = 2; parts.has(id); i++) id = `${name} ${i}`
    parts.set(id, part)
  }
  return parts
}

function differenceOf(was: Part | undefined, is: Part | undefined): ManifestDifference[] {
  const [kind, name] = (is ?? was) as Part
  if (!was) return [{ kind, name, change: 'appears', after: (is as Part)[2] }]
  if (!is) return [{ kind, name, change: 'goes', before: was[2] }]
  return isSame(was[2], is[2]) ? [] : [{ kind, name, change: 'changes', before: was[2], after: is[2] }]
}

function isSame(a: Json, b: Json): boolean {
  return canonical(a) === canonical(b)
}

function rank({ kind }: ManifestDifference): number {
  return manifestKinds.indexOf(kind)
}
