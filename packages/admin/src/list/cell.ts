import { css, html, nothing, type TemplateResult } from 'lit'
import type { Labels } from '../data/api.ts'
import type { EntityInfo, FieldInfo } from '../data/directory.ts'
import { conflictBox } from '../edit/conflict.ts'
import type { Editor } from '../edit/editor.ts'
import { inputOf } from '../edit/kinds.ts'
import type { Shared } from '../ui/part.ts'
import { drawValue } from '../values/draw.ts'

export interface CellOptions extends Shared {
  readonly entity: EntityInfo
  readonly field: FieldInfo
  readonly editor: Editor
  readonly labels: Labels
  save(): void
  /** Puts back what stood there. */
  close(): void
  /** A conflict was settled: one value or the other stands. */
  settled(): void
  /** Saves, and goes on to the field beside it. */
  next(by: 1 | -1): void
}

/** A field that is typed where it stands: Enter saves, Tab goes on, Esc puts back. */
export function cellInput({
  session,
  directory,
  texts,
  entity,
  field,
  editor,
  labels,
  save,
  close,
  next,
  settled,
}: CellOptions): TemplateResult {
  const { draft, problem, conflict, labels: learnt } = editor.state.value
  const context = { texts, directory, labels, entity: entity.name, field, now: new Date(), isInRow: true }
  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'Enter') save()
    else if (event.key === 'Escape') close()
    else if (event.key === 'Tab') next(event.shiftKey ? -1 : 1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return html`<div class="cell" @keydown=${pressed}>
    ${inputOf(field).input({
      id: 'cell',
      name: texts.field(entity.name, field.name),
      session,
      directory,
      texts,
      entity: entity.name,
      field,
      draft,
      labels: { ...labels, ...learnt },
      describedBy: problem === undefined ? '' : 'cell-e',
      isInvalid: problem !== undefined,
      change: to => {
        editor.type(to)
        // What is picked is meant: nothing more is typed.
        if (field.kind === 'choice' || field.kind === 'boolean' || field.kind === 'ref') save()
      },
      learn: editor.learn,
    })}
    ${problem === undefined ? nothing : html`<p class="wrong" id="cell-e" role="alert">${problem}</p>`}
    ${conflict ? conflictBox({ texts, conflict, who: labels[conflict.by ?? ''] ?? texts.say('actor.unknown'), draw: value => (value == null ? texts.say('value.empty') : drawValue(value, context)), settle: whose => void editor.settle(whose).then(settled) }) : nothing}
  </div>`
}

export const cellStyles = css`
  td.open {
    position: relative;
    overflow: visible;
    padding-block: 0;
  }
  .cell {
    position: relative;
    min-width: 9rem;
  }
  .cell .wrong, .cell .conflict {
    position: absolute;
    z-index: var(--k-z-menu);
    padding: var(--k-space-2);
    border-radius: var(--k-radius-m);
    background: var(--k-raised);
    box-shadow: var(--k-shadow-2);
    white-space: normal;
  }
  .cell .conflict {
    width: 20rem;
    padding: var(--k-space-3);
  }
`
