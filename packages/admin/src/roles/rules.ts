import type { AppManifest } from '@kith/client'
import type { PolicyBranch } from '@kith/sdk'
import { administrator, type RoleRow } from '../people/read.ts'

export const verbs = ['read', 'create', 'update', 'delete'] as const
export type MatrixVerb = (typeof verbs)[number]

/** A rule, and the module that made it. */
export interface Rule {
  readonly plugin: string
  readonly branch: PolicyBranch
}

export type PieceKind = 'own' | 'team' | 'below' | 'shared' | 'via' | 'lines' | 'condition' | 'fields'

/** Asks about records, whichever of their fields are kept back. */
export const anyField = '*'

/** One thing that a rule asks of a record. */
export interface Piece {
  readonly kind: PieceKind
  /** The ref that it asks, where that is not the owner. */
  readonly field?: string
}

/** One way to be allowed: all of its pieces hold; none are asked of 'all'. */
export type Way = readonly Piece[]

/** The rules about each kind of record. */
export function rulesOf({ manifests }: AppManifest): ReadonlyMap<string, readonly Rule[]> {
  const rules = new Map<string, readonly Rule[]>()
  for (const { name, policies } of manifests) {
    for (const { entity, branches } of policies) {
      const more = branches.map(branch => ({ plugin: name, branch }))
      rules.set(entity, [...(rules.get(entity) ?? []), ...more])
    }
  }
  return rules
}

/** A role and all that it includes. */
export function withIncluded(keys: readonly string[], roles: readonly RoleRow[]): ReadonlySet<string> {
  const includes = new Map(roles.map(role => [role.key, role.includes ?? []]))
  const all = new Set(keys)
  for (const key of all) for (const other of includes.get(key) ?? []) all.add(other)
  return all
}

/** The rules by which somebody with these roles may do something; those that are about a field, if one is named. */
export function holding(
  rules: readonly Rule[],
  roles: ReadonlySet<string>,
  verb: MatrixVerb,
  field?: string,
): readonly Rule[] {
  return rules.filter(
    ({ branch }) =>
      branch.verbs.includes(verb) &&
      branch.roles.some(role => role === '*' || roles.has(role)) &&
      (field === undefined || field === anyField || isAbout(branch, field)),
  )
}

/**
 * The ways by which it is allowed, without those that another one covers. None: not at all. Unless a field is named, a
 * way that is about some fields only says so.
 */
export function waysOf(
  rules: readonly Rule[],
  roles: ReadonlySet<string>,
  verb: MatrixVerb,
  field?: string,
): readonly Way[] {
  if (roles.has(administrator)) return [[]]
  const ways = holding(rules, roles, verb, field).map(({ branch }) => [
    ...piecesOf(branch),
    ...(field === undefined && verb !== 'delete' && branch.fields ? [{ kind: 'fields' as const }] : []),
  ])
  const kept: Way[] = []
  for (const way of ways) {
    if (kept.some(other => covers(other, way))) continue
    kept.splice(0, kept.length, ...kept.filter(other => !covers(way, other)), way)
  }
  return kept.sort((a, b) => rank(a) - rank(b))
}

function piecesOf({ scope, owner, via, lines, where }: PolicyBranch): Way {
  const isOwner = owner === undefined || owner === 'owner'
  return [
    ...(scope === undefined ? [] : [{ kind: scope, ...(isOwner || scope === 'shared' ? {} : { field: owner }) }]),
    ...(via === undefined ? [] : [{ kind: 'via' as const, field: via }]),
    ...(lines === undefined ? [] : [{ kind: 'lines' as const }]),
    ...(where === undefined ? [] : [{ kind: 'condition' as const, field: JSON.stringify(where) }]),
  ]
}

const scopes: readonly PieceKind[] = ['own', 'team', 'below']

/** Whether whoever is allowed by `b` is allowed by `a`. */
function covers(a: Way, b: Way): boolean {
  return a.every(piece => b.some(other => isWithin(other, piece)))
}

function isWithin(inner: Piece, outer: Piece): boolean {
  if (inner.field !== outer.field) return false
  if (inner.kind === outer.kind) return true
  return (
    scopes.includes(outer.kind) &&
    scopes.indexOf(inner.kind) >= 0 &&
    scopes.indexOf(inner.kind) < scopes.indexOf(outer.kind)
  )
}

const order: readonly PieceKind[] = ['own', 'team', 'below', 'shared', 'via', 'lines', 'condition', 'fields']

function rank(way: Way): number {
  return way[0] ? order.indexOf(way[0].kind) : -1
}

function isAbout({ fields }: PolicyBranch, field: string): boolean {
  if (fields === undefined) return true
  return 'except' in fields ? !fields.except.includes(field) : fields.includes(field)
}

/** Every permission of the modules, and whether these roles have it. */
export function permissionsOf(
  { manifests }: AppManifest,
  roles: ReadonlySet<string>,
): readonly { readonly plugin: string; readonly permission: string; readonly text: string; readonly has: boolean }[] {
  const granted = new Set(
    manifests.flatMap(({ grants }) =>
      Object.entries(grants).flatMap(([role, permissions]) => (role === '*' || roles.has(role) ? permissions : [])),
    ),
  )
  return manifests.flatMap(({ name, permissions }) =>
    Object.entries(permissions).map(([permission, text]) => ({
      plugin: name,
      permission,
      text,
      has: roles.has(administrator) || granted.has(permission),
    })),
  )
}
