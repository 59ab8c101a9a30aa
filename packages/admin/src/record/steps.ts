import { css, html, nothing, type TemplateResult } from 'lit'
import type { RecordRow } from '../data/api.ts'
import type { EntityInfo, FieldInfo } from '../data/directory.ts'
import { fieldValue } from '../data/field-value.ts'
import type { Texts } from '../texts/texts.ts'
import { icon } from '../ui/icons.ts'

/** Where a record stands on the way that its kind takes. */
export interface Steps {
  readonly field: FieldInfo
  readonly codes: readonly string[]
  /** -1: on none of them. */
  readonly at: number
}

export function stepsOf({ fields }: EntityInfo, row: RecordRow): Steps | undefined {
  const field = fields.find(({ options }) => (options.steps?.length ?? 0) > 1)
  if (!field?.options.steps) return undefined
  return { field, codes: field.options.steps, at: field.options.steps.indexOf(String(fieldValue(row, field.name))) }
}

export interface StepPathOptions {
  readonly texts: Texts
  readonly entity: EntityInfo
  readonly steps: Steps
  /** Absent where the reader may not move it. */
  readonly move: ((code: string) => void) | undefined
}

/** The way as a path: what lies behind, where it stands, what is ahead. */
export function stepPath({ texts, entity, steps, move }: StepPathOptions): TemplateResult {
  const { field, codes, at } = steps
  return html`<ol class="stages" aria-label=${texts.field(entity.name, field.name)}>
    ${codes.map((code, i) => {
      const name = texts.choice(entity.name, field.name, code)
      const words = html`<span class="sn">${i < at ? icon('check') : nothing}<span>${name}</span></span>`
      return html`<li class=${i < at ? 'done' : i === at ? 'now' : ''} aria-current=${i === at ? 'step' : nothing}>
        ${i === at || !move ? words : html`<button type="button" title=${texts.say('record.move', { name })} @click=${() => move(code)}>${words}</button>`}
      </li>`
    })}
  </ol>`
}

export const stepStyles = css`
  .stages {
    display: grid;
    grid-auto-columns: minmax(0, 1fr);
    grid-auto-flow: column;
    gap: var(--k-space-1);
    margin-top: var(--k-space-4);
  }
  .stages li {
    min-width: 0;
    border-top: 3px solid var(--k-active);
    color: var(--k-text-3);
    font-size: var(--k-text-xs);
  }
  .stages button, .stages li > .sn {
    display: flex;
    width: 100%;
    min-height: 1.75rem;
    padding: var(--k-space-2) 0 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
  }
  .stages button {
    cursor: pointer;
  }
  .stages button:hover {
    color: var(--k-text);
  }
  .sn {
    display: inline-flex;
    align-items: flex-start;
    gap: var(--k-space-1);
    overflow-wrap: anywhere;
  }
  .sn .i {
    width: 0.75rem;
    height: 0.75rem;
    margin-top: 0.1875rem;
  }
  .stages .done {
    border-color: var(--k-accent-line);
    color: var(--k-text-2);
  }
  .stages .now {
    border-color: var(--k-accent);
    color: var(--k-text);
    font-weight: var(--k-weight-medium);
  }
  @media (pointer: coarse), (max-width: 47.99rem) {
    .stages button { min-height: var(--k-control-height); }
    .sn .i { display: none; }
  }
`
