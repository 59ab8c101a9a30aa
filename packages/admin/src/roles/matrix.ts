import type { AppManifest } from '@kith/client'
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import type { EntityInfo } from '../data/directory.ts'
import { icon } from '../ui/icons.ts'
import { Part } from '../ui/part.ts'
import { anyField, holding, type MatrixVerb, type Rule, rulesOf, verbs, waysOf } from './rules.ts'
import { cellWords, conditionWords } from './words.ts'

/** What somebody wants to know more of. */
export interface Asked {
  readonly entity: string
  readonly verb: MatrixVerb
}

interface Group {
  readonly plugin: string
  readonly entities: readonly EntityInfo[]
}

/**
 * What somebody with these roles may do with each kind of record, in words. Arrows move from cell to cell; a row opens
 * where fields are kept back or conditions are asked; Enter on a cell tells by `kith-asked` which one.
 */
export class KithRoleMatrix extends Part {
  static override styles = [
    Part.styles,
    css`
      .scroll { border-bottom: var(--k-hairline) solid var(--k-line); }
      table { width: 100%; border-collapse: separate; border-spacing: 0; }
      th, td { height: var(--k-row); padding: var(--k-space-1) var(--k-space-2); border-top: var(--k-hairline) solid var(--k-line); text-align: start; font-weight: var(--k-weight); overflow-wrap: anywhere; }
      thead th { position: sticky; top: 0; z-index: var(--k-z-sticky); height: var(--k-space-8); border: 0; background: var(--k-surface); color: var(--k-text-3); font-size: var(--k-text-xs); }
      th:first-child { width: 28%; padding-inline-start: 0; }
      td { width: 18%; color: var(--k-text); cursor: pointer; }
      td:hover { background: var(--k-hover); }
      td.none { color: var(--k-text-3); }
      .group { padding-top: var(--k-space-4); border-top: 0; color: var(--k-text-3); font-size: var(--k-text-xs); font-weight: var(--k-weight-medium); }
      .open { display: flex; align-items: center; gap: var(--k-space-1); width: 100%; min-height: 1.5rem; padding: 0; border: 0; background: none; text-align: start; cursor: pointer; }
      .open .i { color: var(--k-text-3); }
      .name { padding-inline-start: calc(var(--k-icon) + var(--k-space-1)); }
      .field .name { padding-inline-start: calc(2 * var(--k-icon) + var(--k-space-2)); color: var(--k-text-2); }
      .field th, .field td, .rules td { border-top-style: dashed; }
      .rules td { color: var(--k-text-2); cursor: default; padding-inline-start: calc(2 * var(--k-icon) + var(--k-space-2)); }
      .rules td:hover { background: none; }
      .rules li { padding-block: var(--k-space-half); line-height: var(--k-leading-prose); }
      td.differs { background: var(--k-amber-soft); color: var(--k-amber-ink); }
      td small { display: block; font-size: var(--k-text-xs); }
      td, th { scroll-margin-top: var(--k-space-8); }
      @container (max-width: 46rem) {
        .scroll { overflow-x: auto; }
        table { min-width: 38rem; }
        tr:not(.rules) > :first-child:not(.group) { position: sticky; inset-inline-start: 0; z-index: var(--k-z-sticky); width: 9rem; min-width: 9rem; background: var(--k-surface); }
        td, th { scroll-margin-inline-start: 9rem; }
        .rules ul { position: sticky; inset-inline-start: calc(2 * var(--k-icon) + var(--k-space-2)); width: 16rem; }
        .group { position: static; }
      }
      td:focus-visible, th:focus-visible { outline-offset: -2px; }
    `,
  ]
  static override properties = {
    manifest: { attribute: false },
    roles: { attribute: false },
    saved: { attribute: false },
    opened: { state: true },
    at: { state: true },
  }

  declare manifest: AppManifest
  /** The role and all that it includes. */
  declare roles: ReadonlySet<string>
  /** What it had when it was last saved, while it is edited. */
  declare saved: ReadonlySet<string> | undefined
  declare opened: ReadonlySet<string>
  /** The cell that the keyboard is at: 'row:column'. */
  declare at: string

  #rules: ReadonlyMap<string, readonly Rule[]> = new Map()
  /** Rows as they stand, for the arrows. */
  #rows: string[] = []

  constructor() {
    super()
    this.opened = new Set()
    this.at = ''
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('manifest')) this.#rules = rulesOf(this.manifest)
  }

  override render(): TemplateResult {
    const { texts } = this
    this.#rows = []
    const groups = this.#groups
    return html`<div class="scroll"><table role="grid" aria-label=${texts.say('roles.matrix')} @keydown=${this.#pressed} @focusin=${this.#came}>
      <thead><tr><th scope="col">${texts.say('roles.records')}</th>${verbs.map(verb => html`<th scope="col">${texts.say(`roles.verb.${verb}`)}</th>`)}</tr></thead>
      ${groups.map(({ plugin, entities }) => html`<tbody><tr><th class="group" scope="rowgroup" colspan="5">${plugin === 'kernel' ? texts.say('app.name') : texts.plugin(plugin)}</th></tr>${entities.map(entity => this.#row(entity))}</tbody>`)}
    </table></div>`
  }

  /** The kernel's own come last: people work in the modules'. */
  get #groups(): readonly Group[] {
    const { manifests } = this.manifest
    const sorted = [
      ...manifests.filter(({ name }) => name !== 'kernel'),
      ...manifests.filter(({ name }) => name === 'kernel'),
    ]
    return sorted
      .map(({ name, entities }) => ({
        plugin: name,
        entities: entities.flatMap(entity => this.directory.byName(entity.name) ?? []),
      }))
      .filter(({ entities }) => entities.length > 0)
  }

  #row(entity: EntityInfo): TemplateResult {
    const { texts, roles } = this
    const { name } = entity
    const rules = this.#rules.get(name) ?? []
    const kept = this.#kept(entity, rules)
    const conditions = [...new Set(verbs.flatMap(verb => holding(rules, roles, verb)))].flatMap(
      rule => conditionWords(rule, name, texts) ?? [],
    )
    const canOpen = !roles.has('administrator') && (kept.length > 0 || conditions.length > 0)
    const isOpen = canOpen && this.opened.has(name)
    this.#rows.push(name)
    const head = canOpen
      ? html`<th scope="row"><button class="open" type="button" data-cell="${name}:0" tabindex=${this.#tab(`${name}:0`)} aria-expanded=${isOpen} @click=${() => this.#turn(name)}>${icon(isOpen ? 'expand' : 'next')}<span>${texts.plural(name)}</span></button></th>`
      : html`<th scope="row" class="name" data-cell="${name}:0" tabindex=${this.#tab(`${name}:0`)}>${texts.plural(name)}</th>`
    return html`<tr>${head}${verbs.map((verb, i) => this.#cell(name, name, verb, i + 1))}</tr>
      ${isOpen ? kept.map(field => this.#fieldRow(name, field)) : nothing}
      ${isOpen && conditions.length > 0 ? html`<tr class="rules"><td colspan="5"><ul>${[...new Set(conditions)].map(words => html`<li>${words}</li>`)}</ul></td></tr>` : nothing}`
  }

  #fieldRow(entity: string, field: string): TemplateResult {
    const row = `${entity}/${field}`
    this.#rows.push(row)
    return html`<tr class="field"><th scope="row" class="name" data-cell="${row}:0" tabindex=${this.#tab(`${row}:0`)}>${this.texts.field(entity, field)}</th>${verbs.map((verb, i) => this.#cell(row, entity, verb, i + 1, field))}</tr>`
  }

  #cell(row: string, entity: string, verb: MatrixVerb, column: number, field?: string): TemplateResult {
    const { texts, roles, saved } = this
    const id = `${row}:${column}`
    const rules = this.#rules.get(entity) ?? []
    const said = (of: ReadonlySet<string>) => cellWords(waysOf(rules, of, verb, field), entity, texts)
    const isField = field !== undefined && verb === 'delete'
    const words = isField ? '' : said(roles)
    const was = saved && !isField ? said(saved) : words
    const isNone = words === texts.say('roles.cell.none')
    return html`<td class="${isNone ? 'none' : ''} ${was === words ? '' : 'differs'}" data-cell=${id} tabindex=${this.#tab(id)} @click=${() => this.#ask({ entity, verb })}>${words}${was === words ? nothing : html`<small>${texts.say('roles.was', { words: was })}</small>`}</td>`
  }

  /** Fields that are kept back from what the row says. */
  #kept(entity: EntityInfo, rules: readonly Rule[]): readonly string[] {
    const { texts, roles } = this
    const written = ['read', 'create', 'update'] as const
    const said = (verb: MatrixVerb, field: string) => cellWords(waysOf(rules, roles, verb, field), entity.name, texts)
    const whole = new Map(written.map(verb => [verb, said(verb, anyField)]))
    return entity.fields
      .map(({ name }) => name)
      .filter(field => written.some(verb => said(verb, field) !== whole.get(verb)))
  }

  #tab(id: string): 0 | -1 {
    const first = `${this.#rows[0]}:0`
    return id === (this.at || first) ? 0 : -1
  }

  #turn(name: string): void {
    const opened = new Set(this.opened)
    if (!opened.delete(name)) opened.add(name)
    this.opened = opened
  }

  #ask(detail: Asked): void {
    this.dispatchEvent(new CustomEvent<Asked>('kith-asked', { detail }))
  }

  readonly #came = (event: FocusEvent) => {
    const cell = (event.target as HTMLElement).dataset.cell
    if (cell !== undefined) this.at = cell
  }

  readonly #pressed = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement
    const [row = '', column = ''] = target.dataset.cell?.split(':') ?? []
    const at = this.#rows.indexOf(row)
    if (at < 0) return
    const n = Number(column)
    const moves: Readonly<Record<string, readonly [number, number]>> = {
      ArrowDown: [at + 1, n],
      ArrowUp: [at - 1, n],
      ArrowRight: [at, n + 1],
      ArrowLeft: [at, n - 1],
      Home: [at, 0],
      End: [at, verbs.length],
    }
    const move = moves[event.key]
    if (move) this.#go(...move)
    else if (event.key === 'Enter' && target.matches('td')) target.click()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  #go(row: number, column: number): void {
    const name = this.#rows[row]
    if (name === undefined || column < 0 || column > verbs.length) return
    const cell = this.renderRoot.querySelector<HTMLElement>(`[data-cell="${CSS.escape(`${name}:${column}`)}"]`)
    cell?.focus()
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }
}

customElements.define('kith-role-matrix', KithRoleMatrix)
