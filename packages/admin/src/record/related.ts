import { KithError } from '@kith/client'
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { recordAddress } from '../app/route.ts'
import type { Labels, ListPage, RecordRow } from '../data/api.ts'
import type { EntityInfo, FieldInfo } from '../data/directory.ts'
import { columnsOf, refsOf } from '../list/columns.ts'
import { failure } from '../ui/failure.ts'
import { follow } from '../ui/follow.ts'
import { minutes } from '../ui/watch.ts'
import { inRow } from '../values/draw.ts'
import { relatedName } from './name.ts'
import { RecordPart } from './part.ts'
import { type Relation, relatedAddress, relationsOf } from './relations.ts'

interface Loaded {
  readonly relation: Relation
  readonly page: ListPage | undefined
  readonly count: { readonly count: number; readonly capped: boolean } | undefined
  readonly error: KithError | undefined
}

interface Names {
  readonly labels: Labels
  readonly refs: readonly string[]
}

const shown = 5
const created: FieldInfo = { name: 'createdAt', kind: 'instant', options: {} }

/** What points at a record: the newest few of each kind, how many there are, and the way to all of them. */
export class KithRelated extends RecordPart {
  static override styles = [
    RecordPart.styles,
    css`
      section + section { margin-top: var(--k-space-6); }
      h3 { display: flex; align-items: baseline; gap: var(--k-space-2); margin-bottom: var(--k-space-1); font-weight: var(--k-weight-medium); }
      h3 .num { color: var(--k-text-3); font-weight: var(--k-weight); }
      h3 a { margin-inline-start: auto; color: var(--k-accent-text); font-weight: var(--k-weight); }
      li { display: flex; align-items: center; gap: var(--k-space-3); min-height: var(--k-row); padding: var(--k-space-1) 0; border-bottom: var(--k-hairline) solid var(--k-line); }
      li a { flex: 1; min-width: 0; overflow-wrap: anywhere; }
      li a:hover, h3 a:hover { text-decoration: underline; text-underline-offset: 3px; }
      time { color: var(--k-text-3); font-size: var(--k-text-xs); }
    `,
  ]

  readonly #now = minutes(this)
  #loaded: readonly Loaded[] | undefined
  #turn = 0
  #stop: (() => void) | undefined

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#turn++
    this.#stop?.()
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('recordId') && !changed.has('session')) return
    this.#stop?.()
    const kinds = new Set(relationsOf(this.directory, this.entity).map(({ entity }) => entity.name))
    this.#stop = follow(
      this.session.connection,
      event => kinds.has(event.entity),
      () => void this.#load(),
    )
    void this.#load()
  }

  override render(): TemplateResult {
    const { texts } = this
    if (!this.#loaded) return html`<p class="hint" role="status">${texts.say('state.loading')}</p>`
    const filled = this.#loaded.filter(({ page, error }) => error || (page?.rows.length ?? 0) > 0)
    if (filled.length === 0) return html`<p class="hint">${texts.say('related.none')}</p>`
    return html`${filled.map(one => this.#section(one))}`
  }

  #section({ relation, page, count, error }: Loaded): TemplateResult {
    const { texts } = this
    const { entity, field, isOnly } = relation
    const names = { labels: page?.labels ?? {}, refs: otherRefs(relation) }
    const plural = texts.plural(entity.name)
    const name = isOnly
      ? plural
      : texts.say('record.answers', { name: plural, field: texts.within(texts.field(entity.name, field.name)) })
    if (error)
      return html`<section><h3>${name}</h3>${failure({ texts, error, again: () => void this.#load() })}</section>`
    const n = count ? `${texts.number(count.count)}${count.capped ? '+' : ''}` : ''
    const isMore = (count?.count ?? 0) > shown
    return html`<section>
      <h3>${name}<span class="num">${n}</span>${isMore ? html`<a href=${relatedAddress(relation, this.recordId)}>${texts.say('related.all')}</a>` : nothing}</h3>
      <ul>${page?.rows.map(row => this.#row(row, entity, names))}</ul>
    </section>`
  }

  #row(row: RecordRow, entity: EntityInfo, { labels, refs }: Names): TemplateResult {
    const { texts, directory } = this
    const state = entity.fields.find(({ kind, name }) => kind === 'choice' && name === 'status')
    const draw = inRow(row, { texts, directory, labels: {}, entity: entity.name, now: this.#now() })
    return html`<li><a href=${recordAddress(entity.path, row.id)} dir="auto">${relatedName(row, entity, texts, labels, refs)}</a>${state ? draw(state) : nothing}${draw(created)}</li>`
  }

  async #load(): Promise<void> {
    const mine = ++this.#turn
    const loaded = await Promise.all(relationsOf(this.directory, this.entity).map(relation => this.#one(relation)))
    if (mine !== this.#turn) return
    this.#loaded = loaded.filter(({ error }) => error?.code !== 'KITH_DENIED')
    this.requestUpdate()
  }

  async #one(relation: Relation): Promise<Loaded> {
    const { api } = this.session
    const { path } = relation.entity
    const where = relation.where(this.recordId)
    try {
      const [page, count] = await Promise.all([
        api.list(path, { where, limit: shown, with: otherRefs(relation) }),
        api.query<NonNullable<Loaded['count']>>(`${path}.count`, { where }),
      ])
      return { relation, page, count, error: undefined }
    } catch (error) {
      const failed = error instanceof KithError ? error : new KithError('KITH_FAILED', String(error))
      return { relation, page: undefined, count: undefined, error: failed }
    }
  }
}

/** What its list shows that it points at, besides the record here. */
function otherRefs({ entity, field }: Relation): readonly string[] {
  return refsOf({ beside: undefined, rest: columnsOf(entity).rest }).filter(name => name !== field.name)
}

customElements.define('kith-related', KithRelated)
