import type { PluginManifest } from '@kith/client'
import { html, nothing, type TemplateResult } from 'lit'
import { listAddress } from '../app/route.ts'
import { pageAddress } from '../pages/pages.ts'
import type { Message } from '../texts/en.ts'
import type { Texts } from '../texts/texts.ts'
import type { Shared } from '../ui/part.ts'

/** What a module is made of, as its manifest says. */
export function parts(shared: Shared, module: PluginManifest, all: readonly PluginManifest[]): readonly unknown[] {
  const { texts } = shared
  const { needs, writes, taps, jobs, routes, extensions } = module
  return [
    section(
      texts,
      'modules.needs',
      needs.map(
        ({ name, version }) =>
          html`<a class="link" href=${pageAddress('modules', name)}>${texts.plugin(name)}</a> <span class="hint num">${version}</span>`,
      ),
    ),
    section(texts, 'modules.records', records(shared, module)),
    section(
      texts,
      'modules.adds',
      extensions.map(
        ({ entity, fields }) =>
          html`${texts.plural(entity)}: ${texts.all(Object.keys(fields).map(field => texts.field(entity, `ext.${module.name}.${field}`)))}`,
      ),
    ),
    section(texts, 'modules.operations', operations(texts, module)),
    section(
      texts,
      'modules.writes',
      Object.entries(writes).map(
        ([entity, verbs]) =>
          html`${texts.plural(entity)} <span class="hint">${texts.all(verbs.map(verb => said(texts, 'modules.verb', verb)))}</span>`,
      ),
    ),
    section(
      texts,
      'modules.taps',
      taps.map(
        ({ hook, parts }) =>
          html`${hookWords(texts, hook, all)} <span class="hint">${texts.all(parts.map(part => said(texts, 'modules.tap', part)))}</span>`,
      ),
    ),
    section(
      texts,
      'modules.jobs',
      jobs.map(
        ({ name, cron }) =>
          html`<code dir="ltr">${name}</code>${cron ? html` <code class="hint" dir="ltr">${cron}</code>` : nothing}`,
      ),
    ),
    section(
      texts,
      'modules.routes',
      routes.map(({ method, path }) => html`<code dir="ltr">${method} ${path}</code>`),
    ),
  ]
}

function section(texts: Texts, title: Message, lines: readonly unknown[]): TemplateResult | typeof nothing {
  if (lines.length === 0) return nothing
  return html`<section><h3>${texts.say(title)}</h3><ul>${lines.map(line => html`<li>${line}</li>`)}</ul></section>`
}

function records({ texts, session, directory }: Shared, { entities }: PluginManifest): readonly TemplateResult[] {
  const { me } = session
  return entities.map(({ name, path, fields }) => {
    const words = texts.plural(name)
    const n = Object.keys(fields).length
    const isRead = directory.byPath(path) !== undefined && me.may('read', name)
    return html`${isRead ? html`<a class="link" href=${listAddress(path)}>${words}</a>` : words}
      ${me.mayCall('kernel.customize') && !name.startsWith('kernel.') ? html`<a class="link quiet" href=${pageAddress('fields', name)}>${texts.say('modules.fields', { n })}</a>` : html`<span class="hint">${texts.say('modules.fields', { n })}</span>`}`
  })
}

function operations(texts: Texts, { name, operations }: PluginManifest): readonly TemplateResult[] {
  return Object.entries(operations).map(([verb, { type, needs }]) => {
    const permission = `permission.${needs}`
    const what = texts.has(permission) ? texts.word(permission) : needs
    return html`<code dir="ltr">${name}.${verb}</code> <span class="hint">${texts.say(`modules.${type}`)} · ${what}</span>`
  })
}

/** 'leads.lead.saving' as 'Leads, saved', a hook of a module by its name. */
function hookWords(texts: Texts, hook: string, all: readonly PluginManifest[]): unknown {
  const dot = hook.lastIndexOf('.')
  const [of, moment] = [hook.slice(0, dot), hook.slice(dot + 1)]
  const isEntity = all.some(({ entities }) => entities.some(({ name }) => name === of))
  if (!isEntity) return html`<code dir="ltr">${hook}</code>`
  return texts.say('modules.tap.of', { name: texts.plural(of), when: said(texts, 'modules.when', moment) })
}

/** A word of the manifest in words, where there are some. */
function said(texts: Texts, area: string, word: string): string {
  const message = `${area}.${word}`
  return known.has(message) ? texts.say(message as Message) : word
}

const known: ReadonlySet<string> = new Set([
  ...['create', 'update', 'delete', 'restore'].map(verb => `modules.verb.${verb}`),
  ...['shape', 'guard', 'collect', 'run'].map(part => `modules.tap.${part}`),
  ...['saving', 'deleting', 'saved', 'deleted'].map(when => `modules.when.${when}`),
])
