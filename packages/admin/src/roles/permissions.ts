import type { AppManifest } from '@kith/client'
import { css, html, nothing, type TemplateResult } from 'lit'
import type { Texts } from '../texts/texts.ts'
import { permissionsOf } from './rules.ts'

export interface PermissionsPart {
  readonly texts: Texts
  readonly manifest: AppManifest
  readonly roles: ReadonlySet<string>
  /** What it had when it was last saved, while it is edited. */
  readonly before: ReadonlySet<string> | undefined
}

/** What these roles let one do beside reading and writing records; what they do not stands behind a line. */
export function permissionsPart({ texts, manifest, roles, before }: PermissionsPart): TemplateResult {
  const all = permissionsOf(manifest, roles)
  const had = new Set(before && permissionsOf(manifest, before).flatMap(one => (one.has ? one.permission : [])))
  const words = ({ permission, text }: (typeof all)[number]) =>
    texts.has(`permission.${permission}`) ? texts.word(`permission.${permission}`) : text
  const item = (one: (typeof all)[number]) => {
    const differs = before !== undefined && had.has(one.permission) !== one.has
    return html`<li class=${differs ? 'differs' : nothing}><i class="dot ${one.has ? 'green' : ''}"></i><span>${words(one)} <span class="hint">${one.plugin === 'kernel' ? texts.say('app.name') : texts.plugin(one.plugin)}</span>${differs ? html` <small>${texts.say(one.has ? 'roles.now' : 'roles.no-more')}</small>` : nothing}</span></li>`
  }
  const has = all.filter(one => one.has)
  const lacks = all.filter(one => !one.has)
  return html`<section class="part">
    <h2>${texts.say('roles.permissions')}</h2>
    ${has.length === 0 ? html`<p class="said">${texts.say('roles.permissions.none')}</p>` : html`<ul class="permissions">${has.map(item)}</ul>`}
    ${lacks.length === 0 ? nothing : html`<details><summary>${texts.say('roles.permissions.lacks', { n: lacks.length })}</summary><ul class="permissions">${lacks.map(item)}</ul></details>`}
  </section>`
}

export const permissionStyles = css`
  .permissions { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 18rem), 1fr)); gap: 0 var(--k-space-4); margin-block: var(--k-space-2); }
  .permissions li { display: flex; align-items: baseline; gap: var(--k-space-2); padding-block: var(--k-space-1); }
  .permissions .differs { background: var(--k-amber-soft); color: var(--k-amber-ink); }
  .permissions .differs .hint { color: inherit; }
`
