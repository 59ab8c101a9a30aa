import { describe } from '@kith/rules'
import type { Kernel } from '../kernel.ts'
import type { Model } from '../model/model.ts'
import type { OwnedBranch } from './rights.ts'
import { ownerOf } from './scopes.ts'

const locales = ['en', 'zh-CN'] as const

/** What a branch asks, in words for each locale. */
export function describeBranch(kernel: Kernel, model: Model, owned: OwnedBranch): Record<string, string> {
  return Object.fromEntries(locales.map(locale => [locale, inWords(kernel, model, owned, locale)]))
}

function inWords(
  kernel: Kernel,
  model: Model,
  { plugin, branch }: OwnedBranch,
  locale: (typeof locales)[number],
): string {
  const text = (key: string, fallback = key) => kernel.custom.locales[locale]?.[key] ?? fallback
  const say = (key: string, values: Record<string, string> = {}) =>
    text(key).replaceAll(/\{\{(\w+)\}\}/g, (_, name) => values[name] ?? '')
  const label = (field: string) => text(`${model.name}.${field}`, field)
  const list = (names: readonly string[]) => names.join(text('explain.comma'))
  const { scope, via, lines, where, fields } = branch
  const parts = [
    ...(scope === undefined ? [] : [say(`explain.scope.${scope}`, { field: label(ownerOf(branch)) })]),
    ...(via === undefined ? [] : [say('explain.via', { field: label(via) })]),
    ...(lines === undefined ? [] : [say('explain.lines', { field: label(lines) })]),
    ...(where === undefined ? [] : [describe(where, { locale, label, variable: name => text(`variable.${name}`) })]),
  ]
  const named = fields === undefined ? [] : 'except' in fields ? fields.except : fields
  const limit = fields === undefined ? '' : 'except' in fields ? 'explain.fields-except' : 'explain.fields'
  return [
    say('explain.rule', {
      plugin: text(plugin, plugin),
      roles: list(branch.roles.map(role => roleName(kernel, role, locale) ?? text(`role.${role}`, role))),
      verbs: list(branch.verbs.map(verb => text(`verb.${verb}`))),
    }),
    parts.length > 0 ? parts.join(text('explain.and')) : text('explain.every'),
    ...(limit === '' ? [] : [say(limit, { fields: list(named.map(label)) })]),
  ].join(text('explain.semicolon'))
}

function roleName(kernel: Kernel, role: string, locale: string): string | undefined {
  for (const { host } of kernel.plugins.values()) {
    const name = host.manifest.roles[role]?.name[locale]
    if (name !== undefined) return name
  }
  return undefined
}
