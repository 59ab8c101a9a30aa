import { html, nothing, type TemplateResult } from 'lit'
import { recordAddress } from '../app/route.ts'
import type { Labels, RecordRow } from '../data/api.ts'
import type { EntityInfo, FieldInfo } from '../data/directory.ts'
import { fieldValue } from '../data/field-value.ts'
import { columnsOf } from '../list/columns.ts'
import { avatar } from '../ui/avatar.ts'
import type { Shared } from '../ui/part.ts'
import { inRow } from '../values/draw.ts'
import type { Dragging } from './dragging.ts'

export interface CardOptions extends Shared {
  readonly entity: EntityInfo
  /** The name of the choice or ref whose values are the columns. */
  readonly field: string
  readonly row: RecordRow
  /** What it is called, where its label is empty. */
  readonly name: string
  readonly labels: Labels
  readonly now: Date
  /** The number of its column. */
  readonly column: number
  readonly isMoving: boolean
  readonly dragging: Dragging
  /** Where it can go, for who does not drag. */
  readonly targets: readonly { readonly code: string; readonly name: string }[]
  move(to: string): void
}

/** A record on a board: what it is called, two facts, whose it is, where it can go. */
export function boardCard(options: CardOptions): TemplateResult {
  const { session, texts, directory, entity, field, row, name, labels, now, column, isMoving, dragging } = options
  const { label, beside, rest } = columnsOf(entity)
  const draw = inRow(row, { texts, directory, labels, entity: entity.name, now })
  const owner = rest.find(({ kind, options }) => kind === 'ref' && options.entity === 'kernel.user')
  const ownerId = owner && fieldValue(row, owner.name)
  const ownerName = typeof ownerId === 'string' ? labels[ownerId] : undefined
  const facts = rest.filter(one => one !== owner && one.name !== field && one.kind !== 'choice').slice(0, 2)
  return html`<article class="card ${isMoving ? 'moving' : ''}" data-id=${row.id} data-n=${column} draggable=${session.me.may('update', entity.name) ? 'true' : 'false'} @dragstart=${(event: DragEvent) => dragging.start(event, row.id)} @dragend=${dragging.ended}>
      <a class="name" draggable="false" href=${recordAddress(entity.path, row.id)}>${label ? (draw(label) ?? name) : name}</a>
      ${beside && draw(beside) ? html`<div class="sub cut">${draw(beside)}</div>` : nothing}
      ${facts.map(fact => {
        const value = draw(fact)
        return value
          ? html`<div class="fact"><span class=${isNumber(fact) ? 'hint' : 'vh'}>${texts.field(entity.name, fact.name)} </span>${value}</div>`
          : nothing
      })}
      <div class="foot">
        ${ownerName === undefined ? html`<span class="hint">—</span>` : html`<span class="own">${avatar(String(ownerId), ownerName)}<span class="cut" dir="auto">${ownerName}</span></span>`}
        ${moveMenu(options)}
      </div>
    </article>`
}

function moveMenu({ session, texts, entity, name, targets, move }: CardOptions): TemplateResult | typeof nothing {
  if (!session.me.may('update', entity.name)) return nothing
  const choose = (event: Event) => {
    const select = event.target as HTMLSelectElement
    const to = select.value
    select.value = ''
    if (to !== '') move(to)
  }
  const words = texts.say('board.move', { name })
  return html`<select class="move" aria-label=${words} title=${words} @change=${choose}><option value="" selected>⋯</option>${targets.map(({ code, name }) => html`<option value=${code}>${name}</option>`)}</select>`
}

function isNumber({ kind }: FieldInfo): boolean {
  return kind === 'integer' || kind === 'decimal' || kind === 'money'
}
