import { html } from 'lit'
import type { Filter } from '../../app/route.ts'
import '../../list/filter/bar.ts'
import type { InputKind } from './kind.ts'

/** A condition over records of an entity, built as the filter of a list is. */
export const condition: InputKind = {
  draft: value => value ?? {},
  read: draft => ({ value: draft ?? {} }),
  input({ id, name, session, directory, texts, field, draft, change }) {
    const entity = directory.byName(field.options.entity ?? '')
    const changed = (event: CustomEvent<Filter | undefined>) => {
      event.stopPropagation()
      change(event.detail ?? {})
    }
    return html`<kith-filter-bar id=${id} role="group" aria-label=${name} .session=${session} .directory=${directory} .texts=${texts} .entity=${entity} .where=${draft} @kith-filtered=${changed}></kith-filter-bar>`
  },
  isLong: () => true,
}
