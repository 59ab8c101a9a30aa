import { html, type TemplateResult } from 'lit'
import type { EntityInfo, FieldInfo } from '../data/directory.ts'
import { fieldValue } from '../data/field-value.ts'
import type { ValueContext } from '../values/context.ts'
import { drawValue } from '../values/draw.ts'
import type { RecordState } from './feed.ts'
import { documentsOf } from './origin.ts'

export interface CameInOptions extends Pick<ValueContext, 'texts' | 'directory' | 'now'> {
  readonly entity: EntityInfo
  readonly documents: readonly FieldInfo[]
  readonly origin: RecordState['origin']['value']
  readonly draw: (field: FieldInfo) => unknown
}

/** The record's own documents, and what those on its way hold: what somebody said in full, what was noted beside it closed. */
export function cameIn({ entity, documents, origin, draw, ...context }: CameInOptions): readonly TemplateResult[] {
  const { texts, directory } = context
  const own = documents.map(
    field => html`<section><h3>${texts.field(entity.name, field.name)}</h3>${draw(field)}</section>`,
  )
  const others = (origin?.steps ?? []).flatMap(({ entity: other, row, labels }) => {
    if (!other || !row) return []
    return documentsOf(other, row).map(field => {
      const title = texts.say('record.answers', {
        name: texts.entity(other.name),
        field: texts.within(texts.field(other.name, field.name)),
      })
      const beside = [entity.name, ...directory.pointingAt(other.name)]
      const body = drawValue(fieldValue(row, field.name), { ...context, labels, entity: other.name, field, beside })
      return field.options.personal
        ? html`<section><h3>${title}</h3>${body}</section>`
        : html`<section><details><summary>${title}</summary>${body}</details></section>`
    })
  })
  return [...own, ...others]
}
